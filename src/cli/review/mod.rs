//! `sfgen review`: scripts → review → comparison → report.

mod fill;
mod several;

use std::path::{Path, PathBuf};

use self::fill::Values;
use super::args::{self, Call, FailOn, ReportFormat};
use super::failure::Failure;
use super::input::Input;
use super::output::{Readers, print, write};
use super::script;
use super::status::Status;
use super::surroundings::Surroundings;
use crate::parse::{Script, parse};
use crate::report::{self, Document};
use crate::review::{self, Comparison, Request, Review, Severity, Side, Verdict};
use crate::script::Script as Generated;

/// Reviews each script; what was not understood wins over what was found.
pub(super) fn review(
    call: &args::Review,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    several::check(call)?;
    let mut values = Values::read(&call.placeholders, surroundings)?;
    let mut read = |path: &PathBuf| read(path, &mut values, surroundings);
    let earlier = call.after.iter().map(&mut read);
    let earlier = earlier.collect::<Result<Vec<_>, _>>()?;
    let scripts = call.scripts.iter().map(read);
    let scripts = scripts.collect::<Result<Vec<_>, _>>()?;
    values.tell_unused(surroundings);
    let earlier: Vec<Script> = earlier.iter().map(|(_, text)| parse(text)).collect();
    let mut reports = Vec::new();
    let mut worst = Status::Done;
    for (name, text) in &scripts {
        let (report, status) = reviewed(name, text, &earlier, call, surroundings)?;
        reports.push(report);
        worst = graver(worst, status);
    }
    let report = reports.join("\n");
    match &call.output {
        Some(path) => write(&report, path, Readers::Everyone, surroundings)?,
        None => print(&report, surroundings)?,
    }
    Ok(worst)
}

/// The report on one script, and what it means for the exit status.
fn reviewed(
    name: &str,
    text: &str,
    earlier: &[Script],
    call: &args::Review,
    surroundings: &mut Surroundings<'_>,
) -> Result<(String, Status), Failure> {
    let script = parse(text);
    let request = Request {
        earlier: &earlier.iter().collect::<Vec<_>>(),
        script: &script,
        role: call.role.as_deref(),
        keep_going: call.keep_going,
        honour_allows: call.honour_allows,
    };
    let review = review::review(&request);
    let expected = expected(call, surroundings)?;
    let comparison = expected.map(|expected| compare(&request, text, &review, &expected));
    let document = Document::of(name, &review, comparison.as_ref());
    let colour = surroundings.colours_output() && call.output.is_none();
    let report = rendered(&document, call.format, colour);
    Ok((report, status(&review, comparison.as_ref(), call.fail_on)))
}

fn graver(one: Status, other: Status) -> Status {
    match (one as u8) < (other as u8) {
        true => other,
        false => one,
    }
}

/// A script's name, and its text with its placeholders filled in.
fn read(
    path: &Path,
    values: &mut Values,
    surroundings: &mut Surroundings<'_>,
) -> Result<(String, String), Failure> {
    let input = Input::read(path, surroundings)?;
    match std::str::from_utf8(&input.bytes) {
        Ok(text) => {
            let name = input.name();
            let unmarked = text.strip_prefix(BYTE_ORDER_MARK);
            if unmarked.is_some() {
                surroundings.say(&marked(&name));
            }
            let text = values.fill(&name, unmarked.unwrap_or(text), surroundings);
            Ok((name, text))
        }
        Err(_) => Err(Failure::Read {
            path: path.to_owned(),
            reason: std::io::ErrorKind::InvalidData,
        }),
    }
}

/// What some editors write at the start of a file, and what is no part of a script.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

fn marked(name: &str) -> String {
    format!(
        "note: {name} starts with a byte order mark, which is not reviewed\n  = help: save it without one: a client may send it to Snowflake\n"
    )
}

/// The script of the payload that the call names, under the payload's own options.
fn expected(
    call: &args::Review,
    surroundings: &mut Surroundings<'_>,
) -> Result<Option<Generated>, Failure> {
    let (Some(config), Some(kind)) = (&call.expected.config, call.expected.kind) else {
        return Ok(None);
    };
    let from = call.expected.from.clone();
    let call = Call::of_payload(kind, config.clone(), from);
    script::of(&call, config, surroundings).map(Some)
}

fn compare(request: &Request<'_>, text: &str, review: &Review, expected: &Generated) -> Comparison {
    let script = parse(expected.text());
    let expected_review = review::review(&Request {
        script: &script,
        ..*request
    });
    review::compare(
        &Side {
            text,
            script: request.script,
            review,
        },
        &Side {
            text: expected.text(),
            script: &script,
            review: &expected_review,
        },
    )
}

fn rendered(document: &Document, format: ReportFormat, colour: bool) -> String {
    match format {
        ReportFormat::Text => report::text(document, colour),
        ReportFormat::Json => report::json(document),
        ReportFormat::Markdown => report::markdown(document),
        ReportFormat::Sarif => report::sarif(document),
        ReportFormat::Html => report::html(document),
    }
}

fn status(review: &Review, comparison: Option<&Comparison>, fail_on: FailOn) -> Status {
    let limit = match fail_on {
        FailOn::Note => Severity::Note,
        FailOn::Warning => Severity::Warning,
        FailOn::Error => Severity::Error,
    };
    let differs = matches!(comparison, Some(Comparison::Different(_)));
    let found = review.gravest().is_some_and(|gravest| gravest >= limit);
    match review.verdict() {
        Verdict::NotFullyReviewed => Status::NotReviewed,
        Verdict::NoStatements | Verdict::Clean | Verdict::Findings if differs || found => {
            Status::Drift
        }
        Verdict::NoStatements | Verdict::Clean | Verdict::Findings => Status::Done,
    }
}
