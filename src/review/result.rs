//! What a review comes to, as data.

use super::assume::Assumption;
use super::finding::Finding;
use super::gain::Gain;
use super::graph::Graph;
use super::net::Net;
use super::plan::Plan;
use super::rule::Severity;
use super::trace::{Step, Went};
use super::words;

/// What a review found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Each statement of the script, in order.
    pub statements: Vec<Reviewed>,
    /// The roles under which its statements run, in order of first use.
    pub roles: Vec<String>,
    /// What is different after this script, object by object.
    pub plan: Plan,
    /// What is different in the end, from before the first earlier script.
    pub net: Net,
    /// What the roles that run the script need.
    pub needs: Vec<String>,
    /// Who can do what they could not before this script.
    pub gains: Vec<Gain>,
    /// Who can no longer do what they could.
    pub losses: Vec<Gain>,
    /// What the rules found, in order of lines.
    pub findings: Vec<Finding>,
    /// What was taken to be there or to be so.
    pub assumed: Vec<Assumption>,
    /// What the documentation leaves open, where it matters to this script.
    pub uncertain: Vec<String>,
    /// Who has which role and what each role holds, in the end.
    pub graph: Graph,
    /// Whether every byte of the scripts was understood.
    pub complete: bool,
}

/// A statement and how it went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reviewed {
    /// Its first line, from 1.
    pub line: u32,
    /// Its last line.
    pub end_line: u32,
    /// How it went.
    pub went: Went,
    /// What it did, in words; never a secret.
    pub effects: Vec<String>,
}

impl Reviewed {
    pub(super) fn of(step: &Step<'_>) -> Self {
        Self {
            line: step.located.line,
            end_line: step.located.end_line,
            went: step.went.clone(),
            effects: match step.went {
                Went::NotReached => Vec::new(),
                Went::Done | Went::Refused(_) | Went::NotUnderstood(_) => {
                    step.effects.iter().map(words::effect).collect()
                }
            },
        }
    }
}

/// What a review comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
    /// There is nothing to review: the script has no statement.
    NoStatements,
    /// Everything was understood, and no rule found anything.
    Clean,
    /// Everything was understood, and something was found.
    Findings,
    /// Something was not understood: what was found is not all there may be.
    NotFullyReviewed,
}

impl Review {
    /// What it comes to; findings that are accepted do not count.
    pub fn verdict(&self) -> Verdict {
        if !self.complete {
            Verdict::NotFullyReviewed
        } else if !self.findings.iter().all(Finding::is_accepted) {
            Verdict::Findings
        } else if self.statements.is_empty() {
            Verdict::NoStatements
        } else {
            Verdict::Clean
        }
    }

    /// The gravest finding that is not accepted.
    pub fn gravest(&self) -> Option<Severity> {
        let open = self.findings.iter().filter(|found| !found.is_accepted());
        open.map(|found| found.severity).max()
    }
}
