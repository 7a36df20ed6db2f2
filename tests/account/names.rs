//! Names in variables and texts: what they resolve to, and what is not guessed.

use sfgen::account::{ObjectId, Outcome};
use sfgen::parse::parse;
use sfgen::review::{Finding, Request, Verdict, review};

use crate::account::play::Play;

/// Why the last of the statements is not understood.
fn not_understood(play: &mut Play, sql: &str) -> String {
    match play.outcome(sql) {
        Outcome::NotUnderstood(reason) => reason,
        other => panic!("{sql}: {other:?}"),
    }
}

#[test]
fn a_variable_names_what_its_text_resolves_to() {
    for (text, stored) in [
        ("r1", "R1"),
        ("\"r1\"", "r1"),
        ("\"stra\u{df}e\"", "stra\u{df}e"),
        ("\"a\"\"b.c\"", "a\"b.c"),
    ] {
        let mut play = Play::new();
        play.done(&format!("SET r = '{text}'; CREATE ROLE IDENTIFIER($r)"));
        assert!(
            play.account.object(&ObjectId::role(stored)).is_some(),
            "{text}"
        );
        play.done("DROP ROLE IDENTIFIER($r)");
    }
}

#[test]
fn two_periods_stand_for_the_schema_public() {
    let mut play = Play::new();
    play.done("CREATE DATABASE D; CREATE TABLE D..T (A INT); SET t = 'd..t'");
    play.done("DROP TABLE IDENTIFIER($t)");
    assert_eq!(
        play.refused("DROP TABLE D.PUBLIC.T"),
        "Table 'D.PUBLIC.T' does not exist or not authorized."
    );
}

#[test]
fn a_letter_that_is_not_documented_without_quotes_is_not_guessed() {
    for text in ["straße", "ſet_me", "\u{131}d", " r ", "select"] {
        let mut play = Play::new();
        let set = format!("SET r = '{text}'");
        let reason = not_understood(&mut play, &format!("{set}; CREATE ROLE IDENTIFIER($r)"));
        assert!(
            reason.contains("$R") && !reason.contains(text.trim()),
            "{reason}"
        );
        not_understood(&mut play, "DROP ROLE IF EXISTS IDENTIFIER($r)");
        not_understood(&mut play, "GRANT ROLE PUBLIC TO ROLE IDENTIFIER($r)");
        not_understood(&mut play, "USE ROLE IDENTIFIER($r)");
    }
}

#[test]
fn what_is_no_name_at_all_is_refused() {
    for text in ["", "a b", "1a", "a.b.c.d", "\"a"] {
        let mut play = Play::new();
        play.refused(&format!("SET r = '{text}'; CREATE ROLE IDENTIFIER($r)"));
    }
}

#[test]
fn a_script_that_leans_on_upper_casing_by_unicode_is_not_clean() {
    for make in [
        "SET r = 'straße'; CREATE ROLE IDENTIFIER($r);",
        "CREATE ROLE IDENTIFIER('straße');",
        "CREATE ROLE straße;",
    ] {
        let script = parse(&format!("{make}\nDROP ROLE STRASSE;"));
        let review = review(&Request::of(&script));
        assert_eq!(review.verdict(), Verdict::NotFullyReviewed, "{make}");
        let dropped = |found: &Finding| found.rule.id == "drop-of-existing" && found.line == 2;
        assert!(
            review.findings.iter().any(dropped),
            "{make}: {:?}",
            review.findings
        );
    }
}

#[test]
fn a_variable_takes_no_more_than_snowflake_documents() {
    let mut play = Play::new();
    play.done(&format!("SET v = '{}'", "é".repeat(8 * 1024)));
    assert_eq!(
        play.refused(&format!("SET v = '{}'", "e".repeat(16 * 1024 + 1))),
        "the value of a session variable has 16385 bytes, and Snowflake takes 16384 bytes"
    );
}
