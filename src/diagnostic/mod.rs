//! What is wrong with an input, as data, and how it is shown.
//!
//! A [`Problem`] names a key by its [`Path`]; where that key stands is looked up only when the
//! problem is [`render`]ed. What a shown line may reveal is decided by a [`Vocabulary`]: values
//! of secret or unknown keys are masked.
//!
//! Knows nothing of what a payload means.

mod mask;
mod nearest;
mod path;
mod place;
mod render;

pub(crate) use nearest::nearest;
pub use path::{Path, Step};
pub(crate) use place::find;
pub use render::{Source, render};

/// How bad a problem is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Worth knowing; the work is done all the same.
    Warning,
    /// Nothing can be made of the input until this is mended.
    Error,
}

/// One thing that is wrong with an input.
///
/// ```
/// use sfgen::diagnostic::{Path, Problem};
///
/// let problem = Problem::error(Path::new("config.port"), "is not a port")
///     .help("write a number from 1 to 65535");
/// assert_eq!(problem.to_string(), "config.port: is not a port");
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How bad it is.
    pub severity: Severity,
    /// The key that it is about.
    pub path: Path,
    /// What is wrong; never a secret.
    pub message: String,
    /// What to write instead; never a secret.
    pub help: Option<String>,
}

impl Problem {
    /// A problem that has to be mended.
    pub fn error(path: Path, message: impl Into<String>) -> Self {
        Self::new(Severity::Error, path, message.into())
    }

    /// A problem that stops nothing.
    pub fn warning(path: Path, message: impl Into<String>) -> Self {
        Self::new(Severity::Warning, path, message.into())
    }

    /// Adds what to write instead.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    fn new(severity: Severity, path: Path, message: String) -> Self {
        Self {
            severity,
            path,
            message,
            help: None,
        }
    }
}

impl std::fmt::Display for Problem {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.path.has_name() {
            write!(f, "{}: ", self.path)?;
        }
        f.write_str(&self.message)
    }
}

/// A key of an input, and what a shown line may reveal of its value.
#[derive(Debug, Clone, Copy)]
pub struct Key {
    /// Its name.
    pub name: &'static str,
    /// What its value is.
    pub holds: Holds,
}

/// What the value of a key is, as far as showing it goes.
#[derive(Debug, Clone, Copy)]
pub enum Holds {
    /// What may be shown.
    Text,
    /// An object with these keys: what is under its own keys is judged by those, and a text in
    /// its place may not be shown, since it may hold the object with all its secrets.
    Object(&'static [Key]),
    /// What may not be shown.
    Secret,
}

/// Which keys a shown line may reveal, by name, at any depth.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary {
    /// The keys of the whole input.
    pub keys: &'static [Key],
}

impl Vocabulary {
    /// Every key, of objects inside too.
    fn all(&self) -> Vec<Key> {
        let mut all = self.keys.to_vec();
        let mut next = 0;
        while let Some(key) = all.get(next).copied() {
            if let Holds::Object(below) = key.holds {
                all.extend(below);
            }
            next += 1;
        }
        all
    }

    fn holds(&self, name: &str) -> Option<Holds> {
        let found = self.all().into_iter().find(|key| key.name == name);
        found.map(|key| key.holds)
    }

    /// The keys of secrets.
    pub(crate) fn secrets(&self) -> impl Iterator<Item = &'static str> {
        let is_secret = |key: &Key| matches!(key.holds, Holds::Secret);
        self.all().into_iter().filter(is_secret).map(|key| key.name)
    }

    /// Whether `key` itself may be shown.
    pub fn knows(&self, key: &str) -> bool {
        self.holds(key).is_some()
    }

    /// Whether a message may show `key`: it is one of ours, or misspells one. Any other may be
    /// a secret that slipped out of its place.
    pub fn may_show(&self, key: &str) -> bool {
        let words = self.all().into_iter().map(|key| key.name);
        self.knows(key) || key == "<<" || nearest(key, words).is_some()
    }

    /// Whether something of the value of `key` may be shown: all of it, or what the keys in it
    /// allow.
    pub fn reveals(&self, key: &str) -> bool {
        matches!(self.holds(key), Some(Holds::Text | Holds::Object(_)))
    }

    /// Whether `text` holds the name of a secret key, and perhaps its value after it.
    fn names_secret(&self, text: &str) -> bool {
        self.secrets().any(|key| text != key && text.contains(key))
    }

    /// Whether the value of `key` may be shown where it is a text, or a list of them.
    pub fn reveals_text(&self, key: &str) -> bool {
        matches!(self.holds(key), Some(Holds::Text))
    }
}
