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

/// Which keys a shown line may reveal, by name, at any depth.
#[derive(Debug, Clone, Copy)]
pub struct Vocabulary {
    /// Keys whose values may be shown.
    pub shown: &'static [&'static str],
    /// Keys of objects: what is under their own keys is judged by those, and a text in an
    /// object's place may not be shown, since it may hold the object with all its secrets.
    pub objects: &'static [&'static str],
    /// Keys that may be shown, and whose values may not.
    pub secret: &'static [&'static str],
}

impl Vocabulary {
    /// Whether `key` itself may be shown.
    pub fn knows(&self, key: &str) -> bool {
        self.reveals(key) || self.secret.contains(&key)
    }

    /// Whether a message may show `key`: it is one of ours, or misspells one. Any other may be
    /// a secret that slipped out of its place.
    pub fn may_show(&self, key: &str) -> bool {
        let words = || {
            [self.shown, self.objects, self.secret]
                .into_iter()
                .flatten()
                .copied()
        };
        self.knows(key) || key == "<<" || nearest(key, words()).is_some()
    }

    /// Whether something of the value of `key` may be shown: all of it, or what the keys in it
    /// allow.
    pub fn reveals(&self, key: &str) -> bool {
        self.reveals_text(key) || self.objects.contains(&key)
    }

    /// Whether `text` holds the name of a secret key, and perhaps its value after it.
    fn names_secret(&self, text: &str) -> bool {
        self.secret
            .iter()
            .any(|key| text != *key && text.contains(key))
    }

    /// Whether the value of `key` may be shown where it is a text, or a list of them.
    pub fn reveals_text(&self, key: &str) -> bool {
        self.shown.contains(&key)
    }
}
