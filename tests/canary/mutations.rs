//! One slip of the keyboard, anywhere in a payload.

use sfgen::payload::{Username, read};

use crate::canary::call::{COMMANDS, Tally};
use crate::canary::payloads::{PLAIN, canaries, mistaken, well_meant};

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

/// With `all`, every slip at every place; without, one slip at each place, and the commands take
/// turns.
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

/// Whether the slip has made the secret a part of the username, as YAML goes on with an indented
/// line: then it is no secret any more, and every script says it.
fn is_part_of_the_username(payload: &[u8]) -> bool {
    let reading = read(payload).ok();
    let username = reading.and_then(|reading| reading.payload.config.username);
    matches!(username, Some(Username::Name(name)) if name.contains(PLAIN))
}

fn break_everywhere(all: bool) -> Tally {
    let canaries = canaries();
    let mut tally = Tally::default();
    let mut names = 0;
    for (name, payload) in well_meant().into_iter().chain(mistaken()) {
        let broken = cut(&payload)
            .chain(shortened(&payload))
            .chain(lengthened(&payload, all));
        for (number, bytes) in broken.enumerate() {
            if is_part_of_the_username(&bytes) {
                names += 1;
                continue;
            }
            let name = format!("{name} {number}");
            let other = COMMANDS[number % COMMANDS.len()];
            let commands = if all {
                &[COMMANDS[0], other][..]
            } else {
                &[other]
            };
            for command in commands {
                tally.try_one(&name, command, &bytes, &canaries);
            }
        }
    }
    println!(
        "broken payloads: {} calls, {} done, {} leaks; {names} with the secret in the username",
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
    assert!(tally.calls > 500_000 && tally.done > 1_000);
}
