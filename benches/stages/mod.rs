//! The stages of a create and a review, each as a function on what the one before it made.

use sfgen::cli;
use sfgen::integration::{Setup, check_setup};
use sfgen::parse::{self, parse};
use sfgen::payload;
use sfgen::review::{self, Request, Review};
use sfgen::script::{self, Script};

/// A private key, which is decoded to derive the public one.
const KEY_PAIR: &str = include_str!("../../fixtures/payloads/key-pair.yaml");
/// No key.
const OAUTH: &str = include_str!("../../fixtures/payloads/oauth-client-secret.yaml");

/// The payload of this name: `key-pair`, `oauth`, or a number of warehouses for workspaces.
pub(crate) fn payload(name: &str) -> Option<String> {
    match name {
        "key-pair" => Some(KEY_PAIR.to_owned()),
        "oauth" => Some(OAUTH.to_owned()),
        count => Some(with_warehouses(count.parse().ok()?)),
    }
}

fn with_warehouses(count: usize) -> String {
    let names: String = (0..count).map(|number| format!("W{number},")).collect();
    format!("{OAUTH}  workspaces: {{enabled: true, warehouses: [{names}]}}\n")
}

/// Payload → integration.
pub(crate) fn integration(payload: &str) -> Setup {
    let reading = payload::read(payload.as_bytes()).expect("it can be read");
    let (setup, _) = check_setup(&reading.payload, &reading.payload.options, None);
    setup.expect("it is an integration")
}

/// Integration → script.
pub(crate) fn script(setup: &Setup) -> Script {
    script::create(setup, false)
}

/// Script → statements.
pub(crate) fn statements(script: &Script) -> parse::Script {
    parse(script.text())
}

/// Integration → verified script: read back, it says what it says under plain names.
pub(crate) fn verified(setup: &Setup) -> Script {
    cli::verified(setup, script).expect("it is what it is under plain names")
}

/// Statements → review.
pub(crate) fn review(statements: &parse::Script) -> Review {
    review::review(&Request::of(statements))
}
