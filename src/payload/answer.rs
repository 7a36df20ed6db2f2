//! Answers of Immuta's API that hold no payload: what POST, PUT and DELETE say of an integration,
//! and errors. They are told in words; of their texts only short, plain ones are shown.
//!
//! Source: Immuta's pages on the response schema, on status codes and on the Snowflake integration.

use crate::diagnostic::{Path, Problem};
use crate::document::Node;

use super::shape::{ANSWER, Entries, has_any, has_only};
use super::suggest::showable;

/// A part of an error's message, what it means, and what to do.
const ERRORS: [(&str, &str, &str); 8] = [
    (
        "already exists on host",
        "there is an integration on this host already",
        "edit that one: `sfgen edit`, then PUT to the id that the error names",
    ),
    (
        "in current state",
        "the integration is in a state in which it cannot be changed",
        "wait until GET /integrations/{id} shows another status, and send the request again",
    ),
    (
        "previously failed to create",
        "an earlier POST failed and left the integration in Immuta",
        "send the mended payload with PUT to the id that the error names",
    ),
    (
        "non-editable attribute",
        "the payload changes what cannot be edited",
        "`sfgen diff OLD NEW` names the keys; delete the integration and create it anew, or leave them",
    ),
    (
        "prerequisite setup",
        "Immuta does not find what the script sets up",
        "run the script of `sfgen create`, look ahead with `sfgen preflight`, and send the request again",
    ),
    (
        "Credentials are not required",
        "DELETE takes credentials only where Immuta set the integration up itself",
        "send DELETE without a payload, then run the script of `sfgen delete`",
    ),
    (
        "require privileged credentials",
        "DELETE needs credentials where Immuta set the integration up itself",
        "send DELETE with authenticationType, username, password and role",
    ),
    (
        "ntegration found with ID",
        "there is no integration with this id",
        "GET /integrations lists the integrations with their ids",
    ),
];

/// Statuses of an integration whose last change failed, and what to do then.
const FAILED: [(&str, &str); 3] = [
    (
        "createError",
        "mend the payload and send it with PUT, or take everything back: `sfgen cleanup` and DELETE",
    ),
    (
        "editError",
        "mend the payload and send it with PUT: Immuta kept the earlier state",
    ),
    (
        "deleteError",
        "send DELETE again: Immuta kept the integration",
    ),
];

/// The longest text that is shown: the names of validation tests have some fifty letters.
const LONGEST: usize = 100;

const GIVE_THE_PAYLOAD: &str =
    "give the integration's payload, or what GET /integrations/{id} answers";

/// Keys of an error.
const ERROR: [&str; 3] = ["statusCode", "error", "message"];

/// What an answer without a payload says; nothing where the entries are none.
pub(super) fn told(entries: &Entries<'_>) -> Option<Problem> {
    match () {
        () if has_any(entries, &["status", "validationResults"]) && has_only(entries, &ANSWER) => {
            Some(of_integration(entries))
        }
        () if has_any(entries, &["statusCode"]) && has_only(entries, &ERROR) => {
            Some(of_error(entries))
        }
        () => None,
    }
}

fn of_integration(entries: &Entries<'_>) -> Problem {
    let of = |key| text(value(entries, key));
    let id = of("id").map_or_else(String::new, |id| format!(" {id}"));
    let status = of("status").unwrap_or_else(|| "in an unknown state".to_owned());
    let tests = match value(entries, "validationResults") {
        Some(Node::Map(results)) => told_results(results),
        Some(_) | None => String::new(),
    };
    let message = format!(
        "the file is an answer of POST, PUT or DELETE and not a payload: the integration{id} is {status}{tests}"
    );
    let failed = FAILED.iter().find(|(known, _)| *known == status);
    let help = failed.map_or(GIVE_THE_PAYLOAD, |(_, help)| *help);
    Problem::error(Path::whole(), message).help(help)
}

/// The outcome of Immuta's validation tests, and those that did not pass.
fn told_results(results: &Entries<'_>) -> String {
    let outcome = text(value(results, "status")).unwrap_or_else(|| "unknown".to_owned());
    let failed: Vec<String> = match value(results, "validationTests") {
        Some(Node::List(tests)) => tests.iter().filter_map(not_passed).collect(),
        Some(_) | None => Vec::new(),
    };
    match failed.is_empty() {
        true => format!(", its validation {outcome}"),
        false => format!(", its validation {outcome}: {}", failed.join(", ")),
    }
}

/// A test that failed or warned, by its name and status.
fn not_passed(test: &Node<'_>) -> Option<String> {
    let Node::Map(test) = test else {
        return None;
    };
    let status = text(value(test, "status"))?;
    if matches!(status.as_str(), "passed" | "skipped") {
        return None;
    }
    let name = text(value(test, "name")).unwrap_or_else(|| "a test".to_owned());
    Some(format!("`{name}` {status}"))
}

fn of_error(entries: &Entries<'_>) -> Problem {
    let code =
        text(value(entries, "statusCode")).map_or_else(String::new, |code| format!(" {code}"));
    let given = match value(entries, "message") {
        Some(Node::Text(text)) => text.as_ref(),
        Some(_) | None => "",
    };
    let known = ERRORS.iter().find(|(part, ..)| given.contains(part));
    let (means, help) = match known {
        Some((_, means, help)) => (format!(": {means}"), *help),
        None => (String::new(), GIVE_THE_PAYLOAD),
    };
    let message = format!("the file is an error of the API and not a payload{code}{means}");
    Problem::error(Path::whole(), message).help(help)
}

fn value<'n, 'd>(entries: &'n Entries<'d>, key: &str) -> Option<&'n Node<'d>> {
    let is_key = |node: &Node<'_>| matches!(node, Node::Text(name) if name == key);
    let found = entries.iter().find(|(name, _)| is_key(name));
    found.map(|(_, value)| value)
}

/// A short, plain text or number.
fn text(node: Option<&Node<'_>>) -> Option<String> {
    match node? {
        Node::Text(text) => {
            let plain = text.replace(':', "");
            let short = text.len() <= LONGEST && plain.split(' ').all(showable);
            short.then(|| text.clone().into_owned())
        }
        Node::Number(number) => number.as_ref().map(ToString::to_string),
        Node::Null | Node::Bool(_) | Node::List(_) | Node::Map(_) | Node::Tagged(..) => None,
    }
}
