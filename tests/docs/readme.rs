//! README's own figures.

use std::process::Command;

const README: &str = include_str!("../../README.md");
const PAYLOAD: &str = "fixtures/payloads/readme.yaml";

/// The content of README's fenced blocks of a language.
fn fenced(language: &str) -> Vec<&'static str> {
    let opening = format!("```{language}\n");
    let blocks = README.split(&opening).skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap())
        .collect()
}

fn script() -> String {
    let sfgen = Command::new(env!("CARGO_BIN_EXE_sfgen"));
    let output = { sfgen }.args(["create", PAYLOAD]).output().unwrap();
    assert!(output.status.success());
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_payload_is_the_fixture() {
    assert_eq!(fenced("yaml"), [std::fs::read_to_string(PAYLOAD).unwrap()]);
}

#[test]
fn the_excerpt_stands_in_the_script() {
    let script = script();
    let excerpts = fenced("sql");
    assert!(!excerpts.is_empty());
    for part in excerpts.iter().flat_map(|excerpt| excerpt.split("…\n")) {
        assert!(script.contains(part.trim()), "{part}");
    }
    let statements = sfgen::parse::parse(&script).statements.len();
    let told = format!("{statements} statements");
    assert!(README.contains(&told), "{told}");
}
