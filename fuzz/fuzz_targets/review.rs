//! Any bytes as a script to review: nothing that is not understood passes as clean, what is added
//! is found, and no report says anything that a terminal or a browser would follow.

#![no_main]

use libfuzzer_sys::fuzz_target;
use sfgen::parse::{Script, Statement, excerpt, parse};
use sfgen::text::Gravity;
use sfgen::report::{
    Document, Ending, Line, Look, Report, Run, Source, github, html, json, markdown, sarif, text,
};
use sfgen::review::{
    Comparison, Request, Review, Severity, Side, Verdict, Went, compare, review,
};

const ADDED: &str = "\n;GRANT ROLE ACCOUNTADMIN TO ROLE PUBLIC;";

fuzz_target!(|bytes: &[u8]| {
    let source = String::from_utf8_lossy(bytes);
    let script = parse(&source);
    let found = review(&Request::of(&script));
    assert!(found == review(&Request::of(&script)), "the second review differs");
    let unclear = is_unclear(&script);
    let stuck = found.statements.iter().any(|one| matches!(one.went, Went::NotUnderstood(_)));
    let open = found.verdict() == Verdict::NotFullyReviewed;
    // Code that is run and not read leaves it open as well.
    assert!(open || !(unclear || stuck), "the verdict is wrong");
    assert!(found.statements.len() == script.statements.len(), "a statement is passed over");
    reports(&source, &script, &found);

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
            matches!(located.statement, Statement::Unknown(_))
        })
}

fn reports(source: &str, script: &Script, review: &Review) {
    let lines = excerpt(source, script).into_iter();
    let lines = lines.map(|line| Line { text: line.text, exact: line.exact });
    let lines: Vec<Line> = lines.collect();
    let source = Source { name: "script.sql", text: source, lines: &lines };
    let document = Document::of(&source, review, None, &Run::default());
    let ending = Ending {
        fail_on: Severity::Error,
        exit_status: 0,
        script_format: sfgen::script::FORMAT,
    };
    let report = Report::of(vec![document], ending);
    for text in [
        text(&report, Look::default()),
        json(&report),
        markdown(&report),
        sarif(&report),
        html(&report),
        github(&report),
    ] {
        let plain = |c: char| c == '\n' || !c.is_control();
        assert!(text.chars().all(plain), "a control character is shown");
    }
    for text in [json(&report), sarif(&report)] {
        let read: Result<serde_json::Value, _> = serde_json::from_str(&text);
        assert!(read.is_ok(), "it is no JSON");
    }
    assert!(!html(&report).contains("<script"), "something would run");
}
