//! What is known on the path to a statement of a block: the checks that it has come past.
//!
//! A check protects what stands behind it in the same block, for exactly the object it names. What
//! counts: that an object is there or is not, that a row has this name, comment or owner, that the
//! current role is this one.

use crate::account::object::{Name, ObjectId};
use crate::account::system;
use crate::catalogue::ObjectKind;

/// The columns of `SHOW` that a check may compare.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Column {
    /// `"name"`.
    Name,
    /// `"comment"`.
    Comment,
    /// `"owner"`.
    Owner,
}

/// A comparison of a column with a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Test {
    /// The column.
    pub column: Column,
    /// Whether it is the text, or is not.
    pub is: bool,
    /// The text.
    pub text: Name,
}

/// Something that is known where a statement runs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Fact {
    /// The row of this object passes the test.
    Row(ObjectId, Test),
    /// Whether there is an object of the kind that passes every test.
    Exists {
        /// The kind.
        kind: ObjectKind,
        /// The tests.
        tests: Vec<Test>,
        /// Whether there is one.
        there: bool,
    },
    /// The current role is this one.
    CurrentRole(Name),
    /// The row tells where a policy of this database is attached.
    PolicyOf(Name),
}

/// Whether `facts` say that `object` is there with a comment for which `wanted` holds.
pub fn has_comment(facts: &[Fact], object: &ObjectId, wanted: impl Fn(&str) -> bool) -> bool {
    let marks = |test: &Test| test.column == Column::Comment && test.is && wanted(&test.text);
    facts.iter().any(|fact| match fact {
        Fact::Row(row, test) => marks(test) && is_about(facts, row, object),
        Fact::Exists {
            kind,
            tests,
            there: true,
        } => {
            *kind == object.kind
                && tests.iter().any(|test| names(test, object))
                && tests.iter().any(marks)
        }
        Fact::Exists { there: false, .. } | Fact::CurrentRole(_) | Fact::PolicyOf(_) => false,
    })
}

/// The role that `facts` say to be the owner of `object`.
pub fn owner_of<'f>(facts: &'f [Fact], object: &ObjectId) -> Option<&'f Name> {
    facts.iter().find_map(|fact| match fact {
        Fact::Row(row, test) if test.column == Column::Owner && test.is => {
            is_about(facts, row, object).then_some(&test.text)
        }
        Fact::Row(..) | Fact::Exists { .. } | Fact::CurrentRole(_) | Fact::PolicyOf(_) => None,
    })
}

/// Whether `facts` say that `object`, if it is there, has a comment for which `wanted` holds, or
/// is owned by a role that is none of Snowflake's.
pub fn has_no_other_comment(
    facts: &[Fact],
    object: &ObjectId,
    wanted: impl Fn(&str) -> bool,
) -> bool {
    facts.iter().any(|fact| match fact {
        Fact::Exists {
            kind,
            tests,
            there: false,
        } if *kind == object.kind => match tests.as_slice() {
            [name, comment, others @ ..] => {
                names(name, object)
                    && comment.column == Column::Comment
                    && !comment.is
                    && wanted(&comment.text)
                    && others.iter().all(is_another_owner)
            }
            _ => false,
        },
        Fact::Exists { .. } | Fact::Row(..) | Fact::CurrentRole(_) | Fact::PolicyOf(_) => false,
    })
}

/// Whether a test lets pass what a role owns that is none of Snowflake's.
fn is_another_owner(test: &Test) -> bool {
    let owner = ObjectId::role(test.text.clone());
    test.column == Column::Owner && !test.is && !system::is_system_role(&owner)
}

/// Whether a row is that of `object`: it is its own, or its name was compared with the object's.
fn is_about(facts: &[Fact], row: &ObjectId, object: &ObjectId) -> bool {
    let compared = |fact: &Fact| match fact {
        Fact::Row(other, test) => other == row && names(test, object),
        Fact::Exists { .. } | Fact::CurrentRole(_) | Fact::PolicyOf(_) => false,
    };
    row == object || (row.kind == object.kind && facts.iter().any(compared))
}

/// Whether a test asks for the very name of an object of the account.
fn names(test: &Test, object: &ObjectId) -> bool {
    object.database.is_none() && test.column == Column::Name && test.is && test.text == object.name
}
