//! Kinds of objects: which one, and what is documented of it.

use std::fmt;

use super::privilege::Privilege;
use super::property::Property;
use super::{KINDS, WORDS};

/// A kind of object. Kinds are ordered as their words are.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ObjectKind(u8);

impl ObjectKind {
    /// The kind of these words; only the catalogue names kinds that way.
    pub(super) const fn of(words: &str) -> Self {
        let mut rank = 0;
        while !super::sorted::is_same(WORDS[rank], words) {
            rank += 1;
        }
        assert!(rank <= u8::MAX as usize);
        Self(rank as u8)
    }

    /// Its place among all kinds.
    pub(super) const fn rank(self) -> usize {
        self.0 as usize
    }

    /// What is documented of it.
    pub fn row(self) -> &'static Kind {
        KINDS[self.rank()]
    }

    /// Its words, as they stand in `GRANT … ON`.
    ///
    /// ```
    /// use sfgen::catalogue::ObjectKind;
    ///
    /// assert_eq!(ObjectKind::MASKING_POLICY.words(), "MASKING POLICY");
    /// assert_eq!(ObjectKind::MASKING_POLICY.row().plural, "MASKING POLICIES");
    /// ```
    pub fn words(self) -> &'static str {
        WORDS[self.rank()]
    }

    /// Where objects of this kind stand.
    pub fn level(self) -> Level {
        self.row().level
    }

    /// Every kind, in order.
    pub fn all() -> impl Iterator<Item = Self> {
        KINDS.iter().map(|row| row.kind)
    }
}

impl fmt::Debug for ObjectKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.words())
    }
}

/// Where objects of a kind stand.
/// <https://docs.snowflake.com/en/user-guide/security-access-control-overview>
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Level {
    /// In the account.
    Account,
    /// In a database.
    Database,
    /// In a schema.
    Schema,
}

/// What stands behind the name in `CREATE`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Definition {
    /// `NAME = value` alone.
    Properties,
    /// `NAME = value`, for what holds other objects.
    Container,
    /// Columns, a query or an expression.
    Body,
    /// Arguments, and a body that runs when it is called.
    Routine,
    /// A statement that runs later.
    Statement,
    /// Parameters and statements that are not read.
    Unread,
}

/// What is documented of a kind.
#[derive(Debug, Clone, Copy)]
pub struct Kind {
    /// The kind.
    pub kind: ObjectKind,
    /// Its words for one object.
    pub words: &'static str,
    /// Its words for many, as they stand after `ALL` and `FUTURE`.
    pub plural: &'static str,
    /// Where its objects stand.
    pub level: Level,
    /// The privilege that creates one, on what it stands in.
    pub creating: Privilege,
    /// The privileges that are granted on one, OWNERSHIP apart, in order.
    pub privileges: &'static [Privilege],
    /// What stands behind the name in `CREATE`.
    pub definition: Definition,
    /// Its properties in order of their names, where they are known.
    pub properties: Option<&'static [Property]>,
    /// Whether it acts with its owner's rights, so that a new owner changes what it can do.
    pub acts_as_owner: bool,
    /// Whether it holds grants, data or protection of its own, which a replacement loses.
    pub irreplaceable: bool,
    /// Its page in Snowflake's documentation.
    pub page: &'static str,
}

/// Declares a family of kinds: the constants, their words, and their rows.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $words:literal { $($row:tt)* })*) => {
        impl $crate::catalogue::ObjectKind {
            $($(#[$doc])* pub const $name: Self = Self::of($words);)*
        }

        /// The words of this family's kinds.
        pub(in crate::catalogue) const WORDS: &[&str] = &[$($words),*];

        /// This family's kinds.
        pub(in crate::catalogue) const KINDS: &[$crate::catalogue::Kind] = &[$(
            $crate::catalogue::Kind {
                kind: $crate::catalogue::ObjectKind::$name,
                words: $words,
                $($row)*
            }
        ),*];
    };
}

pub(super) use kinds;
