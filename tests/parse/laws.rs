//! What holds for every text, understood or not.

use std::time::Instant;

use proptest::prelude::*;
use sfgen::parse::statement::{Name, ObjectName, Statement, Value};
use sfgen::parse::{parse, shape};
use sfgen::secret::Secret;
use sfgen::text::SpelledLiteral;

/// Pieces that scripts are made of, and that readers stumble over.
const PIECES: &[&str] = &[
    "GRANT",
    "ROLE",
    "r",
    "TO",
    "ON",
    "ACCOUNT",
    "CREATE",
    "USER",
    "SELECT",
    "SHOW",
    "ALTER",
    "TABLE",
    "SET",
    "EXECUTE IMMEDIATE",
    "IDENTIFIER",
    "WITH",
    "AS",
    "ALL",
    "\"",
    "\"\"",
    "'",
    "''",
    "$$",
    "$",
    "$v",
    ";",
    "(",
    ")",
    ",",
    ".",
    "=",
    "--",
    "//",
    "/*",
    "*/",
    "\n",
    "\r",
    "\r\n",
    " ",
    "\\",
    "&x",
    "<%",
    "{#",
    "!",
    "@",
    "->>",
    "||",
    "CHR(38)",
    "1",
    "1.5",
    "-",
    "\u{a0}",
    "\u{202e}",
    "é",
    "\0",
    "`",
    "#",
    "$t$",
    "\u{1f600}",
];

fn script() -> impl Strategy<Value = String> {
    let piece = prop::sample::select(PIECES).prop_map(str::to_owned);
    prop::collection::vec(prop_oneof![4 => piece, 1 => ".{0,3}"], 0..40)
        .prop_map(|pieces| pieces.join(""))
}

/// The lines of `text` that hold something but blanks.
fn lines_with_text(text: &str) -> impl Iterator<Item = u32> + '_ {
    let lines = (1_u32..).zip(text.split('\n'));
    lines
        .filter(|(_, line)| !line.trim().is_empty())
        .map(|(number, _)| number)
}

proptest! {
    #[test]
    fn every_line_is_a_comments_or_a_statements(text in script()) {
        let script = parse(&text);
        for line in lines_with_text(&text) {
            let stated = script.statements.iter().any(|s| (s.line..=s.end_line).contains(&line));
            let said = script.comments.iter().any(|c| (c.line..=c.end_line).contains(&line));
            let alone = text.split('\n').nth(line as usize - 1)
                .is_some_and(|line| line.trim().chars().all(|c| c == ';' || c.is_whitespace()));
            prop_assert!(stated || said || alone, "line {}: {:?}", line, script);
        }
    }

    #[test]
    fn statements_stand_in_order(text in script()) {
        let statements = parse(&text).statements;
        for pair in statements.windows(2) {
            prop_assert!(pair[0].line <= pair[0].end_line && pair[0].end_line <= pair[1].line);
        }
    }

    #[test]
    fn a_text_does_not_stop_the_reading_of_what_follows_it(text in "[^\\\\\0]{0,40}") {
        let quoted = text.replace('\'', "''");
        let script = parse(&format!("SET v = '{quoted}';\nDROP ROLE r;"));
        prop_assert_eq!(script.statements.len(), 2);
        let Statement::SetVariable { value, .. } = &script.statements[0].statement else {
            return Err(TestCaseError::fail("not a variable"));
        };
        prop_assert_eq!(&value.0, &Value::Text(text));
        let dropped = matches!(script.statements[1].statement, Statement::Drop { .. });
        prop_assert!(dropped);
    }

    #[test]
    fn every_password_that_can_be_spelt_is_read_back(password in "[^\0]{1,40}") {
        let spelt = SpelledLiteral::new(Secret::new(password.clone()));
        let spelt = spelt.map_err(|unfit| TestCaseError::fail(unfit.to_string()))?;
        let script = parse(&format!("SET v = {spelt};"));
        let Statement::SetVariable { value, .. } = &script.statements[0].statement else {
            return Err(TestCaseError::fail("not a variable"));
        };
        prop_assert_eq!(&value.0, &Value::Text(password));
        prop_assert_eq!(script.oddities, []);
    }

    #[test]
    fn a_quoted_name_is_read_back_and_changes_no_shape(name in "[^\0]{1,40}") {
        let quoted = name.replace('"', "\"\"");
        let text = format!("USE ROLE \"{quoted}\";");
        let statement = &parse(&text).statements[0].statement;
        let expected = ObjectName::Parts(vec![Name::quoted(name.clone())]);
        prop_assert_eq!(statement, &Statement::UseRole(expected));
        let found = shape(&text);
        prop_assert_eq!(found.tokens, shape("USE ROLE \"r\";").tokens);
        prop_assert_eq!(found.identifiers, [name]);
    }
}

#[test]
fn the_shape_reaches_into_blocks() {
    let found = shape("EXECUTE IMMEDIATE $$ DROP ROLE \"a\"; SELECT 'it''s' $$;");
    let expected = [
        "EXECUTE",
        "IMMEDIATE",
        "$$",
        "DROP",
        "ROLE",
        "\"…\"",
        ";",
        "SELECT",
        "'…'",
        "$$",
        ";",
    ];
    assert_eq!(found.tokens, expected);
    assert_eq!(found.identifiers, ["a"]);
    assert_eq!(found.literals[0].0.as_deref(), Some("it's"));
}

/// Texts that make readers slow, by how often their piece is repeated.
const HEAVY: &[(&str, &str, &str)] = &[
    ("statements", "", "DROP ROLE r;\n"),
    ("one line", "", "DROP ROLE r; "),
    ("open parentheses", "SELECT ", "("),
    (
        "a list",
        "CREATE USER u DEFAULT_SECONDARY_ROLES = ('a'",
        ", 'a'",
    ),
    ("properties", "CREATE SECURITY INTEGRATION i ", "A = 'b' "),
    ("privileges", "GRANT USAGE", ", USAGE"),
    ("identifier calls", "SELECT ", "IDENTIFIER("),
    ("concatenation", "SET v = 'a'", " || 'a'"),
    ("paths", "LIST @s", "/a"),
    ("dollars", "SELECT ", "$ "),
    ("words", "GRANT ", "a "),
    ("accents", "-- ", "é"),
];

/// Seconds that this thread has run: a busy machine does not slow them down. Where the system
/// does not count them, seconds that have gone by.
fn seconds(since: Instant) -> f64 {
    let counted = std::fs::read_to_string("/proc/thread-self/schedstat").ok();
    let nanoseconds = counted.and_then(|all| all.split(' ').next()?.parse::<f64>().ok());
    let nanoseconds = nanoseconds.filter(|counted| *counted > 0.0);
    nanoseconds.map_or(since.elapsed().as_secs_f64(), |counted| counted / 1e9)
}

#[test]
fn the_cost_grows_with_the_length_alone() {
    let began = Instant::now();
    let time = |start: &str, piece: &str, repeat: usize| {
        let text = start.to_string() + &piece.repeat(repeat);
        let before = seconds(began);
        assert!(parse(&text).statements.len() <= repeat);
        seconds(began) - before
    };
    for (name, start, piece) in HEAVY {
        // Twenty times the length; a square would be 400 times, however often it is measured.
        let mut measured = Vec::new();
        let linear = (0..5).any(|_| {
            let (short, long) = (time(start, piece, 2_000), time(start, piece, 40_000));
            measured.push((short, long));
            long < 120.0 * short + 0.05
        });
        assert!(linear, "{name}: seconds {measured:?}");
    }
}
