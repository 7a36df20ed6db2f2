//! `sfgen review`: scripts → review → comparison → report.

mod args;
mod several;

pub(super) use args::Call;

use std::path::Path;

use super::args::{Cleanup, Common, Create, CredentialOptions, Delete, Edit};
use super::input::Input;
use super::output::{Failure, Readers, print, write};
use super::{Status, Surroundings, script};
use crate::parse::{Script, parse};
use crate::report::{self, Document};
use crate::review::{self, Comparison, Request, Review, Severity, Side, Verdict};
use crate::script::Script as Generated;
use args::{FailOn, Format, Kind};

/// Reviews each script; what was not understood wins over what was found.
pub(super) fn review(call: &Call, surroundings: &mut Surroundings<'_>) -> Result<Status, Failure> {
    several::check(call)?;
    let earlier = read_all(&call.after, surroundings)?;
    let scripts = call.scripts.iter().map(|path| read(path, surroundings));
    let scripts = scripts.collect::<Result<Vec<_>, _>>()?;
    let mut reports = Vec::new();
    let mut worst = Status::Done;
    for (name, text) in &scripts {
        let (report, status) = reviewed(name, text, &earlier, call, surroundings)?;
        reports.push(report);
        worst = graver(worst, status);
    }
    let report = reports.join("\n");
    match &call.output {
        Some(path) => write(&report, path, Readers::Everyone)?,
        None => print(&report, surroundings)?,
    }
    Ok(worst)
}

/// The report on one script, and what it means for the exit status.
fn reviewed(
    name: &str,
    text: &str,
    earlier: &[Script],
    call: &Call,
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

fn read_all(
    paths: &[std::path::PathBuf],
    surroundings: &mut Surroundings<'_>,
) -> Result<Vec<Script>, Failure> {
    let scripts = paths.iter().map(|path| read(path, surroundings));
    scripts.map(|script| Ok(parse(&script?.1))).collect()
}

/// A script's name and text.
fn read(path: &Path, surroundings: &mut Surroundings<'_>) -> Result<(String, String), Failure> {
    let input = Input::read(path, surroundings)?;
    match std::str::from_utf8(&input.bytes) {
        Ok(text) => Ok((input.name(), text.to_owned())),
        Err(_) => Err(Failure::Read {
            path: path.to_owned(),
            reason: std::io::ErrorKind::InvalidData,
        }),
    }
}

/// The script of the payload that the call names, under the payload's own options.
fn expected(
    call: &Call,
    surroundings: &mut Surroundings<'_>,
) -> Result<Option<Generated>, Failure> {
    let (Some(config), Some(kind)) = (&call.expected.config, call.expected.kind) else {
        return Ok(None);
    };
    let common = Common::default();
    let credential = CredentialOptions::default();
    let script = match kind {
        Kind::Create => script::Kind::Create(&Create {
            common,
            credential,
            single_block: false,
        })
        .script(config, surroundings),
        Kind::Edit => script::Kind::Edit(&Edit {
            common,
            credential,
            from: call.expected.from.clone(),
            rotate: None,
            unmarked: false,
        })
        .script(config, surroundings),
        Kind::Delete => script::Kind::Delete(&Delete {
            common,
            unmarked: false,
        })
        .script(config, surroundings),
        Kind::Cleanup => script::Kind::Cleanup(&Cleanup { common }).script(config, surroundings),
    };
    script.map(Some)
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

fn rendered(document: &Document, format: Format, colour: bool) -> String {
    match format {
        Format::Text => report::text(document, colour),
        Format::Json => report::json(document),
        Format::Markdown => report::markdown(document),
        Format::Sarif => report::sarif(document),
        Format::Html => report::html(document),
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
        Verdict::Clean | Verdict::Findings if differs || found => Status::Drift,
        Verdict::Clean | Verdict::Findings => Status::Done,
    }
}
