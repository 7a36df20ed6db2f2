//! The comment that tells an integration's own objects from everybody else's.

use std::fmt;

use super::FORMAT;
use crate::text::{Identifier, SqlText, write_literal};

/// `Immuta integration "D" [sfgen 1]` as a literal: the COMMENT of everything that create makes.
///
/// It names the database, because two integrations on one account may want the same user or
/// impersonation role; and the state, on the system role alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Marker<'a> {
    database: &'a Identifier,
    state: State,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum State {
    Part,
    Creating,
    Installed,
}

impl<'a> Marker<'a> {
    /// The mark of everything but the system role.
    pub fn part(database: &'a Identifier) -> Self {
        let state = State::Part;
        Self { database, state }
    }

    /// The system role's mark while create runs.
    pub fn creating(database: &'a Identifier) -> Self {
        let state = State::Creating;
        Self { database, state }
    }

    /// The system role's mark once create has run to its end.
    pub fn installed(database: &'a Identifier) -> Self {
        let state = State::Installed;
        Self { database, state }
    }

    /// The comment itself, without quotes.
    pub fn text(&self) -> String {
        let state = match self.state {
            State::Part => "",
            State::Creating => ", creating",
            State::Installed => ", installed",
        };
        format!(
            "Immuta integration {} [sfgen {FORMAT}{state}]",
            self.database
        )
    }
}

impl fmt::Display for Marker<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write_literal(f, &self.text())
    }
}

// An identifier's characters are all fit for a literal, and so are the words around it.
impl SqlText for Marker<'_> {}
