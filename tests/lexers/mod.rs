//! Every value that sfgen prints is read back as it was given, by each reader of a script.
//!
//! Exhaustive over Unicode's scalar values and over short strings of hostile symbols. The tests
//! know how a script is read, not how one is made: only the constructors of `sfgen::sql`.

mod places;
pub(crate) mod readers;
mod tally;

use places::{PLACES, Place, read_name};
use readers::{READERS, Refusal};
use tally::Tally;

/// Symbols that some reader takes for its own, and a few that none does.
const HOSTILE: [char; 28] = [
    '\'', '"', '\\', '$', '&', '<', '>', '%', '{', '}', '#', ';', '-', '/', '*', '!', '\n', '\r',
    '\0', '\t', '@', ':', '|', ' ', 'a', '1', '\u{85}', '\u{2028}',
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

fn scalar_values() -> impl Iterator<Item = char> {
    '\0'..=char::MAX
}

#[test]
fn every_scalar_value_alone_as_a_name_is_refused_or_read_back() {
    println!("{}", scalar_values_are_exact(&PLACES[0]));
}

#[test]
fn every_scalar_value_alone_as_a_literal_is_refused_or_read_back() {
    println!("{}", scalar_values_are_exact(&PLACES[1]));
}

#[test]
fn every_scalar_value_alone_as_a_spelled_literal_is_refused_or_read_back() {
    println!("{}", scalar_values_are_exact(&PLACES[2]));
}

fn scalar_values_are_exact(place: &Place) -> String {
    let tally = Tally::of(place, scalar_values().map(String::from));
    let summary = format!("scalar values as {}: {tally:?}", place.name);
    assert!(tally.is_clean(), "{summary}");
    assert_eq!(tally.accepted + tally.refused, 1_112_064);
    assert!(tally.accepted > 1_000_000);
    summary
}

/// Eighty at a time in one value, each between letters of its own.
#[test]
fn every_scalar_value_between_letters_is_read_back_if_it_is_accepted() {
    for place in &PLACES[..3] {
        let accepted: Vec<String> = scalar_values()
            .map(|c| format!("a{c}z"))
            .filter(|value| (place.write)(value).is_some())
            .collect();
        let tally = Tally::of(place, accepted.chunks(80).map(<[String]>::concat));
        println!(
            "{} scalar values between letters as {}: {tally:?}",
            accepted.len(),
            place.name
        );
        assert!(
            tally.is_clean(),
            "between letters as {}: {tally:?}",
            place.name
        );
        assert!(accepted.len() > 1_000_000);
        assert_eq!(
            (tally.accepted, tally.refused),
            (accepted.len().div_ceil(80), 0)
        );
    }
}

#[test]
fn every_string_of_three_hostile_symbols_is_refused_or_read_back() {
    println!("{}", hostile_strings_are_exact(3).join("\n"));
}

#[test]
#[ignore = "the longer part, for .ci/run"]
fn every_string_of_four_hostile_symbols_is_refused_or_read_back() {
    println!("{}", hostile_strings_are_exact(4).join("\n"));
}

fn hostile_strings_are_exact(length: u32) -> Vec<String> {
    let summary = |place: &Place| {
        let tally = Tally::of(place, hostile_strings(length));
        let summary = format!("hostile strings as {}: {tally:?}", place.name);
        assert!(tally.is_clean(), "{summary}");
        assert!(tally.accepted > 0);
        summary
    };
    PLACES.iter().map(summary).collect()
}

#[test]
fn a_value_that_is_misread_is_noticed() {
    let raw = Place {
        name: "raw name",
        write: |value| Some(format!("CREATE ROLE \"{value}\";")),
        read: read_name,
    };
    let tally = |value: &str| Tally::of(&raw, std::iter::once(value.to_owned()));
    assert!(tally("plain").is_clean());
    assert_eq!(tally("a&&b").altered, 1);
    assert_eq!(tally("a\\").broken, 2);
    assert_eq!(tally("a\"; DROP ROLE \"b").injected, 4);
}

#[test]
fn the_readers_differ_where_their_sources_say_so() {
    let read =
        |text: &str| READERS.map(|(_, reader)| reader(text).map(|statements| statements.len()));
    assert_eq!(read("SELECT 1; SELECT 2"), [Ok(2); 4]);
    assert_eq!(read("-- a\rDROP ROLE b;"), [Ok(0), Ok(0), Ok(1), Ok(1)]);
    assert_eq!(
        read("SELECT '\\'; SELECT '';")[..2],
        [Err(Refusal::Unterminated), Ok(2)]
    );
    assert_eq!(
        read("SELECT '&x';"),
        [Ok(1), Ok(1), Ok(1), Err(Refusal::Template)]
    );
    assert_eq!(
        readers::snow_texts("SELECT '&& {# x #}';"),
        Ok(vec!["SELECT '& ';".to_owned()])
    );
    assert_eq!(
        readers::connector_texts("!exit;\nSELECT 1;"),
        ["!exit", "SELECT 1;"]
    );
}

/// For the comparison with the real clients: one text a line in, hexadecimal; for each, what the
/// connector and `snow sql` send, texts separated by blanks, out.
#[test]
#[ignore = "needs SFGEN_LEXER_INPUT and SFGEN_LEXER_OUTPUT"]
fn print_splits() {
    let path = |name| std::env::var_os(name).expect(name);
    let input = std::fs::read_to_string(path("SFGEN_LEXER_INPUT")).expect("readable input");
    let lines: Vec<String> = input
        .lines()
        .map(|line| {
            let text = from_hex(line).expect("hexadecimal UTF-8");
            let connector = to_hex(&readers::connector_texts(&text));
            let snow = readers::snow_texts(&text);
            format!(
                "{connector}\t{}\n",
                snow.map_or_else(|refusal| format!("{refusal:?}"), |texts| to_hex(&texts))
            )
        })
        .collect();
    std::fs::write(path("SFGEN_LEXER_OUTPUT"), lines.concat()).expect("writable output");
}

fn from_hex(line: &str) -> Option<String> {
    let bytes: Option<Vec<u8>> = (0..line.len())
        .step_by(2)
        .map(|at| u8::from_str_radix(line.get(at..at + 2)?, 16).ok())
        .collect();
    String::from_utf8(bytes?).ok()
}

fn to_hex(texts: &[String]) -> String {
    let hex = |text: &String| {
        text.bytes()
            .map(|byte| format!("{byte:02x}"))
            .collect::<String>()
    };
    texts.iter().map(hex).collect::<Vec<_>>().join(" ")
}
