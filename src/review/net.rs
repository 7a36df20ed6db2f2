//! What is different between two accounts.

use std::collections::BTreeMap;

use crate::account::{Account, Attachment, FutureGrant, Grant, ObjectId, Target};
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
        created: objects_only_in(after, before).map(told).collect(),
        dropped: objects_only_in(before, after).map(told).collect(),
        granted: grants(after, before),
        revoked: grants(before, after),
        owned: owned(before, after)
            .map(|(id, owner)| told(format_args!("{id} BY {owner}")))
            .collect(),
        changed: changed(before, after)
            .map(|(id, names)| format!("{id}: {}", names.join(", ")))
            .collect(),
        policies: policies(before, after),
    }
}

/// Objects that are only in `these`. What Snowflake makes with a database has no owner, and goes
/// without saying.
pub(super) fn objects_only_in<'a>(
    these: &'a Account,
    those: &Account,
) -> impl Iterator<Item = &'a ObjectId> {
    let objects = these.objects().filter(|(_, object)| object.owner.is_some());
    let new = objects.filter(|(id, _)| !those.contains(id));
    new.map(|(id, _)| id)
}

/// The grants, whoever gave them, that are only in `these`, or only there with the grant option.
pub(super) fn grants_only_in<'a>(
    these: &'a Account,
    those: &'a Account,
) -> impl Iterator<Item = (&'a Grant, bool)> {
    // Both are in the same order: walked side by side.
    let mut others = those.grants().peekable();
    these.grants().filter(move |(grant, option)| {
        while others
            .next_if(|(other, _)| what(other) < what(grant))
            .is_some()
        {}
        let same = others.clone();
        let mut same = same.take_while(|(other, _)| what(other) == what(grant));
        !same.any(|(_, known)| known || !option)
    })
}

/// The future grants that are only in `these`, or only there with the grant option.
pub(super) fn future_grants_only_in<'a>(
    these: &'a Account,
    those: &Account,
) -> impl Iterator<Item = (&'a FutureGrant, bool)> {
    these.future_grants().filter(|(grant, option)| {
        let known = those.future_grant(grant);
        known.is_none_or(|known| *option && !known)
    })
}

fn grants(these: &Account, those: &Account) -> Vec<String> {
    let direct = grants_only_in(these, those).map(|(grant, option)| (told(grant), option));
    let future = future_grants_only_in(these, those);
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

/// Objects that have another owner than before, and who that is.
pub(super) fn owned<'a>(
    before: &Account,
    after: &'a Account,
) -> impl Iterator<Item = (&'a ObjectId, &'a ObjectId)> {
    after
        .objects()
        .filter_map(|(id, object)| Some((id, object.owner.as_ref()?)))
        .filter(|(id, owner)| before.owner_of(id) != Some(owner))
}

/// Objects of before whose properties differ, and the names of these.
pub(super) fn changed<'a>(
    before: &'a Account,
    after: &'a Account,
) -> impl Iterator<Item = (&'a ObjectId, Vec<&'a str>)> {
    after.objects().filter_map(|(id, object)| {
        let old = before.object(id)?;
        let names = old.properties.keys().chain(object.properties.keys());
        let mut names: Vec<&str> = names
            .filter(|name| old.properties.get(*name) != object.properties.get(*name))
            .map(|name| &**name)
            .collect();
        names.sort_unstable();
        names.dedup();
        (!names.is_empty()).then_some((id, names))
    })
}

fn policies(before: &Account, after: &Account) -> Vec<String> {
    let only = |these: &Account, those: &Account, verb: &str| -> Vec<String> {
        let new = attachments_only_in(these, those);
        new.map(|at| format!("{at} {verb}")).collect()
    };
    let mut all = only(after, before, "attached");
    all.extend(only(before, after, "detached"));
    all
}

/// Policies that are attached only in `these`.
pub(super) fn attachments_only_in<'a>(
    these: &'a Account,
    those: &Account,
) -> impl Iterator<Item = &'a Attachment> {
    these.attachments().filter(|at| !those.is_attached(at))
}
