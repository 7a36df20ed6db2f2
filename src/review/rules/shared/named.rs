//! The names in statements, for the rules about names.

use crate::catalogue::ObjectKind;
use crate::parse::statement::{ObjectName, Statement};
use crate::review::trace::Trace;
use crate::review::words;

/// The parts of the names in statements, each with its kind.
pub(in crate::review) fn names<'t>(
    trace: &'t Trace<'_>,
) -> impl Iterator<Item = (u32, ObjectKind, &'t str)> {
    trace.statements().flat_map(|(line, statement)| {
        let named = named(statement).into_iter();
        named.filter_map(move |(kind, name)| match name {
            ObjectName::Parts(parts) => Some((line, kind, parts.last()?.value.as_str())),
            ObjectName::Variable(_) => None,
        })
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
        | Statement::ExecuteImmediate { .. }
        | Statement::Read(_)
        | Statement::Unknown(_) => Vec::new(),
    }
}
