//! `sfgen rules` and `sfgen explain`: what the words of a report mean.

use super::args::Explain;
use super::failure::Failure;
use super::output::print;
use super::status::Status;
use super::surroundings::Surroundings;
use crate::diagnostic::nearest;
use crate::report::{self, Look};
use crate::review::RULES;

/// Every rule in a line.
pub(super) fn rules(surroundings: &mut Surroundings<'_>) -> Result<Status, Failure> {
    let width = width(surroundings);
    print(&report::list_rules(RULES, width), surroundings)?;
    Ok(Status::Done)
}

/// A rule or a privilege in full.
pub(super) fn explain(
    call: &Explain,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    let name = call.what.join(" ");
    let width = width(surroundings);
    let rule = RULES
        .iter()
        .find(|rule| rule.id.eq_ignore_ascii_case(&name));
    let rule = rule.map(|rule| report::explain(rule, width));
    let text = rule.or_else(|| report::explain_privilege(&name, width));
    let text = text.ok_or_else(|| Failure::Call(unknown(&name)))?;
    print(&text, surroundings)?;
    Ok(Status::Done)
}

fn width(surroundings: &Surroundings<'_>) -> usize {
    (surroundings.width)().unwrap_or(Look::default().width)
}

fn unknown(name: &str) -> String {
    let help = match nearest(name, RULES.iter().map(|rule| rule.id)) {
        Some(id) => format!("did you mean `{id}`?"),
        None => "`sfgen rules` lists the rules".to_owned(),
    };
    format!("error: {name:?} is neither a rule nor a privilege\n  = help: {help}\n")
}
