//! Lines and columns of a text, as YAML counts them.

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
