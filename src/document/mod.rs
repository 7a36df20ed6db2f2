//! A YAML or JSON text as a tree: JSON by JSON's rules, everything else by YAML's.
//!
//! Nothing is lost on the way: duplicate keys, tags and what was typed can be told, and every
//! value's place can be found. What would take long or much memory to read is refused first.
//!
//! Knows nothing of payloads, nor of which values are secret; its messages show none, and its types
//! have no `Debug`, since they hold secrets.

mod characters;
mod flaw;
mod json;
mod limits;
mod lines;
mod node;
mod spot;

use std::cell::OnceCell;

pub(crate) use flaw::Flaw;
pub(crate) use lines::{line_and_column, lines};
pub(crate) use node::Node;
pub(crate) use spot::Spot;

/// A text with its tree; places are found when they are first asked for.
pub(crate) struct Document<'a> {
    text: &'a str,
    root: Node<'a>,
    is_json: bool,
    spots: OnceCell<Spot>,
}

impl<'a> Document<'a> {
    /// Reads one document.
    ///
    /// # Errors
    /// The first thing that stops it from being read.
    pub(crate) fn parse(source: &'a [u8]) -> Result<Self, Flaw> {
        let text = limits::check(source)?;
        let json = json::parse(text);
        let is_json = json.is_some();
        let root = match json {
            Some(root) => root,
            None => node::parse(text).map_err(|error| flaw::explain(text, &error))?,
        };
        Ok(Self {
            text,
            root,
            is_json,
            spots: OnceCell::new(),
        })
    }

    /// The text, without a byte order mark.
    pub(crate) fn text(&self) -> &'a str {
        self.text
    }

    /// The bytes of each item of a list in JSON; none of anything else.
    pub(crate) fn json_items(&self) -> Vec<std::ops::Range<usize>> {
        match self.is_json {
            true => json::items(self.text),
            false => Vec::new(),
        }
    }

    /// The tree.
    pub(crate) fn root(&self) -> &Node<'a> {
        &self.root
    }

    /// The places of the tree's values, node for node.
    pub(crate) fn spots(&self) -> &Spot {
        self.spots.get_or_init(|| match self.is_json {
            true => json::find(self.text),
            false => spot::find(self.text, &self.root),
        })
    }
}
