//! Where the values of a tree stand, and what was typed there.
//!
//! The reader tells a position only in an error. So a second walk over the text makes the
//! visitor of every key, text, number and so on fail, keeps the position of that error, and goes
//! on: one walk finds every place. A list or an object has none of its own.

use std::cell::RefCell;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};

use super::characters::Characters;
use super::node::Node;

/// The place of one node, in the tree's own form.
#[derive(Clone, Default)]
pub(crate) struct Spot {
    /// Where a value that is no list and no object starts: a byte of the text.
    pub(crate) start: Option<usize>,
    /// What was typed there, without quotes and escapes.
    pub(crate) typed: String,
    /// A list's items.
    pub(crate) items: Vec<Spot>,
    /// An object's keys and values.
    pub(crate) entries: Vec<(Spot, Spot)>,
}

/// Finds the places of `root`, which was read from `text`.
pub(super) fn find(text: &str, root: &Node<'_>) -> Spot {
    let walk = Walk {
        characters: &Characters::of(text),
        node: root,
    };
    walk.deserialize(serde_yaml::Deserializer::from_str(text))
        .unwrap_or_default()
}

#[derive(Clone, Copy)]
struct Walk<'w> {
    characters: &'w Characters<'w>,
    node: &'w Node<'w>,
}

impl<'w> Walk<'w> {
    fn to(self, node: &'w Node<'w>) -> Self {
        Self { node, ..self }
    }

    /// The byte at the position that ends the text of an error; at the very start of a
    /// document the reader leaves the position out.
    fn start(self, error: &impl fmt::Display) -> usize {
        let message = error.to_string();
        position(&message)
            .and_then(|(line, column)| self.characters.byte(line, column))
            .unwrap_or(0)
    }
}

/// The line and column, from 1, in `… at line 3 column 5`.
fn position(message: &str) -> Option<(usize, usize)> {
    let (_, position) = message.rsplit_once(" at line ")?;
    let (line, column) = position.split_once(" column ")?;
    Some((line.parse().ok()?, column.parse().ok()?))
}

impl<'de> DeserializeSeed<'de> for Walk<'_> {
    type Value = Spot;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Spot, D::Error> {
        match self.node {
            Node::List(_) | Node::Map(_) | Node::Tagged(..) => deserializer.deserialize_any(self),
            Node::Null | Node::Bool(_) | Node::Number(_) | Node::Text(_) => {
                let typed = RefCell::new(String::new());
                let found = deserializer.deserialize_str(Stop { typed: &typed });
                let start = found.err().map(|error| self.start(&error));
                Ok(Spot {
                    start,
                    typed: typed.into_inner(),
                    ..Spot::default()
                })
            }
        }
    }
}

impl<'de> Visitor<'de> for Walk<'_> {
    type Value = Spot;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the value that was read before")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Spot, A::Error> {
        let Node::List(nodes) = self.node else {
            return Err(A::Error::custom("not a list before"));
        };
        let mut spot = Spot::default();
        for node in nodes {
            spot.items.extend(list.next_element_seed(self.to(node))?);
        }
        list.next_element::<()>()?;
        Ok(spot)
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Spot, A::Error> {
        let Node::Map(nodes) = self.node else {
            return Err(A::Error::custom("not an object before"));
        };
        let mut spot = Spot::default();
        for (key, value) in nodes {
            let entry = map.next_entry_seed(self.to(key), self.to(value))?;
            spot.entries.extend(entry);
        }
        map.next_key::<()>()?;
        Ok(spot)
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Spot, A::Error> {
        let Node::Tagged(_, node) = self.node else {
            return Err(A::Error::custom("no tag before"));
        };
        let (_, value) = tagged.variant::<String>()?;
        value.newtype_variant_seed(self.to(node))
    }
}

/// Keeps what was typed, and fails so that the error carries the position.
struct Stop<'t> {
    typed: &'t RefCell<String>,
}

impl Visitor<'_> for Stop<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a value")
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<(), E> {
        self.typed.replace(text.to_owned());
        Err(E::custom("here"))
    }
}
