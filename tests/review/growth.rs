//! What a review does with a long script, and with one that nobody can read. How its cost grows
//! is counted by `benches/instructions`.

use sfgen::parse::parse;
use sfgen::review::{Request, Reviewed, Verdict, Went, review};

use crate::review::lines::{LINES, script};

#[test]
fn however_many_things_are_assumed_none_is_refused() {
    for (of, line) in LINES {
        let script = parse(&script(300, line));
        let review = review(&Request::of(&script));
        let done = |statement: &Reviewed| statement.went == Went::Done;
        assert!(review.statements.iter().all(done), "{of}");
        assert_ne!(review.verdict(), Verdict::NotFullyReviewed, "{of}");
    }
}

#[test]
fn more_gains_than_anybody_reads_come_to_no_verdict() {
    let chain = |roles| script(roles, |n| format!("GRANT ROLE C{n} TO ROLE C{};", n + 1));
    let few = review(&Request::of(&parse(&chain(20))));
    assert_eq!(few.verdict(), Verdict::Findings);
    assert_eq!(
        few.gains
            .iter()
            .filter(|gain| gain.who == "ROLE C20")
            .count(),
        20
    );
    let many = review(&Request::of(&parse(&chain(1_000))));
    assert_eq!(many.verdict(), Verdict::NotFullyReviewed);
    let told = many
        .uncertain
        .iter()
        .any(|line| line.contains("who gains what"));
    assert!(told, "{:?}", many.uncertain);
}
