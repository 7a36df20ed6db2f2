//! The names in statements, for the rules about names.

use crate::account::holds_symbol;
use crate::account::scripting::{Column, Fact, Test};
use crate::catalogue::ObjectKind;
use crate::parse::statement::{ObjectName, Statement};
use crate::review::trace::Trace;
use crate::review::words;

/// The parts of the names in statements, each with its kind. What a block has compared with an
/// object's own name is spelled right, and what it has from a row nobody has spelled.
pub(in crate::review) fn names<'t>(
    trace: &'t Trace<'_>,
) -> impl Iterator<Item = (u32, ObjectKind, &'t str)> {
    trace.steps.iter().flat_map(|step| {
        let alone = step.alone();
        let alone = alone.map(|(line, statement)| (line, statement, &[][..]));
        let acts = step.acts.iter();
        let acts = acts.map(|act| (act.line, &act.statement, act.facts.as_slice()));
        acts.chain(alone).flat_map(|(line, statement, facts)| {
            let named = named(statement).into_iter();
            named.filter_map(move |(kind, name)| {
                let name = last(name)?;
                (!is_checked(facts, name)).then_some((line, kind, name))
            })
        })
    })
}

/// The last part of a name that stands in the script.
fn last(name: &ObjectName) -> Option<&str> {
    match name {
        ObjectName::Parts(parts) => {
            let name = parts.last()?.value.as_str();
            (!holds_symbol(name)).then_some(name)
        }
        ObjectName::Variable(_) | ObjectName::Computed(_) => None,
    }
}

/// Whether a name was compared with that of an object, or comes from a row.
fn is_checked(facts: &[Fact], name: &str) -> bool {
    let named = |test: &Test| test.column == Column::Name && test.is && *test.text == *name;
    facts.iter().any(|fact| match fact {
        Fact::Row(row, test) => *row.name == *name || named(test),
        Fact::Exists { tests, .. } => tests.iter().any(named),
        Fact::CurrentRole(_) | Fact::PolicyOf(_) => false,
    })
}

/// The names in a statement that stand for one object.
pub(in crate::review) fn named(statement: &Statement) -> Vec<(ObjectKind, &ObjectName)> {
    use crate::parse::statement::Securable;
    let on = |securable| match securable {
        &Securable::Object { kind, ref name } => Some((kind, name)),
        Securable::Account | Securable::All { .. } | Securable::Future { .. } => None,
    };
    match statement {
        Statement::UseRole(name) => vec![(ObjectKind::ROLE, name)],
        Statement::Use { kind, name }
        | Statement::Create { kind, name, .. }
        | Statement::Alter { kind, name, .. }
        | Statement::Drop { kind, name, .. }
        | Statement::Comment { kind, name, .. } => vec![(*kind, name)],
        Statement::Grant {
            on: securable, to, ..
        }
        | Statement::Revoke {
            on: securable,
            from: to,
            ..
        }
        | Statement::GrantOwnership {
            on: securable, to, ..
        } => on(securable)
            .into_iter()
            .chain([words::parts(to)])
            .collect(),
        Statement::GrantRole { role, to, .. } | Statement::RevokeRole { role, from: to } => {
            vec![words::parts(role), words::parts(to)]
        }
        Statement::UseSecondaryRoles(_)
        | Statement::SetVariable { .. }
        | Statement::UnsetVariable(_)
        | Statement::Block(_)
        | Statement::Data(_)
        | Statement::Read(_)
        | Statement::Unknown(_) => Vec::new(),
    }
}
