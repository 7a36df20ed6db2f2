//! Who has which role in the end, and what each role holds: the edges that a drawing shows.
//!
//! Only roles and users that the scripts touch, and what lies between them.

use std::collections::BTreeSet;

use crate::account::{Account, Grant, ObjectId, Target};
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
            new: is_new(grant, &trace.base),
        })
        .collect();
    let ends = edges
        .iter()
        .flat_map(|edge| [&edge.role, &edge.to])
        .cloned();
    let mut names: BTreeSet<String> = ends.collect();
    names.extend(touched.iter().map(ObjectId::to_string));
    Graph {
        nodes: names
            .into_iter()
            .map(|name| {
                let held = held(&name, trace);
                (name, held)
            })
            .collect(),
        edges,
    }
}

/// Roles and users that are there in the end and hold something that they did not.
fn touched(trace: &Trace<'_>) -> BTreeSet<ObjectId> {
    let is_holder = |id: &ObjectId| id.is_role() || id.kind == ObjectKind::User;
    let made = trace.made().into_iter().filter(|id| is_holder(id));
    let new = trace
        .after
        .grants()
        .filter(|(grant, _)| is_new(grant, &trace.base));
    let granted = new
        .flat_map(|(grant, _)| [Some(&grant.to), grant.role()])
        .flatten();
    let all = made.chain(granted).filter(|id| trace.after.contains(id));
    all.cloned().collect()
}

fn is_new(grant: &Grant, base: &Account) -> bool {
    base.grants().all(|(known, _)| known != grant)
}

/// What a role or user newly holds or owns itself.
fn held(name: &str, trace: &Trace<'_>) -> Vec<String> {
    let grants = trace.after.grants().filter(|(grant, _)| {
        grant.role().is_none() && grant.to.to_string() == name && is_new(grant, &trace.base)
    });
    let mut held: Vec<String> = grants
        .map(|(grant, option)| {
            let option = if option { " WITH GRANT OPTION" } else { "" };
            format!("{} ON {}{option}", grant.privilege.as_str(), grant.on)
        })
        .collect();
    let owned = trace.after.objects().filter(|(id, object)| {
        let owner = object.owner.as_ref();
        owner.is_some_and(|owner| owner.to_string() == name) && trace.base.owner_of(id) != owner
    });
    held.extend(owned.map(|(id, _)| format!("OWNERSHIP ON {}", Target::Object(id.clone()))));
    held
}
