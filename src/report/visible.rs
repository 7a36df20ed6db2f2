//! Texts that can be shown: nothing in them steers a terminal or hides.

use crate::text::{Unfit, unfit_character};

/// The longest text that is shown whole, in characters.
const LIMIT: usize = 600;

/// `text` with every character that is not seen, or that changes what is seen, spelt out.
pub(super) fn visible(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for (number, c) in text.chars().enumerate() {
        if number == LIMIT {
            shown.push('…');
            break;
        }
        match unfit_character(c) {
            Some(Unfit::Backslash) | None => shown.push(c),
            Some(_) => shown.push_str(&format!("\\u{{{:x}}}", u32::from(c))),
        }
    }
    shown
}

pub(super) fn all(texts: &[String]) -> Vec<String> {
    texts.iter().map(|text| visible(text)).collect()
}

#[cfg(test)]
mod tests {
    use super::visible;

    #[test]
    fn what_steers_a_terminal_is_spelt_out() {
        assert_eq!(
            visible("a\u{1b}[2Jb\u{202e}c\\d"),
            "a\\u{1b}[2Jb\\u{202e}c\\d"
        );
    }
}
