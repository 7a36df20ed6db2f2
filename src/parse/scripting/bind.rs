//! The places of a statement where an expression may stand for a name or a value.

use crate::parse::statement::{
    Change, Container, Grantee, Masked, ObjectName, Place, Property, PropertyValue, Securable,
    Statement, Value,
};

/// The names and values of a statement, to be filled in before it runs.
#[derive(Debug, Default)]
pub struct Places<'s> {
    /// The names of objects.
    pub names: Vec<&'s mut ObjectName>,
    /// The values of properties and session variables.
    pub values: Vec<&'s mut Value>,
}

impl<'s> Places<'s> {
    /// Those of `statement`.
    pub fn of(statement: &'s mut Statement) -> Self {
        let mut places = Self::default();
        places.statement(statement);
        places
    }

    fn statement(&mut self, statement: &'s mut Statement) {
        match statement {
            Statement::UseRole(name) | Statement::Use { name, .. } => self.names.push(name),
            Statement::SetVariable { value, .. } => self.values.push(&mut value.0),
            Statement::Create {
                name,
                properties,
                mentions,
                ..
            } => {
                self.names.push(name);
                self.names.extend(mentions.names());
                self.properties(properties);
            }
            Statement::Alter { name, change, .. } => {
                self.names.push(name);
                self.change(change);
            }
            Statement::Drop { name, .. } | Statement::Comment { name, .. } => {
                self.names.push(name);
            }
            Statement::Grant { on, to, .. }
            | Statement::Revoke { on, from: to, .. }
            | Statement::GrantOwnership { on, to, .. } => {
                self.securable(on);
                self.grantee(to);
            }
            Statement::GrantRole { role, to, .. } | Statement::RevokeRole { role, from: to } => {
                self.grantee(role);
                self.grantee(to);
            }
            Statement::Data(data) => {
                let places = data.target.iter_mut();
                self.names.extend(places.filter_map(|place| match place {
                    Place::Object(_, name) => Some(name),
                    Place::Runners | Place::Outside => None,
                }));
                self.names.extend(data.mentions.names());
            }
            Statement::Read(query) => self.names.extend(query.mentions.names()),
            Statement::UseSecondaryRoles(_)
            | Statement::UnsetVariable(_)
            | Statement::Block(_)
            | Statement::Unknown(_) => {}
        }
    }

    fn change(&mut self, change: &'s mut Change) {
        match change {
            Change::Rename(name)
            | Change::SetPolicy { policy: name, .. }
            | Change::AttachMaskingPolicy { policy: name, .. }
            | Change::AttachRowAccessPolicy { policy: name, .. }
            | Change::DetachRowAccessPolicy { policy: name } => self.names.push(name),
            Change::Set(properties) => self.properties(properties),
            Change::Unset(_)
            | Change::UnsetPolicy(_)
            | Change::DetachMaskingPolicy { .. }
            | Change::DetachAllRowAccessPolicies
            | Change::Other(_) => {}
        }
    }

    fn properties(&mut self, properties: &'s mut [Property]) {
        for property in properties {
            match &mut property.value {
                PropertyValue::Plain(value) | PropertyValue::Secret(Masked(value)) => {
                    self.value(value);
                }
            }
        }
    }

    fn value(&mut self, value: &'s mut Value) {
        match value {
            Value::List(values) => values.iter_mut().for_each(|value| self.value(value)),
            Value::Text(_)
            | Value::Number(_)
            | Value::Name(_)
            | Value::Variable(_)
            | Value::Computed(_) => self.values.push(value),
        }
    }

    fn securable(&mut self, on: &'s mut Securable) {
        match on {
            Securable::Account => {}
            Securable::Object { name, .. }
            | Securable::All {
                container: Container::Database(name) | Container::Schema(name),
                ..
            }
            | Securable::Future {
                container: Container::Database(name) | Container::Schema(name),
                ..
            } => self.names.push(name),
        }
    }

    fn grantee(&mut self, grantee: &'s mut Grantee) {
        match grantee {
            Grantee::Role(name) | Grantee::DatabaseRole(name) | Grantee::User(name) => {
                self.names.push(name);
            }
        }
    }
}
