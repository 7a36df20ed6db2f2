//! OWNERSHIP of future objects is granted.

use crate::account::Effect;
use crate::catalogue::{Privilege, Touches};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "ownership-of-future-objects",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "OWNERSHIP of future objects is granted",
    why: "whatever anyone makes there will belong to that role instead of its maker",
    link: "https://docs.snowflake.com/en/sql-reference/sql/grant-ownership",
    instead: "grant the privileges that are needed on future objects",
    inference: None,
    names: &[Touches::Gain],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let granted = trace.effects().filter_map(|(line, effect)| match effect {
        Effect::FutureGranted { grant, .. } if grant.privilege == Privilege::OWNERSHIP => {
            Some((line, grant))
        }
        _ => None,
    });
    granted
        .map(|(line, grant)| {
            Hit::new(
                line,
                format!(
                    "what is made in {} will belong to {}",
                    grant.container, grant.to
                ),
            )
        })
        .collect()
}
