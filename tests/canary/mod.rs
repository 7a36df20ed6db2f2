//! Secrets made recognisable, and looked for in everything that `sfgen` lets out.
//!
//! Whatever is wrong with a payload, no more than seven characters in a row of a password, key,
//! passphrase or client secret may be seen, in any encoding, but in the one SET of a script.

#![expect(
    clippy::print_stdout,
    reason = "the counts are for whoever reads the long tests"
)]

mod call;
mod files;
mod fixtures;
mod mutations;
mod payloads;
mod scripts;
mod text;

use call::{COMMANDS, Tally};
use payloads::{canaries, mistaken, well_meant};

#[test]
fn nothing_is_seen_of_secrets_however_they_are_spelt() {
    let mut tally = Tally::default();
    for (name, payload) in well_meant() {
        tally.try_all(name, payload.as_bytes(), &canaries());
    }
    println!("well-meant payloads: {} calls", tally.calls);
    assert_eq!(tally.leaks, [""; 0]);
    assert!(tally.done >= 5 * COMMANDS.len());
}

#[test]
fn nothing_is_seen_of_secrets_that_are_put_wrongly() {
    let mut tally = Tally::default();
    for (name, payload) in mistaken() {
        tally.try_all(name, payload.as_bytes(), &canaries());
    }
    println!("mistaken payloads: {} calls", tally.calls);
    assert_eq!(tally.leaks, [""; 0]);
}
