//! Who can do what they could not before, and through which roles, down to users.
//!
//! ACCOUNTADMIN can do everything before and after, and whoever runs the script is known to have
//! what it takes: neither is listed for what they merely come to own.

use std::collections::{BTreeMap, BTreeSet};

use crate::account::{Account, Descent, FutureGrant, Grant, Held, ObjectId, system};
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

/// What everybody but the runner gains, in order of name; and whether that is all.
pub(super) fn gains(trace: &Trace<'_>) -> (Vec<Gain>, bool) {
    let (before, after) = (Book::of(&trace.base), Book::of(&trace.after));
    let holders = after.richer_than(&before).into_iter().filter(|id| {
        let holds = id.is_role() || id.kind == ObjectKind::User;
        holds && **id != trace.runner && **id != ObjectId::role(system::ACCOUNTADMIN)
    });
    let mut gains = Vec::new();
    let mut room = MOST;
    for holder in holders {
        gains.extend(after.gains_of(holder, &before, &mut room));
        if room == 0 {
            break;
        }
    }
    gains.sort();
    (gains, room > 0)
}

/// As many gains, and steps on the ways to them, are told; roles that nest in roles by the
/// thousand give rise to millions, which nobody reads.
const MOST: usize = 100_000;

/// What every role and user of an account has.
struct Book<'a> {
    account: &'a Account,
    /// What each holds itself, on what is there and on what will be made.
    own: BTreeMap<&'a ObjectId, Vec<String>>,
}

impl<'a> Book<'a> {
    fn of(account: &'a Account) -> Self {
        let mut own: BTreeMap<&ObjectId, Vec<String>> = BTreeMap::new();
        for (holder, held) in account.holdings() {
            own.entry(holder)
                .or_default()
                .extend(held.iter().map(words));
        }
        for (grant, option) in account.future_grants() {
            own.entry(&grant.to)
                .or_default()
                .push(future_words(grant, option));
        }
        Self { account, own }
    }

    fn own(&self, holder: &ObjectId) -> &[String] {
        self.own.get(holder).map_or(&[], Vec::as_slice)
    }

    /// Everybody who may have more than in `before`: who holds something else themselves, and
    /// who has one of their roles.
    fn richer_than(&self, before: &Self) -> BTreeSet<&'a ObjectId> {
        let mut heirs: BTreeMap<&ObjectId, Vec<&'a ObjectId>> = BTreeMap::new();
        let mut richer = BTreeSet::new();
        for (grant, role) in role_grants(self.account) {
            heirs.entry(role).or_default().push(&grant.to);
            if !before.account.has_grant(grant) {
                richer.insert(&grant.to);
            }
        }
        let other = |(holder, own): (&&'a ObjectId, &Vec<String>)| {
            (before.own(holder) != own.as_slice()).then_some(*holder)
        };
        richer.extend(self.own.iter().filter_map(other));
        let mut next: Vec<&ObjectId> = richer.iter().copied().collect();
        while let Some(holder) = next.pop() {
            let heirs = heirs.get(holder).into_iter().flatten();
            next.extend(heirs.filter(|heir| richer.insert(*heir)));
        }
        richer
    }

    /// What `holder` has that it did not have in `before`, the nearest way to each, as long as
    /// there is room.
    fn gains_of(&self, holder: &ObjectId, before: &Self, room: &mut usize) -> Vec<Gain> {
        let mut known = before.all(holder);
        let steps = self.account.descend([holder]);
        let mut gains = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            let role = (at > 0).then(|| step.role.to_string());
            let (mut here, own) = (Vec::new(), self.own(step.role));
            here.extend(
                role.filter(|role| known.insert(role.clone()))
                    .map(|role| (role, 1)),
            );
            let new = own.iter().filter(|what| known.insert((*what).clone()));
            here.extend(new.map(|what| (what.clone(), 0)));
            if here.is_empty() {
                continue;
            }
            let path = Descent::path(&steps, at);
            let path: Vec<String> = path.into_iter().map(ObjectId::to_string).collect();
            for (what, last) in here {
                let needed = path.len() + 1;
                if *room <= needed {
                    *room = 0;
                    return gains;
                }
                *room -= needed;
                gains.push(Gain {
                    who: holder.to_string(),
                    what,
                    path: path[..path.len() - last].to_vec(),
                });
            }
        }
        gains
    }

    /// Everything that `holder` has.
    fn all(&self, holder: &ObjectId) -> BTreeSet<String> {
        let steps = self.account.descend([holder]);
        let roles = steps.iter().skip(1).map(|step| step.role.to_string());
        let own = steps.iter().flat_map(|step| self.own(step.role).to_vec());
        roles.chain(own).collect()
    }
}

/// The grants of roles, each with its role.
fn role_grants(account: &Account) -> impl Iterator<Item = (&Grant, &ObjectId)> {
    let grants = account.grants();
    grants.filter_map(|(grant, _)| Some((grant, grant.role()?)))
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
