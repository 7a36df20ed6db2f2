//! Whether what a block does is guarded: by checks that stand before it in the same block, about
//! the very object, with a mark of ours or an owner of the integration's.

use crate::account::scripting::{Act, Fact, has_comment, has_no_other_comment, owner_of};
use crate::account::{Effect, ObjectId, holds_symbol, system};
use crate::parse::statement::{Change, ObjectName, Securable, Statement};

use crate::text::Mark;

use super::lives::Moment;
use super::trace::{Step, Trace, in_time};
use super::words;

/// Whether a comment is the mark of an integration.
pub(super) fn is_mark(comment: &str) -> bool {
    Mark::parse(comment).is_some()
}

/// Whether an act stands behind a check that stops where this role is there without a mark of
/// sfgen's.
pub(super) fn refuses_other(act: &Act, role: &ObjectId) -> bool {
    has_no_other_comment(&act.facts, role, is_mark)
}

/// Whether an act happens only where `object` belongs to a role that is none of Snowflake's.
pub(super) fn checks_owner(act: &Act, object: &ObjectId) -> bool {
    let owner = owner_of(&act.facts, object);
    owner.is_some_and(|owner| !system::is_system_role(&ObjectId::role(owner.clone())))
}

/// What a statement is about, where its name is written in full.
pub(super) fn target(statement: &Statement) -> Option<ObjectId> {
    match statement {
        Statement::Drop { kind, name, .. }
        | Statement::Alter { kind, name, .. }
        | Statement::GrantOwnership {
            on: Securable::Object { kind, name },
            ..
        } => words::identity(*kind, name),
        _ => None,
    }
}

impl Trace<'_> {
    /// Whether an act happens only where `object` carries a mark of sfgen's, which no script has
    /// just put on somebody's object.
    pub(super) fn checks_mark(&self, act: &Act, object: &ObjectId) -> bool {
        let forges = |(at, _, effect): (Moment, &Step<'_>, &Effect)| match effect {
            Effect::PropertySet {
                object: marked,
                property,
                ..
            } => marked == object && **property == *"COMMENT" && !self.is_own(object, at),
            _ => false,
        };
        let marked = has_comment(&act.facts, object, is_mark);
        marked && !in_time(self.all_steps().enumerate()).any(forges)
    }

    /// Whether an effect of a step happens only where `object` carries a mark of sfgen's.
    pub(super) fn is_marked(&self, step: &Step<'_>, effect: usize, object: &ObjectId) -> bool {
        step.act(effect)
            .is_some_and(|act| self.checks_mark(act, object))
    }

    /// Whether an act takes off nothing but policies of a database that carries a mark.
    pub(super) fn detaches_marked(&self, step: &Step<'_>, act: &Act) -> bool {
        let mut databases = act.facts.iter().filter_map(|fact| match fact {
            Fact::PolicyOf(database) => Some(ObjectId::database(database.clone())),
            Fact::Row(..) | Fact::Exists { .. } | Fact::CurrentRole(_) => None,
        });
        let Some(database) = databases.next_back() else {
            return false;
        };
        let effects = step.effects.get(act.effects.clone()).unwrap_or_default();
        let of_it = effects.iter().all(|effect| match effect {
            Effect::PolicyDetached(attachment) => attachment.policy.is_inside(&database),
            _ => false,
        });
        let somewhere = is_about_some(&act.statement) || !effects.is_empty();
        somewhere && of_it && self.checks_mark(act, &database)
    }

    /// Whether what an act does to an object that nobody can name is judged all the same.
    pub(super) fn is_judged(&self, step: &Step<'_>, act: &Act) -> bool {
        if !is_about_some(&act.statement) {
            return true;
        }
        match &act.statement {
            Statement::Alter {
                change:
                    Change::DetachMaskingPolicy { .. }
                    | Change::DetachRowAccessPolicy { .. }
                    | Change::DetachAllRowAccessPolicies,
                ..
            } => self.detaches_marked(step, act),
            statement => target(statement)
                .is_some_and(|object| checks_owner(act, &object) || self.checks_mark(act, &object)),
        }
    }
}

/// Whether a statement names something that nobody can name before it runs.
pub(super) fn is_about_some(statement: &Statement) -> bool {
    let mut statement = statement.clone();
    let places = crate::parse::scripting::Places::of(&mut statement);
    places.names.iter().any(|name| match &**name {
        ObjectName::Parts(parts) => parts.iter().any(|part| holds_symbol(&part.value)),
        ObjectName::Variable(_) => false,
        ObjectName::Computed(_) => true,
    })
}
