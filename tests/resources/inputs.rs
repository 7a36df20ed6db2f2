//! Inputs that are made to cost much.

use std::time::{Duration, Instant};

use sfgen::cli::Status;

use crate::common::{Answer, sfgen_with};

/// Far more than any of them takes.
const TRIPWIRE: Duration = Duration::from_secs(30);
/// A person can read no more; in bytes.
const READABLE: usize = 256 * 1024;

pub(crate) const TOP: &str = "type: Snowflake\nautoBootstrap: false\nconfig:\n  \
    host: organization.us-east-1.snowflakecomputing.com\n  warehouse: WH\n  database: IMMUTA\n  \
    authenticationType: userPassword\n  username: U\n  password: made-for-the-tests\n";

fn create(payload: &str) -> Answer {
    let started = Instant::now();
    let answer = sfgen_with(&["create", "-"], payload, &[]);
    let taken = started.elapsed();
    let start: String = payload.chars().take(40).collect();
    assert!(taken < TRIPWIRE, "{start:?}… takes {taken:?}");
    answer
}

/// Refused with a text that says so, and not with more text than anyone reads.
fn refused(payload: &str, why: &str) {
    let answer = create(payload);
    let start: String = payload.chars().take(40).collect();
    assert_eq!(answer.status, Status::Wrong, "{start:?}…");
    assert_eq!(answer.output, "");
    let errors: String = answer.errors.chars().take(500).collect();
    assert!(answer.errors.contains(why), "{start:?}…: {errors}");
    assert!(
        answer.errors.len() < READABLE,
        "{start:?}…: {}",
        answer.errors.len()
    );
}

#[test]
fn more_than_one_mebibyte_is_refused_without_being_read() {
    let endless = std::path::Path::new("/dev/zero");
    if endless.exists() {
        let answer = crate::common::sfgen(&["create", "/dev/zero"]);
        assert_eq!(answer.status, Status::Wrong);
        assert!(answer.errors.contains("larger than 1 MiB"));
    }
    let comment = |bytes: usize| format!("{TOP}#{}\n", "x".repeat(bytes - TOP.len() - 2));
    assert_eq!(create(&comment(1024 * 1024)).status, Status::Done);
    refused(&comment(1024 * 1024 + 1), "larger than 1 MiB");
}

#[test]
fn aliases_cannot_multiply_what_a_file_holds() {
    let bomb = |first: &str, open: &str, close: &str| {
        let line = |(name, before): (char, char)| {
            let uses = format!("*{before}, ").repeat(9);
            format!("{name}: &{name} {open}{uses}*{before}{close}\n")
        };
        let lines: String = ('b'..='i').zip('a'..='h').map(line).collect();
        format!("a: &a {first}\n{lines}")
    };
    refused(
        &bomb("[x, x, x]", "[", "]"),
        "too large through its aliases",
    );
    let text = format!("\"{}\"", "x".repeat(100_000));
    refused(&bomb(&text, "[", "]"), "too large through its aliases");
    let many = format!("a: &a {text}\nb: [{}]\n", "*a, ".repeat(1_000));
    refused(&many, "too large through its aliases");
}

#[test]
fn what_nests_ten_thousand_deep_is_refused() {
    const DEEP: usize = 10_000;
    for open in [
        "[", "{", "{\"a\":", "{a: ", "[[", "- ", "? ", "- ? ", "- - ", "!a [", "&a [", "[{a: ",
    ] {
        let payload = format!("config: \n  {}", open.repeat(DEEP));
        let answer = create(&payload);
        assert_eq!(answer.status, Status::Wrong, "{open}");
        assert!(answer.errors.len() < READABLE, "{open}");
        let said = [
            "nests",
            "is not valid YAML",
            "has a key without",
            "has something other",
            "has a `:`",
            "grows too large",
        ];
        assert!(
            said.iter().any(|part| answer.errors.contains(part)),
            "{open}: {:.300}",
            answer.errors
        );
    }
    let indented: String = (0..1_400)
        .map(|depth| format!("{}a:\n", " ".repeat(depth)))
        .collect();
    refused(&indented, "nests too deep");
}

#[test]
fn lines_as_long_as_the_file_are_shown_without_flooding_anyone() {
    let long = "x".repeat(900_000);
    refused(
        &TOP.replace("warehouse: WH", &format!("warehouse: {long}")),
        "255 are allowed",
    );
    refused(
        &TOP.replace("host: o", &format!("host: {long}.o")),
        "host name",
    );
    refused(
        &TOP.replace("type: Snowflake", &format!("type: {long}")),
        "error",
    );
    refused(
        &TOP.replace("warehouse:", &format!("{long}:")),
        "a key without `:`",
    );
    refused(
        &format!("{{\"config\": {{\"x\": [{}1]}}}}", "1,".repeat(100_000)),
        "not a known key",
    );
    refused(
        &TOP.replace("password: ", &format!("password: {long}")),
        "256 are allowed",
    );
    refused(&long, "not an object");
}

#[test]
fn of_very_many_problems_enough_are_told() {
    let unknown: String = (0..50_000).map(|n| format!("  k{n}: 1\n")).collect();
    refused(&format!("{TOP}{unknown}"), "not a known key");
    let list = |item: &str, n: usize| {
        let items = (0..n).map(|n| format!("{item}{n}, ")).collect::<String>();
        format!("{TOP}  workspaces: {{enabled: true, warehouses: [{items}]}}\n")
    };
    refused(&list("a&b", 60_000), "holds `&`");
    let securables = format!(
        "{TOP}sfgen: {{manageGrants: ownership, securables: [{}]}}\n",
        "a.b, ".repeat(60_000)
    );
    refused(&securables, "has no owner");
    for doubtful in ["lower", "1"] {
        let answer = create(&list(doubtful, 60_000));
        assert_eq!(answer.status, Status::Done, "{doubtful}");
        assert!(answer.errors.contains("more are not shown") || doubtful == "1");
        assert!(answer.errors.len() < READABLE, "{doubtful}");
    }
}
