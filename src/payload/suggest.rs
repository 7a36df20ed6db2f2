//! What somebody meant who wrote a word that is not known.

use super::vocabulary::HOMES;

/// Words longer than this are no misspelt ones.
const LONGEST: usize = 40;

/// Whether a message may show `word`: it looks like a key, and not like a value.
pub(super) fn showable(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ' | '<');
    word.len() <= LONGEST && word.chars().all(plain)
}

/// What to write instead of the unknown key `key` in an object whose keys are `known`, and
/// whether it is clear that `key` was meant for a key.
pub(super) fn help_for(key: &str, known: &[&'static str]) -> (bool, String) {
    if key == "<<" {
        return (
            true,
            "merge keys are not read: write the keys out".to_owned(),
        );
    }
    if let Some(same) = known.iter().find(|name| name.eq_ignore_ascii_case(key)) {
        return (true, format!("write `{same}`: upper and lower case matter"));
    }
    if let Some((home, _)) = HOMES.iter().find(|(_, keys)| keys.contains(&key)) {
        return (true, format!("it belongs {home}"));
    }
    match nearest(key, known.iter().copied()) {
        Some(near) => (true, format!("did you mean `{near}`?")),
        None => (false, format!("known here: {}", known.join(", "))),
    }
}

/// The word of `known` that `word` most likely misspells.
pub(super) fn nearest<'k>(word: &str, known: impl Iterator<Item = &'k str>) -> Option<&'k str> {
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
    use crate::payload::vocabulary::CONFIG;

    #[test]
    fn a_slip_of_the_keyboard_is_understood() {
        assert_eq!(
            nearest("warehosue", CONFIG.iter().copied()),
            Some("warehouse")
        );
        assert_eq!(nearest("pasword", CONFIG.iter().copied()), Some("password"));
        assert_eq!(nearest("hunter2", CONFIG.iter().copied()), None);
    }

    #[test]
    fn a_key_in_the_wrong_object_is_sent_home() {
        let (_, help) = help_for("host", super::super::vocabulary::ENVELOPE);
        assert_eq!(help, "it belongs under `config`");
    }
}
