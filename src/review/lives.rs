//! From when to when the scripts' own objects had which names.
//!
//! A name may stand for somebody's object first and for the scripts' own later, or the other way
//! round: each question is about a moment.

use std::collections::BTreeMap;

use crate::account::{ObjectId, moved};

/// A moment in the course of the scripts: the number of a statement, earlier scripts included,
/// and of one of its effects.
pub(super) type Moment = (usize, usize);

/// From when to when an object of the scripts' had a name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Life {
    pub(super) since: Moment,
    until: Option<Moment>,
    /// Whether it was the scripts that made it, whatever was there before.
    pub(super) certain: bool,
}

impl Life {
    fn covers(&self, at: Moment) -> bool {
        self.since <= at && self.until.is_none_or(|until| at <= until)
    }
}

/// The lives of each object that the scripts have made, under every name that it had.
#[derive(Debug, Clone, Default)]
pub(super) struct Lives(BTreeMap<ObjectId, Vec<Life>>);

impl Lives {
    /// The life that an object has at a moment.
    pub(super) fn at(&self, object: &ObjectId, at: Moment) -> Option<&Life> {
        let lives = self.0.get(object)?;
        lives.iter().find(|life| life.covers(at))
    }

    /// When the certain life of an object ended, if it ended in this step.
    pub(super) fn ended_in(&self, object: &ObjectId, step: usize) -> Option<Moment> {
        let lives = self.0.get(object)?.iter().filter(|life| life.certain);
        let mut ends = lives.filter_map(|life| life.until);
        ends.rfind(|end| end.0 == step)
    }

    /// Every object that was ever the scripts'.
    pub(super) fn objects(&self) -> impl Iterator<Item = &ObjectId> {
        self.0.keys()
    }

    pub(super) fn start(&mut self, object: ObjectId, since: Moment, certain: bool) {
        self.0.entry(object).or_default().push(Life {
            since,
            until: None,
            certain,
        });
    }

    /// Ends the life that an object has under a name; says whether it was certain.
    pub(super) fn end(&mut self, object: &ObjectId, at: Moment) -> Option<bool> {
        let life = self.0.get_mut(object)?.last_mut()?;
        if life.until.is_some() {
            return None;
        }
        life.until = Some(at);
        Some(life.certain)
    }

    /// Carries an object and what is in it over to its new name.
    pub(super) fn rename(&mut self, from: &ObjectId, to: &ObjectId, at: Moment) {
        let along = |id: &&ObjectId| *id == from || id.is_inside(from);
        let names: Vec<ObjectId> = self.0.keys().filter(along).cloned().collect();
        for name in names {
            if let Some(certain) = self.end(&name, at) {
                self.start(moved(&name, from, to), at, certain);
            }
        }
    }
}
