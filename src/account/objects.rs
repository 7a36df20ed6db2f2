//! The objects of an account, and the login names of its users.
//!
//! Invariant: the index of login names follows from the objects, so that it makes no difference
//! between two accounts.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeFrom;

use super::object::{Name, Object, ObjectId, Setting};
use crate::catalogue::ObjectKind;

/// Its values are unique among the users of an account.
/// <https://docs.snowflake.com/en/sql-reference/sql/create-user>
const LOGIN_NAME: &str = "LOGIN_NAME";

/// Objects by their names.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Objects {
    all: BTreeMap<ObjectId, Object>,
    /// The users who sign in by each name, which is written in upper case.
    by_login_name: BTreeMap<String, BTreeSet<ObjectId>>,
}

impl Objects {
    pub(super) fn contains(&self, id: &ObjectId) -> bool {
        self.all.contains_key(id)
    }

    pub(super) fn get(&self, id: &ObjectId) -> Option<&Object> {
        self.all.get(id)
    }

    /// In order of kind and name.
    pub(super) fn iter(&self) -> impl Iterator<Item = (&ObjectId, &Object)> {
        self.all.iter()
    }

    /// Those from a name on, in order.
    pub(super) fn range(
        &self,
        from: RangeFrom<ObjectId>,
    ) -> impl Iterator<Item = (&ObjectId, &Object)> {
        self.all.range(from)
    }

    /// Whether a user other than `user` signs in by this name, whatever its case.
    pub(super) fn has_other_by_login_name(&self, user: &ObjectId, login_name: &str) -> bool {
        let users = self.by_login_name.get(&login_name.to_uppercase());
        users.is_some_and(|users| users.iter().any(|other| other != user))
    }

    pub(super) fn insert(&mut self, id: ObjectId, object: Object) {
        self.remove(&id);
        if let Some(name) = login_name(&id, &object) {
            self.by_login_name
                .entry(name)
                .or_default()
                .insert(id.clone());
        }
        self.all.insert(id, object);
    }

    pub(super) fn remove(&mut self, id: &ObjectId) -> Option<Object> {
        let object = self.all.remove(id)?;
        if let Some(name) = login_name(id, &object)
            && let Some(users) = self.by_login_name.get_mut(&name)
        {
            users.remove(id);
            if users.is_empty() {
                self.by_login_name.remove(&name);
            }
        }
        Some(object)
    }

    /// Gives an object that is there to another owner; returns the one before.
    pub(super) fn give(&mut self, id: &ObjectId, owner: &ObjectId) -> Option<Option<ObjectId>> {
        let object = self.all.get_mut(id)?;
        Some(object.owner.replace(owner.clone()))
    }

    /// Sets a property of an object that is there.
    pub(super) fn set(&mut self, id: &ObjectId, property: &Name, value: Option<Setting>) {
        if id.kind == ObjectKind::USER && **property == *LOGIN_NAME {
            if let Some(mut object) = self.remove(id) {
                put(&mut object, property, value);
                self.insert(id.clone(), object);
            }
        } else if let Some(object) = self.all.get_mut(id) {
            put(object, property, value);
        }
    }
}

fn put(object: &mut Object, property: &Name, value: Option<Setting>) {
    match value {
        Some(value) => object.properties.insert(property.clone(), value),
        None => object.properties.remove(property),
    };
}

/// The name by which a user signs in, in upper case.
fn login_name(id: &ObjectId, object: &Object) -> Option<String> {
    let name = object.property(LOGIN_NAME)?;
    (id.kind == ObjectKind::USER).then(|| name.to_uppercase())
}

impl IntoIterator for Objects {
    type Item = (ObjectId, Object);
    type IntoIter = std::collections::btree_map::IntoIter<ObjectId, Object>;

    fn into_iter(self) -> Self::IntoIter {
        self.all.into_iter()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn objects(users: &[(&str, &str)]) -> Objects {
        let mut objects = Objects::default();
        for (user, login_name) in users {
            objects.insert(ObjectId::user(*user), Object::default());
            set(&mut objects, user, Some(login_name));
        }
        objects
    }

    fn set(objects: &mut Objects, user: &str, login_name: Option<&str>) {
        let value = login_name.map(|name| Setting::Shown(name.into()));
        objects.set(&ObjectId::user(user), &LOGIN_NAME.into(), value);
    }

    fn is_taken(objects: &Objects, login_name: &str) -> bool {
        objects.has_other_by_login_name(&ObjectId::user("NOBODY"), login_name)
    }

    #[test]
    fn a_login_name_is_taken_in_whatever_case_and_free_once_it_is_left() {
        let mut objects = objects(&[("A", "Ann"), ("B", "bob")]);
        assert!(is_taken(&objects, "ANN") && is_taken(&objects, "Bob"));
        assert!(!objects.has_other_by_login_name(&ObjectId::user("A"), "ann"));
        set(&mut objects, "A", Some("anna"));
        assert!(!is_taken(&objects, "ann") && is_taken(&objects, "ANNA"));
        set(&mut objects, "B", None);
        objects.remove(&ObjectId::user("A"));
        assert!(!is_taken(&objects, "bob") && !is_taken(&objects, "anna"));
    }

    #[test]
    fn objects_are_equal_however_they_came_to_be() {
        let mut detour = objects(&[("A", "one"), ("B", "two"), ("C", "three")]);
        set(&mut detour, "A", Some("two"));
        set(&mut detour, "B", Some("one"));
        detour.remove(&ObjectId::user("C"));
        assert_eq!(detour, objects(&[("B", "one"), ("A", "two")]));
    }

    #[test]
    fn a_login_name_is_a_users() {
        let mut objects = Objects::default();
        let role = ObjectId::role("R");
        objects.insert(role.clone(), Object::default());
        objects.set(&role, &LOGIN_NAME.into(), Some(Setting::Shown("r".into())));
        assert!(!is_taken(&objects, "r"));
    }
}
