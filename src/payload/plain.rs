//! Texts without quotes that some readers of YAML take for something else.
//!
//! YAML 1.1, which many readers still follow, has more words for true and false, octal and
//! sexagesimal numbers and dates: <https://yaml.org/type/bool.html>,
//! <https://yaml.org/type/int.html>, <https://yaml.org/type/timestamp.html>.

/// Words for true and false in YAML 1.1, in lower case.
const WORDS: [&str; 6] = ["y", "n", "yes", "no", "on", "off"];

/// Whether `text` without quotes is a text to this program and may be none to others.
pub(super) fn reads_differently(text: &str) -> bool {
    let Some(first) = text.bytes().next() else {
        return false;
    };
    let number = first.is_ascii_digit() || matches!(first, b'+' | b'-' | b'.');
    if number {
        return is_number_like(text);
    }
    text.len() <= 3 && WORDS.iter().any(|word| word.eq_ignore_ascii_case(text))
}

/// Whether `text` has digits, and besides them only what numbers, times and dates have.
fn is_number_like(text: &str) -> bool {
    let digits = text.trim_start_matches(['+', '-']);
    let hex = digits
        .strip_prefix("0x")
        .or_else(|| digits.strip_prefix("0b"));
    match hex {
        Some(hex) => hex.bytes().all(|b| b.is_ascii_hexdigit() || b == b'_'),
        None => {
            digits.bytes().any(|b| b.is_ascii_digit())
                && digits
                    .bytes()
                    .all(|b| b.is_ascii_digit() || b"_:.-+eETZ ".contains(&b))
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_ambiguous_texts_read_differently() {
        for text in ["yes", "Off", "0123", "1:30", "1_000", "2024-01-01", "1.10"] {
            assert!(reads_differently(text), "{text}");
        }
        for text in [
            "",
            "WH",
            "yesterday",
            "-",
            "10.0.0.1x",
            "3RD_WAREHOUSE",
            "none",
        ] {
            assert!(!reads_differently(text), "{text}");
        }
    }
}
