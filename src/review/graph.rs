//! Who has which role in the end, and what each role holds: the edges that a drawing shows.
//!
//! Only roles and users that the scripts touch, and what lies between them.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::{ObjectId, Target};
use crate::parse::statement::ObjectKind;

use super::trace::Trace;

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
    let edges: Vec<Edge> = trace
        .after
        .grants()
        .filter_map(|(grant, _)| Some((grant, grant.role()?)))
        .filter(|(grant, role)| touched.contains(*role) || touched.contains(&grant.to))
        .map(|(grant, role)| Edge {
            role: role.to_string(),
            to: grant.to.to_string(),
            new: !trace.base.has_grant(grant),
        })
        .collect();
    let mut nodes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for end in edges.iter().flat_map(|edge| [&edge.role, &edge.to]) {
        nodes.entry(end.clone()).or_default();
    }
    for holder in touched {
        nodes.entry(holder.to_string()).or_default();
    }
    add_held(&mut nodes, trace);
    Graph {
        nodes: nodes.into_iter().collect(),
        edges,
    }
}

/// Roles and users that are there in the end and hold something that they did not.
fn touched(trace: &Trace<'_>) -> BTreeSet<ObjectId> {
    let is_holder = |id: &ObjectId| id.is_role() || id.kind == ObjectKind::User;
    let made = trace.made().iter().filter(|id| is_holder(id));
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
fn add_held(nodes: &mut BTreeMap<String, Vec<String>>, trace: &Trace<'_>) {
    let mut add = |holder: &ObjectId, what: String| {
        if let Some(held) = nodes.get_mut(&holder.to_string()) {
            held.push(what);
        }
    };
    for (grant, option) in trace.after.grants() {
        if grant.role().is_none() && !trace.base.has_grant(grant) {
            let option = if option { " WITH GRANT OPTION" } else { "" };
            let what = format!("{} ON {}{option}", grant.privilege.as_str(), grant.on);
            add(&grant.to, what);
        }
    }
    for (id, object) in trace.after.objects() {
        if let Some(owner) = &object.owner
            && trace.base.owner_of(id) != Some(owner)
        {
            let what = format!("OWNERSHIP ON {}", Target::Object(id.clone()));
            add(owner, what);
        }
    }
}
