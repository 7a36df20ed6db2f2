//! Calls of `sfgen` on a payload, and what they let out.

use std::ffi::OsString;
use std::panic::{AssertUnwindSafe, catch_unwind};

use sfgen::cli::{Status, Surroundings, run};

use crate::canary::text::Canaries;

/// Every command that reads a payload, as called on standard input.
pub(crate) const COMMANDS: [&[&str]; 14] = [
    &["create", "-"],
    &["create", "-", "--single-block", "--secrets", "variable"],
    &["create", "-", "--check", "/dev/null"],
    &["edit", "-"],
    &["delete", "-"],
    &["cleanup", "-"],
    &["preflight", "-"],
    &["preflight", "-", "--for", "edit", "--unmarked"],
    &["show", "-"],
    &["show", "-", "--format", "json"],
    &["diff", "-", OTHER],
    &["diff", OTHER, "-"],
    &["edit", "-", "--from", OTHER],
    // There is no such folder: the body is made and goes nowhere.
    &["payload", "-", "-o", "target/no-such-folder/body.json"],
];

/// A payload that is in order, for the commands that take two.
const OTHER: &str = "fixtures/payloads/user-password.yaml";

/// How many calls were made, and what they let out.
#[derive(Debug, Default)]
pub(crate) struct Tally {
    pub(crate) calls: usize,
    pub(crate) done: usize,
    pub(crate) leaks: Vec<String>,
}

impl Tally {
    /// Makes every call on `payload` and looks for the canaries.
    pub(crate) fn try_all(&mut self, name: &str, payload: &[u8], canaries: &Canaries) {
        for command in COMMANDS {
            self.try_one(name, command, payload, canaries);
        }
    }

    /// Makes one call on `payload`.
    pub(crate) fn try_one(
        &mut self,
        name: &str,
        command: &[&str],
        payload: &[u8],
        canaries: &Canaries,
    ) {
        self.calls += 1;
        let told = |what: &str| format!("{name}: {}: {what}", command.join(" "));
        let Ok(answer) = catch_unwind(AssertUnwindSafe(|| call(command, payload))) else {
            // The hook of the tests has shown where; a panic's message is never wanted.
            self.leaks.push(told("it panics"));
            return;
        };
        self.done += usize::from(answer.status == Status::Done);
        if matches!(command[0], "create" | "edit") && answer.status == Status::Done {
            self.try_one_review(name, &answer.output, canaries);
        }
        let output = match command[0] {
            "create" | "edit" => without_password(&answer.output),
            _ => answer.output,
        };
        for (stream, text) in [("output", &output), ("errors", &answer.errors)] {
            if let Some(encoding) = canaries.seen_in(text) {
                self.leaks
                    .push(told(&format!("{encoding} in its {stream}")));
            }
        }
    }
}

/// The forms of a report.
const FORMATS: [&str; 6] = ["text", "json", "markdown", "sarif", "html", "github"];

/// What a review may be asked for besides: a client that goes on, requests that count, a script
/// that ran before, the script of a payload to compare with.
const REVIEWS: [&[&str]; 6] = [
    &[],
    &["--keep-going", "--honour-allows"],
    &["--role", "LOADER", "--fail-on", "note"],
    &["--after", EARLIER],
    &["--config", WITH_PASSWORD, "--as", "create"],
    &[
        "--config",
        WITH_PASSWORD,
        "--as",
        "edit",
        "--from",
        WITH_PASSWORD,
    ],
];

const EARLIER: &str = "fixtures/review/password-in-script.sql";
const WITH_PASSWORD: &str = "fixtures/payloads/user-password.yaml";

impl Tally {
    /// Reviews a script in every way and every form and looks for the canaries.
    pub(crate) fn try_reviews(&mut self, name: &str, script: &str, canaries: &Canaries) {
        for options in REVIEWS {
            for format in FORMATS {
                self.try_review(name, script, format, options, canaries);
            }
        }
    }

    /// Reviews a script in another way and another form than the one before.
    fn try_one_review(&mut self, name: &str, script: &str, canaries: &Canaries) {
        let turn = self.calls;
        let (format, options) = (FORMATS[turn % FORMATS.len()], REVIEWS[turn % REVIEWS.len()]);
        self.try_review(name, script, format, options, canaries);
    }

    fn try_review(
        &mut self,
        name: &str,
        script: &str,
        format: &str,
        options: &[&str],
        canaries: &Canaries,
    ) {
        let command = [&["review", "-", "--format", format], options].concat();
        self.calls += 1;
        let answer = call(&command, script.as_bytes());
        assert!(!answer.output.is_empty(), "{name}: {}", answer.errors);
        for text in [&answer.output, &answer.errors] {
            if let Some(encoding) = canaries.seen_in(text) {
                let leak = format!("{name}: {encoding} in `{}`", command.join(" "));
                self.leaks.push(leak);
            }
        }
    }
}

pub(crate) struct Answer {
    pub(crate) status: Status,
    pub(crate) output: String,
    pub(crate) errors: String,
}

pub(crate) fn call(command: &[&str], payload: &[u8]) -> Answer {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let arguments = std::iter::once("sfgen").chain(command.iter().copied());
    let status = run(
        arguments.map(OsString::from),
        &mut Surroundings {
            input: Box::new(payload),
            output: Box::new(&mut output),
            errors: Box::new(&mut errors),
            variable: Box::new(|_| None),
            read: sfgen::cli::FilesRead::default(),
            colour: false,
            redraws: false,
            width: || None,
        },
    );
    Answer {
        status,
        output: String::from_utf8_lossy(&output).into_owned(),
        errors: String::from_utf8_lossy(&errors).into_owned(),
    }
}

/// A script without its one SET statement, where the password may stand.
pub(crate) fn without_password(script: &str) -> String {
    const SET: &str = "SET immuta_password = ";
    let Some((before, after)) = script.split_once(SET) else {
        return script.to_owned();
    };
    assert!(!after.contains(SET), "more than one SET of the password");
    let (_, after) = after.split_once(";\n").expect("SET ends in `;`");
    format!("{before}{after}")
}
