//! The help of each command, as files to be read, and what is said to a wrong call.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::process::Command;

use crate::common::sfgen;
use indoc::indoc;
use sfgen::cli::Status;

/// Every command, in the order of the help; and sfgen itself.
fn commands() -> Vec<String> {
    let help = sfgen(&["--help"]).output;
    let listed = help.split("Commands:\n").nth(1).unwrap();
    let lines = listed.lines().take_while(|line| !line.is_empty());
    let names = lines.filter(|line| !line.starts_with("   "));
    let names = names.map(|line| line.split_whitespace().next().unwrap().to_owned());
    names.filter(|name| name != "help").collect()
}

/// The help of a command in a terminal of so many columns.
fn help(command: &str, columns: u32) -> String {
    let output = Command::new(env!("CARGO_BIN_EXE_sfgen"))
        .args([command, "--help"].iter().filter(|word| !word.is_empty()))
        .env("COLUMNS", columns.to_string())
        .output()
        .unwrap();
    assert!(output.status.success(), "{command}");
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn the_help_of_every_command_is_what_it_was() {
    let mut wanted = BTreeSet::new();
    for command in ["".to_owned()].into_iter().chain(commands()) {
        let name = if command.is_empty() {
            "sfgen"
        } else {
            &command
        };
        wanted.insert(format!("{name}.snap"));
        let mut settings = insta::Settings::new();
        settings.set_snapshot_path("../snapshots/help");
        settings.set_prepend_module_to_snapshot(false);
        settings.set_omit_expression(true);
        settings.bind(|| insta::assert_snapshot!(name, help(&command, 80)));
    }
    let found = std::fs::read_dir("snapshots/help").unwrap();
    let found = found.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    assert_eq!(found.collect::<BTreeSet<_>>(), wanted);
}

#[test]
fn help_follows_the_width_of_the_terminal_up_to_100_columns() {
    for command in commands() {
        let widest = |columns| {
            let help = help(&command, columns);
            help.lines().map(|line| line.chars().count()).max().unwrap()
        };
        assert!(widest(80) <= 80, "{command}");
        assert!(widest(120) <= 100, "{command}");
    }
}

#[test]
fn help_has_colours_only_in_a_terminal() {
    for command in commands() {
        assert!(!help(&command, 80).contains('\u{1b}'), "{command}");
    }
}

#[test]
fn a_wrong_call_says_what_to_write_instead() {
    for (call, said) in [
        (
            &["create"][..],
            indoc! {"
                error: the following required arguments were not provided:
                  <CONFIG>...

                Usage: sfgen create <CONFIG>...

                For more information, try '--help'.
                For example: sfgen create config.yaml -o create.sql
            "},
        ),
        (
            &["crate", "config.yaml"],
            indoc! {"
                error: unrecognized subcommand 'crate'

                  tip: a similar subcommand exists: 'create'

                Usage: sfgen <COMMAND>

                For more information, try '--help'.
                For example: sfgen init > config.yaml
            "},
        ),
        (
            &["edit", "new.yaml", "--form", "config.yaml"],
            indoc! {"
                error: unexpected argument '--form' found

                  tip: a similar argument exists: '--from'

                Usage: sfgen edit --from <OLD> <CONFIG>...

                For more information, try '--help'.
                For example: sfgen edit new.yaml --from config.yaml -o edit.sql
            "},
        ),
        (
            &["init", "--auth", "keypair"],
            indoc! {"
                error: invalid value 'keypair' for '--auth <TYPE>'
                  [possible values: keyPair, userPassword, oAuthClientCredentials]

                  tip: a similar value exists: 'keyPair'

                For more information, try '--help'.
                For example: sfgen init > config.yaml
            "},
        ),
        (
            &["review", "create.sql", "--as", "create"],
            indoc! {"
                error: the following required arguments were not provided:
                  --config <CONFIG>

                Usage: sfgen review --as <KIND> --config <CONFIG> <SCRIPT>...

                For more information, try '--help'.
                For example: sfgen review create.sql
            "},
        ),
        (
            &["payload", "config.yaml"],
            indoc! {"
                error: the following required arguments were not provided:
                  --output <FILE>

                Usage: sfgen payload --output <FILE> <CONFIG>

                For more information, try '--help'.
                For example: sfgen payload config.yaml -o body.json
            "},
        ),
    ] {
        let answer = sfgen(call);
        assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
        assert_eq!(answer.errors, said);
    }
}

#[test]
fn a_call_without_a_command_shows_the_help() {
    let answer = sfgen::<&str>(&[]);
    assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
    assert_eq!(answer.errors, sfgen(&["--help"]).output);
}
