//! An object is dropped that the scripts did not make.

use crate::account::{Effect, ObjectId};
use crate::catalogue::Touches;
use crate::parse::statement::Statement;
use crate::review::guard::{checks_owner, target};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::{Step, Trace};

pub(super) const RULE: Rule = Rule {
    id: "drop-of-existing",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "an object is dropped that the scripts did not make",
    why: "roles and users cannot be brought back, and databases only for as long as their Time Travel lasts",
    link: "https://docs.snowflake.com/en/sql-reference/sql/drop-database",
    instead: "see that it is the one meant; drop it only where a mark of its own says so",
    inference: None,
    names: &[
        Touches::Gain,
        Touches::Loss,
        Touches::Protection,
        Touches::SignIn,
        Touches::Reach,
        Touches::Data,
        Touches::Availability,
    ],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for ((number, start), step) in trace.steps_in_time() {
        for (line, object, guarded) in dropped(trace, step) {
            let goes = |effect: &Effect| matches!(effect, Effect::Dropped(gone) if *gone == object);
            let effect = step.effects.iter().position(goes).unwrap_or(start);
            if !guarded && !trace.is_own(&object, (number, effect)) {
                hits.push(Hit::new(line, format!("drops {object}")));
            }
        }
    }
    hits
}

/// What a statement, or those of its block, drop by name; and whether that happens only to what
/// carries a mark of ours or belongs to a role of the integration's.
fn dropped(trace: &Trace<'_>, step: &Step<'_>) -> Vec<(u32, ObjectId, bool)> {
    if let Statement::Drop { .. } = step.statement() {
        let first = step.effects.iter().find_map(|effect| match effect {
            Effect::Dropped(object) => Some(object.clone()),
            _ => None,
        });
        return first
            .map(|object| (step.line(), object, false))
            .into_iter()
            .collect();
    }
    let drops = step.acts.iter().filter_map(|act| {
        let is_drop = matches!(act.statement, Statement::Drop { .. });
        let object = target(&act.statement).filter(|_| is_drop)?;
        let guarded = trace.checks_mark(act, &object) || checks_owner(act, &object);
        Some((act.line, object, guarded))
    });
    drops.collect()
}
