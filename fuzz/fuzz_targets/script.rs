//! Any bytes as a payload, and its scripts: each passes the check before printing, comes out the
//! same twice, and holds no client secret and no administrator's password.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sfgen::cli::verified;
use sfgen::integration::{Credential, Setup, UnderPlainNames, check_setup};
use sfgen::payload::{Payload, read};
use sfgen::script::{EditOptions, Script, cleanup, create, delete, edit};

/// A key that was made for the tests.
const PUBLIC_KEY: &str = include_str!("../../fixtures/keys/rsa-2048.pub.pem");
/// A shorter secret may be part of any word.
const RECOGNISABLE: usize = 8;

fuzz_target!(|bytes: &[u8]| {
    let Ok(reading) = read(bytes) else { return };
    let payload = reading.payload;
    let (Some(setup), _) = check_setup(&payload, &payload.options, Some(PUBLIC_KEY)) else {
        return;
    };
    for (script, again) in scripts(&setup).iter().zip(scripts(&setup)) {
        assert!(script.text() == again.text(), "the second script differs");
        assert!(!holds_secret(script, &payload, &setup, bytes), "it holds a secret");
    }
});

fn scripts(setup: &Setup) -> [Script; 6] {
    let integration = setup.integration();
    [
        made(setup, |setup| create(setup, false)),
        made(setup, |setup| create(setup, true)),
        made(setup, |setup| edit(setup, None, EditOptions::default())),
        made(integration, |of| delete(of, false)),
        made(integration, |of| delete(of, true)),
        made(integration, cleanup),
    ]
}

fn made<T: UnderPlainNames>(of: &T, make: impl Fn(&T) -> Script) -> Script {
    verified(of, make).expect("it is read back as it was written")
}

/// Whether a secret that Snowflake is never told stands in the script and nowhere else in the file.
fn holds_secret(script: &Script, payload: &Payload, setup: &Setup, bytes: &[u8]) -> bool {
    let config = &payload.config;
    let told = matches!(setup.credential(), Credential::Password(_));
    let password = config.password.as_ref().filter(|_| !told);
    let oauth = config.oauth.as_ref();
    let secrets = [
        password,
        config.private_key.as_ref(),
        config.connect_args.as_ref(),
        oauth.and_then(|oauth| oauth.client_secret.as_ref()),
    ];
    secrets
        .into_iter()
        .flatten()
        .filter_map(|source| source.inline())
        .any(|secret| {
            let secret = secret.reveal();
            let written = String::from_utf8_lossy(bytes).matches(secret).count();
            secret.len() >= RECOGNISABLE && written <= 1 && script.text().contains(secret)
        })
}
