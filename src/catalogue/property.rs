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
    /// A whole number in this range, both ends included.
    Between(i32, i32),
    /// `TRUE` or `FALSE`.
    Boolean,
    /// One of these, as a word or as a text, in any case.
    Word(&'static [&'static str]),
    /// A list in parentheses.
    List,
    /// A list of IPv4 addresses, each with or without the length of a prefix.
    Addresses,
    /// Any of them, a word, or a list.
    Any,
}

impl Form {
    /// Whether it takes `value`, one value or one of a list, as text; only ranges, words and
    /// addresses are judged.
    pub fn takes(self, value: &str) -> bool {
        match self {
            Self::Between(least, most) => value
                .parse()
                .is_ok_and(|number| (least..=most).contains(&number)),
            Self::Word(words) => words.iter().any(|word| word.eq_ignore_ascii_case(value)),
            Self::Addresses => is_address(value),
            Self::Text | Self::Integer | Self::Boolean | Self::List | Self::Any => true,
        }
    }
}

/// `192.168.1.0` or `192.168.1.0/24`.
/// <https://docs.snowflake.com/en/sql-reference/sql/create-network-policy>
fn is_address(value: &str) -> bool {
    let (address, prefix) = match value.split_once('/') {
        Some((address, prefix)) => (address, prefix.parse().ok()),
        None => (value, Some(32_u8)),
    };
    let mut bytes = address.split('.').map(str::parse::<u8>);
    let four = address.split('.').count() == 4 && bytes.all(|byte| byte.is_ok());
    four && prefix.is_some_and(|prefix| prefix <= 32)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_takes_what_is_in_its_range() {
        let days = Form::Between(0, 90);
        assert!(days.takes("0") && days.takes("90") && !days.takes("91") && !days.takes("-1"));
        let policy = Form::Word(&["STANDARD", "ECONOMY"]);
        assert!(policy.takes("economy") && !policy.takes("CHEAP"));
        for address in ["10.0.0.1", "10.0.0.0/8", "0.0.0.0/0"] {
            assert!(Form::Addresses.takes(address), "{address}");
        }
        for address in ["300.1.2.3", "10.0.0.0/40", "10.0.0", "example.com", ""] {
            assert!(!Form::Addresses.takes(address), "{address}");
        }
    }
}
