//! Any bytes as a script to review: nothing that is not understood passes as clean, what is added
//! is found, and no report says anything that a terminal or a browser would follow.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sfgen::parse::{Script, Statement, parse};
use sfgen::text::Gravity;
use sfgen::report::{Document, html, json, markdown, sarif, text};
use sfgen::review::{Comparison, Request, Review, Side, Verdict, Went, compare, review};

const ADDED: &str = "\n;GRANT ROLE ACCOUNTADMIN TO ROLE PUBLIC;";

fuzz_target!(|bytes: &[u8]| {
    let source = String::from_utf8_lossy(bytes);
    let script = parse(&source);
    let found = review(&Request::of(&script));
    assert!(found == review(&Request::of(&script)), "the second review differs");
    let unclear = is_unclear(&script);
    let stuck = found.statements.iter().any(|one| matches!(one.went, Went::NotUnderstood(_)));
    let open = found.verdict() == Verdict::NotFullyReviewed;
    assert!(open == (unclear || stuck), "the verdict is wrong");
    assert!(found.statements.len() == script.statements.len(), "a statement is passed over");
    reports(&found);

    let longer = format!("{source}{ADDED}");
    let with = parse(&longer);
    let side = |text, script, review| Side { text, script, review };
    if !open && !is_unclear(&with) {
        let more = review(&Request { keep_going: true, ..Request::of(&with) });
        let differ = compare(
            &side(&longer, &with, &more),
            &side(&source, &script, &found),
        );
        assert!(matches!(differ, Comparison::Different(_)), "what is added is not noticed");
        let last = with.statements.last().map(|located| located.line);
        let is_found = more.findings.iter().any(|finding| Some(finding.line) == last);
        assert!(is_found, "what is added is not found");
    }
});

/// Whether something is not understood.
fn is_unclear(script: &Script) -> bool {
    let odd = |gravity| gravity != Gravity::Note;
    script.oddities.iter().any(|oddity| odd(oddity.kind.gravity()))
        || script.statements.iter().any(|located| {
            matches!(
                located.statement,
                Statement::Unknown(_) | Statement::ExecuteImmediate { .. }
            )
        })
}

fn reports(review: &Review) {
    let document = Document::of("script.sql", review, None);
    for report in [
        text(&document, false),
        json(&document),
        markdown(&document),
        sarif(&document),
        html(&document),
    ] {
        let plain = |c: char| c == '\n' || !c.is_control();
        assert!(report.chars().all(plain), "a control character is shown");
    }
    for report in [json(&document), sarif(&document)] {
        let read: Result<serde_json::Value, _> = serde_json::from_str(&report);
        assert!(read.is_ok(), "it is no JSON");
    }
    assert!(!html(&document).contains("<script"), "something would run");
}
