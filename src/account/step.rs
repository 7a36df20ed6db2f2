//! One statement being run: the account, the session, the active roles, and the effects so far.
//!
//! Every statement checks first and changes afterwards, so that a refusal finds the account as
//! it was.

use std::sync::Arc;

use super::effect::Effect;
use super::grant::{Grant, Target};
use super::object::{Name, ObjectId, Setting};
use super::refusal::Refusal;
use super::rules::Reading;
use super::session::Session;
use super::state::Account;
use crate::catalogue::Privilege;

/// Why a statement was not done.
#[derive(Debug)]
pub(super) enum Stop {
    Refused(Refusal),
    /// The reason why the model cannot tell what the statement would do.
    NotUnderstood(String),
}

impl From<Refusal> for Stop {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(refusal)
    }
}

/// Done, refused, or not understood.
pub(super) type Run = Result<(), Stop>;

pub(super) struct Step<'a> {
    pub(super) account: &'a mut Account,
    pub(super) session: &'a mut Session,
    pub(super) reading: &'a Reading,
    /// The roles that any active role has: they authorize everything else.
    pub(super) active: Arc<[ObjectId]>,
    /// The roles that the primary role has, itself included: they alone authorize CREATE.
    pub(super) primary: Arc<[ObjectId]>,
    pub(super) effects: Vec<Effect>,
}

impl<'a> Step<'a> {
    pub(super) fn new(
        account: &'a mut Account,
        session: &'a mut Session,
        reading: &'a Reading,
    ) -> Self {
        let Session {
            user,
            primary,
            secondary,
            active,
            ..
        } = &mut *session;
        let active = account.active(active, user, primary, secondary);
        Self {
            account,
            session,
            reading,
            active: active.all,
            primary: active.primary,
            effects: Vec::new(),
        }
    }

    /// Sets or unsets a property, and says so.
    pub(super) fn set(&mut self, object: &ObjectId, property: &Name, value: Option<Setting>) {
        self.effects.push(match value.clone() {
            Some(value) => Effect::PropertySet {
                object: object.clone(),
                property: property.clone(),
                value,
            },
            None => Effect::PropertyUnset {
                object: object.clone(),
                property: property.clone(),
            },
        });
        self.account.set(object, property, value);
    }

    /// Adds a grant, and says whether it was new.
    pub(super) fn grant(
        &mut self,
        privilege: Privilege,
        on: &Target,
        to: &ObjectId,
        grantor: Option<ObjectId>,
        with_grant_option: bool,
    ) {
        let grant = Grant {
            to: to.clone(),
            on: on.clone(),
            privilege,
            grantor,
        };
        let new = self.account.add_grant(&grant, with_grant_option);
        self.effects.push(if new {
            Effect::Granted {
                grant,
                with_grant_option,
            }
        } else {
            Effect::AlreadyGranted(grant)
        });
    }

    /// Gives an object to a new owner, and says so.
    pub(super) fn give(&mut self, object: &ObjectId, to: &ObjectId) {
        let Some(from) = self.account.objects.give(object, to) else {
            return;
        };
        self.effects.push(Effect::OwnershipTransferred {
            object: object.clone(),
            from,
            to: to.clone(),
        });
    }
}
