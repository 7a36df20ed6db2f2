//! The lines of a script beside its findings, and the words in them that a finding is about.
//!
//! A finding names what it is about in words of the script: privileges, roles, objects. Where most
//! of them stand together, there the finding points.

use std::collections::BTreeSet;
use std::ops::Range;

use schemars::JsonSchema;
use serde::Serialize;

use super::visible::visible;

/// As many lines of a statement are searched and shown; a longer one is a block, or a list.
const LINES: usize = 60;

/// A line of a script as it may be shown.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// The text.
    pub text: String,
    /// As many characters from its start stand in the script just so, in the same columns.
    pub exact: usize,
}

/// A script's lines, as they may be shown.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Excerpt(Vec<Line>);

/// Words in a line, as it is shown.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Caret {
    /// The line, from 1.
    pub(super) line: u32,
    /// Where the words stand in it, in bytes.
    pub(super) at: Range<usize>,
}

/// Words in one line of a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
pub struct Place {
    /// The line, from 1.
    #[schemars(range(min = 1))]
    pub line: u32,
    /// The column of the first character, from 1.
    #[schemars(range(min = 1))]
    pub column: u32,
    /// The column after the last character.
    #[schemars(range(min = 1))]
    pub end_column: u32,
}

impl Excerpt {
    pub(super) fn of(lines: &[Line]) -> Self {
        let shown = lines.iter().map(|line| {
            let text = visible(&line.text);
            let same = text.chars().zip(line.text.chars());
            let same = same.take_while(|(one, other)| one == other).count();
            let exact = line.exact.min(same);
            Line { text, exact }
        });
        Self(shown.collect())
    }

    /// The lines from `first` to `last`, as far as they are shown.
    pub(super) fn lines(&self, first: u32, last: u32) -> Vec<&str> {
        let (first, last) = (first.saturating_sub(1) as usize, last as usize);
        let last = last.min(first + LINES).min(self.0.len());
        let lines = self.0.get(first..last).unwrap_or_default();
        lines.iter().map(|line| line.text.as_str()).collect()
    }

    /// The words of a statement that a finding is about, or else its first word; `None` for a line
    /// that has none.
    pub(super) fn caret(&self, first: u32, last: u32, said: &str) -> Option<Caret> {
        self.words(first, last, said).or_else(|| {
            let line = self.lines(first, first).into_iter().next()?;
            let word = words(line).into_iter().next()?;
            Some(Caret {
                line: first,
                at: word.at,
            })
        })
    }

    /// Where the words of a statement stand that a finding is about, in the file's own columns.
    pub(super) fn place(&self, first: u32, last: u32, said: &str) -> Option<Place> {
        let Caret { line, at } = self.words(first, last, said)?;
        let shown = self.0.get(line as usize - 1)?;
        let column = |byte: usize| shown.text.get(..byte).map(|text| text.chars().count());
        let (start, end) = (column(at.start)?, column(at.end)?);
        (end <= shown.exact).then_some(Place {
            line,
            column: u32::try_from(start).ok()?.saturating_add(1),
            end_column: u32::try_from(end).ok()?.saturating_add(1),
        })
    }

    /// Where most of the words stand together that `said` names.
    fn words(&self, first: u32, last: u32, said: &str) -> Option<Caret> {
        let named: BTreeSet<String> = words(said)
            .into_iter()
            .filter(|word| word.is_quoted || word.is_upper)
            .map(|word| word.name)
            .collect();
        let lines = (first..).zip(self.lines(first, last));
        let runs = lines.flat_map(|(line, text)| {
            let runs = runs(text, &named, line == first).into_iter();
            runs.map(move |(weight, at)| (weight, Caret { line, at }))
        });
        // Of several that weigh the same, the first.
        let best = runs.reduce(|best, next| if next.0 > best.0 { next } else { best });
        best.map(|(_, caret)| caret)
    }
}

/// Words that bind others together, and name nothing.
const BETWEEN: [&str; 6] = ["FROM", "IN", "OF", "ON", "TO", "WITH"];

/// Words that stand for a kind of object, and tell less than a name.
const KINDS: [&str; 8] = [
    "ACCOUNT",
    "DATABASE",
    "ROLE",
    "SCHEMA",
    "TABLE",
    "USER",
    "VIEW",
    "WAREHOUSE",
];

/// The runs of words in a line that are named, and how much each weighs. The verb that starts a
/// statement says what it is, not what the finding is about.
fn runs(line: &str, named: &BTreeSet<String>, has_verb: bool) -> Vec<(usize, Range<usize>)> {
    let mut runs: Vec<(usize, Range<usize>)> = Vec::new();
    let mut open = false;
    for word in words(line).into_iter().skip(usize::from(has_verb)) {
        let is_between = BETWEEN.contains(&word.name.as_str());
        let weight = match named.contains(&word.name) {
            true if is_between => 1,
            true if KINDS.contains(&word.name.as_str()) => 2,
            true => 4,
            false => 0,
        };
        match runs.last_mut().filter(|_| open) {
            Some((sum, run)) if weight > 0 => {
                *sum += weight;
                run.end = word.at.end;
            }
            None if weight > 1 => runs.push((weight, word.at)),
            Some(_) | None => {}
        }
        open = weight > 0 || open && is_between;
    }
    runs
}

/// A word, or a name between double quotes.
struct Word {
    /// As it resolves: upper case, unless it is quoted.
    name: String,
    at: Range<usize>,
    is_quoted: bool,
    is_upper: bool,
}

fn words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut rest = 0;
    while let Some(start) = text.get(rest..).and_then(|ahead| ahead.find(starts)) {
        let start = rest + start;
        let ahead = text.get(start..).unwrap_or_default();
        let is_quoted = ahead.starts_with('"');
        let length = match is_quoted {
            true => ahead
                .get(1..)
                .and_then(|inner| inner.find('"'))
                .map(|end| end + 2),
            false => ahead.find(|c| !goes_on(c)),
        };
        let length = length.unwrap_or(ahead.len());
        let word = ahead.get(..length).unwrap_or_default();
        words.push(Word {
            name: match is_quoted {
                true => word.trim_matches('"').to_owned(),
                false => word.to_ascii_uppercase(),
            },
            at: start..start + length,
            is_quoted,
            is_upper: word.len() > 1 && !word.contains(|c: char| c.is_ascii_lowercase()),
        });
        rest = start + length.max(1);
    }
    words
}

fn starts(c: char) -> bool {
    c == '"' || c == '_' || c.is_alphabetic()
}

fn goes_on(c: char) -> bool {
    c == '_' || c == '$' || c.is_alphanumeric()
}

#[cfg(test)]
mod tests {
    use super::{Excerpt, Line};

    fn pointed(text: &str, said: &str) -> String {
        let line = |text: &str| Line {
            text: text.to_owned(),
            exact: text.chars().count(),
        };
        let excerpt = Excerpt::of(&text.lines().map(line).collect::<Vec<_>>());
        let last = u32::try_from(text.lines().count()).unwrap_or(1);
        let caret = excerpt.caret(1, last, said).expect("a word");
        let line = text.lines().nth(caret.line as usize - 1);
        line.expect("a line")[caret.at].to_owned()
    }

    #[test]
    fn a_finding_points_at_the_words_that_it_names() {
        let grant = "GRANT MANAGE GRANTS ON ACCOUNT TO ROLE \"A B\" WITH GRANT OPTION;";
        for (said, words) in [
            (
                "MANAGE GRANTS is granted on the account: ROLE \"A B\"",
                "MANAGE GRANTS",
            ),
            (
                "a privilege is granted WITH GRANT OPTION: ROLE \"A B\"",
                "ROLE \"A B\" WITH GRANT OPTION",
            ),
            ("something else", "GRANT"),
        ] {
            assert_eq!(pointed(grant, said), words);
        }
    }

    #[test]
    fn it_points_into_the_line_in_which_they_stand() {
        let create = "create user é_u\n  default_role = r\n  type = service;";
        assert_eq!(pointed(create, "TYPE is SERVICE"), "type = service");
    }
}
