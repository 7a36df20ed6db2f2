//! Who can do what they could not before, and through which roles, down to users.
//!
//! ACCOUNTADMIN can do everything before and after, and whoever runs the script is known to have
//! what it takes: neither is listed for what they merely come to own.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt;

use crate::account::{Account, Descent, FutureHolding, Grant, Holding, ObjectId, system};
use crate::catalogue::ObjectKind;

use super::power::Power;
use super::trace::Trace;
use super::words::told;

/// Something that somebody gains, or loses.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Gain {
    /// The user or role.
    pub who: String,
    /// The privilege, or the role.
    pub what: String,
    /// The roles in between, from the one that they have to the one that holds it; empty where
    /// they hold it themselves.
    pub path: Vec<String>,
    /// How much it lets them do.
    pub power: Power,
}

/// What everybody but the runner gains by the reviewed script, in order of name; and whether that
/// is all.
pub(super) fn gains(trace: &Trace<'_>) -> (Vec<Gain>, bool) {
    only_in(&trace.after, &trace.before, trace)
}

/// What everybody but the runner loses by it, and whether that is all. What is lost by users and
/// roles that are dropped goes without saying.
pub(super) fn losses(trace: &Trace<'_>) -> (Vec<Gain>, bool) {
    let (mut losses, all) = only_in(&trace.before, &trace.after, trace);
    let remaining: BTreeSet<String> = trace.after.objects().map(|(id, _)| told(id)).collect();
    losses.retain(|loss| remaining.contains(&loss.who));
    (losses, all)
}

/// What everybody but the runner has only in `these`, and whether that is all.
fn only_in(these: &Account, those: &Account, trace: &Trace<'_>) -> (Vec<Gain>, bool) {
    let (before, after) = (Book::of(those), Book::of(these));
    let holders = after.richer_than(&before).into_iter().filter(|id| {
        let holds = id.is_role() || id.kind == ObjectKind::USER;
        holds && **id != trace.runner && !id.is_role_named(system::ACCOUNTADMIN)
    });
    let mut gains = Vec::new();
    let mut room = MOST;
    for holder in holders {
        gains.extend(after.gains_of(holder, &before, &mut room));
        if room == 0 {
            break;
        }
    }
    gains.sort_unstable();
    (gains, room > 0)
}

/// As many gains, and steps on the ways to them, are told; roles that nest in roles by the
/// thousand give rise to millions, which nobody reads.
const MOST: usize = 100_000;

/// What every role and user of an account has.
struct Book<'a> {
    account: &'a Account,
    /// What each holds itself, on what is there and on what will be made.
    own: BTreeMap<&'a ObjectId, Vec<Has<'a>>>,
}

/// Something that somebody has, whoever gave it; put into words only where it is gained.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Has<'a> {
    Role(&'a ObjectId),
    Privilege(Holding<'a>),
    /// On what will be made, and whether with the grant option.
    Future(FutureHolding<'a>, bool),
}

impl<'a> Book<'a> {
    fn of(account: &'a Account) -> Self {
        let mut own: BTreeMap<&ObjectId, Vec<Has<'_>>> = BTreeMap::new();
        for (holder, holding) in account.holdings() {
            own.entry(holder).or_default().push(Has::Privilege(holding));
        }
        for (grant, option) in account.future_grants() {
            let has = Has::Future(grant.holding(), option);
            own.entry(&grant.to).or_default().push(has);
        }
        Self { account, own }
    }

    fn own(&self, holder: &ObjectId) -> &[Has<'a>] {
        self.own.get(holder).map_or(&[], Vec::as_slice)
    }

    /// Everybody who may have more than in `before`: who holds something else themselves, and
    /// who has one of their roles.
    fn richer_than(&self, before: &Self) -> BTreeSet<&'a ObjectId> {
        let new = role_grants(self.account).filter(|grant| !before.account.has_grant(grant));
        let other = |(holder, own): (&&'a ObjectId, &Vec<Has<'a>>)| {
            (before.own(holder) != own.as_slice()).then_some(*holder)
        };
        let others = self.own.iter().filter_map(other);
        self.account
            .ascend(new.map(|grant| &grant.to).chain(others))
    }

    /// What `holder` has that it did not have in `before`, the nearest way to each, as long as
    /// there is room.
    fn gains_of(&self, holder: &'a ObjectId, before: &Book<'a>, room: &mut usize) -> Vec<Gain> {
        let who = told(holder);
        let mut known = before.all(holder);
        let steps = self.account.descend([holder]);
        let mut gains = Vec::new();
        for (at, step) in steps.iter().enumerate() {
            let role = (at > 0).then_some(Has::Role(step.role));
            let all = role.iter().chain(self.own(step.role)).copied();
            let new: Vec<Has<'_>> = all.filter(|has| known.insert(*has)).collect();
            if new.is_empty() {
                continue;
            }
            let path = Descent::path(&steps, at);
            let path: Vec<String> = path.into_iter().map(told).collect();
            for has in new {
                let needed = path.len() + 1;
                if *room <= needed {
                    *room = 0;
                    return gains;
                }
                *room -= needed;
                let last = usize::from(matches!(has, Has::Role(_)));
                gains.push(Gain {
                    who: who.clone(),
                    what: told(has),
                    power: has.power(before.account),
                    path: path[..path.len() - last].to_vec(),
                });
            }
        }
        gains
    }

    /// Everything that `holder` has.
    fn all(&self, holder: &'a ObjectId) -> BTreeSet<Has<'a>> {
        let mut all = BTreeSet::new();
        for (at, step) in self.account.descend([holder]).into_iter().enumerate() {
            all.extend((at > 0).then_some(Has::Role(step.role)));
            all.extend(self.own(step.role));
        }
        all
    }
}

impl Has<'_> {
    /// How much it lets its holder do, on an account as it was before: on what the script makes,
    /// nobody had anything to lose.
    fn power(self, before: &Account) -> Power {
        let was_there = |on: &ObjectId| before.contains(on);
        match self {
            Self::Role(role) => Power::of_role(role, was_there(role)),
            Self::Privilege(held) if held.on.is_none_or(was_there) => {
                Power::of_privilege(held.privilege, held.on.map(|on| on.kind))
            }
            Self::Future(held, _) if was_there(held.container()) => {
                Power::of_privilege(held.privilege(), Some(held.kind()))
            }
            Self::Privilege(_) | Self::Future(..) => Power::Use,
        }
    }
}

/// The grants of roles.
fn role_grants(account: &Account) -> impl Iterator<Item = &Grant> {
    let grants = account.grants().map(|(grant, _)| grant);
    grants.filter(|grant| grant.role().is_some())
}

impl fmt::Display for Has<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Role(role) => role.fmt(f),
            Self::Privilege(held) => held.fmt(f),
            Self::Future(held, true) => write!(f, "{held} WITH GRANT OPTION"),
            Self::Future(held, false) => held.fmt(f),
        }
    }
}
