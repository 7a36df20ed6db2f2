//! What stands in a script's text that some reader of it takes otherwise than another, as data.
//!
//! Says where and what; [`super::scan`] finds it. Never holds a text from the script.

use std::fmt;

use super::Unfit;

/// Something in the text of a script, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Oddity {
    /// Its line, from 1.
    pub line: u32,
    /// Its character in the line, from 1.
    pub column: u32,
    /// What it is.
    pub kind: OddityKind,
}

/// What is odd.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OddityKind {
    /// A quote, a `$$` or a block comment that is never closed.
    Unterminated,
    /// What no documented rule of Snowflake's makes a token of.
    Stray,
    /// A character that shows nothing, controls a terminal, separates lines or turns text around.
    Character(Unfit),
    /// `<x>` outside quotes, which no client replaces.
    Unfilled,
    /// A carriage return without a line feed, which ends a comment for clients in Python alone.
    CarriageReturn,
    /// `/*` inside a block comment: sources contradict each other on whether comments nest.
    NestedComment,
    /// `//` inside what may be a path: `file://…`, `@stage//…`.
    PathComment,
    /// `$$$`: where the body of `$$ … $$` ends is not documented.
    DollarRun,
    /// A line that starts with `!`, a command of the client's.
    ClientCommand,
    /// Characters that `snow sql` replaces or deletes, in quotes and comments too.
    Template(&'static str),
    /// `;>`, which `snow sql` runs without waiting for the end.
    Asynchronous,
    /// A block of Snowflake Scripting that no quotes keep together, cut at each `;` by clients.
    BareBlock,
    /// `\"` in a name: the official client's splitter takes it for an escape.
    BackslashQuote,
    /// A literal or name over several lines, which `snow sql` may indent otherwise.
    SeveralLines,
    /// A backslash in a literal, read as the documented escape; in a name, read as itself.
    Backslash,
}

/// How much an oddity matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Gravity {
    /// Read as documented; worth a look.
    Note,
    /// A client would send another text than the file holds, or cut it at other places.
    Client,
    /// Nobody can say from the documentation what Snowflake reads.
    Fault,
}

impl OddityKind {
    /// How much it matters.
    pub fn gravity(self) -> Gravity {
        match self {
            Self::Unterminated
            | Self::Stray
            | Self::Unfilled
            | Self::Character(_)
            | Self::CarriageReturn
            | Self::NestedComment
            | Self::PathComment
            | Self::DollarRun => Gravity::Fault,
            Self::ClientCommand
            | Self::Template(_)
            | Self::Asynchronous
            | Self::BareBlock
            | Self::BackslashQuote
            | Self::SeveralLines => Gravity::Client,
            Self::Backslash => Gravity::Note,
        }
    }
}

impl fmt::Display for OddityKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Character(unfit) => return write!(f, "the script {unfit}"),
            Self::Template(marker) => {
                return write!(
                    f,
                    "`{marker}` is a template of `snow sql`, which rewrites it"
                );
            }
            Self::Unterminated => "a quote or a comment is never closed",
            Self::Stray => "this is no token that Snowflake documents",
            Self::Unfilled => "a placeholder that nobody has filled in",
            Self::CarriageReturn => {
                "a carriage return without a line feed ends a line for some readers only"
            }
            Self::NestedComment => "`/*` inside a comment: whether comments nest is not documented",
            Self::PathComment => "`//` inside a path may be read as a comment",
            Self::DollarRun => "`$$$`: where the text ends is not documented",
            Self::ClientCommand => "a line that starts with `!` is a command of the client",
            Self::Asynchronous => "`;>` makes `snow sql` go on without waiting",
            Self::BareBlock => {
                "a client may cut this block at each `;`; write it as EXECUTE IMMEDIATE $$ … $$"
            }
            Self::BackslashQuote => "the official client takes `\\\"` in a name for an escape",
            Self::SeveralLines => "`snow sql` may change the indentation inside these quotes",
            Self::Backslash => "a backslash in quotes; it is read as documented",
        })
    }
}
