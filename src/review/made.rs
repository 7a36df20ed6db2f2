//! What the scripts have made themselves, from when to when.

use crate::account::{Effect, ObjectId};
use crate::parse::statement::{ObjectName, Statement};

use super::guard::refuses_other;
use super::lives::{Life, Lives, Moment};
use super::trace::{Step, Trace, in_time};

/// What `steps` make. With `keep_going`, the client goes on where a CREATE fails because
/// somebody's object of that name is there.
fn made<'s, 'a: 's>(steps: impl Iterator<Item = &'s Step<'a>>, keep_going: bool) -> Lives {
    let mut made = Lives::default();
    for (at, step, effect) in in_time(steps.enumerate()) {
        match effect {
            Effect::Created { object, .. } => {
                let certain = !keep_going && !adopts(step, at.1, object);
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

/// Whether the statement with an effect takes what is there for its own: `IF NOT EXISTS`, unless
/// its block has checked the mark of a role.
fn adopts(step: &Step<'_>, effect: usize, object: &ObjectId) -> bool {
    let act = step.act(effect);
    let statement = act.map_or(step.statement(), |act| &act.statement);
    let is_it = |name: &ObjectName| match name {
        ObjectName::Parts(parts) => parts.last().is_some_and(|last| *last.value == *object.name),
        ObjectName::Variable(_) | ObjectName::Computed(_) => true,
    };
    let if_not_exists = match statement {
        Statement::Create {
            kind,
            name,
            if_not_exists: true,
            ..
        } => *kind == object.kind && is_it(name),
        _ => false,
    };
    if_not_exists && !act.is_some_and(|act| refuses_other(act, object))
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

    /// Whether `object` is the scripts' own, and not one that `IF NOT EXISTS` may have found.
    pub(super) fn is_certain(&self, object: &ObjectId, at: Moment) -> bool {
        self.life(object, at).is_some_and(|life| life.certain)
    }

    /// Whether `object` was the scripts' own until an earlier effect of the same step, and nothing
    /// has taken its name since: what follows from its end concerns nobody else.
    pub(super) fn has_just_gone(&self, object: &ObjectId, step: &Step<'_>, at: Moment) -> bool {
        let Some((_, gone)) = self.made().ended_in(object, at.0).filter(|end| *end <= at) else {
            return false;
        };
        let since = step.effects.get(gone..at.1).unwrap_or_default();
        !since.iter().any(|effect| match effect {
            Effect::Renamed { to, .. } => to == object,
            _ => false,
        })
    }

    fn is_block(&self, (number, _): Moment) -> bool {
        let earlier = self.earlier.len();
        let step = match number.checked_sub(earlier) {
            Some(number) => self.steps.get(number),
            None => self.earlier.get(number),
        };
        step.is_some_and(Step::is_block)
    }

    fn life(&self, object: &ObjectId, at: Moment) -> Option<&Life> {
        self.made().at(object, at)
    }
}
