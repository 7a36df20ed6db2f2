//! The templates of block parts as patterns: what a template prints is recognised word for word.
//!
//! A template here is text, `{{ slot }}` and `{% if let … %} … {% endif %}`, nothing else.
//! Comments and blanks do not count.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use super::block::{Fragment, Part, WAREHOUSE_VARIABLE, base};
use crate::text::lexer::{Kind, Token};

/// A piece of a pattern.
enum Piece {
    /// A token that must stand there as it is.
    Exactly(&'static str),
    /// A name, a literal or a container.
    Slot(&'static str),
    /// What may be left out.
    Optional(Vec<Piece>),
}

static PATTERNS: LazyLock<Vec<(Part, Vec<Piece>)>> = LazyLock::new(|| {
    let pattern = |(part, template)| (part, pieces(template).0);
    Part::ALL.into_iter().map(pattern).collect()
});

/// The part that `tokens` (without blanks and comments) start with, and how many of them it is.
pub(super) fn part_at(tokens: &[Token<'_>]) -> Option<(Fragment, usize)> {
    PATTERNS.iter().find_map(|(part, pattern)| {
        let mut matching = Matching {
            tokens,
            at: 0,
            slots: BTreeMap::new(),
        };
        matching.all(pattern).then(|| {
            let slots = matching.slots.into_iter();
            let slots = slots.map(|(slot, value)| (slot, Some(value)));
            (Fragment::new(*part, slots), matching.at)
        })
    })
}

/// The pieces of a template up to its end or to `{% endif %}`, and what follows that.
fn pieces(template: &'static str) -> (Vec<Piece>, &'static str) {
    let mut pieces = Vec::new();
    let mut rest = template;
    while let Some(open) = rest.find(['{']) {
        pieces.extend(cut(&rest[..open]).map(Piece::Exactly));
        let Some((tag, after)) = tag(&rest[open..]) else {
            break;
        };
        rest = after;
        match tag {
            Tag::Slot(slot) => pieces.push(Piece::Slot(slot)),
            Tag::If => {
                let (optional, after) = self::pieces(rest);
                pieces.push(Piece::Optional(optional));
                rest = after;
            }
            Tag::EndIf => return (pieces, rest),
        }
    }
    pieces.extend(cut(rest).map(Piece::Exactly));
    (pieces, "")
}

enum Tag {
    Slot(&'static str),
    If,
    EndIf,
}

fn tag(text: &'static str) -> Option<(Tag, &'static str)> {
    if let Some(slot) = text.strip_prefix("{{ ") {
        let (slot, after) = slot.split_once(" }}")?;
        return Some((Tag::Slot(slot), after));
    }
    let (inside, after) = text.strip_prefix("{% ")?.split_once(" %}")?;
    let tag = if inside == "endif" {
        Tag::EndIf
    } else {
        Tag::If
    };
    Some((tag, after))
}

/// The tokens of a template's text that count. The tokenizer would take as long for all the
/// templates as for a script; what stands in them is plain enough to be cut like this.
fn cut(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        rest = rest.trim_ascii_start();
        while rest.starts_with("--") {
            let after = rest.split_once('\n').map_or("", |(_, after)| after);
            rest = after.trim_ascii_start();
        }
        let (token, after) = rest.split_at(length(rest)?);
        rest = after;
        Some(token)
    })
}

/// The length of the token that `text` starts with.
fn length(text: &str) -> Option<usize> {
    const SIGNS: [&str; 5] = [":=", "||", "=>", ">=", "<>"];
    let goes_on = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '$');
    Some(match text.chars().next()? {
        quote @ ('\'' | '"') => {
            // A quote that is written twice is one of the text.
            let mut end = 1;
            loop {
                end += text[end..]
                    .find(quote)
                    .map_or(text.len() - end, |at| at + 1);
                if !text[end..].starts_with(quote) {
                    break end;
                }
                end += 1;
            }
        }
        c if goes_on(c) => text.find(|c| !goes_on(c)).unwrap_or(text.len()),
        _ if SIGNS.iter().any(|sign| text.starts_with(sign)) => 2,
        c => c.len_utf8(),
    })
}

/// Whether a slot holds a literal; the others hold quoted names.
fn is_literal(slot: &str) -> bool {
    slot.ends_with("_text")
        || matches!(
            slot,
            "marker" | "installed" | "creating" | "system_role_mark"
        )
}

/// A pattern against tokens, as far as it has come.
#[derive(Clone)]
struct Matching<'a> {
    tokens: &'a [Token<'a>],
    at: usize,
    slots: BTreeMap<&'static str, String>,
}

impl Matching<'_> {
    fn all(&mut self, pattern: &[Piece]) -> bool {
        pattern.iter().all(|piece| match piece {
            Piece::Exactly(text) => self.exactly(text),
            Piece::Slot("container") => self.container(),
            Piece::Slot("warehouse") => self.warehouse(),
            Piece::Slot(slot) => self.slot(slot),
            Piece::Optional(optional) => {
                let mut with = self.clone();
                if with.all(optional) {
                    *self = with;
                }
                true
            }
        })
    }

    fn exactly(&mut self, text: &str) -> bool {
        let found = self.tokens.get(self.at);
        self.at += 1;
        found.is_some_and(|token| token.text == text)
    }

    /// A quoted name, or a literal that says the same.
    fn slot(&mut self, slot: &'static str) -> bool {
        let Some(token) = self.tokens.get(self.at) else {
            return false;
        };
        self.at += 1;
        // A backslash is read differently by different readers: our scripts hold none.
        if token.text.contains('\\') {
            return false;
        }
        let value = match (token.kind, is_literal(slot)) {
            (Kind::Quoted, false) => token.name().map(|name| name.value),
            (Kind::Text, true) => token.literal(),
            _ => None,
        };
        value.is_some_and(|value| self.bind(slot, value))
    }

    /// A quoted name, or `IDENTIFIER($v)`.
    fn warehouse(&mut self) -> bool {
        let [identifier, open, variable, close, ..] = &self.tokens[self.at..] else {
            return self.slot("warehouse");
        };
        let kinds = [open.kind, variable.kind, close.kind];
        if !identifier.is_word("IDENTIFIER") || kinds != [Kind::Open, Kind::Variable, Kind::Close] {
            return self.slot("warehouse");
        }
        self.at += 4;
        let name = variable.inside("$", "").to_ascii_uppercase();
        self.bind(WAREHOUSE_VARIABLE, name)
    }

    /// `DATABASE "D"` or `SCHEMA "D"."S"`.
    fn container(&mut self) -> bool {
        let length = match self.tokens.get(self.at) {
            Some(token) if token.is_word("DATABASE") => 2,
            Some(token) if token.is_word("SCHEMA") => 4,
            _ => return false,
        };
        let Some(all) = self.tokens.get(self.at..self.at + length) else {
            return false;
        };
        let kinds = [Kind::Quoted, Kind::Period, Kind::Quoted];
        if all[1..]
            .iter()
            .zip(kinds)
            .any(|(token, kind)| token.kind != kind)
        {
            return false;
        }
        self.at += length;
        let name: String = all[1..].iter().map(|token| token.text).collect();
        self.bind("container", format!("{} {name}", all[0].text))
    }

    /// Every mention of a slot must say the same.
    fn bind(&mut self, slot: &'static str, value: String) -> bool {
        let bound = self
            .slots
            .entry(base(slot))
            .or_insert_with(|| value.clone());
        *bound == value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lexer::significant;

    /// The text of a template between its slots.
    fn texts(pieces: &[Piece], found: &mut Vec<&'static str>) {
        for piece in pieces {
            match piece {
                Piece::Exactly(text) => found.push(text),
                Piece::Slot(_) => found.push("slot"),
                Piece::Optional(pieces) => texts(pieces, found),
            }
        }
    }

    #[test]
    fn templates_are_cut_as_the_tokenizer_cuts_them() {
        for (part, template) in Part::ALL {
            let mut cut = Vec::new();
            texts(&pieces(template).0, &mut cut);
            let mut plain = String::new();
            let mut rest = template;
            while let Some((before, tagged)) = rest.split_once('{') {
                let (tag, after) = tagged.split_once('}').unwrap();
                plain.push_str(before);
                plain.push_str(if tag.starts_with('{') { "slot" } else { "" });
                rest = after.strip_prefix('}').unwrap_or(after);
            }
            plain.push_str(rest);
            let tokens = significant(&plain);
            let tokens: Vec<&str> = tokens.iter().map(|token| token.text).collect();
            assert_eq!(cut, tokens, "{part:?}");
        }
    }

    #[test]
    fn a_quote_written_twice_does_not_end_a_text() {
        let tokens: Vec<&str> = cut("x := 'it''s' || \"\"\"\"; -- y\n").collect();
        assert_eq!(tokens, ["x", ":=", "'it''s'", "||", "\"\"\"\"", ";"]);
    }
}
