//! Every rule has a fixture of its name, and every rule looks at every fixture.

use std::collections::BTreeSet;

use sfgen::parse::parse;
use sfgen::report::{self, Look, Report};
use sfgen::review::{RULES, Request, Review, Reviewed, Rule, Verdict, Went, review};

use crate::common::{fixtures, name, report_on};

fn reviewed(path: &std::path::Path) -> Review {
    let text = std::fs::read_to_string(path).unwrap();
    review(&Request::of(&parse(&text)))
}

fn reported(path: &std::path::Path) -> Report {
    let text = std::fs::read_to_string(path).unwrap();
    report_on(path.to_str().unwrap(), &text, None)
}

#[test]
fn every_rule_finds_its_fault_in_the_fixture_of_its_name() {
    for rule in RULES {
        let path = format!("fixtures/review/{}.sql", rule.id);
        let review = reviewed(path.as_ref());
        let found = review.findings.iter().any(|found| found.rule == rule);
        assert!(found, "{}: {:?}", rule.id, review.findings);
    }
}

/// The first word of the statement around a line, or of the line.
fn first_word(text: &str, review: &Review, line: u32) -> String {
    let mut statements = review.statements.iter();
    let around = statements.find(|at| (at.line..=at.end_line).contains(&line));
    let line = around.map_or(line, |statement| statement.line);
    let line = text.lines().nth(line as usize - 1).unwrap();
    line.split_whitespace().next().unwrap().to_uppercase()
}

#[test]
fn every_rule_is_silent_about_the_harmless_twin_of_its_fixture() {
    for rule in RULES {
        let twin = format!("fixtures/review/harmless/{}.sql", rule.id);
        let review = reviewed(twin.as_ref());
        let found = review.findings.iter().find(|found| found.rule == rule);
        assert!(found.is_none(), "{twin}: {found:?}");
        assert_ne!(review.verdict(), Verdict::NotFullyReviewed, "{twin}");
        let refused = |at: &&Reviewed| matches!(at.went, Went::Refused(_) | Went::NotReached);
        let refused = review.statements.iter().find(refused);
        assert!(refused.is_none(), "{twin}: {refused:?}");
    }
}

/// The rule about statements that have no form that is understood.
const NO_TWIN_STATEMENT: &str = "statement-not-understood";

#[test]
fn a_harmless_twin_has_a_statement_like_one_that_is_found() {
    for rule in RULES.iter().filter(|rule| rule.id != NO_TWIN_STATEMENT) {
        let read = |path: &str| {
            let path = format!("fixtures/review/{path}{}.sql", rule.id);
            (
                std::fs::read_to_string(&path).unwrap(),
                reviewed(path.as_ref()),
            )
        };
        let (text, review) = read("");
        let found = review.findings.iter().filter(|found| found.rule == rule);
        let wanted: BTreeSet<String> = found
            .map(|found| first_word(&text, &review, found.line))
            .collect();
        let (twin, review) = read("harmless/");
        let comments = twin.lines().filter(|line| line.starts_with("--"));
        let words: BTreeSet<String> = review
            .statements
            .iter()
            .map(|at| first_word(&twin, &review, at.line))
            .chain(comments.map(|_| "--".to_owned()))
            .collect();
        let alike = wanted.intersection(&words).next().is_some();
        assert!(alike, "{}: {wanted:?} in {words:?}", rule.id);
    }
}

#[test]
fn every_harmless_twin_is_that_of_a_rule() {
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    let twins = fixtures("review/harmless");
    let twins: BTreeSet<&str> = twins.iter().map(|path| name(path)).collect();
    assert_eq!(twins, rules);
}

#[test]
fn every_fixture_is_named_after_a_rule_or_a_vendor() {
    let rules: BTreeSet<&str> = RULES.iter().map(|rule| rule.id).collect();
    assert_eq!(rules.len(), RULES.len(), "two rules of one name");
    for path in fixtures("review") {
        let name = name(&path);
        assert!(
            name.starts_with("vendor-") || rules.contains(name),
            "{name}"
        );
    }
}

#[test]
fn every_fixture_is_reported_as_before() {
    for path in fixtures("review") {
        let report = reported(&path);
        let mut settings = insta::Settings::new();
        settings.set_snapshot_path("../../snapshots/review");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings
            .bind(|| insta::assert_snapshot!(name(&path), report::text(&report, Look::default())));
    }
}

#[test]
fn one_review_is_pinned_in_every_form() {
    let path = "fixtures/review/vendor-fivetran.sql";
    let report = reported(path.as_ref());
    let coloured = Look {
        colour: true,
        statements: true,
        ..Look::default()
    };
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path("../../snapshots/report");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!("html", report::html(&report));
        insta::assert_snapshot!("github", report::github(&report));
        insta::assert_snapshot!("json", report::json(&report));
        insta::assert_snapshot!("markdown", report::markdown(&report));
        insta::assert_snapshot!("sarif", report::sarif(&report));
        insta::assert_snapshot!("text-with-colour", report::text(&report, coloured));
    });
}

#[test]
fn no_snapshot_of_a_review_is_stale() {
    let wanted: BTreeSet<String> = fixtures("review")
        .iter()
        .map(|path| format!("{}.snap", name(path)))
        .collect();
    let found: BTreeSet<String> = std::fs::read_dir("snapshots/review")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".snap"))
        .collect();
    assert_eq!(found, wanted);
}

#[test]
fn the_page_of_the_rules_is_made_from_the_table() {
    let page = report::rules(RULES);
    if std::env::var_os("SFGEN_WRITE_RULES").is_some() {
        std::fs::write("docs/rules.md", &page).unwrap();
    }
    let found = std::fs::read_to_string("docs/rules.md").unwrap();
    assert!(
        found == page,
        "docs/rules.md is not the table's: run this test with SFGEN_WRITE_RULES=1"
    );
}

#[test]
fn every_rule_stands_in_a_file_of_its_name() {
    let file = |rule: &Rule| format!("{}.rs", rule.id.replace('-', "_"));
    let wanted: BTreeSet<String> = RULES.iter().map(file).collect();
    let found: BTreeSet<String> = std::fs::read_dir("src/review/rules")
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .filter(|name| name.ends_with(".rs") && name != "mod.rs")
        .collect();
    assert_eq!(found, wanted);
    for rule in RULES {
        let text = std::fs::read_to_string(format!("src/review/rules/{}", file(rule))).unwrap();
        assert!(text.contains(&format!("\"{}\"", rule.id)), "{}", rule.id);
    }
}

/// A version as numbers that can be compared.
fn version(text: &str) -> Vec<u32> {
    text.split('.').map(|part| part.parse().unwrap()).collect()
}

#[test]
fn every_rule_says_since_which_version_it_is_there() {
    for rule in RULES {
        let since = version(rule.since);
        assert_eq!(since.len(), 3, "{}", rule.id);
        assert!(since <= version(env!("CARGO_PKG_VERSION")), "{}", rule.id);
    }
}

#[test]
fn every_rule_says_why_and_what_to_do_instead() {
    for rule in RULES {
        let lower = |text: &str| text.chars().next().is_some_and(|c| !c.is_lowercase());
        assert!(rule.link.starts_with("https://"), "{}", rule.id);
        for text in [rule.wrong, rule.why, rule.instead] {
            assert!(
                !text.is_empty() && !text.ends_with('.'),
                "{}: {text}",
                rule.id
            );
        }
        assert!(!lower(rule.instead), "{}: {}", rule.id, rule.instead);
    }
}
