//! Who gains or loses what, in groups: what a role holds stands once, with everybody who comes to
//! it, since people times privileges is more than anybody reads.

use std::collections::BTreeMap;

use schemars::JsonSchema;
use serde::Serialize;

use super::visible::{all, visible};
use crate::review::{Gain, Power};

/// What several people gain or lose, and who they are.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Group {
    /// The role or user that holds it itself.
    pub holder: String,
    /// Privileges and roles.
    pub what: Vec<Held>,
    /// Whoever gains or loses them.
    pub members: Vec<Member>,
}

/// A privilege or a role.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, JsonSchema)]
pub struct Held {
    /// What it lets its holder do, the gravest first.
    #[schemars(extend("enum" = ["administer", "account", "own", "write", "read", "use"]))]
    pub power: &'static str,
    /// Its name, and what it is on.
    pub what: String,
    #[serde(skip)]
    pub(super) order: Power,
}

/// Somebody who gains or loses what a group holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Member {
    /// The user or role.
    pub who: String,
    /// The roles in between, from the one that they have to the one that holds it.
    pub path: Vec<String>,
}

/// The groups of some gains or losses, in order of holder.
pub(super) fn groups(gains: &[Gain]) -> Vec<Group> {
    let mut ways: BTreeMap<(&str, &[String]), Vec<Held>> = BTreeMap::new();
    for gain in gains {
        let way = ways.entry((&gain.who, &gain.path)).or_default();
        way.push(Held {
            power: gain.power.as_str(),
            what: visible(&gain.what),
            order: gain.power,
        });
    }
    let mut groups: BTreeMap<(&str, Vec<Held>), Vec<Member>> = BTreeMap::new();
    for ((who, path), mut what) in ways {
        what.sort_by(|one, other| (one.order, &one.what).cmp(&(other.order, &other.what)));
        let holder = path.last().map_or(who, String::as_str);
        groups.entry((holder, what)).or_default().push(Member {
            who: visible(who),
            path: all(path),
        });
    }
    let groups = groups.into_iter().map(|((holder, what), members)| Group {
        holder: visible(holder),
        what,
        members,
    });
    groups.collect()
}
