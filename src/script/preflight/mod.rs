//! The script that only reads: what a script needs and finds, one row for each test.
//!
//! Names that Immuta's API gives its validation tests are used where a test is meant to find
//! out the same; what Immuta's own tests look at is inference.

mod check;
mod choice;

use askama::Template;

use super::view::Word;
use super::{Kind, Script, rendered};
use crate::integration::{Authentication, Host, Integration};
use crate::text::{Identifier, Sql, sql};
use check::Test;

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

/// The preflight of an integration's next script, which is of the kind `ahead`. It writes nothing.
/// `unmarked` asks for no marks.
pub fn preflight(of: &Integration, ahead: Kind, unmarked: bool) -> Script {
    let view = Preflight {
        title: sql(Word::new("Preflight")),
        script: sql(Word::new(script(ahead))),
        automatic: of.authentication == Authentication::Automatic,
        host: sql(&of.host),
        database: sql(&of.database),
        setup_role: sql(&of.setup_role),
        tests: choice::tests(of, ahead, unmarked),
    };
    Script {
        text: rendered(&view),
        holds_secret: false,
        changes_nothing: false,
    }
}

fn script(ahead: Kind) -> &'static str {
    match ahead {
        Kind::Create => "create",
        Kind::Edit => "edit",
        Kind::Delete => "delete",
        Kind::Cleanup => "cleanup",
    }
}
