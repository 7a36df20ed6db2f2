//! What a rule is, and what it says.

use super::trace::Trace;
use crate::catalogue::Touches;

/// A rule.
pub struct Rule {
    /// Its name in kebab-case, which names the fault.
    pub id: &'static str,
    /// The version of sfgen that brought it.
    pub since: &'static str,
    /// How grave what it finds is.
    pub severity: Severity,
    /// What is wrong.
    pub wrong: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// Where that is documented.
    pub link: &'static str,
    /// What to do instead.
    pub instead: &'static str,
    /// What it rests on that Snowflake does not document.
    pub inference: Option<&'static str>,
    /// The classes of touches that it gives a name to: where it speaks of a statement, the
    /// general rules of these classes do not.
    pub(super) names: &'static [Touches],
    pub(super) check: fn(&Trace<'_>) -> Vec<Hit>,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// A rule is its name.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

/// How grave a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Worth knowing.
    Note,
    /// To be looked at before the script is run.
    Warning,
    /// Not to be run like this.
    Error,
}

impl Severity {
    /// Its name in reports.
    ///
    /// ```
    /// assert_eq!(sfgen::review::Severity::Note.as_str(), "note");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Note => "note",
            Self::Warning => "warning",
            Self::Error => "error",
        }
    }
}

/// A place where a rule applies.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hit {
    pub(super) line: u32,
    pub(super) message: String,
}

impl Hit {
    pub(super) fn new(line: u32, message: impl Into<String>) -> Self {
        // A symbol is told as a reader knows it.
        let message = crate::account::shown(&message.into());
        Self { line, message }
    }
}
