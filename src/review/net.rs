//! What is different between two accounts.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::{Account, Attachment, ObjectId};

/// What changed; each line says one thing, in order of name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Net {
    /// Objects that were not there before.
    pub created: Vec<String>,
    /// Objects that are gone.
    pub dropped: Vec<String>,
    /// Grants that were not there before, or without the grant option.
    pub granted: Vec<String>,
    /// Grants that are gone.
    pub revoked: Vec<String>,
    /// Objects that have another owner than before.
    pub owned: Vec<String>,
    /// Objects of before whose properties differ, and which properties those are.
    pub changed: Vec<String>,
    /// Policies attached, or no longer.
    pub policies: Vec<String>,
}

impl Net {
    /// Whether nothing is different.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// What is different in `after`.
pub(super) fn between(before: &Account, after: &Account) -> Net {
    Net {
        created: objects_only_in(after, before),
        dropped: objects_only_in(before, after),
        granted: grants_only_in(after, before),
        revoked: grants_only_in(before, after),
        owned: owned(before, after),
        changed: changed(before, after),
        policies: policies(before, after),
    }
}

/// What Snowflake makes with a database has no owner, and goes without saying.
fn objects_only_in(these: &Account, those: &Account) -> Vec<String> {
    let objects = these.objects().filter(|(_, object)| object.owner.is_some());
    let new = objects.filter(|(id, _)| !those.contains(id));
    new.map(|(id, _)| id.to_string()).collect()
}

/// The grants of an account, whoever gave them.
fn grants(account: &Account) -> BTreeMap<String, bool> {
    let mut all = BTreeMap::new();
    let direct = account
        .grants()
        .map(|(grant, option)| (grant.to_string(), option));
    let future = account.future_grants();
    let future = future.map(|(grant, option)| (grant.to_string(), option));
    for (grant, option) in direct.chain(future) {
        *all.entry(grant).or_insert(false) |= option;
    }
    all
}

fn grants_only_in(these: &Account, those: &Account) -> Vec<String> {
    let known = grants(those);
    grants(these)
        .into_iter()
        .filter(|(grant, option)| known.get(grant).is_none_or(|known| *option && !known))
        .map(|(grant, option)| match option {
            true => format!("{grant} WITH GRANT OPTION"),
            false => grant,
        })
        .collect()
}

fn owned(before: &Account, after: &Account) -> Vec<String> {
    let by = |id: &ObjectId, owner: &ObjectId| format!("{id} BY {owner}");
    after
        .objects()
        .filter_map(|(id, object)| Some((id, object.owner.as_ref()?)))
        .filter(|(id, owner)| before.owner_of(id) != Some(owner))
        .map(|(id, owner)| by(id, owner))
        .collect()
}

fn changed(before: &Account, after: &Account) -> Vec<String> {
    let mut changes = Vec::new();
    for (id, object) in after.objects() {
        let Some(old) = before.object(id) else {
            continue;
        };
        let names = old.properties.keys().chain(object.properties.keys());
        let mut names: Vec<&str> = names
            .filter(|name| old.properties.get(*name) != object.properties.get(*name))
            .map(|name| &**name)
            .collect();
        names.sort_unstable();
        names.dedup();
        if !names.is_empty() {
            changes.push(format!("{id}: {}", names.join(", ")));
        }
    }
    changes
}

fn policies(before: &Account, after: &Account) -> Vec<String> {
    let only = |these: &Account, those: &Account, verb: &str| -> Vec<String> {
        let known: BTreeSet<&Attachment> = those.attachments().collect();
        let new = these.attachments().filter(|at| !known.contains(at));
        new.map(|at| format!("{at} {verb}")).collect()
    };
    let mut all = only(after, before, "attached");
    all.extend(only(before, after, "detached"));
    all
}
