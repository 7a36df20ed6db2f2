//! Statements about another object of the same kind.

use sfgen::catalogue::ObjectKind;
use sfgen::parse::statement::{
    Change, Container, Grantee, Name, ObjectName, PropertyValue, Securable, Statement, Value,
};

/// What the account of the laws has besides the integration's own objects.
pub(super) fn others(kind: ObjectKind) -> &'static [&'static str] {
    match kind {
        ObjectKind::ROLE => &["OWNER_OF_SALES", "PUBLIC", "ACCOUNTADMIN", "SECURITYADMIN"],
        ObjectKind::USER => &["ANALYST"],
        ObjectKind::DATABASE => &["SALES"],
        ObjectKind::SCHEMA => &["OTHER_SCHEMA", "PUBLIC"],
        ObjectKind::WAREHOUSE => &["WH_MAIN", "WH_ONE", "WH_TWO"],
        ObjectKind::DATABASE_ROLE => &["USAGE_VIEWER"],
        _ => &[],
    }
}

/// The statement with each of its names in turn replaced.
pub(super) fn retargeted(statement: &Statement) -> Vec<(String, Statement)> {
    let mut all = Vec::new();
    for index in 0..names(&mut statement.clone()).len() {
        let kind = names(&mut statement.clone())[index].0;
        for other in others(kind) {
            let mut changed = statement.clone();
            rename(names(&mut changed).remove(index).1, other);
            if changed != *statement {
                all.push((format!("aimed at {other}"), changed));
            }
        }
    }
    all
}

fn rename(name: &mut ObjectName, other: &str) {
    if let ObjectName::Parts(parts) = name
        && let Some(last) = parts.last_mut()
    {
        *last = Name::quoted(other);
    }
}

type Named<'a> = (ObjectKind, &'a mut ObjectName);

/// The names in a statement of the kinds that our scripts write.
fn names(statement: &mut Statement) -> Vec<Named<'_>> {
    match statement {
        Statement::UseRole(role) => vec![(ObjectKind::ROLE, role)],
        Statement::Create {
            kind,
            name,
            properties,
            ..
        } => {
            let mut all = vec![(*kind, name)];
            for property in properties {
                let kind = match property.name.as_str() {
                    "DEFAULT_ROLE" => ObjectKind::ROLE,
                    "DEFAULT_WAREHOUSE" => ObjectKind::WAREHOUSE,
                    "DEFAULT_NAMESPACE" => ObjectKind::DATABASE,
                    _ => continue,
                };
                if let PropertyValue::Plain(Value::Name(name)) = &mut property.value {
                    all.push((kind, name));
                }
            }
            all
        }
        Statement::Alter {
            kind, name, change, ..
        } => {
            let mut all = vec![(*kind, name)];
            if let Change::Rename(to) = change {
                all.push((*kind, to));
            }
            all
        }
        Statement::Drop { kind, name, .. } => vec![(*kind, name)],
        Statement::Grant { on, to, .. }
        | Statement::Revoke { on, from: to, .. }
        | Statement::GrantOwnership { on, to, .. } => {
            securable(on).into_iter().chain([grantee(to)]).collect()
        }
        Statement::GrantRole { role, to, .. } | Statement::RevokeRole { role, from: to } => {
            vec![grantee(role), grantee(to)]
        }
        Statement::UseSecondaryRoles(_)
        | Statement::Use { .. }
        | Statement::SetVariable { .. }
        | Statement::UnsetVariable(_)
        | Statement::Comment { .. }
        | Statement::Block(_)
        | Statement::Data(_)
        | Statement::Read(_)
        | Statement::Unknown(_) => Vec::new(),
    }
}

fn securable(on: &mut Securable) -> Option<Named<'_>> {
    match on {
        Securable::Account => None,
        Securable::Object { kind, name } => Some((*kind, name)),
        Securable::All { container, .. } | Securable::Future { container, .. } => {
            Some(match container {
                Container::Database(name) => (ObjectKind::DATABASE, name),
                Container::Schema(name) => (ObjectKind::SCHEMA, name),
            })
        }
    }
}

fn grantee(to: &mut Grantee) -> Named<'_> {
    match to {
        Grantee::Role(name) => (ObjectKind::ROLE, name),
        Grantee::DatabaseRole(name) => (ObjectKind::DATABASE_ROLE, name),
        Grantee::User(name) => (ObjectKind::USER, name),
    }
}
