//! From a line and a column, which counts characters, to a byte.
//!
//! Any place is found in the same short time, in a file of one long line too.

use super::lines::lines;

/// After so many characters the next byte is remembered.
const STEP: usize = 256;

/// Where the characters of a text are.
#[derive(Debug)]
pub(super) struct Characters<'t> {
    text: &'t str,
    /// The number of the first character of each line.
    lines: Vec<usize>,
    /// The byte of every `STEP`th character.
    bytes: Vec<usize>,
}

impl<'t> Characters<'t> {
    pub(super) fn of(text: &'t str) -> Self {
        let bytes = text.char_indices().step_by(STEP);
        let mut counted = (0, 0);
        let number = |(start, _): (usize, &str)| {
            let (number, before) = counted;
            let here = number + text.get(before..start).unwrap_or_default().chars().count();
            counted = (here, start);
            here
        };
        Self {
            text,
            lines: lines(text).map(number).collect(),
            bytes: bytes.map(|(byte, _)| byte).collect(),
        }
    }

    /// The byte at a line and column, both from 1; none behind the end of the text.
    pub(super) fn byte(&self, line: usize, column: usize) -> Option<usize> {
        let number = self.lines.get(line.checked_sub(1)?)? + column.checked_sub(1)?;
        let known = *self.bytes.get(number / STEP)?;
        let mut rest = self.text.get(known..)?.char_indices();
        rest.nth(number % STEP).map(|(offset, _)| known + offset)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_character_is_found_by_its_line_and_column() {
        let text = format!("{}\né{}\r\nx", "ä".repeat(STEP + 1), "b€".repeat(STEP));
        let characters = Characters::of(&text);
        for (number, (start, line)) in lines(&text).enumerate() {
            for (column, (offset, _)) in line.char_indices().enumerate() {
                let found = characters.byte(number + 1, column + 1);
                assert_eq!(found, Some(start + offset));
            }
        }
        assert_eq!(characters.byte(0, 1), None);
        assert_eq!(characters.byte(4, 1), None);
        assert_eq!(characters.byte(3, 2), None);
    }
}
