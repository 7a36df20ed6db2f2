//! What users are made like.

use crate::account::{Account, Effect, ObjectId};
use crate::catalogue::ObjectKind;
use crate::parse::statement::{
    Change, Modifier, ObjectName, Property, PropertyValue, Statement, Value,
};
use crate::review::rule::Hit;
use crate::review::trace::Trace;
use crate::review::words;

/// Types of users that are programs.
const PROGRAMS: [&str; 3] = ["SERVICE", "SERVICE_AGENT", "LEGACY_SERVICE"];

/// Properties given to a user, by CREATE or ALTER.
struct Given<'a> {
    line: u32,
    user: &'a ObjectName,
    properties: &'a [Property],
    new: bool,
}

impl<'a> Given<'a> {
    fn user(&self) -> String {
        words::object(ObjectKind::USER, self.user)
    }

    fn property(&self, name: &str) -> Option<&'a PropertyValue> {
        let found = self
            .properties
            .iter()
            .find(|property| property.name == name);
        found.map(|property| &property.value)
    }

    /// A property's value as one word or text.
    fn word(&self, name: &str) -> Option<&'a str> {
        match self.property(name)? {
            PropertyValue::Plain(Value::Text(text)) => Some(text),
            PropertyValue::Plain(Value::Name(name)) => words::only(name),
            PropertyValue::Plain(_) | PropertyValue::Secret(_) => None,
        }
    }

    /// Whether it says nothing of a type, or that there is none.
    fn has_no_type(&self) -> bool {
        match self.property("TYPE") {
            None => true,
            Some(PropertyValue::Plain(Value::Name(ObjectName::Parts(parts)))) => {
                matches!(parts.as_slice(), [name] if name.is_null())
            }
            Some(PropertyValue::Plain(_) | PropertyValue::Secret(_)) => false,
        }
    }

    fn is_program(&self) -> bool {
        let user_type = self.word("TYPE").map(str::to_uppercase);
        user_type.is_some_and(|user_type| PROGRAMS.contains(&user_type.as_str()))
    }
}

fn given<'t>(trace: &'t Trace<'_>) -> impl Iterator<Item = Given<'t>> {
    trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::Create {
                kind: ObjectKind::USER,
                name: user,
                properties,
                ..
            } => Some(Given {
                line,
                user,
                properties,
                new: true,
            }),
            Statement::Alter {
                kind: ObjectKind::USER,
                name: user,
                change: Change::Set(properties),
                ..
            } => Some(Given {
                line,
                user,
                properties,
                new: false,
            }),
            _ => None,
        })
}

pub(super) fn password(trace: &Trace<'_>) -> Vec<Hit> {
    let used: Vec<&str> = given(trace)
        .filter_map(|given| match given.property("PASSWORD")? {
            PropertyValue::Secret(value) => variable(&value.0),
            PropertyValue::Plain(_) => None,
        })
        .collect();
    let set = trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::SetVariable { name, value }
                if used.contains(&name.value.as_str()) && variable(&value.0).is_none() =>
            {
                Some(Hit::new(
                    line,
                    format!("the session variable {} is a password", name.value),
                ))
            }
            _ => None,
        });
    let written = given(trace).filter_map(|given| match given.property("PASSWORD")? {
        PropertyValue::Secret(value) if variable(&value.0).is_none() => Some(Hit::new(
            given.line,
            format!("the password of {} stands here", given.user()),
        )),
        PropertyValue::Secret(_) | PropertyValue::Plain(_) => None,
    });
    set.chain(written).chain(other_secrets(trace)).collect()
}

/// Secrets of what is not a user: of integrations, and keys of a cloud with stages.
fn other_secrets<'t>(trace: &'t Trace<'_>) -> impl Iterator<Item = Hit> + 't {
    let secret = |property: &Property| match &property.value {
        PropertyValue::Secret(value) => variable(&value.0).is_none(),
        PropertyValue::Plain(_) => false,
    };
    trace.statements().filter_map(move |(line, statement)| {
        let (kind, name, holds) = match statement {
            Statement::Create {
                kind,
                name,
                modifiers,
                properties,
                ..
            } => {
                let credentials = modifiers.contains(&Modifier::Credentials);
                (kind, name, credentials || properties.iter().any(secret))
            }
            Statement::Alter {
                kind,
                name,
                change: Change::Set(properties),
                ..
            } => (kind, name, properties.iter().any(secret)),
            _ => return None,
        };
        let told = holds && *kind != ObjectKind::USER;
        let message = || format!("a secret of {} stands here", words::object(*kind, name));
        told.then(|| Hit::new(line, message()))
    })
}

fn variable(value: &Value) -> Option<&str> {
    match value {
        Value::Variable(name) => Some(&name.value),
        Value::Text(_) | Value::Number(_) | Value::Name(_) | Value::List(_) => None,
    }
}

pub(super) fn without_type(trace: &Trace<'_>) -> Vec<Hit> {
    let untyped = given(trace).filter(|given| given.new && given.has_no_type());
    untyped
        .map(|given| Hit::new(given.line, format!("{} counts as a person", given.user())))
        .collect()
}

pub(super) fn legacy_type(trace: &Trace<'_>) -> Vec<Hit> {
    let legacy = |given: &Given<'_>| {
        let user_type = given.word("TYPE");
        user_type.is_some_and(|user_type| user_type.eq_ignore_ascii_case("LEGACY_SERVICE"))
    };
    given(trace)
        .filter(legacy)
        .map(|given| {
            Hit::new(
                given.line,
                format!("{} will be migrated to SERVICE", given.user()),
            )
        })
        .collect()
}

pub(super) fn without_policy(trace: &Trace<'_>) -> Vec<Hit> {
    let programs = given(trace).filter(|given| given.new && given.is_program());
    programs
        .filter(|given| !has_policy(given.user, &trace.mended))
        .map(|given| {
            Hit::new(
                given.line,
                format!("{} has no policy of its own", given.user()),
            )
        })
        .collect()
}

fn has_policy(user: &ObjectName, account: &Account) -> bool {
    let Some(user) = words::only(user).map(ObjectId::user) else {
        return false;
    };
    let network = account
        .object(&user)
        .is_some_and(|object| object.property("NETWORK_POLICY").is_some());
    let authentication = account.attachments().any(|attachment| {
        attachment.to == user && attachment.policy.kind == ObjectKind::AUTHENTICATION_POLICY
    });
    network || authentication
}

pub(super) fn secondary_roles(trace: &Trace<'_>) -> Vec<Hit> {
    let all = |given: &Given<'_>| match given.property("DEFAULT_SECONDARY_ROLES") {
        None => given.new,
        Some(PropertyValue::Plain(Value::List(roles))) => !roles.is_empty(),
        Some(PropertyValue::Plain(_) | PropertyValue::Secret(_)) => true,
    };
    given(trace)
        .filter(all)
        .map(|given| {
            Hit::new(
                given.line,
                format!("{} has all its roles in every session", given.user()),
            )
        })
        .collect()
}

/// What a user signs in with, and whether they may.
const CREDENTIALS: [&str; 8] = [
    "DISABLED",
    "LOGIN_NAME",
    "MINS_TO_BYPASS_MFA",
    "MINS_TO_UNLOCK",
    "PASSWORD",
    "RSA_PUBLIC_KEY",
    "RSA_PUBLIC_KEY_2",
    "TYPE",
];

pub(super) fn existing_credential(trace: &Trace<'_>) -> Vec<Hit> {
    let set = trace.effects_in_time();
    set.filter_map(|(at, step, effect)| match effect {
        Effect::PropertySet {
            object, property, ..
        }
        | Effect::PropertyUnset { object, property }
            if object.kind == ObjectKind::USER
                && CREDENTIALS.contains(&&**property)
                && !trace.is_own(object, at)
                && !trace.asks_for_mark(step, object) =>
        {
            Some(Hit::new(step.line(), format!("{property} of {object}")))
        }
        _ => None,
    })
    .collect()
}

pub(super) fn default_role(trace: &Trace<'_>) -> Vec<Hit> {
    let set = trace.effects().filter_map(|(line, effect)| match effect {
        Effect::PropertySet {
            object, property, ..
        } if object.kind == ObjectKind::USER && **property == *"DEFAULT_ROLE" => {
            Some((line, object))
        }
        _ => None,
    });
    set.filter_map(|(line, user)| {
        let role = trace.mended.object(user)?.property("DEFAULT_ROLE")?;
        let role = ObjectId::role(role);
        let held = trace.mended.inherits(user, &role);
        (!held).then(|| Hit::new(line, format!("{user} does not have {role}")))
    })
    .collect()
}
