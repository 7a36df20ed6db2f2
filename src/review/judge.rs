//! What each effect comes to: nothing, something on the scripts' own, or a touch of what was
//! there before.
//!
//! The judgement is total: every effect has its arm, and what touches anything of before is a
//! touch, whatever any rule says of it. So a script is clean only where nothing that was there
//! has changed and nobody has gained or lost anything in it; rules give names to touches, and a
//! rule that is taken out makes a finding plainer, never a script clean.

use std::collections::BTreeSet;

use crate::account::{Account, Effect, FutureGrant, Grant, ObjectId, Target, system};
use crate::catalogue::{Level, Loss, ObjectKind, Privilege, Property, Touches, Weight};

use super::guard::checks_owner;
use super::lives::Moment;
use super::rule::Severity;
use super::trace::{Step, Trace};
use super::words::told;

/// What an effect comes to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Judgement {
    /// Nothing is changed by it, or nothing but the session.
    Inert,
    /// It concerns only what the scripts have made.
    Own,
    /// Something that was there before is touched.
    Touch(Touch),
}

/// How something that was there before is touched.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Touch {
    /// What of it is touched.
    pub(super) class: Touches,
    /// How grave that is.
    pub(super) severity: Severity,
    /// What happens, and to whom: what is alike in this is told together.
    pub(super) lead: String,
    /// What it happens to.
    pub(super) item: String,
}

/// Judges the effects of what was played.
pub(super) struct Judge<'t, 'a> {
    trace: &'t Trace<'a>,
    /// Roles and users that come to something of before, in the end.
    reaching: BTreeSet<&'t ObjectId>,
    /// The same, before the reviewed script.
    reached: BTreeSet<&'t ObjectId>,
    /// The roles that somebody has, in the end.
    given: BTreeSet<&'t ObjectId>,
}

impl<'t, 'a> Judge<'t, 'a> {
    pub(super) fn of(trace: &'t Trace<'a>) -> Self {
        let roles = trace.mended.grants().filter_map(|(grant, _)| grant.role());
        Self {
            trace,
            reaching: reaching(trace, &trace.mended, END),
            reached: reaching(trace, &trace.before, (trace.earlier.len(), 0)),
            given: roles.collect(),
        }
    }

    /// The touches of the reviewed script, each with its line.
    pub(super) fn touches(&self) -> Vec<(u32, Touch)> {
        let effects = self.trace.effects_in_time();
        let judged = effects.filter_map(|(at, step, effect)| match self.judge(effect, step, at) {
            Judgement::Touch(touch) => Some((step.line(), touch)),
            Judgement::Inert | Judgement::Own => None,
        });
        judged.collect()
    }

    /// What an effect comes to.
    pub(super) fn judge(&self, effect: &Effect, step: &Step<'_>, at: Moment) -> Judgement {
        match effect {
            Effect::Created { object, .. } => self.created(object, at),
            Effect::AlreadyExisted { object, .. } => self.on(object, at, || Touch {
                class: Touches::Other,
                severity: Severity::Note,
                lead: "takes for its own what is there".to_owned(),
                item: told(object),
            }),
            // It goes with what it stands in, which is judged itself.
            Effect::Dropped(object) if goes_along(object, step) => Judgement::Inert,
            Effect::Dropped(object) => self.guarded(object, step, at, || Touch {
                class: gone_with(object.kind),
                severity: Severity::Warning,
                lead: "drops".to_owned(),
                item: told(object),
            }),
            Effect::Renamed { from, to } => self.guarded(from, step, at, || Touch {
                class: Touches::Other,
                severity: Severity::Warning,
                lead: "renames".to_owned(),
                item: told(format_args!("{from} to {}", to.path())),
            }),
            Effect::PropertySet {
                object, property, ..
            } => match self.guarded(object, step, at, || changed("sets", object, property)) {
                Judgement::Own => leads_outside(object, property),
                judgement => judgement,
            },
            Effect::PropertyUnset { object, property } => {
                self.guarded(object, step, at, || changed("unsets", object, property))
            }
            Effect::Altered { object, change } => self.guarded(object, step, at, || Touch {
                class: Touches::Other,
                severity: Severity::Warning,
                lead: "changes".to_owned(),
                item: told(format_args!("{object}: {change}")),
            }),
            Effect::Granted { grant, .. } => self.granted(grant, step, at),
            Effect::Revoked(grant) | Effect::GrantOptionRevoked(grant) => {
                self.revoked(grant, step, at)
            }
            Effect::NothingRevoked {
                from,
                privileges,
                on,
            } => self.may_be_revoked(from, privileges, on, at),
            Effect::OwnershipTransferred { object, to, .. } => {
                self.guarded(object, step, at, || handed_over(object, to))
            }
            // Who owned it before is assumed, and may be somebody else.
            Effect::AlreadyOwned(object) => match self.trace.mended.owner_of(object) {
                Some(owner) => self.guarded(object, step, at, || handed_over(object, owner)),
                None => Judgement::Inert,
            },
            Effect::FutureGranted { grant, .. } => self.future_granted(grant, at),
            Effect::FutureRevoked(grant) => self.future_revoked(grant, at),
            Effect::PolicyAttached(attachment) => {
                self.guarded(&attachment.to, step, at, || Touch {
                    class: Touches::Protection,
                    severity: Severity::Warning,
                    lead: "puts a policy on".to_owned(),
                    item: told(format_args!("{}: {}", attachment.to, attachment.policy)),
                })
            }
            Effect::PolicyDetached(attachment) => {
                self.guarded(&attachment.to, step, at, || Touch {
                    class: Touches::Protection,
                    severity: Severity::Warning,
                    lead: "takes a policy off".to_owned(),
                    item: told(format_args!("{}: {}", attachment.to, attachment.policy)),
                })
            }
            Effect::PolicyLeftDangling(attachment) => self.on(&attachment.to, at, || Touch {
                class: Touches::Availability,
                severity: Severity::Warning,
                lead: "leaves a reference to a policy that is gone on".to_owned(),
                item: told(format_args!("{}: {}", attachment.to, attachment.policy)),
            }),
            // What was so already, and what follows from a transfer that is judged itself.
            Effect::WasNotThere(_) | Effect::AlreadyGranted(_) | Effect::Copied(_) => {
                Judgement::Inert
            }
            Effect::DataWritten(object) => self.on(object, at, || data("writes to", object)),
            Effect::DataRemoved(object) => self.on(object, at, || data("removes data of", object)),
            Effect::DataCopied { from, to } => self.copied(from, to.as_ref(), at),
            Effect::CodeRun(code) => self.on(code, at, || Touch {
                class: Touches::Code,
                severity: Severity::Warning,
                lead: "runs code that is not read here".to_owned(),
                item: told(code),
            }),
            Effect::FunctionActed { function, touches } => Judgement::Touch(Touch {
                class: *touches,
                severity: severity(*touches),
                lead: "calls a function that acts".to_owned(),
                item: told(function),
            }),
            // The session is nobody's but the runner's, and ends with the script.
            Effect::RoleActivated(_)
            | Effect::SecondaryRolesActivated
            | Effect::Used(_)
            | Effect::VariableSet(_)
            | Effect::VariableUnset(_) => Judgement::Inert,
        }
    }

    /// Own where the object is the scripts', else a touch.
    fn on(&self, object: &ObjectId, at: Moment, touch: impl FnOnce() -> Touch) -> Judgement {
        match is_own(self.trace, object, at) {
            true => Judgement::Own,
            false => Judgement::Touch(touch()),
        }
    }

    /// As [`Self::on`]; where a check of the object's own mark stands before it, it is worth a
    /// note.
    fn guarded(
        &self,
        object: &ObjectId,
        step: &Step<'_>,
        at: Moment,
        touch: impl FnOnce() -> Touch,
    ) -> Judgement {
        self.on(object, at, || {
            let touch = touch();
            let owned = step.act(at.1).is_some_and(|act| checks_owner(act, object));
            match owned || self.trace.is_marked(step, at.1, object) {
                true => Touch {
                    severity: Severity::Note,
                    ..touch
                },
                false => touch,
            }
        })
    }

    /// What is made is the scripts' own; one that IF NOT EXISTS may have found, perhaps not.
    fn created(&self, object: &ObjectId, at: Moment) -> Judgement {
        let mut around = std::iter::successors(Some(object.clone()), ObjectId::container);
        if around.any(|id| self.trace.is_certain(&id, at)) {
            // Whether what stands in a schema leads outside, its properties say.
            let row = object.kind.row();
            return match row.reaches_outside && row.level == Level::Account {
                true => Judgement::Touch(Touch {
                    class: Touches::Reach,
                    severity: Severity::Warning,
                    lead: "makes a way out of the account, or into it".to_owned(),
                    item: told(object),
                }),
                false => Judgement::Own,
            };
        }
        Judgement::Touch(Touch {
            class: Touches::Other,
            severity: Severity::Warning,
            lead: "takes for its own what may be there".to_owned(),
            item: told(object),
        })
    }

    /// A grant on what the scripts have made concerns nobody's things but theirs. A role that
    /// they have made brings along what it comes to.
    fn granted(&self, grant: &Grant, step: &Step<'_>, at: Moment) -> Judgement {
        let own = |object: &ObjectId| is_own(self.trace, object, at);
        if let Some(role) = grant.role() {
            // What the script gives to a role of its own is told where it gives it.
            let reaching = match own(&grant.to) {
                true => &self.reached,
                false => &self.reaching,
            };
            let brings = !own(role) || reaching.contains(role);
            let gain = || self.gain(&grant.to, role_weight(role), told(role), None);
            return match brings {
                true if own(role) => Judgement::Touch(gain()),
                true => self.guarded(role, step, at, gain),
                false => Judgement::Own,
            };
        }
        match &grant.on {
            Target::Object(object) if own(object) => Judgement::Own,
            on => {
                let item = told(format_args!("{} ON {on}", grant.privilege.as_str()));
                let weight = weight(grant.privilege, on);
                let place = on.object().and_then(ObjectId::container);
                Judgement::Touch(self.gain(&grant.to, weight, item, place.as_ref()))
            }
        }
    }

    /// A gain of `who`: everybody's is an error, that of a role which nobody has a note.
    fn gain(
        &self,
        who: &ObjectId,
        weight: Weight,
        item: String,
        place: Option<&ObjectId>,
    ) -> Touch {
        let idle = who.is_role() && is_own(self.trace, who, END) && !self.given.contains(who);
        let severity = match weight {
            _ if who.is_role_named(system::PUBLIC) => Severity::Error,
            _ if idle => Severity::Note,
            Weight::Error => Severity::Error,
            Weight::Warning => Severity::Warning,
            Weight::Note => Severity::Note,
        };
        Touch {
            class: Touches::Gain,
            severity,
            lead: match place {
                Some(place) => told(format_args!("{who} gains in {place}")),
                None => told(format_args!("{who} gains")),
            },
            item,
        }
    }

    /// What the scripts gave, and what is theirs, nobody of before has lost.
    fn revoked(&self, grant: &Grant, step: &Step<'_>, at: Moment) -> Judgement {
        let own = |object: &ObjectId| {
            is_own(self.trace, object, at) || self.trace.has_just_gone(object, step, at)
        };
        if own(&grant.to) || grant.on.object().is_some_and(own) {
            return Judgement::Own;
        }
        self.guarded(&grant.to, step, at, || {
            let item = match grant.role() {
                Some(role) => told(role),
                None => told(format_args!("{} ON {}", grant.privilege.as_str(), grant.on)),
            };
            loss(told(format_args!("{} loses", grant.to)), item)
        })
    }

    /// Nothing is known to be taken back; of an account that is not known, it may be.
    fn may_be_revoked(
        &self,
        from: &ObjectId,
        privileges: &[Privilege],
        on: &[Target],
        at: Moment,
    ) -> Judgement {
        let own = |target: &Target| {
            let object = target.object();
            object.is_some_and(|object| is_own(self.trace, object, at))
        };
        if is_own(self.trace, from, at) || on.iter().all(own) {
            return Judgement::Own;
        }
        let names: Vec<&str> = privileges.iter().map(|one| one.as_str()).collect();
        let what = match names.as_slice() {
            [] => "ALL PRIVILEGES".to_owned(),
            names => names.join(", "),
        };
        let on: Vec<String> = on.iter().map(told).collect();
        let item = told(format_args!("{what} ON {}", on.join(", ")));
        Judgement::Touch(loss(told(format_args!("{from} may lose")), item))
    }

    /// Data that goes elsewhere: out of the account it is told whosever it is.
    fn copied(&self, from: &ObjectId, to: Option<&ObjectId>, at: Moment) -> Judgement {
        let Some(to) = to else {
            return Judgement::Touch(Touch {
                class: Touches::Reach,
                severity: Severity::Warning,
                lead: "copies to a place outside the account".to_owned(),
                item: told(from),
            });
        };
        self.on(from, at, || Touch {
            class: Touches::Data,
            severity: Severity::Note,
            lead: told(format_args!("copies to {to} what is in")),
            item: told(from),
        })
    }

    fn future_granted(&self, grant: &FutureGrant, at: Moment) -> Judgement {
        if is_own(self.trace, &grant.container, at) {
            return Judgement::Own;
        }
        let weight = grant
            .privilege
            .on(grant.kind)
            .map_or(Weight::Warning, |on| on.weight);
        let item = told(grant.holding());
        Judgement::Touch(self.gain(&grant.to, weight, item, None))
    }

    fn future_revoked(&self, grant: &FutureGrant, at: Moment) -> Judgement {
        if is_own(self.trace, &grant.container, at) || is_own(self.trace, &grant.to, at) {
            return Judgement::Own;
        }
        let lead = told(format_args!("{} loses", grant.to));
        Judgement::Touch(loss(lead, told(grant.holding())))
    }
}

/// Whether what an object stands in is dropped in the same step.
fn goes_along(object: &ObjectId, step: &Step<'_>) -> bool {
    object.container().is_some_and(|container| {
        let mut effects = step.effects.iter();
        effects.any(|effect| matches!(effect, Effect::Dropped(gone) if *gone == container))
    })
}

/// The end of all scripts.
const END: Moment = (usize::MAX, usize::MAX);

/// Roles and users that come to something of before, in `account`.
fn reaching<'t>(trace: &Trace<'_>, account: &'t Account, at: Moment) -> BTreeSet<&'t ObjectId> {
    let is_before = |grant: &Grant| match &grant.on {
        Target::Account => true,
        Target::Object(object) => !is_own(trace, object, at),
    };
    let direct = account.grants().map(|(grant, _)| grant);
    let direct = direct
        .filter(|grant| is_before(grant))
        .map(|grant| &grant.to);
    let future = account.future_grants().map(|(grant, _)| grant);
    let future = future
        .filter(|grant| !is_own(trace, &grant.container, at))
        .map(|grant| &grant.to);
    let owners = account.objects().filter_map(|(id, object)| {
        let owner = object.owner.as_ref()?;
        (!is_own(trace, id, at)).then_some(owner)
    });
    account.ascend(direct.chain(future).chain(owners))
}

/// A property of the scripts' own object that opens a way out of the account, or into it.
fn leads_outside(object: &ObjectId, property: &str) -> Judgement {
    let touch = changed("sets", object, property);
    match touch.class {
        Touches::Reach => Judgement::Touch(touch),
        Touches::Gain
        | Touches::Loss
        | Touches::Protection
        | Touches::SignIn
        | Touches::Data
        | Touches::Code
        | Touches::Cost
        | Touches::Availability
        | Touches::Secret
        | Touches::Other => Judgement::Own,
    }
}

/// What goes with an object of this kind; whoever had it on loses it, whatever it held.
fn gone_with(kind: ObjectKind) -> Touches {
    let losses = kind.row().losses;
    match losses.first() {
        Some(Loss::Data | Loss::Objects) => Touches::Data,
        Some(Loss::Protection) => Touches::Protection,
        Some(Loss::SignIn) => Touches::SignIn,
        Some(Loss::Reach) => Touches::Reach,
        Some(Loss::Running) => Touches::Availability,
        Some(Loss::Membership) | None => Touches::Loss,
    }
}

/// Whether the scripts have made `object`, or what it stands in.
fn is_own(trace: &Trace<'_>, object: &ObjectId, at: Moment) -> bool {
    let mut around = std::iter::successors(Some(object.clone()), ObjectId::container);
    around.any(|id| trace.is_own(&id, at))
}

fn data(lead: &str, object: &ObjectId) -> Touch {
    Touch {
        class: Touches::Data,
        severity: Severity::Warning,
        lead: lead.to_owned(),
        item: told(object),
    }
}

fn loss(lead: String, item: String) -> Touch {
    Touch {
        class: Touches::Loss,
        severity: Severity::Warning,
        lead,
        item,
    }
}

fn handed_over(object: &ObjectId, to: &ObjectId) -> Touch {
    Touch {
        class: Touches::Gain,
        severity: Severity::Warning,
        lead: told(format_args!("{to} comes to own")),
        item: told(object),
    }
}

/// A property of what was there: what it touches stands in the catalogue.
fn changed(verb: &str, object: &ObjectId, property: &str) -> Touch {
    let known = object.kind.row().properties;
    let known = known.and_then(|known| Property::find(known, property));
    let class = known.map_or(Touches::Other, |known| known.touches);
    Touch {
        class,
        severity: severity(class),
        lead: format!("{verb} {property}"),
        item: told(object),
    }
}

/// How grave a change of a property is that touches this.
const fn severity(class: Touches) -> Severity {
    match class {
        Touches::Gain
        | Touches::Loss
        | Touches::Protection
        | Touches::SignIn
        | Touches::Reach
        | Touches::Data
        | Touches::Code
        | Touches::Availability
        | Touches::Secret => Severity::Warning,
        Touches::Cost | Touches::Other => Severity::Note,
    }
}

/// What a gain of `privilege` on `on` weighs; what is not in the catalogue may lead anywhere.
fn weight(privilege: Privilege, on: &Target) -> Weight {
    let known = match on {
        Target::Account => privilege.on_account(),
        Target::Object(object) => privilege.on(object.kind),
    };
    known.map_or(Weight::Warning, |on| on.weight)
}

/// What a gain of a role weighs: nobody knows what somebody's role holds.
fn role_weight(role: &ObjectId) -> Weight {
    match role.kind == ObjectKind::ROLE && system::is_administrator(role) {
        true => Weight::Error,
        false => Weight::Warning,
    }
}
