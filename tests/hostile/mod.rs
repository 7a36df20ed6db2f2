//! Whole scripts of payloads with hostile texts: refused, or read back as they were given.
//!
//! Each text field of a payload takes each hostile string. Every script of what is accepted is
//! read by the four readers and by our grammar, and held against the same script with a plain
//! text in that field.

#![expect(
    clippy::print_stdout,
    reason = "the counts are for whoever reads the long tests"
)]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod fields;
mod generated;
mod reading;
mod scripts;
mod tally;

use fields::{FIELDS, Field};
use tally::Tally;

/// Symbols that some reader takes for its own, and a few that none does.
const HOSTILE: [char; 30] = [
    '\'', '"', '\\', '$', '&', '<', '>', '%', '{', '}', '#', ';', '-', '/', '*', '!', '\n', '\r',
    '\0', '\t', '@', ':', '|', ' ', 'a', '1', '\u{85}', '\u{2028}', '.', 'é',
];

/// Every string of one to `length` hostile symbols.
fn hostile_strings(length: u32) -> impl Iterator<Item = String> {
    let base = HOSTILE.len();
    (1..=length).flat_map(move |length| {
        (0..base.pow(length)).map(move |number| {
            (0..length)
                .map(|place| HOSTILE[number / base.pow(place) % base])
                .collect()
        })
    })
}

/// Fields in two threads, since a test machine has two processors at least.
fn every_field_is_exact(length: u32, at_a_time: usize) {
    let judge = |field: &'static Field| {
        let tally = Tally::of(field, hostile_strings(length), at_a_time);
        println!("{}: {tally:?}", field.key);
        (field.key, tally)
    };
    let (first, second) = FIELDS.split_at(FIELDS.len() / 2);
    let tallies: Vec<_> = std::thread::scope(|scope| {
        let second = scope.spawn(|| second.iter().map(judge).collect::<Vec<_>>());
        let mut tallies: Vec<_> = first.iter().map(judge).collect();
        tallies.extend(second.join().unwrap());
        tallies
    });
    let total = tallies
        .iter()
        .fold(Tally::default(), |total, (_, tally)| total + *tally);
    println!("all fields, up to {length} symbols: {total:?}");
    for (key, tally) in tallies {
        assert!(tally.is_clean(), "{key}: {tally:?}");
        assert!(
            tally.accepted > 0 && tally.scripts * at_a_time >= 6 * tally.accepted,
            "{key}: {tally:?}"
        );
        assert!(
            tally.refused > 0 || KEPT_OUT.contains(&key),
            "{key}: {tally:?}"
        );
    }
}

/// Fields that no script holds: whatever stands in them, the scripts are the same.
const KEPT_OUT: [&str; 4] = [
    "config.oAuthClientConfig.provider",
    "config.oAuthClientConfig.authorityUrl",
    "config.oAuthClientConfig.resource",
    "config.oAuthClientConfig.scope",
];

#[test]
fn every_field_with_one_hostile_symbol_is_refused_or_read_back() {
    every_field_is_exact(1, 1);
}

#[test]
fn every_field_with_two_hostile_symbols_among_others_is_refused_or_read_back() {
    every_field_is_exact(2, 20);
}

#[test]
#[ignore = "the longer part, for .ci/run"]
fn every_field_with_two_hostile_symbols_is_refused_or_read_back() {
    every_field_is_exact(2, 1);
}

#[test]
#[ignore = "the longer part, for .ci/run"]
fn every_field_with_three_hostile_symbols_among_others_is_refused_or_read_back() {
    every_field_is_exact(3, 15);
}

#[test]
fn a_script_that_is_misread_is_noticed() {
    use reading::{Fault, Readings};
    let with = |name: &str| format!("CREATE ROLE \"{name}\" COMMENT = '{name}';\nUSE ROLE b;\n");
    let plain = Readings::of(&with(fields::PLAIN));
    let of = |value: &str| plain.faults(&with(value), value);
    assert_eq!(of("R"), []);
    assert_eq!(of("a&&b"), [Fault::Altered]);
    assert_eq!(of("x\"; DROP ROLE \"y").len(), 4);
    assert_eq!(plain.faults(&with("R"), "S"), [Fault::Altered; 4]);
    assert_eq!(plain.faults("USE ROLE b;", "R"), [Fault::Broken; 4]);
    let more = format!("{}DROP ROLE c;", with("R"));
    assert_eq!(plain.faults(&more, "R"), [Fault::Injected; 4]);
}
