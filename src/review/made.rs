//! What the scripts have made themselves, from when to when, and what carries their mark.

use crate::account::{Effect, ObjectId};
use crate::catalogue::ObjectKind;
use crate::parse::block::{Fragment, Part};
use crate::parse::statement::{ObjectName, Statement};
use crate::text::Mark;

use super::lives::{Life, Lives, Moment};
use super::trace::{Step, Trace, in_time};

/// What `steps` make. With `keep_going`, the client goes on where a CREATE fails because
/// somebody's object of that name is there.
fn made<'s, 'a: 's>(steps: impl Iterator<Item = &'s Step<'a>>, keep_going: bool) -> Lives {
    let mut made = Lives::default();
    for (at, step, effect) in in_time(steps.enumerate()) {
        match effect {
            Effect::Created { object, .. } => {
                let certain = !keep_going && !adopts(step, object);
                made.start(object.clone(), at, certain);
            }
            Effect::Dropped(object) => {
                made.end(object, at);
            }
            Effect::Renamed { from, to } => made.rename(from, to, at),
            _ => {}
        }
    }
    made
}

/// Whether the step takes what is there for its own: `IF NOT EXISTS`, unless the block has
/// checked the mark of a role.
fn adopts(step: &Step<'_>, object: &ObjectId) -> bool {
    let is_it = |name: &ObjectName| match name {
        ObjectName::Parts(parts) => parts.last().is_some_and(|last| *last.value == *object.name),
        ObjectName::Variable(_) => true,
    };
    let if_not_exists = step.plain().any(|statement| match statement {
        Statement::Create {
            kind,
            name,
            if_not_exists: true,
            ..
        } => *kind == object.kind && is_it(name),
        _ => false,
    });
    if_not_exists && !(object.kind == ObjectKind::ROLE && refuses_other(step, &object.name))
}

/// Whether the step's block stops where a role of this name is there without a mark of sfgen's.
pub(super) fn refuses_other(step: &Step<'_>, role: &str) -> bool {
    let mut checks = step
        .parts()
        .filter(|part| part.part == Part::RefuseOtherRole && part.slot("role") == Some(role));
    checks.any(asks_for_any_mark)
}

/// Whether a part looks for the mark of an integration.
fn asks_for_any_mark(part: &Fragment) -> bool {
    part.slot("marker").and_then(Mark::parse).is_some()
}

impl Trace<'_> {
    /// What the scripts have made, and from when to when.
    pub(super) fn made(&self) -> &Lives {
        self.made
            .get_or_init(|| made(self.all_steps(), self.keep_going))
    }

    /// Whether `object` is something that the scripts have made, as far as the model plays them.
    pub(super) fn is_made(&self, object: &ObjectId, at: Moment) -> bool {
        self.life(object, at).is_some()
    }

    /// Whether `object` is something that the scripts have made, whatever was there before.
    /// What a CREATE sets is on what it makes: where that was there, nothing is set.
    pub(super) fn is_own(&self, object: &ObjectId, at: Moment) -> bool {
        let by_its_create = |life: &Life| life.since.0 == at.0 && !self.is_block(at);
        self.life(object, at)
            .is_some_and(|life| life.certain || by_its_create(life))
    }

    fn is_block(&self, at: Moment) -> bool {
        self.all_steps().nth(at.0).is_some_and(Step::is_block)
    }

    fn life(&self, object: &ObjectId, at: Moment) -> Option<&Life> {
        self.made().at(object, at)
    }

    /// Whether the step's block stops unless `object` carries a mark that says whose it is.
    pub(super) fn asks_for_mark(&self, step: &Step<'_>, object: &ObjectId) -> bool {
        step.parts().any(|part| {
            let slot = match part.part {
                Part::RequireUser if object.kind == ObjectKind::USER => "user",
                Part::RequireRole if object.kind == ObjectKind::ROLE => "role",
                _ => return false,
            };
            part.slot(slot) == Some(&object.name) && self.checks_mark(part, object)
        })
    }

    /// Whether a part acts only on what carries a mark of sfgen's, which no script has just put
    /// on somebody's object.
    pub(super) fn checks_mark(&self, part: &Fragment, object: &ObjectId) -> bool {
        let forges = |(at, _, effect): (Moment, &Step<'_>, &Effect)| match effect {
            Effect::PropertySet {
                object: marked,
                property,
                ..
            } => marked == object && **property == *"COMMENT" && !self.is_own(object, at),
            _ => false,
        };
        let mut effects = in_time(self.all_steps().enumerate());
        asks_for_any_mark(part) && !effects.any(forges)
    }
}
