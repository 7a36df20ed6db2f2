//! What somebody meant who wrote a word that is not known.

use crate::diagnostic::nearest;

use super::vocabulary::HOMES;

/// A longer word is not shown.
const LONGEST: usize = 40;

/// Whether a message may show `word`, which is no secret, without harm to the line it is in.
pub(super) fn showable(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    word.len() <= LONGEST && word.chars().all(plain)
}

/// What to write instead of the unknown key `key` in an object whose keys are `known`.
pub(super) fn help_for(key: &str, known: &[&'static str]) -> String {
    if key == "<<" {
        return "merge keys are not read: write the keys out".to_owned();
    }
    if let Some(same) = known.iter().find(|name| name.eq_ignore_ascii_case(key)) {
        return format!("write `{same}`: upper and lower case matter");
    }
    if let Some((home, _)) = HOMES.iter().find(|(_, keys)| keys.contains(&key)) {
        return format!("it belongs {home}");
    }
    match nearest(key, known.iter().copied()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known here: {}", known.join(", ")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_in_the_wrong_object_is_sent_home() {
        let help = help_for("host", super::super::vocabulary::ENVELOPE);
        assert_eq!(help, "it belongs under `config`");
    }
}
