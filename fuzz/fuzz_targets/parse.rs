//! Any bytes as SQL: statements stand in order within the text, nothing of it is lost, and a
//! statement put behind what is understood is read as itself.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sfgen::parse::{Statement, parse, shape};

const GUARD: &str = "USE ROLE GUARD;";

fuzz_target!(|bytes: &[u8]| {
    let text = String::from_utf8_lossy(bytes);
    let read = parse(&text);
    assert!(read == parse(&text), "the second reading differs");
    let mut last = 1;
    for located in &read.statements {
        assert!(last <= located.line && located.line <= located.end_line, "out of order");
        last = located.end_line;
    }
    let lines = text.split(['\n', '\r']).count();
    assert!(last as usize <= lines, "behind the end");
    let says_something = shape(&text).tokens.iter().any(|token| token != ";");
    assert!(says_something != read.statements.is_empty(), "something is lost");

    let unknown = |statement: &Statement| matches!(statement, Statement::Unknown(_));
    let understood = read.oddities.is_empty()
        && !read.statements.iter().any(|located| unknown(&located.statement));
    if understood {
        let longer = parse(&format!("{text}\n;{GUARD}"));
        let (guard, before) = longer.statements.split_last().expect("the guard is there");
        assert!(guard.statement == parse(GUARD).statements[0].statement, "the guard is misread");
        let same = before.iter().map(|located| &located.statement);
        assert!(same.eq(read.statements.iter().map(|located| &located.statement)));
    }
});
