//! What Immuta's page on its Snowflake integration asks of somebody who sets one up, row by row:
//! where each of it is served and which tests hold it. The next edition of the page is a diff of
//! the table.
//!
//! The page: <https://documentation.immuta.com/saas/developer-guides/api-intro/integrations-api/how-to-guides/snowflake-api>.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod examples;
mod table;

use std::collections::BTreeSet;

use table::{DUTIES, SECTIONS};

fn text(path: &str) -> String {
    std::fs::read_to_string(path).unwrap_or_else(|_| panic!("{path} is not there"))
}

/// Whether `place`, as in `tests/cli.rs: a_name`, is a test.
fn is_test(place: &str) -> bool {
    let (file, name) = place.split_once(": ").unwrap();
    let text = text(file);
    let is_named = |part: &str| {
        let rest = part.trim_start_matches(['\n', ' ']);
        rest.starts_with(&format!("fn {name}()"))
    };
    text.split("#[test]").skip(1).any(is_named)
}

/// The words of a text, however they are broken into lines.
fn words(text: &str) -> String {
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| *word != "--")
        .collect();
    words.join(" ")
}

#[test]
fn every_duty_is_served_where_the_table_says() {
    for duty in DUTIES {
        assert!(!duty.served.is_empty(), "{}", duty.asks);
        for place in duty.served {
            let (file, part) = place.split_once(": ").unwrap();
            assert!(words(&text(file)).contains(part), "{}: {place}", duty.asks);
        }
    }
}

#[test]
fn every_duty_is_held_by_tests() {
    for duty in DUTIES {
        assert!(!duty.tests.is_empty(), "{}", duty.asks);
        for test in duty.tests {
            assert!(is_test(test), "{}: {test}", duty.asks);
        }
    }
}

#[test]
fn every_section_of_the_page_has_its_duties_and_none_stands_twice() {
    let sections: BTreeSet<&str> = DUTIES.iter().map(|duty| duty.section).collect();
    assert_eq!(sections, SECTIONS.into_iter().collect());
    let asked: BTreeSet<&str> = DUTIES.iter().map(|duty| duty.asks).collect();
    assert_eq!(asked.len(), DUTIES.len());
}
