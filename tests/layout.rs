//! What each module must not know, held by the names it imports.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};

/// A module, and what must not be named in it.
const TABLE: [(&str, &[&str]); 10] = [
    (
        "catalogue",
        &[
            "payload",
            "integration",
            "script",
            "parse",
            "account",
            "review",
            "report",
            "cli",
            "diagnostic",
            "document",
            "text",
            "sqlparser",
        ],
    ),
    (
        "text",
        &[
            "payload",
            "integration",
            "script",
            "parse",
            "account",
            "cli",
            "diagnostic",
            "serde_yaml",
        ],
    ),
    (
        "document",
        &[
            "payload",
            "integration",
            "script",
            "parse",
            "account",
            "cli",
            "sqlparser",
            "text",
        ],
    ),
    (
        "payload",
        &[
            "integration",
            "script",
            "parse",
            "account",
            "cli",
            "sqlparser",
            "text",
            "askama",
        ],
    ),
    (
        "key",
        &[
            "payload",
            "integration",
            "script",
            "parse",
            "account",
            "cli",
            "sqlparser",
        ],
    ),
    (
        "integration",
        &[
            "script",
            "parse",
            "account",
            "cli",
            "askama",
            "serde_yaml",
            "sqlparser",
        ],
    ),
    (
        "script",
        &["payload", "account", "cli", "serde_yaml", "sqlparser"],
    ),
    (
        "parse",
        &[
            "payload",
            "integration",
            "script",
            "account",
            "cli",
            "serde_yaml",
            "sqlparser",
        ],
    ),
    (
        "account",
        &[
            "payload",
            "integration",
            "script",
            "cli",
            "serde_yaml",
            "sqlparser",
            "askama",
        ],
    ),
    (
        "schema",
        &[
            "integration",
            "script",
            "parse",
            "account",
            "cli",
            "serde_yaml",
            "sqlparser",
            "text",
            "askama",
        ],
    ),
];

/// Crates and modules that touch the outside.
const OUTSIDE: [&str; 6] = [
    "std::fs",
    "std::env",
    "std::net",
    "std::process",
    "std::time",
    "tempfile",
];

fn sources(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(sources(&path));
        } else {
            all.push(path);
        }
    }
    all
}

/// A source without its tests and comments.
fn code(path: &Path) -> String {
    let text = std::fs::read_to_string(path).unwrap();
    let text = text.split("#[cfg(test)]").next().unwrap();
    let lines = text
        .lines()
        .filter(|line| !line.trim_start().starts_with("//"));
    lines.collect::<Vec<_>>().join("\n")
}

/// Whether `code` names a module of ours or a crate.
fn names(code: &str, name: &str) -> bool {
    let ours = [format!("crate::{name}::"), format!("crate::{name};")];
    let is_crate = [format!("use {name}::"), format!(" {name}::")];
    ours.iter().any(|form| code.contains(form.as_str()))
        || (name.contains("sqlparser") || name.contains("serde") || name == "askama")
            && is_crate.iter().any(|form| code.contains(form.as_str()))
}

#[test]
fn no_module_knows_what_it_must_not() {
    for (module, forbidden) in TABLE {
        for source in sources(&Path::new("src").join(module)) {
            let code = code(&source);
            for name in forbidden {
                assert!(!names(&code, name), "{} names {name}", source.display());
            }
        }
    }
}

#[test]
fn only_the_command_line_touches_the_outside() {
    for source in sources(Path::new("src")) {
        let of_cli = source.starts_with("src/cli") || source == Path::new("src/main.rs");
        let code = code(&source);
        for name in OUTSIDE {
            assert!(
                of_cli || !code.contains(name),
                "{} names {name}",
                source.display()
            );
        }
    }
}

#[test]
fn every_module_says_what_it_is_for() {
    for source in sources(Path::new("src")) {
        let text = std::fs::read_to_string(&source).unwrap();
        assert!(text.starts_with("//! "), "{}", source.display());
    }
}
