//! Who can do what they could not before, and through which roles, down to users.
//!
//! ACCOUNTADMIN can do everything before and after, and whoever runs the script is known to have
//! what it takes: neither is listed for what they merely come to own.

use std::collections::BTreeSet;

use crate::account::{Account, FutureGrant, Held, ObjectId, system};
use crate::parse::privilege::Privilege;
use crate::parse::statement::ObjectKind;

use super::trace::Trace;

/// Something that somebody gains.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gain {
    /// The user or role.
    pub who: String,
    /// The privilege, or the role.
    pub what: String,
    /// The roles in between, from the one that they have to the one that holds it; empty where
    /// they hold it themselves.
    pub path: Vec<String>,
}

/// What everybody but the runner gains, in order of name.
pub(super) fn gains(trace: &Trace<'_>) -> Vec<Gain> {
    let (before, after) = (&trace.base, &trace.after);
    let holders = after.objects().map(|(id, _)| id).filter(|id| {
        let holds = id.is_role() || id.kind == ObjectKind::User;
        holds && **id != trace.runner && **id != ObjectId::role(system::ACCOUNTADMIN)
    });
    let mut gains: Vec<Gain> = holders
        .flat_map(|holder| gains_of(holder, before, after))
        .collect();
    gains.sort();
    gains.dedup();
    gains
}

fn gains_of(holder: &ObjectId, before: &Account, after: &Account) -> Vec<Gain> {
    let known: BTreeSet<String> = has(holder, before)
        .into_iter()
        .map(|(what, _)| what)
        .collect();
    let new = has(holder, after)
        .into_iter()
        .filter(|(what, _)| !known.contains(what));
    new.map(|(what, path)| Gain {
        who: holder.to_string(),
        what,
        path,
    })
    .collect()
}

/// What `holder` has, each with the way to it; the nearest way first.
fn has(holder: &ObjectId, account: &Account) -> Vec<(String, Vec<String>)> {
    let mut all: Vec<(String, Vec<String>)> = direct(holder, account)
        .into_iter()
        .map(|what| (what, Vec::new()))
        .collect();
    for reached in account.roles_of(holder) {
        let path: Vec<String> = reached.path.iter().map(ObjectId::to_string).collect();
        let before = path.iter().take(path.len().saturating_sub(1)).cloned();
        all.push((reached.role.to_string(), before.collect()));
        let held = direct(&reached.role, account).into_iter();
        all.extend(held.map(|what| (what, path.clone())));
    }
    let mut seen = BTreeSet::new();
    all.retain(|(what, _)| seen.insert(what.clone()));
    all
}

/// What a role or user holds itself, on what is there and on what will be made.
fn direct(holder: &ObjectId, account: &Account) -> Vec<String> {
    let held = account.privileges_of(holder).into_iter();
    let held = held
        .filter(|held| held.by == *holder)
        .map(|held| words(&held));
    let future = account
        .future_grants()
        .filter(|(grant, _)| grant.to == *holder);
    held.chain(future.map(|(grant, option)| future_words(grant, option)))
        .collect()
}

fn future_words(grant: &FutureGrant, option: bool) -> String {
    let whole = grant.to_string();
    let what = whole
        .strip_suffix(&format!(" TO {}", grant.to))
        .unwrap_or(&whole);
    let option = if option { " WITH GRANT OPTION" } else { "" };
    format!("{what}{option}")
}

fn words(held: &Held) -> String {
    let privilege = held.privilege.as_str();
    let option = held.with_grant_option && held.privilege != Privilege::OWNERSHIP;
    let option = if option { " WITH GRANT OPTION" } else { "" };
    format!("{privilege} ON {}{option}", held.on)
}
