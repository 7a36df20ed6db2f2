//! The armour around a key.
//!
//! More is taken than RFC 7468 asks for, since keys come through clipboards, key stores and YAML:
//! text before and after, blanks and any line breaks inside. What of it is not as OpenSSL writes
//! it is told as an [`Oddity`].

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use super::{KeyError, Oddity};
use crate::secret::Secret;

/// One armoured block.
pub(super) struct Pem<'a> {
    /// What stands between `-----BEGIN ` and `-----`.
    pub(super) label: &'a str,
    /// The text between the first and the last line.
    body: &'a str,
}

/// Which block of several is meant.
#[derive(Debug, Clone, Copy)]
pub(super) enum Wanted {
    /// A private key.
    Private,
    /// A public key.
    Public,
}

impl Wanted {
    fn is_label(self, label: &str) -> bool {
        match self {
            Self::Private => label.ends_with("PRIVATE KEY"),
            Self::Public => label.ends_with("PUBLIC KEY"),
        }
    }
}

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";
/// Letters on each line but the last: RFC 7468, section 2.
const LINE: usize = 64;
/// Blocks that are looked at: a chain of certificates has a handful.
const MOST_BLOCKS: usize = 64;
const BYTE_ORDER_MARK: char = '\u{feff}';

impl<'a> Pem<'a> {
    /// The first block that holds what is wanted, or else the first key, or else the first block;
    /// and what is odd about the text.
    pub(super) fn find(text: &'a str, wanted: Wanted) -> Result<(Self, Vec<Oddity>), KeyError> {
        let blocks: Vec<Block<'_>> = Block::all(text);
        let first = |fits: &dyn Fn(&str) -> bool| {
            let labels = blocks.iter().map(|block| block.label);
            labels.enumerate().find(|(_, label)| fits(label))
        };
        let (at, _) = first(&|label| wanted.is_label(label))
            .or_else(|| first(&|label| label.ends_with("KEY")))
            .or_else(|| first(&|_| true))
            .ok_or_else(|| no_pem(text))?;
        let block = &blocks[at];
        let body = block.body.ok_or(KeyError::NoEnd)?;
        let alike = blocks.iter().filter(|other| wanted.is_label(other.label));
        let mut oddities = around(text, block, body);
        oddities.extend((alike.count() > 1).then_some(Oddity::SeveralKeys));
        let label = block.label;
        Ok((Self { label, body }, oddities))
    }

    /// Whether the body starts with the headers of OpenSSL's old encryption.
    pub(super) fn is_legacy_encrypted(&self) -> bool {
        self.body.contains("Proc-Type:")
    }

    /// The bytes of the body.
    pub(super) fn der(&self) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        // With room for all of it: a text that has to grow leaves copies that nobody wipes.
        let mut letters = Zeroizing::new(String::with_capacity(self.body.len()));
        match self.body.is_ascii() {
            true => letters.extend(self.body.split_ascii_whitespace()),
            false => letters.extend(self.body.split_whitespace()),
        }
        let der = Base64::decode_vec(&letters).map_err(|_| KeyError::NotBase64)?;
        Ok(Zeroizing::new(der))
    }
}

/// The PEM of some bytes as OpenSSL writes it, without a final line break.
pub(super) fn armour(label: &str, der: &[u8]) -> Secret {
    let letters = Zeroizing::new(Base64::encode_string(der));
    let lines = letters.len().div_ceil(LINE);
    let ends = 2 * (BEGIN.len() + label.len() + DASHES.len());
    let mut text = String::with_capacity(letters.len() + lines + ends);
    text.extend([BEGIN, label, DASHES, "\n"]);
    let mut rest = letters.as_str();
    while !rest.is_empty() {
        let (line, after) = rest.split_at(rest.len().min(LINE));
        text.extend([line, "\n"]);
        rest = after;
    }
    text.extend(["-----END ", label, DASHES]);
    Secret::new(text)
}

/// A `BEGIN` line and what belongs to it.
struct Block<'a> {
    label: &'a str,
    /// The text up to the `END` line that fits, where there is one.
    body: Option<&'a str>,
    /// Where it starts in the whole text, and where it ends.
    span: std::ops::Range<usize>,
}

impl<'a> Block<'a> {
    fn all(text: &'a str) -> Vec<Self> {
        let first = Self::first(text, 0);
        let blocks = std::iter::successors(first, |block| Self::first(text, block.span.end));
        blocks.take(MOST_BLOCKS).collect()
    }

    /// The block that starts at the first `BEGIN` behind `from`.
    fn first(text: &'a str, from: usize) -> Option<Self> {
        let start = from + text[from..].find(BEGIN)?;
        let (label, rest) = text[start + BEGIN.len()..].split_once(DASHES)?;
        let rest_at = text.len() - rest.len();
        let last = format!("-----END {label}-----");
        let length = rest.find(&last);
        Some(Self {
            label,
            body: length.map(|length| &rest[..length]),
            span: start..length.map_or(rest_at, |length| rest_at + length + last.len()),
        })
    }
}

/// What is odd about the text outside of a block, and about its lines.
fn around(text: &str, block: &Block<'_>, body: &str) -> Vec<Oddity> {
    let before = &text[..block.span.start];
    let unmarked = before.trim_start_matches(BYTE_ORDER_MARK);
    let others = !unmarked.trim().is_empty() || !text[block.span.end..].trim().is_empty();
    let indented = unmarked.trim().is_empty() && !unmarked.is_empty();
    let found = [
        (unmarked.len() < before.len(), Oddity::ByteOrderMark),
        (others, Oddity::OtherText),
        (indented || !is_in_lines(body), Oddity::Lines),
    ];
    let odd = found.into_iter().filter(|(odd, _)| *odd);
    odd.map(|(_, oddity)| oddity).collect()
}

/// Whether a body is in lines of 64 letters, the last one of at most as many. How they end does
/// not matter.
fn is_in_lines(body: &str) -> bool {
    let lines = body
        .strip_prefix("\r\n")
        .or_else(|| body.strip_prefix('\n'))
        .and_then(|lines| lines.strip_suffix('\n'))
        .map(|lines| lines.strip_suffix('\r').unwrap_or(lines));
    let Some(lines) = lines else {
        return false;
    };
    let mut lines = lines.lines().rev();
    let blank = |line: &str| line.contains(char::is_whitespace);
    let last_fits = |line: &str| !line.is_empty() && line.len() <= LINE && !blank(line);
    lines.next().is_some_and(last_fits) && lines.all(|line| line.len() == LINE && !blank(line))
}

/// Why a text has no PEM in it: a short one that looks like a path is taken for one.
fn no_pem(text: &str) -> KeyError {
    match is_file_name(text.trim()) {
        true => KeyError::FileName,
        false => KeyError::NotPem,
    }
}

/// The longest path that is told as one; the base64 of the shortest key that is taken is longer.
const LONGEST_PATH: usize = 255;
/// What files with keys end in.
const ENDINGS: [&str; 8] = ["p8", "pem", "key", "der", "pub", "txt", "pk8", "asc"];

/// Whether a text names a file, by its ending or by where it starts.
fn is_file_name(text: &str) -> bool {
    if text.len() > LONGEST_PATH || text.contains(char::is_control) {
        return false;
    }
    let ending = text.rsplit_once('.').map(|(_, ending)| ending);
    let drive = text.get(1..3).is_some_and(|after| after == ":\\");
    let starts = ["~", "/", "./", "../", "file:", "\\\\"];
    ending.is_some_and(|ending| {
        ENDINGS
            .iter()
            .any(|known| known.eq_ignore_ascii_case(ending))
    }) || drive
        || starts.iter().any(|start| text.starts_with(start))
}
