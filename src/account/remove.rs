//! Removing an object, with all that goes or changes hands with it.
//!
//! What a dropped role owned goes to the role that drops it, and every grant that it gave or
//! held is revoked: <https://docs.snowflake.com/en/sql-reference/sql/drop-role>. A database goes
//! with everything in it: <https://docs.snowflake.com/en/sql-reference/sql/drop-database>.

use std::collections::BTreeSet;

use super::effect::Effect;
use super::object::ObjectId;
use super::state::Account;
use super::step::Step;
use crate::catalogue::ObjectKind;

impl Step<'_> {
    /// Removes `object` and what is in it; the primary role inherits what dropped roles owned.
    pub(super) fn remove(&mut self, object: &ObjectId) {
        let gone = self.account.with_content(object);
        for id in &gone {
            self.account.objects.remove(id);
        }
        self.effects.push(Effect::Dropped(object.clone()));
        let inside = gone.iter().filter(|id| *id != object);
        self.effects.extend(inside.cloned().map(Effect::Dropped));
        self.remove_grants(&gone);
        self.remove_attachments(&gone);
        self.hand_over(&gone);
        self.session.forget(|id| gone.contains(id));
    }

    fn remove_grants(&mut self, gone: &BTreeSet<ObjectId>) {
        let effects = &mut self.effects;
        self.account.grants.retain(|grant| {
            let lost = gone.iter().any(|object| grant.involves(object));
            if lost {
                effects.push(Effect::Revoked(grant.clone()));
            }
            !lost
        });
        self.account.future_grants.retain(|grant, _| {
            let lost = gone.iter().any(|object| grant.involves(object));
            if lost {
                effects.push(Effect::FutureRevoked(grant.clone()));
            }
            !lost
        });
    }

    fn remove_attachments(&mut self, gone: &BTreeSet<ObjectId>) {
        let effects = &mut self.effects;
        self.account.attachments.retain(|attachment| {
            let place_gone = gone.contains(&attachment.to);
            let policy_gone = gone.contains(&attachment.policy);
            match (place_gone, policy_gone) {
                (true, false) => effects.push(Effect::PolicyDetached(attachment.clone())),
                (false, true) => effects.push(Effect::PolicyLeftDangling(attachment.clone())),
                (true, true) | (false, false) => {}
            }
            !place_gone
        });
    }

    fn hand_over(&mut self, gone: &BTreeSet<ObjectId>) {
        if !gone.iter().any(ObjectId::is_role) {
            return;
        }
        let orphans: Vec<ObjectId> = self
            .account
            .objects()
            .filter(|(_, object)| {
                let owner = object.owner.as_ref();
                owner.is_some_and(|owner| gone.contains(owner))
            })
            .map(|(id, _)| id.clone())
            .collect();
        let heir = self.session.primary.clone();
        for orphan in orphans {
            self.give(&orphan, &heir);
        }
    }
}

impl Account {
    /// An object and what is in it, if it is there.
    fn with_content(&self, object: &ObjectId) -> BTreeSet<ObjectId> {
        let mut all = BTreeSet::new();
        if matches!(object.kind, ObjectKind::DATABASE | ObjectKind::SCHEMA) {
            let ids = self.objects.iter().map(|(id, _)| id);
            all.extend(ids.filter(|id| id.is_inside(object)).cloned());
        }
        all.extend(self.contains(object).then(|| object.clone()));
        all
    }
}
