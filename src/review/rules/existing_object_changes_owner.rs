//! An object that the scripts did not make changes its owner.

use super::shared::handed_over::handed_over;
use crate::account::{ObjectId, system};
use crate::parse::block::{Fragment, Part};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "existing-object-changes-owner",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "an object that the scripts did not make changes its owner",
    why: "the owner can drop it and grant it; who reached it by owning loses it",
    link: "https://docs.snowflake.com/en/sql-reference/sql/grant-ownership",
    instead: "grant the privileges that are needed and leave the owner",
    inference: None,
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let mut hits = handed_over(trace, false);
    for step in &trace.steps {
        let given = step.parts().filter_map(given_back);
        hits.extend(given.map(|message| Hit::new(step.line(), message)));
    }
    hits
}

/// What a part gives back in the name of one of Snowflake's own roles, whose it may always have
/// been.
fn given_back(part: &Fragment) -> Option<String> {
    let what = match part.part {
        Part::GiveBackTables => "table",
        Part::GiveBackViews => "view",
        _ => return None,
    };
    let role = ObjectId::role(part.slot("system_role")?);
    let (owner, place) = (ObjectId::role(part.slot("owner")?), part.slot("container")?);
    let is_snowflakes = system::is_system_role(&role);
    is_snowflakes.then(|| format!("to {owner}: every {what} of {role} in {place}"))
}
