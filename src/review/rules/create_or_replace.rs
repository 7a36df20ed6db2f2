//! CREATE OR REPLACE drops what is there.

use crate::catalogue::Touches;
use crate::parse::statement::Statement;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::review::words;

pub(super) const RULE: Rule = Rule {
    id: "create-or-replace",
    since: "0.1.0",
    severity: Severity::Error,
    wrong: "CREATE OR REPLACE drops what is there",
    why: "the object goes with its content, its grants and its history, without a question",
    link: "https://docs.snowflake.com/en/sql-reference/sql/create-role",
    instead: "write CREATE, which is refused when the name is taken, and ALTER for changes",
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
    let replaces = trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::Create {
                kind,
                name,
                or_replace: true,
                ..
            } if !kind.row().losses.is_empty() => Some((line, words::object(*kind, name))),
            _ => None,
        });
    replaces
        .map(|(line, object)| {
            Hit::new(line, format!("when {object} is there, it is dropped first"))
        })
        .collect()
}
