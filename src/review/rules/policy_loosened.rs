//! A policy is taken off what it protects, or changed.

use crate::account::ObjectId;
use crate::catalogue::ObjectKind;
use crate::parse::block::Part;
use crate::parse::statement::{Change, ObjectName, Property, PropertyValue, Statement, Value};
use crate::review::lives::Moment;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;
use crate::review::words;

pub(super) const RULE: Rule = Rule {
    id: "policy-loosened",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "a policy is taken off what it protects, or changed",
    why: "whoever may read the table or view sees what was masked or filtered; whoever has a user's password or key may come from where they could not",
    link: "https://docs.snowflake.com/en/user-guide/security-column-intro",
    instead: "see that another protection takes its place in the same script",
    inference: None,
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let is_new = |kind: ObjectKind, name: &ObjectName, at: Moment| {
        identity(kind, name).is_some_and(|id| trace.is_own(&id, at))
    };
    let statements = trace.steps_in_time().flat_map(|(at, step)| {
        let plain = step.plain();
        plain.map(move |statement| (at, step.line(), statement))
    });
    let altered = statements.filter_map(|(at, line, statement)| match statement {
        Statement::Alter {
            kind, name, change, ..
        } if !is_new(*kind, name, at) => {
            let what = taken_off(change).or_else(|| changed(*kind, change))?;
            Some((line, words::object(*kind, name), what))
        }
        _ => None,
    });
    let altered = altered.map(|(line, object, what)| Hit::new(line, format!("{object} {what}")));
    altered.chain(detached_by_part(trace)).collect()
}

/// The object of a name that is written in full.
fn identity(kind: ObjectKind, name: &ObjectName) -> Option<ObjectId> {
    let ObjectName::Parts(parts) = name else {
        return None;
    };
    let parts: Vec<&str> = parts.iter().map(|part| part.value.as_str()).collect();
    match *parts {
        [name] => Some(ObjectId::in_account(kind, name)),
        [database, name] => Some(ObjectId::in_database(kind, database, name)),
        [database, schema, name] => Some(ObjectId::in_schema(kind, database, schema, name)),
        _ => None,
    }
}

/// Our parts that take every policy off, where nothing says that the database is the scripts'.
fn detached_by_part<'t>(trace: &'t Trace<'_>) -> impl Iterator<Item = Hit> + 't {
    trace.steps_in_time().flat_map(move |(at, step)| {
        let parts = step.parts().filter_map(move |part| {
            let what = match part.part {
                Part::DetachMaskingPolicies => "every masking policy",
                Part::DetachRowAccessPolicies => "every row access policy",
                _ => return None,
            };
            let database = ObjectId::database(part.slot("database")?);
            let known = trace.is_own(&database, at) || trace.checks_mark(part, &database);
            (!known).then(|| Hit::new(step.line(), format!("{database} loses {what} in it")))
        });
        parts.collect::<Vec<_>>()
    })
}

/// The protection that a change takes away.
fn taken_off(change: &Change) -> Option<&'static str> {
    const NETWORK_POLICY: &str = "NETWORK_POLICY";
    let is_none = |property: &Property| property.name == NETWORK_POLICY && is_null(property);
    match change {
        Change::DetachMaskingPolicy { .. } => Some("loses the masking policy of a column"),
        Change::DetachRowAccessPolicy { .. } => Some("loses a row access policy"),
        Change::DetachAllRowAccessPolicies => Some("loses every row access policy"),
        Change::UnsetPolicy(_) => Some("loses a policy of its own"),
        Change::SetPolicy { force: true, .. } => Some("may lose the policy that it has"),
        Change::Unset(names) => {
            let network = names.iter().any(|name| name == NETWORK_POLICY);
            network.then_some("loses its network policy")
        }
        Change::Set(properties) => {
            let network = properties.iter().any(is_none);
            network.then_some("loses its network policy")
        }
        Change::Rename(_)
        | Change::SetPolicy { .. }
        | Change::AttachMaskingPolicy { .. }
        | Change::AttachRowAccessPolicy { .. }
        | Change::Other(_) => None,
    }
}

fn is_null(property: &Property) -> bool {
    match &property.value {
        PropertyValue::Plain(Value::Name(ObjectName::Parts(parts))) => {
            matches!(parts.as_slice(), [name] if name.is_null())
        }
        PropertyValue::Plain(_) | PropertyValue::Secret(_) => false,
    }
}

/// Whether a policy that decides who comes in says something else from then on.
fn changed(kind: ObjectKind, change: &Change) -> Option<&'static str> {
    let decides = matches!(
        kind,
        ObjectKind::AUTHENTICATION_POLICY
            | ObjectKind::NETWORK_POLICY
            | ObjectKind::PASSWORD_POLICY
            | ObjectKind::SESSION_POLICY
    );
    let sets = matches!(change, Change::Set(_) | Change::Unset(_));
    (decides && sets).then_some("says something else to everybody for whom it holds")
}
