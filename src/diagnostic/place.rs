//! From a path to the place of its key and its value.

use crate::document::{Document, Node, Spot};

use super::path::{Path, Step};

/// What stands at a path.
#[derive(Clone, Copy)]
pub(crate) struct Found<'d> {
    /// The key that leads there; none for the whole input and the items of a list.
    pub(crate) key: Option<&'d Spot>,
    /// The value.
    pub(crate) value: &'d Spot,
    node: &'d Node<'d>,
}

/// The key and value at `path`.
///
/// Where the input lacks the path's first key, the rest is looked for at the top: a file may
/// hold an inner object alone.
pub(crate) fn find<'d>(document: &'d Document<'d>, path: &Path) -> Option<Found<'d>> {
    let steps: Vec<Step> = path.steps().collect();
    let whole = whole(document);
    follow(whole, &steps).or_else(|| match steps.split_first() {
        Some((Step::Key(first), rest)) if !rest.is_empty() => {
            let missing = child(whole, &Step::Key(first.clone())).is_none();
            missing.then(|| follow(whole, rest)).flatten()
        }
        Some(_) | None => None,
    })
}

/// The first byte to point at for `path`: its key or value, or else the nearest object or list
/// around it that has a key.
pub(super) fn start(document: &Document<'_>, path: &Path) -> Option<usize> {
    let steps: Vec<Step> = path.steps().collect();
    if steps.is_empty() {
        return None;
    }
    if let Some(found) = find(document, path) {
        return found.start(path.is_of_key());
    }
    (1..steps.len()).rev().find_map(|length| {
        let outer = steps[..length].iter().cloned().collect();
        find(document, &outer)?.start(true)
    })
}

impl Found<'_> {
    fn start(&self, of_key: bool) -> Option<usize> {
        let key = self.key.and_then(|key| key.start);
        match of_key {
            true => key.or(self.value.start),
            false => self.value.start.or(key).or_else(|| self.first_inside()),
        }
    }

    /// Where the first thing inside a list or an object without a key starts.
    fn first_inside(&self) -> Option<usize> {
        let mut spot = self.value;
        while spot.start.is_none() {
            let key = spot.entries.first().map(|(key, _)| key);
            spot = key.or(spot.items.first())?;
        }
        spot.start
    }
}

fn whole<'d>(document: &'d Document<'d>) -> Found<'d> {
    Found {
        key: None,
        value: document.spots(),
        node: document.root(),
    }
}

fn follow<'d>(from: Found<'d>, steps: &[Step]) -> Option<Found<'d>> {
    steps.iter().try_fold(from, child)
}

fn child<'d>(parent: Found<'d>, step: &Step) -> Option<Found<'d>> {
    match (parent.node, step) {
        (Node::Map(entries), Step::Key(name)) => {
            let is_name =
                |(key, _): &(Node<'_>, Node<'_>)| matches!(key, Node::Text(k) if k == name);
            entry(parent, entries.iter().position(is_name)?)
        }
        (Node::Map(_), Step::Entry(index, _)) => entry(parent, *index),
        (Node::List(items), Step::Item(index)) => Some(Found {
            key: None,
            value: parent.value.items.get(*index)?,
            node: items.get(*index)?,
        }),
        _ => None,
    }
}

fn entry<'d>(parent: Found<'d>, index: usize) -> Option<Found<'d>> {
    let Node::Map(entries) = parent.node else {
        return None;
    };
    let (key, value) = parent.value.entries.get(index)?;
    Some(Found {
        key: Some(key),
        value,
        node: &entries.get(index)?.1,
    })
}
