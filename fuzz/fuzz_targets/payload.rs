//! Any bytes as a payload: read the same way twice, and no secret in what is said about it.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sfgen::diagnostic::{Source, render};
use sfgen::payload::{Config, Reading, VOCABULARY, read};

/// A shorter secret may be part of any word.
const RECOGNISABLE: usize = 8;

fuzz_target!(|bytes: &[u8]| {
    let reading = read(bytes);
    assert!(reading == read(bytes), "the second reading differs");
    let (config, problems) = match reading {
        Ok(Reading { payload, problems, .. }) => (payload.config, problems),
        Err(problems) => {
            assert!(!problems.is_empty(), "refused without a reason");
            (Config::default(), problems)
        }
    };
    let source = Source {
        name: "payload",
        content: bytes,
        vocabulary: &VOCABULARY,
    };
    let said = render(&source, &problems, false);
    assert!(problems.is_empty() == said.is_empty());
    let plain = |c: char| c == '\n' || !c.is_control();
    assert!(said.chars().all(plain), "a control character is shown");
    for secret in secrets(&config) {
        // What stands elsewhere in the file as well is shown there.
        let written = String::from_utf8_lossy(bytes).matches(secret).count();
        let seen = secret.len() >= RECOGNISABLE && written <= 1 && said.contains(secret);
        assert!(!seen, "a secret is shown");
    }
});

fn secrets(config: &Config) -> impl Iterator<Item = &str> {
    let oauth = config.oauth.as_ref();
    [
        config.password.as_ref(),
        config.private_key.as_ref(),
        config.connect_args.as_ref(),
        oauth.and_then(|oauth| oauth.client_secret.as_ref()),
        oauth.and_then(|oauth| oauth.oauth_private_key.as_ref()),
    ]
    .into_iter()
    .flatten()
    .filter_map(|source| source.inline().map(|secret| secret.reveal()))
}
