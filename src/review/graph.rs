//! Who has which role in the end, and what each role holds: the edges that a drawing shows.
//!
//! Only roles and users that the scripts touch, and what lies between them.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::account::ObjectId;
use crate::catalogue::ObjectKind;

use super::trace::Trace;
use super::words::told;

/// The roles, users and grants that the scripts touch.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Graph {
    /// Roles and users, in order of name, each with what it newly holds or owns itself.
    pub nodes: Vec<(String, Vec<String>)>,
    /// Roles granted to roles and users.
    pub edges: Vec<Edge>,
}

/// A role that is granted to another role or a user.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Edge {
    /// The role.
    pub role: String,
    /// Who has it.
    pub to: String,
    /// Whether the scripts granted it.
    pub new: bool,
}

pub(super) fn graph(trace: &Trace<'_>) -> Graph {
    let touched = touched(trace);
    let grants = trace.after.grants();
    let linked = grants
        .filter_map(|(grant, _)| Some((grant, grant.role()?)))
        .filter(|(grant, role)| touched.contains(*role) || touched.contains(&grant.to));
    let edges = linked.clone().map(|(grant, role)| Edge {
        role: told(role),
        to: told(&grant.to),
        new: !trace.base.has_grant(grant),
    });
    let edges = edges.collect();
    let mut held: BTreeMap<&ObjectId, Vec<String>> = BTreeMap::new();
    for (grant, role) in linked {
        held.entry(role).or_default();
        held.entry(&grant.to).or_default();
    }
    for holder in &touched {
        held.entry(holder).or_default();
    }
    add_held(&mut held, trace);
    let mut nodes = BTreeMap::new();
    nodes.extend(held.into_iter().map(|(id, held)| (told(id), held)));
    Graph {
        nodes: nodes.into_iter().collect(),
        edges,
    }
}

/// Roles and users that are there in the end and hold something that they did not.
fn touched(trace: &Trace<'_>) -> BTreeSet<ObjectId> {
    let is_holder = |id: &ObjectId| id.is_role() || id.kind == ObjectKind::USER;
    let made = trace.made().objects().filter(|id| is_holder(id));
    let new = trace
        .after
        .grants()
        .filter(|(grant, _)| !trace.base.has_grant(grant));
    let granted = new
        .flat_map(|(grant, _)| [Some(&grant.to), grant.role()])
        .flatten();
    let there = made.chain(granted).filter(|id| trace.after.contains(id));
    let mut all = BTreeSet::new();
    all.extend(there.cloned());
    all
}

/// Adds what roles and users newly hold or own themselves.
fn add_held(all: &mut BTreeMap<&ObjectId, Vec<String>>, trace: &Trace<'_>) {
    let mut add = |holder: &ObjectId, what: fmt::Arguments<'_>| {
        if let Some(held) = all.get_mut(holder) {
            held.push(told(what));
        }
    };
    for (grant, option) in trace.after.grants() {
        if grant.role().is_none() && !trace.base.has_grant(grant) {
            let option = if option { " WITH GRANT OPTION" } else { "" };
            let privilege = grant.privilege.as_str();
            add(
                &grant.to,
                format_args!("{privilege} ON {}{option}", grant.on),
            );
        }
    }
    for (id, object) in trace.after.objects() {
        if let Some(owner) = &object.owner
            && trace.base.owner_of(id) != Some(owner)
        {
            add(owner, format_args!("OWNERSHIP ON {id}"));
        }
    }
}
