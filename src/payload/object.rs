//! One object of the file: its fields by name, and what is wrong with its keys.

use std::cell::RefCell;

use crate::diagnostic::{Key, Path, Problem, find};
use crate::document::{Document, Node, Spot, line_and_column};

use super::VOCABULARY;
use super::suggest::{help_for, known_elsewhere};

/// After this many problems the others are not told: the file is not a payload.
const MANY: usize = 100;

/// The file that is read, and the problems so far.
pub(super) struct Context<'d> {
    document: &'d Document<'d>,
    problems: RefCell<Vec<Problem>>,
}

impl<'d> Context<'d> {
    pub(super) fn new(document: &'d Document<'d>) -> Self {
        Self {
            document,
            problems: RefCell::default(),
        }
    }

    /// Adds a problem; it is not even made once there are many.
    pub(super) fn report(&self, problem: impl FnOnce() -> Problem) {
        if self.problems.borrow().len() < MANY {
            let problem = problem();
            self.problems.borrow_mut().push(problem);
        }
    }

    /// The place of the value at `path`.
    pub(super) fn spot(&self, path: &Path) -> Option<&'d Spot> {
        find(self.document, path).map(|found| found.value)
    }

    /// Whether the text at `path` stands there without quotes.
    pub(super) fn is_plain(&self, path: &Path) -> bool {
        let start = self.spot(path).and_then(|spot| spot.start);
        let rest = start.and_then(|start| self.document.text().get(start..));
        rest.is_some_and(|rest| !rest.starts_with(['"', '\'', '|', '>', '!', '&']))
    }

    pub(super) fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }

    fn line_of_key(&self, path: &Path) -> usize {
        let key = find(self.document, path).and_then(|found| found.key);
        let start = key.and_then(|spot| spot.start).unwrap_or_default();
        line_and_column(self.document.text(), start).0
    }
}

/// One value with the path that leads to it.
pub(super) struct Field<'d, 'c> {
    pub(super) path: Path,
    pub(super) node: &'d Node<'d>,
    pub(super) context: &'c Context<'d>,
}

/// An object whose keys are known.
pub(super) struct Object<'d, 'c> {
    path: Path,
    entries: &'d [(Node<'d>, Node<'d>)],
    context: &'c Context<'d>,
}

impl<'d, 'c> Object<'d, 'c> {
    /// Takes the entries of an object, and reports keys that are unknown, given twice, or no
    /// texts.
    pub(super) fn new(
        path: Path,
        entries: &'d [(Node<'d>, Node<'d>)],
        known: &[Key],
        context: &'c Context<'d>,
    ) -> Self {
        let object = Self {
            path,
            entries,
            context,
        };
        for (index, (key, _)) in entries.iter().enumerate() {
            object.check_key(index, key, known);
        }
        object
    }

    /// The field `key`, unless it is missing or `null`.
    pub(super) fn field(&self, key: &'static str) -> Option<Field<'d, 'c>> {
        let (_, node) = self.entries.iter().find(|(name, _)| is_key(name, key))?;
        let given = *node != Node::Null;
        given.then(|| Field {
            path: self.path.clone().key(key),
            node,
            context: self.context,
        })
    }

    /// The boolean `key`, which has to be there.
    pub(super) fn required_boolean(&self, key: &'static str) -> bool {
        let Some(field) = self.field(key) else {
            let path = self.path.clone().key(key);
            self.context.report(|| {
                let help = format!("write `{key}: true` or `{key}: false`");
                Problem::error(path, "is missing").help(help)
            });
            return false;
        };
        field.boolean().unwrap_or_default()
    }

    fn check_key(&self, index: usize, key: &Node<'_>, known: &[Key]) {
        let Node::Text(name) = key else {
            let path = self.path.clone().entry(index, "…").of_key();
            self.context.report(|| {
                Problem::error(path, "is not a key").help("write a key as a plain word")
            });
            return;
        };
        let Some(known) = known.iter().find(|key| name == key.name) else {
            self.context.report(|| self.unknown(index, name, known));
            return;
        };
        let before = self.entries.iter().take(index);
        if before
            .into_iter()
            .any(|(earlier, _)| is_key(earlier, known.name))
        {
            self.context.report(|| self.duplicate(index, known.name));
        }
    }

    fn unknown(&self, index: usize, name: &str, known: &[Key]) -> Problem {
        let help = help_for(name, known, self.path.to_string().contains('.'));
        let key = match VOCABULARY.may_show(name) || known_elsewhere(name).is_some() {
            true => name,
            false => "…",
        };
        Problem::error(
            self.path.clone().entry(index, key).of_key(),
            "is not a known key",
        )
        .help(help)
    }

    fn duplicate(&self, index: usize, key: &'static str) -> Problem {
        let line = self.context.line_of_key(&self.path.clone().key(key));
        let path = self.path.clone().entry(index, key).of_key();
        Problem::error(path, format!("is given twice, first in line {line}"))
            .help("keep one of the two")
    }
}

fn is_key(node: &Node<'_>, key: &str) -> bool {
    matches!(node, Node::Text(name) if name == key)
}
