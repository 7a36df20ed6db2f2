//! Lines with everything out of them that nobody may see.
//!
//! A document that could be read is masked by its tree: a text is shown where every key that
//! leads to it may reveal its value. Of a text that could not be read only the known keys of a
//! line are shown. Comments are shown in neither.

use crate::document::{Document, Node, Spot};

use super::Vocabulary;

/// What stands for the parts that are not shown.
const MASK: &str = "…";

/// A line as it may be shown, and the part of it to point at.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Shown {
    pub(super) text: String,
    pub(super) span: std::ops::Range<usize>,
}

/// Where the keys and values of a document start, in order, and which may be shown.
pub(super) struct Marks(Vec<(usize, bool)>);

impl Marks {
    pub(super) fn new(document: &Document<'_>, vocabulary: &Vocabulary) -> Self {
        let mut walk = Walk {
            text: document.text(),
            vocabulary,
            marks: Vec::new(),
        };
        walk.collect(document.root(), document.spots(), Shows::Keys);
        let mut marks = walk.marks;
        // A place that two aliases lead to is shown only if both may show it.
        marks.sort_unstable();
        marks.dedup_by_key(|(start, _)| *start);
        // What is masked in one go needs one mask.
        marks.dedup_by(|(_, later), (_, earlier)| !*later && !*earlier);
        Self(marks)
    }

    /// The `line` that starts at byte `start` of the text, pointing at the byte `target`.
    pub(super) fn show(&self, start: usize, line: &str, target: usize) -> Shown {
        let mut shown = Shown {
            text: String::new(),
            span: 0..0,
        };
        for piece in self.pieces(start, line) {
            let from = shown.text.len();
            shown.push(line, &piece);
            if piece.start + start <= target {
                let visible = &shown.text[from..];
                let blank = visible.len() - visible.trim_start().len();
                shown.span = from + blank..from + blank + token_len(visible.trim_start());
            }
        }
        shown
    }

    /// The parts of a line: what is left of the value before it, then each key and value.
    fn pieces(&self, start: usize, line: &str) -> Vec<Piece> {
        let end = start + line.len();
        let first = self.0.partition_point(|(at, _)| *at <= start);
        let before = first.checked_sub(1).is_none_or(|index| self.0[index].1);
        let inside = self.0[first..].iter().take_while(|(at, _)| *at < end);
        let mut pieces = vec![Piece {
            start: 0,
            end: line.len(),
            shown: before,
        }];
        for (at, shown) in inside {
            if let Some(last) = pieces.last_mut() {
                last.end = at - start;
            }
            pieces.push(Piece {
                start: at - start,
                end: line.len(),
                shown: *shown,
            });
        }
        pieces
    }
}

struct Piece {
    start: usize,
    end: usize,
    shown: bool,
}

impl Shown {
    fn push(&mut self, line: &str, piece: &Piece) {
        let part = line.get(piece.start..piece.end).unwrap_or_default();
        if piece.shown {
            self.text.push_str(without_comment(part));
            return;
        }
        let blank = part.len() - part.trim_start().len();
        self.text.push_str(&part[..blank]);
        if blank == part.len() {
            return;
        }
        self.text.push_str(MASK);
        if piece.end < line.len() {
            self.text.push_str(", ");
        }
    }
}

struct Walk<'w> {
    text: &'w str,
    vocabulary: &'w Vocabulary,
    marks: Vec<(usize, bool)>,
}

impl Walk<'_> {
    fn collect(&mut self, node: &Node<'_>, spot: &Spot, shows: Shows) {
        match node {
            Node::List(items) => {
                for (item, place) in items.iter().zip(&spot.items) {
                    self.collect(item, place, shows);
                }
            }
            Node::Map(entries) => {
                for (entry, places) in entries.iter().zip(&spot.entries) {
                    self.collect_entry(entry, places, shows);
                }
            }
            Node::Tagged(tag, _) if self.vocabulary.names_secret(tag) => self.mark(spot, false),
            Node::Tagged(_, inner) => self.collect(inner, spot, shows),
            Node::Text(text) => {
                let shown = shows == Shows::Texts && !self.vocabulary.names_secret(text);
                self.mark(spot, shown);
            }
            Node::Number(_) => self.mark(spot, shows == Shows::Texts),
            Node::Null | Node::Bool(_) => self.mark(spot, shows != Shows::Nothing),
        }
    }

    fn mark(&mut self, spot: &Spot, shown: bool) {
        self.marks.extend(spot.start.map(|start| (start, shown)));
    }

    fn collect_entry(
        &mut self,
        (key, value): &(Node<'_>, Node<'_>),
        (key_spot, value_spot): &(Spot, Spot),
        shows: Shows,
    ) {
        let (of_key, of_value) = match shows {
            Shows::Nothing => (Shows::Nothing, Shows::Nothing),
            Shows::Keys | Shows::Texts => judge(key, self.vocabulary),
        };
        self.collect(key, key_spot, of_key);
        if of_value == Shows::Nothing {
            self.mask_after(key_spot);
        }
        self.collect(value, value_spot, of_value);
    }

    /// Masks what follows a key, before any value in it has a place: tags, brackets, comments.
    fn mask_after(&mut self, key: &Spot) {
        let Some(start) = key.start else {
            return;
        };
        let rest = self.text.get(start..).unwrap_or_default();
        let line = rest.lines().next().unwrap_or_default();
        let end = token_len(line);
        let colon = line[end..].trim_start().starts_with(':');
        let blank = line[end..].len() - line[end..].trim_start().len();
        let after = start + end + if colon { blank + 1 } else { 0 };
        self.marks.push((after, false));
    }
}

/// How much of a value may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Shows {
    /// Nothing, whatever keys there are in it.
    Nothing,
    /// Its keys, and what each of them allows; no text.
    Keys,
    /// Its texts too.
    Texts,
}

/// What may be shown of a key, and of its value.
fn judge(key: &Node<'_>, vocabulary: &Vocabulary) -> (Shows, Shows) {
    let Node::Text(name) = key else {
        return (Shows::Nothing, Shows::Nothing);
    };
    let of_key = match vocabulary.may_show(name) {
        true => Shows::Texts,
        false => Shows::Nothing,
    };
    let of_value = match (vocabulary.reveals_text(name), vocabulary.reveals(name)) {
        (true, _) => Shows::Texts,
        (false, true) => Shows::Keys,
        (false, false) => Shows::Nothing,
    };
    (of_key, of_value)
}

/// The `line` of a text that could not be read, pointing at the byte `target` of the line.
pub(super) fn show_keys(line: &str, target: usize, vocabulary: &Vocabulary) -> Shown {
    let blank = line.len() - line.trim_start().len();
    let mut shown = Shown {
        text: line[..blank].to_owned(),
        span: blank..blank + MASK.len(),
    };
    let mut rest = blank;
    for (start, key) in words(line) {
        if !vocabulary.knows(key) || !is_before_colon(&line[start + key.len()..]) {
            continue;
        }
        if start > rest {
            shown.text.push_str("… ");
        }
        let from = shown.text.len();
        shown.text.push_str(key);
        if start <= target {
            shown.span = from..shown.text.len();
        }
        shown.text.push_str(": ");
        rest = start + key.len() + 1;
        if rest <= target {
            let from = shown.text.len();
            shown.span = from..from + MASK.len();
        }
    }
    shown.text.push_str(MASK);
    shown
}

fn words(line: &str) -> impl Iterator<Item = (usize, &str)> {
    line.split(|c: char| !c.is_ascii_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(|word| (word.as_ptr() as usize - line.as_ptr() as usize, word))
}

fn is_before_colon(rest: &str) -> bool {
    rest.trim_start_matches(['"', '\''])
        .trim_start()
        .starts_with(':')
}

/// `part`, which starts with a key or a value, up to the comment that follows it.
fn without_comment(part: &str) -> &str {
    let quoted = quoted_len(part);
    let plain = &part[quoted..];
    let comment = plain.char_indices().find(|(at, c)| {
        *c == '#'
            && plain[..*at]
                .chars()
                .next_back()
                .is_none_or(char::is_whitespace)
    });
    match comment {
        Some((at, _)) => part[..quoted + at].trim_end(),
        None => part,
    }
}

/// How many bytes of `part` are one key or value.
fn token_len(part: &str) -> usize {
    let quoted = quoted_len(part);
    if quoted > 0 {
        return quoted;
    }
    let end = part.char_indices().find(|(at, c)| match c {
        ',' | '}' | ']' => true,
        ':' => part[at + 1..]
            .chars()
            .next()
            .is_none_or(char::is_whitespace),
        _ => false,
    });
    part[..end.map_or(part.len(), |(at, _)| at)]
        .trim_end()
        .len()
}

/// How many bytes at the start of `part` are one quoted text; 0 where there is none.
fn quoted_len(part: &str) -> usize {
    let Some(quote) = part.chars().next().filter(|c| matches!(c, '"' | '\'')) else {
        return 0;
    };
    let mut escaped = false;
    for (at, c) in part.char_indices().skip(1) {
        if escaped {
            escaped = false;
        } else if c == '\\' && quote == '"' {
            escaped = true;
        } else if c == quote {
            return at + 1;
        }
    }
    part.len()
}
