//! One slip of the keyboard, anywhere in a payload.

use crate::call::Tally;
use crate::payloads::{canaries, mistaken, well_meant};

/// What somebody may type by mistake, or on purpose.
const INSERTED: [&str; 24] = [
    "\"", "'", "\\", "\n", "\n  ", "\r", "\t", " ", "#", " #", ":", ": ", ",", "[", "{", "}", "*",
    "&", "!", " |", " >", "%", "\0", "\u{feff}",
];

fn cut(payload: &str) -> impl Iterator<Item = Vec<u8>> {
    (0..payload.len()).map(|at| payload.as_bytes()[..at].to_vec())
}

fn shortened(payload: &str) -> impl Iterator<Item = Vec<u8>> {
    (0..payload.len()).map(|at| {
        let mut bytes = payload.as_bytes().to_vec();
        bytes.remove(at);
        bytes
    })
}

/// With `all`, every slip at every place; without, one slip at each place.
fn lengthened(payload: &str, all: bool) -> impl Iterator<Item = Vec<u8>> {
    let ends = (0..=payload.len()).filter(|at| payload.is_char_boundary(*at));
    ends.flat_map(move |at| {
        let (before, after) = payload.split_at(at);
        let slips = INSERTED.iter().enumerate();
        slips
            .filter(move |(number, _)| all || *number == at % INSERTED.len())
            .map(move |(_, slip)| format!("{before}{slip}{after}").into_bytes())
    })
}

fn break_everywhere(all: bool) -> Tally {
    let canaries = canaries();
    let mut tally = Tally::default();
    for (name, payload) in well_meant().into_iter().chain(mistaken()) {
        let broken = cut(&payload)
            .chain(shortened(&payload))
            .chain(lengthened(&payload, all));
        for (number, bytes) in broken.enumerate() {
            let name = format!("{name} {number}");
            tally.try_one(&name, &["create", "-"], &bytes, &canaries);
        }
    }
    println!(
        "broken payloads: {} calls, {} done, {} leaks",
        tally.calls,
        tally.done,
        tally.leaks.len()
    );
    tally.leaks.truncate(20);
    assert_eq!(tally.leaks, [""; 0]);
    tally
}

#[test]
fn nothing_is_seen_of_secrets_wherever_a_payload_is_broken() {
    let tally = break_everywhere(false);
    assert!(tally.calls > 30_000 && tally.done > 100);
}

#[test]
#[ignore = "the longer part, for .ci/run"]
fn nothing_is_seen_of_secrets_whatever_a_payload_is_broken_by() {
    let tally = break_everywhere(true);
    assert!(tally.calls > 250_000 && tally.done > 1_000);
}
