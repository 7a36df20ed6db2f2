//! Kinds of objects: which one, and what is documented of it.

use std::fmt;

use super::privilege::Grantable;
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

    /// Whether the documentation has this verb for it.
    pub fn has(self, verb: Verb) -> bool {
        self.row().verbs.has(verb)
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

/// What can be said of a kind's objects, and how.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verb {
    /// `CREATE`.
    Create,
    /// `CREATE OR REPLACE`.
    OrReplace,
    /// `CREATE OR ALTER`.
    OrAlter,
    /// `CREATE … IF NOT EXISTS`.
    IfNotExists,
    /// `CREATE … CLONE`.
    Clone,
    /// `ALTER`.
    Alter,
    /// `DROP`.
    Drop,
    /// `UNDROP`.
    Undrop,
    /// `DESCRIBE`.
    Describe,
    /// `SHOW`.
    Show,
}

impl Verb {
    /// Every verb, in order.
    pub const ALL: [Self; 10] = [
        Self::Create,
        Self::OrReplace,
        Self::OrAlter,
        Self::IfNotExists,
        Self::Clone,
        Self::Alter,
        Self::Drop,
        Self::Undrop,
        Self::Describe,
        Self::Show,
    ];

    /// Its words.
    pub const fn words(self) -> &'static str {
        match self {
            Self::Create => "CREATE",
            Self::OrReplace => "OR REPLACE",
            Self::OrAlter => "OR ALTER",
            Self::IfNotExists => "IF NOT EXISTS",
            Self::Clone => "CLONE",
            Self::Alter => "ALTER",
            Self::Drop => "DROP",
            Self::Undrop => "UNDROP",
            Self::Describe => "DESCRIBE",
            Self::Show => "SHOW",
        }
    }
}

/// The verbs of a kind.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verbs(u16);

impl Verbs {
    /// What most kinds have: CREATE with OR REPLACE and IF NOT EXISTS, ALTER, DROP, DESCRIBE and
    /// SHOW.
    pub(super) const USUAL: Self = Self(0)
        .and(Verb::Create)
        .and(Verb::OrReplace)
        .and(Verb::IfNotExists)
        .and(Verb::Alter)
        .and(Verb::Drop)
        .and(Verb::Describe)
        .and(Verb::Show);

    /// These, and `verb`.
    pub(super) const fn and(self, verb: Verb) -> Self {
        Self(self.0 | 1 << verb as u16)
    }

    /// These without `verb`.
    pub(super) const fn but(self, verb: Verb) -> Self {
        Self(self.0 & !(1 << verb as u16))
    }

    /// Whether `verb` is one of them.
    pub const fn has(self, verb: Verb) -> bool {
        self.0 & 1 << verb as u16 != 0
    }
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
    /// Parameters and statements that are kept whole and not read.
    Unread,
    /// What nobody has read yet: a CREATE is not understood, and an ALTER but for its comment.
    NotRead,
}

/// What an object holds that is gone when it is replaced or dropped, besides the grants on it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Loss {
    /// Rows, files, or a place in them.
    Data,
    /// The objects in it.
    Objects,
    /// What it has been granted, and those it has been granted to.
    Membership,
    /// What it protects, where it is attached.
    Protection,
    /// How people and programs sign in.
    SignIn,
    /// A way that data goes in or out.
    Reach,
    /// Running queries, services or tasks.
    Running,
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
    /// What can be said of its objects.
    pub verbs: Verbs,
    /// The privilege that creates one, on what it stands in.
    pub creating: Option<Grantable>,
    /// The privileges that are granted on one, OWNERSHIP apart.
    pub privileges: &'static [Grantable],
    /// Whether `ON ALL … IN` grants on its objects.
    pub in_bulk: bool,
    /// Whether `ON FUTURE … IN` grants on its objects.
    pub in_future: bool,
    /// What stands behind the name in `CREATE`.
    pub definition: Definition,
    /// Whether its name goes with the types of its arguments.
    pub has_signature: bool,
    /// Its properties in order of their names, where they are known.
    pub properties: Option<&'static [Property]>,
    /// Whether it holds data.
    pub holds_data: bool,
    /// Whether it acts with its owner's rights, so that a new owner changes what it can do.
    pub acts_as_owner: bool,
    /// Whether it leads out of the account, or into it.
    pub reaches_outside: bool,
    /// What a replaced or dropped one takes along.
    pub losses: &'static [Loss],
    /// Its page in Snowflake's documentation.
    pub page: &'static str,
}

impl Kind {
    /// An object of a schema without anything of its own, to be completed by a row.
    pub(super) const IN_SCHEMA: Self = Self {
        kind: ObjectKind::TABLE,
        words: "",
        plural: "",
        level: Level::Schema,
        verbs: Verbs::USUAL,
        creating: None,
        privileges: &[],
        in_bulk: true,
        in_future: true,
        definition: Definition::Properties,
        has_signature: false,
        properties: None,
        holds_data: false,
        acts_as_owner: false,
        reaches_outside: false,
        losses: &[],
        page: "",
    };

    /// The same for an object of a database.
    pub(super) const IN_DATABASE: Self = Self {
        level: Level::Database,
        in_bulk: false,
        in_future: false,
        ..Self::IN_SCHEMA
    };

    /// The same for an object of the account.
    pub(super) const IN_ACCOUNT: Self = Self {
        level: Level::Account,
        ..Self::IN_DATABASE
    };
}

/// Declares a family of kinds: the constants, their words, and their rows. Each row says what it
/// differs in from an object of a schema, a database or the account.
macro_rules! kinds {
    ($($(#[$doc:meta])* $name:ident $words:literal ($like:ident) { $($row:tt)* })*) => {
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
                ..$crate::catalogue::Kind::$like
            }
        ),*];
    };
}

pub(super) use kinds;
