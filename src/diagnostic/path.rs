//! Where in an input a problem is: a key, or, where there are no keys yet, a position.

use std::borrow::Cow;
use std::fmt;

/// A dotted key path such as `config.impersonation.role` or `config.workspaces.warehouses[3]`.
///
/// ```
/// use sfgen::diagnostic::Path;
///
/// let path = Path::new("config.workspaces.warehouses").index(3);
/// assert_eq!(path.to_string(), "config.workspaces.warehouses[3]");
/// ```
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Path {
    start: Cow<'static, str>,
    steps: Vec<Step>,
    of_key: bool,
    position: Option<(usize, usize)>,
}

/// One step down from an object or a list.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// To the first value of this key.
    Key(Cow<'static, str>),
    /// To this item of a list, counted from 0.
    Item(usize),
    /// To this entry of an object, counted from 0, whose key is as given: tells apart keys that
    /// are given twice.
    Entry(usize, String),
}

impl Path {
    /// The value at these keys, separated by dots; `""` is the whole input.
    pub fn new(keys: &'static str) -> Self {
        Self {
            start: Cow::Borrowed(keys),
            steps: Vec::new(),
            of_key: false,
            position: None,
        }
    }

    /// The whole input, or no place in it.
    pub fn whole() -> Self {
        Self::new("")
    }

    /// A place that has no key, in an input that could not be read.
    ///
    /// `line` and `column`, in characters, count from 1.
    pub fn at(line: usize, column: usize) -> Self {
        Self {
            position: Some((line, column)),
            ..Self::whole()
        }
    }

    /// The value of `key` in the object here.
    #[must_use]
    pub fn key(self, key: impl Into<Cow<'static, str>>) -> Self {
        self.step(Step::Key(key.into()))
    }

    /// An item of the list here, counted from 0.
    #[must_use]
    pub fn index(self, index: usize) -> Self {
        self.step(Step::Item(index))
    }

    /// The entry of the object here that stands at `index`, counted from 0, under `key`.
    #[must_use]
    pub fn entry(self, index: usize, key: impl Into<String>) -> Self {
        self.step(Step::Entry(index, key.into()))
    }

    /// The key that leads here instead of the value.
    #[must_use]
    pub fn of_key(mut self) -> Self {
        self.of_key = true;
        self
    }

    /// Whether `other` is this place or one inside it.
    pub fn covers(&self, other: &Self) -> bool {
        let (outer, inner) = (self.to_string(), other.to_string());
        inner
            .strip_prefix(outer.as_str())
            .is_some_and(|rest| outer.is_empty() || rest.is_empty() || rest.starts_with(['.', '[']))
    }

    /// The line and column of a place that has no key.
    pub(super) fn position(&self) -> Option<(usize, usize)> {
        self.position
    }

    /// Whether the place is a key and not its value.
    pub(super) fn is_of_key(&self) -> bool {
        self.of_key
    }

    /// Whether there is anything to display.
    pub fn has_name(&self) -> bool {
        !self.start.is_empty() || !self.steps.is_empty()
    }

    /// All steps from the whole input to here.
    pub(super) fn steps(&self) -> impl Iterator<Item = Step> + '_ {
        self.start
            .split('.')
            .filter(|key| !key.is_empty())
            .map(|key| Step::Key(Cow::Owned(key.to_owned())))
            .chain(self.steps.iter().cloned())
    }

    fn step(mut self, step: Step) -> Self {
        self.steps.push(step);
        self
    }
}

impl FromIterator<Step> for Path {
    fn from_iter<I: IntoIterator<Item = Step>>(steps: I) -> Self {
        Self {
            steps: steps.into_iter().collect(),
            ..Self::whole()
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.start)?;
        let mut first = self.start.is_empty();
        for step in &self.steps {
            match step {
                Step::Item(index) => write!(f, "[{index}]")?,
                Step::Key(key) if first => f.write_str(key)?,
                Step::Entry(_, key) if first => f.write_str(key)?,
                Step::Key(key) => write!(f, ".{key}")?,
                Step::Entry(_, key) => write!(f, ".{key}")?,
            }
            first = false;
        }
        Ok(())
    }
}
