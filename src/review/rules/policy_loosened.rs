//! A policy is taken off what it protects, or changed.

use crate::catalogue::{ObjectKind, Touches};
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
    names: &[Touches::Protection, Touches::SignIn],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let mut hits = Vec::new();
    for (at, step) in trace.steps_in_time() {
        let unguarded = step
            .acts
            .iter()
            .filter(|act| !trace.detaches_marked(step, act));
        let in_block = unguarded.map(|act| (act.line, &act.statement));
        let found = in_block
            .chain(step.alone())
            .filter_map(|(line, statement)| {
                let what = loses(trace, at, statement)?;
                Some(Hit::new(line, what))
            });
        hits.extend(found);
    }
    hits
}

/// What an existing object loses by a statement.
fn loses(trace: &Trace<'_>, at: Moment, statement: &Statement) -> Option<String> {
    let Statement::Alter {
        kind, name, change, ..
    } = statement
    else {
        return None;
    };
    let is_new = words::identity(*kind, name).is_some_and(|id| trace.is_own(&id, at));
    let what = taken_off(change).or_else(|| changed(*kind, change));
    let what = what.filter(|_| !is_new)?;
    Some(format!("{} {what}", words::object(*kind, name)))
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
