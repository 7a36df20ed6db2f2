//! What README shows is what happens: its payload, its excerpt, its numbers, its commands.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;
use std::process::Command;

const README: &str = include_str!("../README.md");
const PAYLOAD: &str = "fixtures/payloads/readme.yaml";

/// The content of README's fenced blocks of a language.
fn fenced(language: &str) -> Vec<&'static str> {
    let opening = format!("```{language}\n");
    let blocks = README.split(&opening).skip(1);
    blocks
        .map(|block| block.split("```").next().unwrap())
        .collect()
}

/// README's indented commands, without their comments.
fn commands() -> Vec<&'static str> {
    let lines = README.lines().filter_map(|line| line.strip_prefix("    "));
    lines
        .map(|line| line.split('#').next().unwrap().trim())
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
    for excerpt in fenced("sql") {
        for part in excerpt.split("…\n") {
            assert!(script.contains(part.trim()), "{part}");
        }
    }
    let statements = sfgen::parse::parse(&script).statements.len();
    assert!(
        README.contains(&format!("come {statements} statements")),
        "{statements}"
    );
}

#[test]
fn every_command_does_what_it_says() {
    let folder = tempfile::tempdir().unwrap();
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    let payload = std::fs::read_to_string(here.join(PAYLOAD)).unwrap();
    let key = here.join("fixtures/keys/rsa-2048.pem");
    let payload = payload.replace("../keys/rsa-2048.pem", key.to_str().unwrap());
    let changed = payload.replace("audit: {enabled: true}", "audit: {enabled: false}");
    assert_ne!(payload, changed);
    std::fs::write(folder.path().join("config.yaml"), payload).unwrap();
    std::fs::write(folder.path().join("new.yaml"), changed).unwrap();
    std::os::unix::fs::symlink(here.join("fixtures"), folder.path().join("fixtures")).unwrap();
    let mut run = 0;
    for command in commands()
        .into_iter()
        .filter(|command| command.starts_with("sfgen "))
    {
        let command = command.replacen("sfgen", env!("CARGO_BIN_EXE_sfgen"), 1);
        let status = Command::new("sh")
            .args(["-c", &command])
            .current_dir(&folder)
            .status();
        assert!(status.unwrap().success(), "{command}");
        run += 1;
    }
    assert_eq!(run, 7);
}

#[test]
fn the_commands_to_install_and_to_test_are_cargos() {
    let commands = commands();
    assert!(commands.contains(&"cargo install --locked --path ."));
    assert!(commands.contains(&"cargo test"));
}
