//! What a review comes to, in numbers and in a sentence.

use std::iter::Sum;

use schemars::JsonSchema;
use serde::Serialize;

use crate::review::{Review, Severity, Went};

/// How many findings and statements there are of each kind.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Counts {
    /// Errors that are not accepted.
    pub errors: usize,
    /// Warnings that are not accepted.
    pub warnings: usize,
    /// Notes that are not accepted.
    pub notes: usize,
    /// Findings that are accepted.
    pub accepted: usize,
    /// Statements that are done.
    pub done: usize,
    /// Statements that Snowflake refuses.
    pub refused: usize,
    /// Statements that are not understood.
    pub not_understood: usize,
    /// Statements that the client does not come to.
    pub not_reached: usize,
}

impl Counts {
    pub(super) fn of(review: &Review) -> Self {
        let mut counts = Self::default();
        for found in &review.findings {
            *match found.severity {
                _ if found.is_accepted() => &mut counts.accepted,
                Severity::Error => &mut counts.errors,
                Severity::Warning => &mut counts.warnings,
                Severity::Note => &mut counts.notes,
            } += 1;
        }
        for statement in &review.statements {
            *match &statement.went {
                Went::Done => &mut counts.done,
                Went::Refused(_) => &mut counts.refused,
                Went::NotUnderstood(_) => &mut counts.not_understood,
                Went::NotReached => &mut counts.not_reached,
            } += 1;
        }
        counts
    }

    /// The number of statements.
    pub fn statements(&self) -> usize {
        self.done + self.refused + self.not_understood + self.not_reached
    }

    /// The findings that there are, the gravest first; nothing where there are none.
    ///
    /// ```
    /// use sfgen::report::Counts;
    ///
    /// let counts = Counts { errors: 2, notes: 1, ..Counts::default() };
    /// assert_eq!(counts.findings(), "2 errors, 1 note");
    /// ```
    pub fn findings(&self) -> String {
        let counts = [
            (self.errors, "error", "errors"),
            (self.warnings, "warning", "warnings"),
            (self.notes, "note", "notes"),
            (self.accepted, "accepted", "accepted"),
        ];
        let counts = counts.into_iter().filter(|(count, ..)| *count > 0);
        let words = counts.map(|(count, one, many)| number(count, one, many));
        words.collect::<Vec<String>>().join(", ")
    }

    /// The verdict in a sentence.
    pub(super) fn sentence(&self, verdict: &str) -> String {
        let statements = number(self.statements(), "statement", "statements");
        match verdict {
            "no statements" => "no statements".to_owned(),
            "clean" if self.accepted > 0 => {
                "clean: what the rules find is accepted, and every statement is understood"
                    .to_owned()
            }
            "clean" => {
                "clean: every statement is understood, and no rule finds anything".to_owned()
            }
            "findings" if self.refused > 0 => format!(
                "not clean: {} of {statements} would be refused, and {} would not be reached",
                self.refused, self.not_reached
            ),
            "findings" if self.errors > 0 => {
                "not clean: do not run it before the errors are dealt with".to_owned()
            }
            "findings" if self.warnings > 0 => {
                "not clean: look at the warnings before you run it".to_owned()
            }
            "findings" => "not clean, but nothing worse than notes".to_owned(),
            _ if self.not_understood > 0 => format!(
                "not fully reviewed: {} of {statements} not understood, whose effects are unknown",
                self.not_understood
            ),
            _ => "not fully reviewed: see the findings and what is not certain".to_owned(),
        }
    }
}

impl Sum for Counts {
    fn sum<I: Iterator<Item = Self>>(all: I) -> Self {
        all.fold(Self::default(), |sum, one| Self {
            errors: sum.errors + one.errors,
            warnings: sum.warnings + one.warnings,
            notes: sum.notes + one.notes,
            accepted: sum.accepted + one.accepted,
            done: sum.done + one.done,
            refused: sum.refused + one.refused,
            not_understood: sum.not_understood + one.not_understood,
            not_reached: sum.not_reached + one.not_reached,
        })
    }
}

/// A number of things, in words.
pub(super) fn number(count: usize, one: &str, many: &str) -> String {
    match count {
        1 => format!("1 {one}"),
        _ => format!("{count} {many}"),
    }
}

/// What an exit status of `sfgen review` means.
pub(super) fn meaning(exit_status: u8, fail_on: &str) -> String {
    match exit_status {
        0 => format!("nothing at or above --fail-on {fail_on}"),
        1 => format!("findings at or above --fail-on {fail_on}, or not the payload's script"),
        _ => "what was not understood may do anything".to_owned(),
    }
}
