//! The comment that tells an integration's own objects from everybody else's, written and read.

use std::borrow::Borrow;
use std::fmt;

use super::{Identifier, SqlText, identifier_parts, write_literal};

/// `Immuta integration "D" [sfgen 1]`: the comment of everything that create makes. Displays
/// itself as a literal.
///
/// It names the database, because two integrations on one account may want the same user or
/// impersonation role; and the state, on the system role alone.
///
/// ```
/// use sfgen::text::{Identifier, Mark};
///
/// let database = Identifier::new("it's")?;
/// let mark = Mark::creating(&database);
/// assert_eq!(mark.comment(), "Immuta integration \"it's\" [sfgen 1, creating]");
/// assert_eq!(mark.to_string(), "'Immuta integration \"it''s\" [sfgen 1, creating]'");
/// let read = Mark::parse(&mark.comment()).expect("it is one");
/// assert_eq!(read.database(), &database);
/// # Ok::<(), sfgen::text::Unfit>(())
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mark<D = Identifier> {
    database: D,
    format: u32,
    state: State,
}

/// How far an integration has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Part,
    Creating,
    Installed,
}

const BEFORE_DATABASE: &str = "Immuta integration ";
const BEFORE_FORMAT: &str = " [sfgen ";
const END: &str = "]";

impl State {
    const ALL: [Self; 3] = [Self::Part, Self::Creating, Self::Installed];

    /// What follows the format.
    fn words(self) -> &'static str {
        match self {
            Self::Part => "",
            Self::Creating => ", creating",
            Self::Installed => ", installed",
        }
    }
}

impl<D: Borrow<Identifier>> Mark<D> {
    /// The mark of everything but the system role.
    pub fn part(database: D) -> Self {
        Self::new(database, State::Part)
    }

    /// The system role's mark while create runs.
    pub fn creating(database: D) -> Self {
        Self::new(database, State::Creating)
    }

    /// The system role's mark once create has run to its end.
    pub fn installed(database: D) -> Self {
        Self::new(database, State::Installed)
    }

    fn new(database: D, state: State) -> Self {
        Self {
            database,
            format: Mark::FORMAT,
            state,
        }
    }

    /// The database of the integration.
    pub fn database(&self) -> &Identifier {
        self.database.borrow()
    }

    /// The comment itself, without quotes.
    pub fn comment(&self) -> String {
        let (database, format, state) = (self.database(), self.format, self.state.words());
        format!("{BEFORE_DATABASE}{database}{BEFORE_FORMAT}{format}{state}{END}")
    }
}

impl Mark {
    /// The version of the scripts' form. Within one version the same input gives the same bytes.
    pub const FORMAT: u32 = 1;

    /// The mark that `comment` is, of this format or another.
    pub fn parse(comment: &str) -> Option<Self> {
        let (database, rest) = comment
            .strip_prefix(BEFORE_DATABASE)?
            .strip_suffix(END)?
            .rsplit_once(BEFORE_FORMAT)?;
        let database = match identifier_parts(database).ok()?.as_slice() {
            [name] => Identifier::new(name.value.as_str()).ok()?,
            _ => return None,
        };
        let state = |state: &State| Some((*state, rest.strip_suffix(state.words())?));
        // The state without words fits every text, and is asked last.
        let (state, format) = State::ALL.iter().rev().find_map(state)?;
        let format = format.parse().ok()?;
        let mark = Self {
            database,
            format,
            state,
        };
        // Names and numbers can be written in several ways, a mark in one.
        (mark.comment() == comment).then_some(mark)
    }
}

impl<D: Borrow<Identifier>> fmt::Display for Mark<D> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_literal(f, &self.comment())
    }
}

// An identifier's characters are all fit for a literal, and so are the words around it.
impl<D: Borrow<Identifier>> SqlText for Mark<D> {}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::text::hostile::{HOSTILE, hostile};
    use crate::text::lexer::tokens;

    fn written_and_read(database: &str) {
        let Ok(database) = Identifier::new(database) else {
            return;
        };
        let marks = [Mark::part, Mark::creating, Mark::installed];
        for mark in marks.map(|mark| mark(database.clone())) {
            assert_eq!(Mark::parse(&mark.comment()).as_ref(), Some(&mark));
            let literal = mark.to_string();
            let [token] = tokens(&literal)[..] else {
                panic!("one literal: {literal}");
            };
            assert_eq!(token.literal(), Some(mark.comment()));
        }
    }

    #[test]
    fn a_mark_of_a_hostile_name_is_read_back() {
        HOSTILE.iter().for_each(|name| written_and_read(name));
        written_and_read("D\" [sfgen 1, creating");
    }

    #[test]
    fn a_later_format_is_a_mark_too() {
        let comment = "Immuta integration \"D\" [sfgen 12, installed]";
        assert_eq!(Mark::parse(comment).unwrap().comment(), comment);
    }

    #[test]
    fn what_only_looks_like_a_mark_is_none() {
        for comment in [
            "",
            "Immuta integration \"D\"",
            "Immuta integration D [sfgen 1]",
            "Immuta integration \"\" [sfgen 1]",
            "Immuta integration \"D\".\"S\" [sfgen 1]",
            "Immuta integration \"D\" and more [sfgen 1]",
            "Immuta integration \"D\" [sfgen 1, gone]",
            "Immuta integration \"D\" [sfgen 01]",
            "Immuta integration \"D\" [sfgen +1]",
            "Immuta integration \"D\" [sfgen 1] ",
            " Immuta integration \"D\" [sfgen 1]",
            "immuta integration \"D\" [sfgen 1]",
            "Immuta integration \"D\" [sfgen ]",
        ] {
            assert_eq!(Mark::parse(comment), None, "{comment}");
        }
    }

    proptest! {
        #[test]
        fn a_mark_is_read_back(database in hostile(255)) {
            written_and_read(&database);
        }
    }
}
