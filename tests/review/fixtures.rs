//! Every rule has a fixture of its name, and every rule looks at every fixture.

use std::collections::BTreeSet;

use sfgen::parse::parse;
use sfgen::report::{self, Document};
use sfgen::review::{RULES, Request, Review, review};

use crate::common::{fixtures, name};

fn reviewed(path: &std::path::Path) -> Review {
    let text = std::fs::read_to_string(path).unwrap();
    review(&Request::of(&parse(&text)))
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
        let document = Document::of(path.to_str().unwrap(), &reviewed(&path), None);
        let mut settings = insta::Settings::new();
        settings.set_snapshot_path("../../snapshots/review");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name(&path), report::text(&document, false)));
    }
}

#[test]
fn one_review_is_pinned_in_every_form() {
    let path = "fixtures/review/vendor-fivetran.sql";
    let document = Document::of(path, &reviewed(path.as_ref()), None);
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path("../../snapshots/report");
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| {
        insta::assert_snapshot!("html", report::html(&document));
        insta::assert_snapshot!("json", report::json(&document));
        insta::assert_snapshot!("markdown", report::markdown(&document));
        insta::assert_snapshot!("sarif", report::sarif(&document));
        insta::assert_snapshot!("text-with-colour", report::text(&document, true));
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
