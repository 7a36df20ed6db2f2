//! The plan of a script: what is different after it, object by object, and what of that stays.
//!
//! A grant stands with whoever holds it. What goes along with a dropped object, grants included,
//! is told by the object alone.

use std::collections::BTreeMap;

use crate::account::{Account, Object, ObjectId, Target};
use crate::catalogue::{Privilege, Verb};
use crate::parse::HARMLESS;

use super::net;
use super::words::told;

/// What happens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mark {
    /// An object is made.
    Added,
    /// An object is changed.
    Changed,
    /// An object is dropped.
    Dropped,
    /// Something is granted.
    Granted,
    /// Something is revoked.
    Revoked,
    /// An object gets another owner.
    HandedOver,
}

/// What a script changes.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Plan {
    /// What changes, object by object; what stands in a database follows it.
    pub objects: Vec<Planned>,
    /// What cannot be brought back once the script has run.
    pub lasting: Vec<String>,
}

/// An object of the plan.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Planned {
    /// Its kind and name.
    pub object: String,
    /// What happens to itself: it is added, changed or dropped; `None` where it only holds more or
    /// less than before, or has another owner.
    pub mark: Option<Mark>,
    /// Who owns it in the end; of what is dropped, who did.
    pub owner: Option<String>,
    /// What else changes.
    pub steps: Vec<Step>,
}

/// Something that changes about an object.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Step {
    /// What happens.
    pub mark: Mark,
    /// Privileges or a role, a property, or a policy.
    pub what: Vec<String>,
    /// What it is on, or what it was before.
    pub detail: String,
}

/// What is different in `after`; `base` is the account before the first earlier script.
pub(super) fn plan(base: &Account, before: &Account, after: &Account) -> Plan {
    let mut book = Book::default();
    for id in net::objects_only_in(after, before) {
        book.object(id, Mark::Added, after);
    }
    for id in dropped(before, after) {
        book.object(id, Mark::Dropped, before);
    }
    for (id, names) in net::changed(before, after) {
        if let (Some(old), Some(new)) = (before.object(id), after.object(id)) {
            let steps = names.into_iter().map(|name| change(name, old, new));
            book.at(id).steps.extend(steps);
        }
    }
    for (id, owner) in net::owned(before, after) {
        if before.contains(id) {
            let was = before.owner_of(id).map(|was| format!("was {was}"));
            let planned = book.at(id);
            planned.owner = Some(told(owner));
            let step = (Mark::HandedOver, vec![told(owner)], was.unwrap_or_default());
            planned.steps.push(step.into());
        }
    }
    book.grants(Mark::Granted, after, before, after);
    book.grants(Mark::Revoked, before, after, after);
    for (mark, these, those) in [(Mark::Added, after, before), (Mark::Dropped, before, after)] {
        for at in net::attachments_only_in(these, those) {
            if after.contains(&at.to) {
                let step = (mark, vec![told(&at.policy)], String::new());
                book.at(&at.to).steps.push(step.into());
            }
        }
    }
    Plan {
        lasting: lasting(base, before, after),
        objects: book.0.into_values().collect(),
    }
}

impl From<(Mark, Vec<String>, String)> for Step {
    fn from((mark, what, detail): (Mark, Vec<String>, String)) -> Self {
        Self { mark, what, detail }
    }
}

/// A property that is another in the end; values are told where they cannot be secret.
fn change(name: &str, old: &Object, new: &Object) -> Step {
    let value = |object: &Object| match object.property(name) {
        Some(value) => value.to_owned(),
        None => "not set".to_owned(),
    };
    let detail = match HARMLESS.contains(&name) {
        true => format!("{} → {}", value(old), value(new)),
        false => String::new(),
    };
    (Mark::Changed, vec![name.to_owned()], detail).into()
}

/// The objects of a plan, each after the database it is in.
#[derive(Default)]
struct Book(BTreeMap<(ObjectId, ObjectId), Planned>);

impl Book {
    fn at(&mut self, id: &ObjectId) -> &mut Planned {
        let top = match &id.database {
            Some(database) => ObjectId::database(database.clone()),
            None => id.clone(),
        };
        let planned = self.0.entry((top, id.clone()));
        planned.or_insert_with(|| Planned {
            object: told(id),
            mark: None,
            owner: None,
            steps: Vec::new(),
        })
    }

    fn object(&mut self, id: &ObjectId, mark: Mark, account: &Account) {
        let owner = account.owner_of(id).map(told);
        let planned = self.at(id);
        (planned.mark, planned.owner) = (Some(mark), owner);
    }

    /// What is granted only in `these`, each privilege once whoever gave it; as far as its holder
    /// and what it is on are there in `end`.
    fn grants(&mut self, mark: Mark, these: &Account, those: &Account, end: &Account) {
        let mut grants: BTreeMap<(&ObjectId, &Target), BTreeMap<Privilege, bool>> = BTreeMap::new();
        for (grant, option) in net::grants_only_in(these, those) {
            let is_there = |object: &ObjectId| end.contains(object);
            if is_there(&grant.to) && grant.on.object().is_none_or(is_there) {
                let same = grants.entry((&grant.to, &grant.on)).or_default();
                *same.entry(grant.privilege).or_default() |= option;
            }
        }
        for ((to, on), privileges) in grants {
            let role = on.object().filter(|on| on.is_role());
            let role = role.filter(|_| privileges.keys().eq([&Privilege::USAGE]));
            match role {
                Some(role) => {
                    let step = (mark, vec![told(role)], String::new());
                    self.at(to).steps.push(step.into());
                }
                None => self.privileges(mark, to, &told(format_args!("on {on}")), &privileges),
            }
        }
        for (grant, option) in net::future_grants_only_in(these, those) {
            if end.contains(&grant.to) && end.contains(&grant.container) {
                let on = told(grant.holding());
                let on = on.split_once(" ON ").map_or("", |(_, on)| on);
                let privilege = BTreeMap::from([(grant.privilege, option)]);
                self.privileges(mark, &grant.to, &format!("on {on}"), &privilege);
            }
        }
    }

    /// Privileges on one thing, those with and those without the grant option apart.
    fn privileges(
        &mut self,
        mark: Mark,
        to: &ObjectId,
        on: &str,
        privileges: &BTreeMap<Privilege, bool>,
    ) {
        for (option, words) in [(true, ", with grant option"), (false, "")] {
            let these = privileges.iter().filter(|(_, with)| **with == option);
            let names: Vec<String> = these.map(|(one, _)| one.as_str().to_owned()).collect();
            if !names.is_empty() {
                let step = (mark, names, format!("{on}{words}"));
                self.at(to).steps.push(step.into());
            }
        }
    }
}

/// Properties whose earlier value nobody can read, and so nobody can put back.
const CREDENTIALS: [&str; 3] = ["PASSWORD", "RSA_PUBLIC_KEY", "RSA_PUBLIC_KEY_2"];

/// What is lost for good: what is dropped, as far as UNDROP does not bring it back with all that
/// was in it, and credentials that are replaced. Of what was there before the scripts, nobody knows
/// which it had.
fn lasting(base: &Account, before: &Account, after: &Account) -> Vec<String> {
    let dropped = dropped(before, after).map(|id| match id.kind.row().verbs.has(Verb::Undrop) {
        true => format!("{id} (UNDROP within its Time Travel retention)"),
        false => told(id),
    });
    let credentials = net::changed(before, after).flat_map(|(id, names)| {
        let may_have = |name: &&str| {
            let old = before.object(id).map(|object| &object.properties);
            base.contains(id) || old.is_some_and(|old| old.contains_key(*name))
        };
        let names = names.into_iter().filter(|name| CREDENTIALS.contains(name));
        let names = names.filter(may_have);
        names.map(move |name| format!("the earlier {name} of {id}"))
    });
    dropped.chain(credentials).collect()
}

/// What is dropped, without what goes along with it.
fn dropped<'a>(before: &'a Account, after: &Account) -> impl Iterator<Item = &'a ObjectId> {
    let dropped = net::objects_only_in(before, after);
    dropped.filter(|id| id.container().is_none_or(|place| after.contains(&place)))
}
