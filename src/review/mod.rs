//! What a script would do to an account, and what is dangerous in it.
//!
//! [`review`] plays a script on the model of an account, after the scripts it follows, on the
//! assumption that whatever it uses and nothing creates is there. The result is data: what each
//! statement does, what has changed in the end and who gains by it, and what the rules of
//! [`RULES`] find. Reviewing cannot fail. Knows nothing of formats, of files, nor of how our own
//! scripts are made.

mod allow;
mod assume;
mod compare;
mod finding;
mod gain;
mod graph;
mod made;
mod missing;
mod need;
mod net;
mod play;
mod rules;
mod trace;
mod uncertain;
mod words;

pub use compare::{Comparison, Side, compare};
pub use finding::{Allowed, Finding, Severity};
pub use gain::Gain;
pub use graph::{Edge, Graph};
pub use net::Net;
pub use play::Request;
pub use rules::{RULES, Rule};
pub use trace::Went;

use crate::text::Gravity;
use trace::Trace;

/// What a review found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Review {
    /// Each statement of the script, in order.
    pub statements: Vec<Reviewed>,
    /// What is different in the end, from before the first earlier script.
    pub net: Net,
    /// What the roles that run the script need.
    pub needs: Vec<String>,
    /// Who can do what they could not before.
    pub gains: Vec<Gain>,
    /// What the rules found, in order of lines.
    pub findings: Vec<Finding>,
    /// What was taken to be there or to be so.
    pub assumed: Vec<String>,
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

/// What a review comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Verdict {
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
        } else if self.findings.iter().all(Finding::is_accepted) {
            Verdict::Clean
        } else {
            Verdict::Findings
        }
    }

    /// The gravest finding that is not accepted.
    pub fn gravest(&self) -> Option<Severity> {
        let open = self.findings.iter().filter(|found| !found.is_accepted());
        open.map(|found| found.rule.severity).max()
    }
}

/// Reviews a script.
///
/// ```
/// use sfgen::parse::parse;
/// use sfgen::review::{Request, Verdict, review};
///
/// let script = parse("USE ROLE ACCOUNTADMIN;\nGRANT ROLE ACCOUNTADMIN TO ROLE PUBLIC;");
/// let review = review(&Request::of(&script));
/// assert_eq!(review.verdict(), Verdict::Findings);
/// assert_eq!(review.findings[0].rule.id, "grant-to-public");
/// assert_eq!(review.findings[0].line, 2);
/// ```
pub fn review(request: &Request<'_>) -> Review {
    let (trace, assumed) = assume::settle(request);
    let (gains, all_gains) = gain::gains(&trace);
    Review {
        statements: trace.steps.iter().map(words::reviewed).collect(),
        net: net::between(&trace.base, &trace.after),
        needs: need::needs(&trace),
        gains,
        findings: finding::findings(&trace, request.honour_allows),
        assumed: assumed.words(),
        uncertain: uncertain::uncertain(request, &assumed, &trace, all_gains),
        graph: graph::graph(&trace),
        complete: all_gains && is_complete(&trace),
    }
}

/// Whether everything was understood, in the earlier scripts as well.
fn is_complete(trace: &Trace<'_>) -> bool {
    let readable = |oddity: &crate::text::Oddity| oddity.kind.gravity() == Gravity::Note;
    let scripts = trace.scripts();
    let mut oddities = scripts.iter().flat_map(|script| &script.oddities);
    oddities.all(readable) && trace.all_steps().all(trace::Step::is_understood)
}
