//! The tree itself.

use std::borrow::Cow;
use std::cell::Cell;
use std::fmt;

use serde::de::{
    DeserializeSeed, Deserializer, EnumAccess, Error, MapAccess, SeqAccess, VariantAccess, Visitor,
};
use serde_json::Number;

/// One value of a document.
#[derive(Clone, PartialEq)]
pub(crate) enum Node<'a> {
    /// `null`, `~`, or nothing at all.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number; `None` where JSON has none like it.
    Number(Option<Number>),
    /// A text.
    Text(Cow<'a, str>),
    /// A list.
    List(Vec<Node<'a>>),
    /// An object: its entries in order, duplicates included.
    Map(Vec<(Node<'a>, Node<'a>)>),
    /// A value with a tag, which stands here without its `!`.
    Tagged(String, Box<Node<'a>>),
}

/// What the error of a document that grows too large says.
pub(super) const TOO_LARGE: &str = "the document grows too large";

/// What a tree may cost: each value a little and each text its bytes, aliases counted each time
/// they are used.
const BUDGET: usize = 4 * 1024 * 1024;
const VALUE_COST: usize = 32;

/// Reads YAML.
pub(super) fn parse(text: &str) -> Result<Node<'_>, serde_yaml::Error> {
    let budget = Cell::new(BUDGET);
    Build { budget: &budget }.deserialize(serde_yaml::Deserializer::from_str(text))
}

/// Reads JSON.
pub(super) fn parse_json(text: &str) -> Result<Node<'_>, serde_json::Error> {
    let budget = Cell::new(BUDGET);
    let mut json = serde_json::Deserializer::from_str(text);
    let root = Build { budget: &budget }.deserialize(&mut json)?;
    json.end()?;
    Ok(root)
}

#[derive(Clone, Copy)]
struct Build<'b> {
    budget: &'b Cell<usize>,
}

impl Build<'_> {
    fn spend<E: Error>(self, text: usize) -> Result<(), E> {
        let left = self.budget.get().checked_sub(VALUE_COST + text);
        self.budget.set(left.ok_or_else(|| E::custom(TOO_LARGE))?);
        Ok(())
    }
}

impl<'de> DeserializeSeed<'de> for Build<'_> {
    type Value = Node<'de>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Node<'de>, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Build<'_> {
    type Value = Node<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Node<'de>, E> {
        self.spend(0)?;
        Ok(Node::Bool(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Node<'de>, E> {
        self.spend(0)?;
        Ok(Node::Number(Some(value.into())))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Node<'de>, E> {
        self.spend(0)?;
        Ok(Node::Number(Some(value.into())))
    }

    fn visit_u128<E: Error>(self, _: u128) -> Result<Node<'de>, E> {
        self.spend(0)?;
        Ok(Node::Number(None))
    }

    fn visit_i128<E: Error>(self, _: i128) -> Result<Node<'de>, E> {
        self.spend(0)?;
        Ok(Node::Number(None))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Node<'de>, E> {
        self.spend(0)?;
        Ok(Node::Number(Number::from_f64(value)))
    }

    fn visit_borrowed_str<E: Error>(self, text: &'de str) -> Result<Node<'de>, E> {
        self.spend(text.len())?;
        Ok(Node::Text(Cow::Borrowed(text)))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Node<'de>, E> {
        self.spend(text.len())?;
        Ok(Node::Text(Cow::Owned(text.to_owned())))
    }

    fn visit_unit<E: Error>(self) -> Result<Node<'de>, E> {
        self.spend(0)?;
        Ok(Node::Null)
    }

    fn visit_none<E: Error>(self) -> Result<Node<'de>, E> {
        self.visit_unit()
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Node<'de>, A::Error> {
        self.spend(0)?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(self)? {
            list.push(item);
        }
        Ok(Node::List(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Node<'de>, A::Error> {
        self.spend(0)?;
        let mut map = Vec::new();
        while let Some(entry) = entries.next_entry_seed(self, self)? {
            map.push(entry);
        }
        Ok(Node::Map(map))
    }

    fn visit_enum<A: EnumAccess<'de>>(self, tagged: A) -> Result<Node<'de>, A::Error> {
        let (tag, value) = tagged.variant::<String>()?;
        self.spend(tag.len())?;
        let tag = tag.trim_start_matches('!').to_owned();
        Ok(Node::Tagged(
            tag,
            Box::new(value.newtype_variant_seed(self)?),
        ))
    }
}
