//! Every value that sfgen prints is read back as it was given, by each reader of a script.
//!
//! Exhaustive over Unicode's scalar values and over short strings of hostile symbols. The tests
//! know how a script is read, not how one is made: only the constructors of `sfgen::sql`.

mod readers;

use readers::{READERS, Refusal, Token};
use sfgen::secret::Secret;
use sfgen::sql::{Identifier, Literal, SpelledLiteral};

/// A place in a script where a value may stand.
struct Place {
    name: &'static str,
    /// The statement with the value, or nothing where sfgen refuses it.
    write: fn(&str) -> Option<String>,
    /// The value in the statement's tokens.
    read: fn(&[Token]) -> Option<String>,
}

const PLACES: [Place; 5] = [
    Place {
        name: "name",
        write: write_name,
        read: read_name,
    },
    Place {
        name: "literal",
        write: write_literal,
        read: read_literal,
    },
    Place {
        name: "spelled literal",
        write: write_spelled,
        read: read_spelled,
    },
    Place {
        name: "name in a block",
        write: |v| write_name(v).map(in_block),
        read: |t| read_name(&block(t)?),
    },
    Place {
        name: "literal in a block",
        write: |v| write_literal(v).map(in_block),
        read: |t| read_literal(&block(t)?),
    },
];

fn write_name(value: &str) -> Option<String> {
    let name = Identifier::new(value).ok()?;
    Some(format!("CREATE ROLE {name};"))
}

fn read_name(tokens: &[Token]) -> Option<String> {
    match tokens {
        [create, role, Token::QuotedName(name)]
            if *create == word("CREATE") && *role == word("ROLE") =>
        {
            Some(name.clone())
        }
        _ => None,
    }
}

fn write_literal(value: &str) -> Option<String> {
    let text = Literal::new(value).ok()?;
    Some(format!("COMMENT = {text};"))
}

fn read_literal(tokens: &[Token]) -> Option<String> {
    match tokens {
        [comment, Token::Symbol('='), Token::Literal(text)] if *comment == word("COMMENT") => {
            Some(text.clone())
        }
        _ => None,
    }
}

fn write_spelled(value: &str) -> Option<String> {
    let text = SpelledLiteral::new(Secret::new(value)).ok()?;
    Some(format!("SET x = {text};"))
}

fn read_spelled(tokens: &[Token]) -> Option<String> {
    match tokens {
        [set, x, Token::Symbol('='), expression @ ..] if *set == word("SET") && *x == word("x") => {
            expression
                .split(|token| *token == Token::Symbol('|'))
                .enumerate()
                .filter(|(n, _)| n % 2 == 0)
                .try_fold(String::new(), |value, (_, operand)| {
                    Some(value + &evaluate(operand)?)
                })
        }
        _ => None,
    }
}

/// A literal, or `CHR` of a code point.
fn evaluate(operand: &[Token]) -> Option<String> {
    match operand {
        [Token::Literal(text)] => Some(text.clone()),
        [
            chr,
            Token::Symbol('('),
            Token::Word(number),
            Token::Symbol(')'),
        ] if *chr == word("CHR") => char::from_u32(number.parse().ok()?).map(String::from),
        _ => None,
    }
}

fn in_block(statement: String) -> String {
    format!("EXECUTE IMMEDIATE $$\n{statement}\n$$;")
}

fn block(tokens: &[Token]) -> Option<Vec<Token>> {
    let [execute, immediate, Token::Block(text)] = tokens else {
        return None;
    };
    if *execute != word("EXECUTE") || *immediate != word("IMMEDIATE") {
        return None;
    }
    let [(_, snowflake), ..] = READERS;
    match snowflake(text).ok()?.as_slice() {
        [statement] => Some(statement.clone()),
        _ => None,
    }
}

fn word(text: &str) -> Token {
    Token::Word(text.to_owned())
}

/// What became of the values.
#[derive(Debug, Default, PartialEq, Eq)]
struct Tally {
    accepted: usize,
    refused: usize,
    /// Read as another value.
    altered: usize,
    /// The statements around it are lost, or nothing can be read.
    broken: usize,
    /// There are more statements than were meant.
    injected: usize,
}

impl Tally {
    /// Puts the values into scripts of many statements; looks at each alone where one is misread.
    fn of(place: &Place, values: impl Iterator<Item = String>) -> Self {
        let mut tally = Self::default();
        let mut chunk = Vec::new();
        for value in values {
            match (place.write)(&value) {
                Some(statement) => chunk.push((value, statement)),
                None => tally.refused += 1,
            }
            if chunk.len() == 500 {
                tally.judge(place, &std::mem::take(&mut chunk));
            }
        }
        tally.judge(place, &chunk);
        tally
    }

    fn judge(&mut self, place: &Place, values: &[(String, String)]) {
        self.accepted += values.len();
        for (_, reader) in READERS {
            if !reads_back(place, values, reader) {
                values
                    .iter()
                    .for_each(|value| self.classify(place, value, reader));
            }
        }
    }

    fn classify(
        &mut self,
        place: &Place,
        value: &(String, String),
        reader: fn(&str) -> readers::Reading,
    ) {
        match reader(&script(std::slice::from_ref(value))).as_deref() {
            Ok([first, statement, last]) if is_guard(first) && is_guard(last) => {
                self.altered += usize::from((place.read)(statement).as_ref() != Some(&value.0));
            }
            Ok(statements) if statements.len() > 3 => self.injected += 1,
            Ok(_) | Err(_) => self.broken += 1,
        }
    }

    fn is_clean(&self) -> bool {
        (self.altered, self.broken, self.injected) == (0, 0, 0)
    }
}

const GUARD: &str = "USE ROLE guard;";

fn is_guard(statement: &[Token]) -> bool {
    statement == [word("USE"), word("ROLE"), word("guard")]
}

fn script(values: &[(String, String)]) -> String {
    let statements: Vec<&str> = values
        .iter()
        .map(|(_, statement)| statement.as_str())
        .collect();
    format!("{GUARD}\n{}\n{GUARD}\n", statements.join("\n"))
}

fn reads_back(
    place: &Place,
    values: &[(String, String)],
    reader: fn(&str) -> readers::Reading,
) -> bool {
    match reader(&script(values)).as_deref() {
        Ok([first, statements @ .., last]) => {
            is_guard(first)
                && is_guard(last)
                && statements.len() == values.len()
                && statements
                    .iter()
                    .zip(values)
                    .all(|(read, (value, _))| (place.read)(read).as_ref() == Some(value))
        }
        Ok(_) | Err(_) => false,
    }
}

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
    scalar_values_are_exact(&PLACES[0]);
}

#[test]
fn every_scalar_value_alone_as_a_literal_is_refused_or_read_back() {
    scalar_values_are_exact(&PLACES[1]);
}

#[test]
fn every_scalar_value_alone_as_a_spelled_literal_is_refused_or_read_back() {
    scalar_values_are_exact(&PLACES[2]);
}

fn scalar_values_are_exact(place: &Place) {
    let tally = Tally::of(place, scalar_values().map(String::from));
    println!("scalar values as {}: {tally:?}", place.name);
    assert!(
        tally.is_clean(),
        "scalar values as {}: {tally:?}",
        place.name
    );
    assert_eq!(tally.accepted + tally.refused, 1_112_064);
    assert!(tally.accepted > 1_000_000);
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
    hostile_strings_are_exact(3);
}

#[test]
#[ignore = "takes a minute"]
fn every_string_of_four_hostile_symbols_is_refused_or_read_back() {
    hostile_strings_are_exact(4);
}

fn hostile_strings_are_exact(length: u32) {
    for place in &PLACES {
        let tally = Tally::of(place, hostile_strings(length));
        println!("hostile strings as {}: {tally:?}", place.name);
        assert!(
            tally.is_clean(),
            "hostile strings as {}: {tally:?}",
            place.name
        );
        assert!(tally.accepted > 0);
    }
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
