//! Words that are meant by misspelt ones.

/// Words longer than this are no misspelt ones.
const LONGEST: usize = 40;

/// The word of `known` that `word` most likely misspells.
pub(crate) fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
    if word.len() > LONGEST {
        return None;
    }
    let lower = word.to_ascii_lowercase();
    known
        .map(|name| {
            (
                strsim::damerau_levenshtein(&lower, &name.to_ascii_lowercase()),
                name,
            )
        })
        .filter(|(distance, name)| *distance <= (name.len() / 3).max(1))
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, name)| name)
}

#[cfg(test)]
mod tests {
    use super::*;

    const KEYS: [&str; 3] = ["warehouse", "password", "role"];

    #[test]
    fn a_slip_of_the_keyboard_is_understood() {
        assert_eq!(nearest("warehosue", KEYS.into_iter()), Some("warehouse"));
        assert_eq!(nearest("pasword", KEYS.into_iter()), Some("password"));
    }

    #[test]
    fn another_word_is_not_taken_for_a_slip() {
        assert_eq!(nearest("hunter2", KEYS.into_iter()), None);
    }
}
