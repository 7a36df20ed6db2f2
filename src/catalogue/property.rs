//! Properties: what is set on an object with `NAME = value`.

/// A property of a kind of object.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Property {
    /// Its name in upper case.
    pub name: &'static str,
    /// The form of its value.
    pub form: Form,
    /// What a change of it touches.
    pub touches: Touches,
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

/// What a change of a property touches, where the object was there before.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Touches {
    /// What somebody can do.
    Gain,
    /// What somebody can no longer do.
    Loss,
    /// What protects data, and how long it is kept.
    Protection,
    /// Who comes in, and how.
    SignIn,
    /// The ways out of the account, and into it.
    Reach,
    /// Rows and files.
    Data,
    /// What runs, and how.
    Code,
    /// What is spent.
    Cost,
    /// Whether somebody's work goes on.
    Availability,
    /// A secret.
    Secret,
    /// Comments, names, and how things look.
    Other,
}

impl Property {
    /// What every kind has.
    pub(super) const COMMENT: Self = Self::new("COMMENT", Form::Text, Touches::Other);

    /// A property of this form, and what a change of it touches.
    pub(super) const fn new(name: &'static str, form: Form, touches: Touches) -> Self {
        Self {
            name,
            form,
            touches,
        }
    }

    /// The property called `name` among `properties`, which are in order.
    pub fn find(properties: &'static [Self], name: &str) -> Option<&'static Self> {
        let index = properties.binary_search_by(|property| property.name.cmp(name));
        properties.get(index.ok()?)
    }
}
