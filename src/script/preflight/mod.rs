//! The script that only reads: what a script needs and finds, one row for each test.
//!
//! Names that Immuta's API gives its validation tests are used where a test is meant to find
//! out the same; what Immuta's own tests look at is inference.

mod check;
mod choice;

use askama::Template;

use super::view::Word;
use super::{Script, rendered};
use crate::integration::{Authentication, Host, Integration};
use crate::text::{Identifier, Sql, sql};
use check::Check;

/// The script that a preflight looks ahead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// create.
    Create,
    /// edit; `unmarked` for an integration without marks.
    Edit {
        /// No marks are asked for.
        unmarked: bool,
    },
    /// delete; `unmarked` for an integration without marks.
    Delete {
        /// No marks are asked for.
        unmarked: bool,
    },
    /// cleanup.
    Cleanup,
}

/// A test, and the payload key or rule that asks for it.
struct Test<'a> {
    reason: Sql<Word>,
    check: Sql<Check<'a>>,
}

#[derive(Template)]
#[template(path = "script/preflight.sql")]
struct Preflight<'a> {
    title: Sql<Word>,
    script: Sql<Word>,
    automatic: bool,
    host: Sql<&'a Host>,
    database: Sql<&'a Identifier>,
    setup_role: Sql<&'a Identifier>,
    tests: Vec<Test<'a>>,
}

/// The preflight of an integration's next script. It writes nothing.
pub fn preflight(of: &Integration, ahead: Ahead) -> Script {
    let view = Preflight {
        title: sql(Word::new("Preflight")),
        script: sql(Word::new(script(ahead))),
        automatic: of.authentication == Authentication::Automatic,
        host: sql(&of.host),
        database: sql(&of.database),
        setup_role: sql(&of.setup_role),
        tests: choice::tests(of, ahead),
    };
    Script {
        text: rendered(&view),
        holds_secret: false,
    }
}

fn script(ahead: Ahead) -> &'static str {
    match ahead {
        Ahead::Create => "create",
        Ahead::Edit { .. } => "edit",
        Ahead::Delete { .. } => "delete",
        Ahead::Cleanup => "cleanup",
    }
}
