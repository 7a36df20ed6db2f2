//! What is refused before anything is read: one pass over the bytes.

use super::Flaw;

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

/// The lines of `text` as YAML counts them, each with the byte where it starts and without its
/// break.
pub(crate) fn lines(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut start = Some(0);
    std::iter::from_fn(move || {
        let from = start?;
        let rest = &text[from..];
        let end = rest.find(['\n', '\r', '\u{85}', '\u{2028}', '\u{2029}']);
        start = end.map(|end| from + end + break_len(&rest[end..]));
        Some((from, &rest[..end.unwrap_or(rest.len())]))
    })
}

fn break_len(rest: &str) -> usize {
    match rest.strip_prefix("\r\n") {
        Some(_) => 2,
        None => rest.chars().next().map_or(0, char::len_utf8),
    }
}

/// The line and column of a byte of `text`, both from 1, the column in characters.
pub(crate) fn line_and_column(text: &str, offset: usize) -> (usize, usize) {
    let before = lines(text).take_while(|(start, _)| *start <= offset);
    let (line, start) = before
        .enumerate()
        .last()
        .map_or((1, 0), |(index, (start, _))| (index + 1, start));
    let column = text
        .get(start..offset)
        .map_or(0, |part| part.chars().count());
    (line, column + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_end_where_yaml_ends_them() {
        let found: Vec<_> = lines("a\r\nb\rc\u{85}d\n").collect();
        assert_eq!(found, [(0, "a"), (3, "b"), (5, "c"), (8, "d"), (10, "")]);
    }

    #[test]
    fn columns_count_characters() {
        assert_eq!(line_and_column("x\näö: y", 6), (2, 3));
    }
}
