//! What somebody meant who wrote a word that is not known.

use crate::diagnostic::{Holds, Key, nearest};

use super::Payload;
use super::table::Table;

/// What the drivers, the Terraform provider and the CLI of Snowflake call a key of ours, without
/// `_`, `-` and upper case.
/// <https://docs.snowflake.com/en/developer-guide/snowflake-cli/connecting/configure-connections>
const ELSEWHERE: [(&str, &str); 21] = [
    ("account", "host"),
    ("accountidentifier", "host"),
    ("accountname", "host"),
    ("accounturl", "host"),
    ("url", "host"),
    ("auth", "authenticationType"),
    ("authenticator", "authenticationType"),
    ("authmethod", "authenticationType"),
    ("authtype", "authenticationType"),
    ("user", "username"),
    ("loginname", "username"),
    ("pwd", "password"),
    ("privatekeyfile", "privateKey"),
    ("privatekeypath", "privateKey"),
    ("privatekeyfilepwd", "connectArgs"),
    ("privatekeypassphrase", "connectArgs"),
    ("privatekeypassword", "connectArgs"),
    ("privkeyfilepwd", "connectArgs"),
    ("clientid", "clientId"),
    ("clientsecret", "clientSecret"),
    ("db", "database"),
];

/// A longer word is not shown.
const LONGEST: usize = 40;

/// Whether a message may show `word`, which is no secret, without harm to the line it is in.
pub(super) fn showable(word: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '_' | '-' | '.' | ' ');
    word.len() <= LONGEST && word.chars().all(plain)
}

/// The key of ours that another tool calls `key`.
pub(super) fn known_elsewhere(key: &str) -> Option<&'static str> {
    let plain = plain(key);
    let found = ELSEWHERE.iter().find(|(word, _)| *word == plain);
    found.map(|(_, ours)| *ours)
}

/// A key as tools that write it in other ways have it in common.
fn plain(key: &str) -> String {
    let letters = key.chars().filter(|c| !matches!(c, '_' | '-'));
    letters.map(|c| c.to_ascii_lowercase()).collect()
}

/// What to write instead of the unknown key `key` in an object whose keys are `known`. An object
/// that is `nested` below `config` holds no misplaced options of sfgen.
pub(super) fn help_for(key: &str, known: &[Key], nested: bool) -> String {
    if key == "<<" {
        return "merge keys are not read: write the keys out".to_owned();
    }
    let known = || known.iter().map(|known| known.name);
    if let Some(same) = known().find(|name| name.eq_ignore_ascii_case(key)) {
        return format!("write `{same}`: upper and lower case matter");
    }
    if let Some(home) = home(key).filter(|home| !nested || home != "under `sfgen`") {
        return format!("it belongs {home}");
    }
    if let Some(same) = known().find(|name| plain(name) == plain(key)) {
        return format!("did you mean `{same}`?");
    }
    if let Some(ours) = known_elsewhere(key) {
        return match (known().any(|name| name == ours), home(ours)) {
            (false, Some(home)) => format!("did you mean `{ours}`? it belongs {home}"),
            (true, _) | (false, None) => format!("did you mean `{ours}`?"),
        };
    }
    match nearest(key, known()) {
        Some(near) => format!("did you mean `{near}`?"),
        None => format!("known here: {}", known().collect::<Vec<_>>().join(", ")),
    }
}

/// Where a key that stands in the wrong object belongs, the outermost first.
fn home(key: &str) -> Option<String> {
    let mut objects = vec![(String::new(), Payload::KEYS)];
    let mut next = 0;
    while let Some((path, keys)) = objects.get(next).cloned() {
        // Every feature is switched on by `enabled`: which one is meant cannot be told.
        if key != "enabled" && keys.iter().any(|known| known.name == key) {
            return Some(match path.as_str() {
                "" => "at the top level".to_owned(),
                path => format!("under `{path}`"),
            });
        }
        objects.extend(keys.iter().filter_map(|known| match known.holds {
            Holds::Object(below) if path.is_empty() => Some((known.name.to_owned(), below)),
            Holds::Object(below) => Some((format!("{path}.{}", known.name), below)),
            Holds::Text | Holds::Secret => None,
        }));
        next += 1;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::Config;

    #[test]
    fn a_key_in_the_wrong_object_is_sent_home() {
        let help = help_for("host", Payload::KEYS, false);
        assert_eq!(help, "it belongs under `config`");
        let help = help_for("clientId", Payload::KEYS, false);
        assert_eq!(help, "it belongs under `config.oAuthClientConfig`");
    }

    #[test]
    fn words_of_other_tools_are_understood() {
        for (word, meant) in [
            ("authType", "did you mean `authenticationType`?"),
            ("account", "did you mean `host`?"),
            ("user", "did you mean `username`?"),
            ("private_key", "did you mean `privateKey`?"),
            ("private-key-passphrase", "did you mean `connectArgs`?"),
        ] {
            assert_eq!(help_for(word, Config::KEYS, false), meant);
        }
        let help = help_for("account", Payload::KEYS, false);
        assert_eq!(help, "did you mean `host`? it belongs under `config`");
    }

    #[test]
    fn every_word_of_another_tool_stands_for_a_key_and_is_none_itself() {
        for (word, ours) in ELSEWHERE {
            assert!(home(ours).is_some(), "{ours}");
            assert!(home(word).is_none() && plain(word) == word, "{word}");
        }
    }
}
