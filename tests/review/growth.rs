//! How the time of a review grows with its script, and what it does with one that nobody can
//! read.

use std::fmt::Write;
use std::time::{Duration, Instant};

use sfgen::parse::parse;
use sfgen::review::{Request, Verdict, review};

/// The line of a number.
type Line = fn(usize) -> String;

/// A script of so many lines, from the number of each.
fn script(lines: usize, line: Line) -> String {
    let mut script = "USE ROLE ACCOUNTADMIN;\n".to_owned();
    for number in 0..lines {
        let _ = writeln!(script, "{}", line(number));
    }
    script
}

/// Scripts about many things that nothing creates, or that they create themselves.
const LINES: [(&str, Line); 8] = [
    ("roles", |n| format!("GRANT ROLE A{n} TO ROLE B{n};")),
    ("users", |n| format!("GRANT ROLE R TO USER U{n};")),
    ("warehouses", |n| {
        format!("GRANT USAGE ON WAREHOUSE W{n} TO ROLE R;")
    }),
    ("tables", |n| {
        format!("GRANT SELECT ON TABLE D.S.T{n} TO ROLE R;")
    }),
    ("changed users", |n| {
        format!("ALTER USER U{n} SET COMMENT = 'x';")
    }),
    ("changed roles", |n| {
        format!("USE ROLE SYSADMIN; GRANT USAGE ON WAREHOUSE W{n} TO ROLE R{n};")
    }),
    ("names in variables", |n| {
        format!("SET V = 'R{n}'; GRANT ROLE IDENTIFIER($V) TO ROLE X;")
    }),
    ("new roles", |n| {
        format!("CREATE ROLE N{n}; GRANT ROLE N{n} TO ROLE M{n};")
    }),
];

/// The least of three measurements.
fn taken(script: &str) -> Duration {
    let script = parse(script);
    let once = |_| {
        let started = Instant::now();
        let review = review(&Request::of(&script));
        assert!(review.findings.is_empty(), "{:?}", review.findings.first());
        started.elapsed()
    };
    (0..3).map(once).min().unwrap()
}

/// A busy machine slows some attempts down; what grows with the square fails all of them.
#[test]
fn eight_times_the_statements_take_nowhere_near_sixty_four_times_as_long() {
    for (of, line) in LINES {
        let attempt = |_| {
            let (few, many) = (taken(&script(250, line)), taken(&script(2_000, line)));
            println!("{of}: 250 statements {few:?}, 2,000 statements {many:?}");
            many < few * 24
        };
        assert!((0..8).any(attempt), "{of}");
    }
}

#[test]
fn however_many_things_are_assumed_none_is_refused() {
    for (of, line) in LINES {
        let script = parse(&script(300, line));
        let review = review(&Request::of(&script));
        assert_eq!(review.verdict(), Verdict::Clean, "{of}");
    }
}

#[test]
fn more_gains_than_anybody_reads_come_to_no_verdict() {
    let chain = |roles| script(roles, |n| format!("GRANT ROLE C{n} TO ROLE C{};", n + 1));
    let few = review(&Request::of(&parse(&chain(20))));
    assert_eq!(few.verdict(), Verdict::Clean);
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
