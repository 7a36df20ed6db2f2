//! What is different between two accounts.

use std::collections::BTreeMap;

use crate::account::{Account, Grant, ObjectId, Target};
use crate::catalogue::Privilege;

use super::words::told;

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
    new.map(|(id, _)| told(id)).collect()
}

/// The grants, whoever gave them, that are only in `these`, or only there with the grant option.
fn grants_only_in(these: &Account, those: &Account) -> Vec<String> {
    // Both are in the same order: walked side by side.
    let mut others = those.grants().peekable();
    let direct = these.grants().filter(|(grant, option)| {
        while others
            .next_if(|(other, _)| what(other) < what(grant))
            .is_some()
        {}
        let same = others.clone();
        let mut same = same.take_while(|(other, _)| what(other) == what(grant));
        !same.any(|(_, known)| known || !option)
    });
    let direct = direct.map(|(grant, option)| (told(grant), option));
    let future = these.future_grants().filter(|(grant, option)| {
        let known = those.future_grant(grant);
        known.is_none_or(|known| *option && !known)
    });
    let future = future.map(|(grant, option)| (told(grant), option));
    // Of what two have given, the one with the grant option tells.
    let mut only = BTreeMap::new();
    for (grant, option) in direct.chain(future) {
        *only.entry(grant).or_insert(false) |= option;
    }
    only.into_iter()
        .map(|(grant, option)| match option {
            true => grant + " WITH GRANT OPTION",
            false => grant,
        })
        .collect()
}

/// A grant, whoever gave it; accounts have their grants in this order.
fn what(grant: &Grant) -> (&ObjectId, &Target, Privilege) {
    (&grant.to, &grant.on, grant.privilege)
}

fn owned(before: &Account, after: &Account) -> Vec<String> {
    let by = |id: &ObjectId, owner: &ObjectId| told(format_args!("{id} BY {owner}"));
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
        let new = these.attachments().filter(|at| !those.is_attached(at));
        new.map(|at| format!("{at} {verb}")).collect()
    };
    let mut all = only(after, before, "attached");
    all.extend(only(before, after, "detached"));
    all
}
