//! What is refused before anything is read: one pass over the bytes.

use super::flaw::Flaw;

/// The largest file, in bytes.
const LARGEST: usize = 1024 * 1024;

/// How deep brackets may nest; a payload nests four deep. The reader's time grows with the
/// square of it.
const DEEPEST: usize = 64;

const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// The text of `source`, without a byte order mark at its start.
pub(super) fn check(source: &[u8]) -> Result<&str, Flaw> {
    if source.len() > LARGEST {
        return Err(Flaw::whole("is larger than 1 MiB").help("a payload takes a few kilobytes"));
    }
    let text =
        std::str::from_utf8(source).map_err(|error| not_utf8(source, error.valid_up_to()))?;
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    check_characters(text)?;
    check_depth(text)?;
    Ok(text)
}

fn not_utf8(source: &[u8], valid: usize) -> Flaw {
    let text = std::str::from_utf8(&source[..valid]).unwrap_or_default();
    let text = text.strip_prefix(BYTE_ORDER_MARK).unwrap_or(text);
    Flaw::at(text, text.len(), "is not UTF-8 here").help("save the file as UTF-8")
}

fn check_characters(text: &str) -> Result<(), Flaw> {
    // Most files are plain throughout, which many bytes at once can be asked.
    let plain = |byte| matches!(byte, b' '..=b'~' | b'\n' | b'\r' | b'\t');
    if text.bytes().fold(true, |all, byte| all & plain(byte)) {
        return Ok(());
    }
    let found = text.char_indices().find(|(_, c)| is_refused(*c));
    let Some((offset, c)) = found else {
        return Ok(());
    };
    if c == BYTE_ORDER_MARK {
        return Err(
            Flaw::at(text, offset, "has a byte order mark in the middle")
                .help("remove it; at the start of the file it may stand"),
        );
    }
    let message = format!("has the control character U+{:04X}", u32::from(c));
    Err(Flaw::at(text, offset, message).help("remove it, or write it as an escape in quotes"))
}

fn is_refused(c: char) -> bool {
    c == BYTE_ORDER_MARK || (c.is_control() && !matches!(c, '\n' | '\r' | '\t' | '\u{85}'))
}

/// Counts brackets wherever they stand, in texts too: no payload comes near the limit.
fn check_depth(text: &str) -> Result<(), Flaw> {
    let opens = |byte: &u8| matches!(byte, b'[' | b'{');
    if text.as_bytes().iter().filter(|byte| opens(byte)).count() <= DEEPEST {
        return Ok(());
    }
    let mut depth = 0_usize;
    for (offset, byte) in text.bytes().enumerate() {
        match byte {
            b'[' | b'{' => depth += 1,
            b']' | b'}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEEPEST {
            return Err(Flaw::at(text, offset, "nests more than 64 brackets"));
        }
    }
    Ok(())
}
