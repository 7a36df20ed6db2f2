//! An object that the scripts did not make changes its owner.

use super::shared::handed_over::handed_over;
use crate::account::scripting::Act;
use crate::catalogue::Touches;
use crate::parse::statement::Statement;
use crate::review::guard::{checks_owner, is_about_some, target};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::review::words;

pub(super) const RULE: Rule = Rule {
    id: "existing-object-changes-owner",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "an object that the scripts did not make changes its owner",
    why: "the owner can drop it and grant it; who reached it by owning loses it",
    link: "https://docs.snowflake.com/en/sql-reference/sql/grant-ownership",
    instead: "grant the privileges that are needed and leave the owner",
    inference: None,
    names: &[Touches::Gain],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let mut hits = handed_over(trace, false);
    for step in &trace.steps {
        hits.extend(step.acts.iter().filter_map(|act| given(trace, act)));
    }
    hits
}

/// What a block gives away that nobody can name, unless it was a role's of the integration: what
/// is one of Snowflake's own roles' may always have been.
fn given(trace: &Trace<'_>, act: &Act) -> Option<Hit> {
    let Statement::GrantOwnership { to, .. } = &act.statement else {
        return None;
    };
    let object = target(&act.statement).filter(|_| is_about_some(&act.statement))?;
    let guarded = checks_owner(act, &object) || trace.checks_mark(act, &object);
    let message = format!("to {}: {object}", words::grantee(to));
    (!guarded).then(|| Hit::new(act.line, message))
}
