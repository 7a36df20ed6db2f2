//! What the command line says of itself: help, wrong calls, completions and manual pages.

use std::ffi::OsString;

use clap::CommandFactory;
use clap::builder::Resettable;
use clap::error::{ContextKind, ContextValue, ErrorKind};

use super::args::{Arguments, Completions};
use super::failure::Failure;
use super::output::print;
use super::status::Status;
use super::surroundings::Surroundings;

/// Help and version to standard output; a wrong call to standard error, with an example of what
/// to write instead.
pub(super) fn answer(
    answer: &clap::Error,
    words: &[OsString],
    surroundings: &mut Surroundings<'_>,
) -> Status {
    let coloured = match answer.use_stderr() {
        true => surroundings.colour,
        false => surroundings.colours_output(),
    };
    let text = if coloured {
        answer.render().ansi().to_string()
    } else {
        answer.render().to_string()
    };
    if !answer.use_stderr() {
        return match print(&text, surroundings) {
            Ok(()) => Status::Done,
            Err(_) => Status::Wrong,
        };
    }
    surroundings.say(&text);
    if let Some(advice) = advice(answer) {
        surroundings.say(advice);
    }
    let shows_help = answer.kind() == ErrorKind::DisplayHelpOnMissingArgumentOrSubcommand;
    if let Some(example) = example(words).filter(|_| !shows_help) {
        surroundings.say(&format!("For example: {example}\n"));
    }
    Status::Wrong
}

/// Commands that other tools have and sfgen has not, and what to call instead.
const ELSEWHERE: [(&[&str], &str); 4] = [
    (
        &["check", "lint", "validate", "test", "verify"],
        "  tip: `sfgen review SCRIPT` says what a script does and what is dangerous in it; `sfgen show CONFIG` checks a payload\n\n",
    ),
    (
        &["plan", "preview", "status"],
        "  tip: `sfgen diff OLD NEW` says what changes between two payloads; `sfgen preflight CONFIG` makes SQL that tells whether a script finds what it needs\n\n",
    ),
    (
        &["apply", "run", "deploy", "exec", "install"],
        "  tip: sfgen works offline and runs nothing: make the script with `sfgen create`, look ahead with `sfgen preflight`, and run both in Snowflake\n\n",
    ),
    (
        &["destroy", "remove", "drop", "uninstall", "rollback"],
        "  tip: `sfgen delete` makes the script that removes an integration, `sfgen cleanup` the one that removes an unfinished set-up\n\n",
    ),
];

/// What is meant by a command that sfgen has not.
fn advice(answer: &clap::Error) -> Option<&'static str> {
    let Some(ContextValue::String(word)) = answer.get(ContextKind::InvalidSubcommand) else {
        return None;
    };
    let found = ELSEWHERE
        .iter()
        .find(|(words, _)| words.contains(&word.as_str()));
    found.map(|(_, advice)| *advice)
}

/// The first example of the command that was called.
fn example(words: &[OsString]) -> Option<String> {
    let all = Arguments::command();
    let mut names = words.iter().skip(1).filter_map(|word| word.to_str());
    let called = names.find_map(|name| all.find_subcommand(name));
    let examples = called.unwrap_or(&all).get_after_help()?.to_string();
    let example = examples.lines().nth(1)?.split(" #").next()?;
    Some(example.trim().to_owned())
}

pub(super) fn completions(
    call: &Completions,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    let mut text = Vec::new();
    clap_complete::generate(call.shell, &mut Arguments::command(), "sfgen", &mut text);
    print(&String::from_utf8_lossy(&text), surroundings)?;
    Ok(Status::Done)
}

/// The page of `sfgen`, then one of each command.
pub(super) fn man(surroundings: &mut Surroundings<'_>) -> Result<Status, Failure> {
    let mut command = Arguments::command();
    command.build();
    let commands = command.get_subcommands().cloned();
    let pages = std::iter::once(command.clone()).chain(commands.filter(|one| !one.is_hide_set()));
    for page in pages {
        print(&rendered(page)?, surroundings)?;
    }
    Ok(Status::Done)
}

fn rendered(page: clap::Command) -> Result<String, Failure> {
    let examples = page.get_after_help().map(ToString::to_string);
    let mut text = Vec::new();
    // clap_mangen would fill the examples' lines like prose.
    let written = clap_mangen::Man::new(page.after_help(Resettable::Reset)).render(&mut text);
    written.map_err(|error| Failure::Print(error.kind()))?;
    let examples = examples.unwrap_or_default();
    let sections = examples.split("\n\n").map(section);
    Ok(String::from_utf8_lossy(&text).into_owned() + &sections.collect::<String>())
}

/// The examples, or what follows them, as a section of their own, line by line.
fn section(text: &str) -> String {
    let (heading, lines) = text.split_once(":\n").unwrap_or_default();
    let escaped = |line: &str| line.replace('\\', r"\\").replace('-', r"\-");
    let lines = lines.lines().map(|line| escaped(line.trim_start()) + "\n");
    let heading = escaped(&heading.to_uppercase());
    format!(".SH {heading}\n.nf\n{}.fi\n", lines.collect::<String>())
}
