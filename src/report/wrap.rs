//! Texts in lines of a width, broken between words.

/// The lines of `text`, each of at most `width` characters where its words allow that.
///
/// A word that is longer, such as an address, stands in a line of its own.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut room = 0;
    for word in text.split_whitespace() {
        let length = word.chars().count();
        match lines.last_mut() {
            Some(line) if length < room => {
                line.push(' ');
                line.push_str(word);
                room -= length + 1;
            }
            _ => {
                lines.push(word.to_owned());
                room = width.saturating_sub(length);
            }
        }
    }
    lines
}

/// `text` in lines, after `first` and below it.
pub(super) fn hang(first: &str, text: &str, width: usize) -> String {
    let indent = first.chars().count();
    let lines = wrap(text, width.saturating_sub(indent).max(NARROWEST));
    let mut hung = String::from(first);
    for (number, line) in lines.iter().enumerate() {
        if number > 0 {
            hung.push_str(&" ".repeat(indent));
        }
        hung.push_str(line);
        hung.push('\n');
    }
    if lines.is_empty() {
        hung.truncate(hung.trim_end().len());
        hung.push('\n');
    }
    hung
}

/// No column is narrower, however narrow the terminal.
const NARROWEST: usize = 20;

/// Two texts side by side, from `indent` on; the second in its own column of the first's width.
pub(super) fn beside(indent: &str, texts: (&str, &str), column: usize, width: usize) -> String {
    let start = indent.chars().count();
    let right = width.saturating_sub(start + column + 2).max(NARROWEST);
    let (left, right) = (wrap(texts.0, column), wrap(texts.1, right));
    let mut rows = String::new();
    let blank = " ".repeat(start);
    for number in 0..left.len().max(right.len()) {
        let text = left.get(number).map_or("", String::as_str);
        let second = right.get(number).map_or("", String::as_str);
        let start = if number == 0 { indent } else { &blank };
        let gap = column.saturating_sub(text.chars().count()) + 2;
        let row = format!("{start}{text}{}{second}", " ".repeat(gap));
        rows.push_str(row.trim_end());
        rows.push('\n');
    }
    rows
}

#[cfg(test)]
mod tests {
    use super::{beside, hang, wrap};

    #[test]
    fn lines_break_between_words_and_nowhere_else() {
        assert_eq!(wrap("to be or not", 5), ["to be", "or", "not"]);
        assert_eq!(
            wrap("a https://example.com/x b", 8),
            ["a", "https://example.com/x", "b"]
        );
        assert_eq!(wrap("", 8), [""; 0]);
    }

    #[test]
    fn what_follows_stands_below_what_came_first() {
        let text = "one two three four five six seven";
        assert_eq!(
            hang("  = ", text, 24),
            "  = one two three four\n    five six seven\n"
        );
        assert_eq!(hang("  x", "", 24), "  x\n");
    }

    #[test]
    fn columns_stay_columns() {
        let rows = beside(
            "  + ",
            ("ROLE A", "owned by ROLE ACCOUNTADMIN for good"),
            8,
            34,
        );
        assert_eq!(
            rows,
            "  + ROLE A    owned by ROLE\n              ACCOUNTADMIN for\n              good\n"
        );
    }
}
