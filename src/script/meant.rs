//! Statements as data, in the words that our scripts use.

use crate::catalogue::{ObjectKind, Privilege};
use crate::integration::Securable;
use crate::parse::statement::{
    Change, Container, CurrentGrants, Grantee, Name, ObjectName, Privileges, Property,
    Securable as On, Statement, Value,
};
use crate::text::{Identifier, Mark};

pub(super) fn name(identifier: &Identifier) -> ObjectName {
    ObjectName::Parts(vec![Name::quoted(identifier.as_str())])
}

pub(super) fn in_database(database: &Identifier, object: &str) -> ObjectName {
    ObjectName::Parts(vec![Name::quoted(database.as_str()), Name::quoted(object)])
}

pub(super) fn word(word: &str) -> Value {
    Value::Name(ObjectName::Parts(vec![Name::unquoted(word)]))
}

pub(super) fn property(name: &str, value: Value) -> Property {
    Property::new(name, value)
}

pub(super) fn comment(marker: Mark<&'_ Identifier>) -> Property {
    property("COMMENT", Value::Text(marker.comment()))
}

pub(super) fn role(role: &Identifier) -> Grantee {
    Grantee::Role(name(role))
}

pub(super) fn user(user: &Identifier) -> Grantee {
    Grantee::User(name(user))
}

pub(super) fn object(kind: ObjectKind, identifier: &Identifier) -> On {
    let name = name(identifier);
    On::Object { kind, name }
}

pub(super) fn container(securable: &Securable) -> Container {
    match &securable.schema {
        Some(schema) => Container::Schema(in_database(&securable.database, schema.as_str())),
        None => Container::Database(name(&securable.database)),
    }
}

pub(super) fn use_role(role: &Identifier) -> Statement {
    Statement::UseRole(name(role))
}

pub(super) fn create(kind: ObjectKind, name: ObjectName, properties: Vec<Property>) -> Statement {
    Statement::Create {
        kind,
        name,
        or_replace: false,
        if_not_exists: false,
        modifiers: Vec::new(),
        properties,
    }
}

pub(super) fn set(kind: ObjectKind, of: &Identifier, properties: Vec<Property>) -> Statement {
    Statement::Alter {
        kind,
        name: name(of),
        if_exists: false,
        change: Change::Set(properties),
    }
}

pub(super) fn grant(privilege: Privilege, on: On, to: &Identifier) -> Statement {
    Statement::Grant {
        privileges: Privileges::List(vec![privilege]),
        on,
        to: role(to),
        with_grant_option: false,
    }
}

pub(super) fn grant_with_option(privilege: Privilege, on: On, to: &Identifier) -> Statement {
    Statement::Grant {
        privileges: Privileges::List(vec![privilege]),
        on,
        to: role(to),
        with_grant_option: true,
    }
}

pub(super) fn grant_role(granted: Grantee, to: Grantee) -> Statement {
    Statement::GrantRole {
        role: granted,
        to,
        with_grant_option: false,
    }
}

pub(super) fn hand_over(on: On, to: &Identifier) -> Statement {
    Statement::GrantOwnership {
        on,
        to: role(to),
        current_grants: Some(CurrentGrants::Copy),
    }
}

pub(super) fn accountadmin() -> Statement {
    Statement::UseRole(parts(&["ACCOUNTADMIN"]))
}

pub(super) fn on_snowflake() -> On {
    On::Object {
        kind: ObjectKind::DATABASE,
        name: parts(&["SNOWFLAKE"]),
    }
}

pub(super) fn governance_viewer() -> Grantee {
    Grantee::DatabaseRole(parts(&["SNOWFLAKE", "GOVERNANCE_VIEWER"]))
}

fn parts(parts: &[&str]) -> ObjectName {
    ObjectName::Parts(parts.iter().copied().map(Name::quoted).collect())
}
