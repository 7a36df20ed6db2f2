//! Properties: what is set on an object with `NAME = value`.

/// A property of a kind of object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Property {
    /// Its name in upper case.
    pub name: &'static str,
    /// The form of its value.
    pub form: Form,
}

/// The form of a property's value. A session variable or `NULL` may stand for any.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Form {
    /// A text.
    Text,
    /// A whole number of 32 bits.
    Integer,
    /// Any of them, a word, or a list.
    Any,
}

impl Property {
    /// What most kinds have: a comment, and nothing else that is known.
    pub(super) const COMMENT: &[Self] = &[Self::new("COMMENT", Form::Text)];

    /// A property of this form.
    pub(super) const fn new(name: &'static str, form: Form) -> Self {
        Self { name, form }
    }

    /// The property called `name` among `properties`, which are in order.
    pub fn find(properties: &'static [Self], name: &str) -> Option<&'static Self> {
        let index = properties.binary_search_by(|property| property.name.cmp(name));
        properties.get(index.ok()?)
    }
}
