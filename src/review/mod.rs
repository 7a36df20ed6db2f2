//! What a script would do to an account, and what is dangerous in it.
//!
//! [`review`] plays a script on the model of an account, after the scripts it follows, on the
//! assumption that whatever it uses and nothing creates is there. The result is data: what each
//! statement does, what has changed in the end and who gains by it, and what the rules of
//! [`RULES`] find. Reviewing cannot fail. Knows nothing of formats, of files, nor of how our own
//! scripts are made.

mod allow;
mod apply;
mod assume;
mod compare;
mod finding;
mod gain;
mod graph;
mod guard;
mod judge;
mod lift;
mod lives;
mod made;
mod need;
mod net;
mod plan;
mod play;
mod power;
mod result;
mod rule;
mod rules;
mod trace;
mod uncertain;
mod words;

pub use assume::Assumption;
pub use compare::{Comparison, Side, compare};
pub use finding::{Allowed, Finding};
pub use gain::Gain;
pub use graph::{Edge, Graph};
pub use net::Net;
pub use plan::{Mark, Plan, Planned, Step};
pub use play::Request;
pub use power::Power;
pub use result::{Review, Reviewed, Verdict};
pub use rule::{Rule, Severity};
pub use rules::RULES;
pub use trace::Went;

use crate::account::Effect;
use crate::text::Gravity;
use trace::Trace;

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
    let (trace, assumed) = play::play(request);
    let (gains, all_gains) = gain::gains(&trace);
    let (losses, all_losses) = gain::losses(&trace);
    let all_told = all_gains && all_losses;
    Review {
        statements: trace.steps.iter().map(Reviewed::of).collect(),
        roles: trace.roles().map(words::told).collect(),
        plan: plan::plan(&trace.base, &trace.before, &trace.after),
        net: net::between(&trace.base, &trace.after),
        needs: need::needs(&trace),
        gains,
        losses,
        findings: apply::findings(&trace, request.honour_allows),
        assumed: assumed.told(),
        uncertain: uncertain::uncertain(request, &assumed, &trace, all_told),
        graph: graph::graph(&trace),
        complete: all_told && is_complete(&trace),
    }
}

/// Whether everything was understood, in the earlier scripts as well.
fn is_complete(trace: &Trace<'_>) -> bool {
    let readable = |oddity: &crate::text::Oddity| oddity.kind.gravity() == Gravity::Note;
    let scripts = trace.scripts();
    let mut oddities = scripts.iter().flat_map(|script| &script.oddities);
    let runs_unread = |step: &trace::Step<'_>| {
        let mut effects = step.effects.iter();
        effects.any(|effect| matches!(effect, Effect::CodeRun(_)))
    };
    let judged = |step: &trace::Step<'_>| {
        step.is_understood()
            && !runs_unread(step)
            && step.acts.iter().all(|act| trace.is_judged(step, act))
    };
    oddities.all(readable) && trace.all_steps().all(judged)
}
