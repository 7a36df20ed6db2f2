//! An object that the scripts did not make gets another name.

use crate::account::Effect;
use crate::catalogue::Touches;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "existing-object-renamed",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "an object that the scripts did not make gets another name",
    why: "whoever asks for the old name finds nothing, or what takes its place",
    link: "https://docs.snowflake.com/en/sql-reference/sql/alter-role",
    instead: "see who names it: policies, other scripts, DEFAULT_ROLE; or make another one beside it",
    inference: None,
    names: &[Touches::Other],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let effects = trace.effects_in_time();
    effects
        .filter_map(|(at, step, effect)| match effect {
            Effect::Renamed { from, to }
                if !trace.is_own(from, at) && !trace.is_marked(step, at.1, from) =>
            {
                let message = format!("{from} is then called {}", to.path());
                Some(Hit::new(step.line_at(at.1), message))
            }
            _ => None,
        })
        .collect()
}
