//! What README and the pages under docs/ show is what happens: their commands, their output,
//! their files, their links.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod objects;
mod page;
mod readme;
mod session;
mod workflow;

use std::collections::BTreeSet;
use std::path::Path;

use page::{Block, Command, OF_CONTRIBUTORS, Page, pages};
use session::Session;

/// Commands that need what a test must not or cannot have, by their first words.
const ELSEWHERE: [(&str, &str); 8] = [
    ("INSTA_UPDATE=always cargo test", "this very test"),
    ("rustup", "the network"),
    ("curl", "an Immuta tenant"),
    ("snow", "a Snowflake account"),
    ("snowsql", "a Snowflake account"),
    ("pre-commit", "a published release of sfgen"),
    ("cargo install", "minutes of compiling"),
    ("cargo test", "this very test"),
];

/// Why a command cannot run here.
fn elsewhere(command: &Command) -> Option<&'static str> {
    let stands_for = |words: &&(&str, &str)| {
        let rest = command.text.strip_prefix(words.0);
        rest.is_some_and(|rest| rest.is_empty() || rest.starts_with([' ', '\n']))
    };
    ELSEWHERE.iter().find(stands_for).map(|(words, _)| *words)
}

/// Runs a page from top to bottom in a folder of its own.
fn play(page: &Page) {
    let mut session = Session::new();
    let mut shown: Option<String> = None;
    for block in &page.blocks {
        match block {
            Block::File { name, text } => session.write(name, text),
            Block::Commands(commands) => {
                for command in commands {
                    shown = elsewhere(command)
                        .is_none()
                        .then(|| session.run(command, &page.name));
                }
            }
            Block::Output { text, line } => {
                let at = format!("{}:{line}", page.name);
                let shown = shown
                    .as_deref()
                    .unwrap_or_else(|| panic!("{at}: the output of no command that ran"));
                assert!(page::shows(text, shown), "{at}: it is\n{shown}");
            }
            Block::Other => {}
        }
    }
}

#[test]
fn every_command_of_every_page_does_what_the_page_says() {
    for page in pages() {
        play(&page);
    }
}

#[test]
fn a_command_that_cannot_run_here_stands_in_some_page() {
    let pages = pages();
    let commands = pages.iter().flat_map(Page::commands);
    let found: BTreeSet<&str> = commands.filter_map(elsewhere).collect();
    assert_eq!(found, ELSEWHERE.iter().map(|(words, _)| *words).collect());
}

#[test]
fn a_page_names_the_file_that_a_block_shows() {
    for page in pages() {
        for block in &page.blocks {
            if let Block::File { name, .. } = block {
                let named = format!("`{name}`");
                assert!(page.text.contains(&named), "{}: {named}", page.name);
            }
        }
    }
}

#[test]
fn every_link_leads_to_a_file_and_readme_leads_to_every_page() {
    let pages = pages();
    for page in &pages {
        let folder = Path::new(&page.name).parent().unwrap();
        for link in page.links() {
            assert!(folder.join(link).exists(), "{}: {link}", page.name);
        }
    }
    let (readme, others) = pages.split_first().unwrap();
    for page in others {
        assert!(
            readme.links().any(|link| link == page.name),
            "{}",
            page.name
        );
    }
}

/// What a page puts between backquotes.
fn spans(page: &Page) -> impl Iterator<Item = &str> {
    page.text.split('`').skip(1).step_by(2)
}

#[test]
fn every_path_that_contributors_are_told_is_there() {
    let pages = pages();
    let pages = pages
        .iter()
        .filter(|page| OF_CONTRIBUTORS.contains(&page.name.as_str()));
    for page in pages {
        let paths: Vec<&str> = spans(page)
            .filter(|span| span.contains('/') && !span.contains([' ', '\n']) && *span != "//!")
            .collect();
        assert!(paths.len() > 10, "{}: {paths:?}", page.name);
        for path in paths {
            assert!(Path::new(path).exists(), "{}: {path}", page.name);
        }
    }
}

#[test]
fn every_filter_of_tests_that_contributors_are_told_names_a_module() {
    let pages = pages();
    let spans = pages.iter().flat_map(spans);
    let filters = spans.filter_map(|span| span.split_once("cargo test --test all -- "));
    let filters: BTreeSet<&str> = filters.map(|(_, filter)| filter).collect();
    assert!(!filters.is_empty());
    for filter in filters {
        let module = Path::new("tests").join(filter.replace("::", "/"));
        let is_there = module.is_dir() || module.with_extension("rs").exists();
        assert!(is_there, "{filter}");
    }
}
