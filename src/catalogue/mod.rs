//! What Snowflake documents, as data: every kind of object, and what is known of it.
//!
//! One row a fact, each with the page it comes from. Imports nothing of ours and holds no rules,
//! only look-ups; what is not here is not understood.

mod account;
mod functions;
mod kind;
mod kinds;
mod privilege;
mod property;
pub mod secret;
mod sorted;
pub mod system;

pub use functions::Function;
pub use kind::{Definition, Kind, Level, Loss, ObjectKind, Verb, Verbs};
pub use privilege::{Grantable, Power, Privilege, Weight};
pub use property::{Form, Property, Touches};

/// How many kinds there are.
const COUNT: usize = sorted::count(kinds::WORDS);

/// The words of every kind, in order.
const WORDS: [&str; COUNT] = sorted::words(kinds::WORDS);

/// Every kind, in the order of their words.
static KINDS: [&Kind; COUNT] = sorted::rows(kinds::KINDS);

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_kind_has_its_words_its_plural_and_its_page_once() {
        let mut seen = BTreeSet::new();
        for kind in ObjectKind::all() {
            let row = kind.row();
            assert_eq!(row.words, kind.words());
            assert!(
                seen.insert(row.words) && seen.insert(row.plural),
                "{kind:?}"
            );
            assert!(
                row.page.starts_with("https://docs.snowflake.com/en/"),
                "{kind:?}"
            );
        }
        assert!(WORDS.is_sorted());
    }

    #[test]
    fn what_creates_a_kind_is_granted_where_its_objects_stand() {
        for kind in ObjectKind::all() {
            let Some(creating) = kind.row().creating else {
                continue;
            };
            let creating = creating.privilege;
            assert_eq!(creating.as_str(), format!("CREATE {}", kind.words()));
            assert!(match kind.level() {
                Level::Account => creating.is_on_account(),
                Level::Database => creating.is_on(ObjectKind::DATABASE),
                Level::Schema => creating.is_on(ObjectKind::SCHEMA),
            });
        }
    }

    #[test]
    fn the_properties_of_a_kind_are_in_order_and_named_once() {
        for properties in KINDS.iter().filter_map(|row| row.properties) {
            assert!(properties.is_sorted_by(|a, b| a.name < b.name));
        }
    }
}
