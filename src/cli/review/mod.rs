//! `sfgen review`: scripts → reviews → comparison → report.

mod fill;
mod inputs;
mod settings;
mod several;

use std::path::Path;

use self::fill::Values;
use super::args::{self, Call, ReportFormat};
use super::failure::Failure;
use super::input::Input;
use super::output::{Readers, print, write};
use super::script;
use super::status::Status;
use super::surroundings::Surroundings;
use crate::parse::{Script, parse};
use crate::report::{self, Document, Ending, File, Look, Report, Run};
use crate::review::{self, Comparison, Request, Review, Severity, Side, Verdict};
use crate::script::Script as Generated;
use inputs::{Source, read_all};
use settings::Settings;

/// Reviews each script; what was not understood wins over what was found.
pub(super) fn review(
    call: &args::Review,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    let settings = Settings::of(call, surroundings)?;
    if call.show_settings {
        print(&settings.shown(), surroundings)?;
        return Ok(Status::Done);
    }
    several::check_inputs(call)?;
    let mut values = Values::read(&call.placeholders, surroundings)?;
    let earlier = read_all(&call.after, &mut values, surroundings)?;
    let scripts = read_all(&call.scripts, &mut values, surroundings)?;
    values.tell_unused(surroundings);
    several::check_payload(call, &scripts)?;
    let expected = expected(call, surroundings)?;
    let mut reviews = Vec::with_capacity(scripts.len());
    for (place, script) in scripts.iter().enumerate() {
        let before = if call.in_order { place } else { 0 };
        let earlier: Vec<&Source> = earlier.iter().chain(&scripts[..before]).collect();
        reviews.push(reviewed(
            script,
            &earlier,
            expected.as_ref(),
            call,
            &settings,
        ));
    }
    let paths = scripts.iter().map(|script| script.file.path.as_path());
    let of_paths = paths.zip(&reviews).map(|(path, one)| (path, &one.review));
    surroundings.say(&settings.idle(&of_paths.collect::<Vec<_>>()));
    let statuses = reviews.iter().map(|one| one.status);
    let worst = statuses.max().unwrap_or(Status::Done);
    let documents = reviews.into_iter().map(|one| one.document);
    let report = Report::of(documents.collect(), ending(&settings, worst));
    let report = rendered(&report, call, surroundings);
    match &call.output {
        Some(path) => write(&report, path, Readers::Everyone, surroundings)?,
        None => print(&report, surroundings)?,
    }
    Ok(worst)
}

/// A script's review, its report, and what it means for the exit status.
struct Reviewed {
    review: Review,
    document: Document,
    status: Status,
}

/// The script of a payload to compare with.
struct Expected {
    /// The payload, unless it came from standard input.
    payload: Option<File>,
    script: Generated,
}

/// Reviews one script.
fn reviewed(
    source: &Source,
    earlier: &[&Source],
    expected: Option<&Expected>,
    call: &args::Review,
    settings: &Settings,
) -> Reviewed {
    let scripts: Vec<&Script> = earlier.iter().map(|earlier| &earlier.script).collect();
    let request = Request {
        earlier: &scripts,
        script: &source.script,
        role: settings.role(),
        keep_going: settings.keep_going(),
        honour_allows: settings.honour_allows(),
    };
    let mut review = review::review(&request);
    settings.apply(&mut review, &source.file.path);
    let comparison =
        expected.map(|expected| compare(&request, &source.text, &review, &expected.script));
    let run = Run {
        role: settings.role().map(str::to_owned),
        options: options(call, settings),
        after: earlier.iter().map(|earlier| earlier.file.file()).collect(),
        payload: expected.and_then(|expected| expected.payload.clone()),
        settings: settings.file().cloned(),
    };
    let lines = source.lines();
    let shown = report::Source {
        name: &source.file.name,
        text: &source.file.text,
        lines: &lines,
    };
    let document = Document::of(&shown, &review, comparison.as_ref(), &run);
    let status = status(&review, comparison.as_ref(), settings.fail_on());
    Reviewed {
        review,
        document,
        status,
    }
}

/// The options that shape a review, as a command line has them.
fn options(call: &args::Review, settings: &Settings) -> Vec<String> {
    let flags = [
        (settings.keep_going(), "--keep-going"),
        (settings.honour_allows(), "--honour-allows"),
        (call.in_order, "--in-order"),
    ];
    let given = flags.into_iter().filter(|(given, _)| *given);
    let mut options: Vec<String> = given.map(|(_, flag)| flag.to_owned()).collect();
    options.push(format!("--fail-on {}", settings.fail_on().as_str()));
    options
}

fn ending(settings: &Settings, status: Status) -> Ending {
    Ending {
        fail_on: settings.fail_on(),
        exit_status: status as u8,
        script_format: crate::script::FORMAT,
    }
}

/// The script of the payload that the call names, under the payload's own options.
fn expected(
    call: &args::Review,
    surroundings: &mut Surroundings<'_>,
) -> Result<Option<Expected>, Failure> {
    let (Some(config), Some(kind)) = (&call.expected.config, call.expected.kind) else {
        return Ok(None);
    };
    let from = call.expected.from.clone();
    let payload_call = Call::of_payload(kind, config.clone(), from);
    let script = script::of(&payload_call, config, surroundings)?;
    let payload = match config == Path::new("-") {
        true => None,
        false => {
            let payload = Input::read(config, surroundings)?;
            Some(File::of(&payload.name(), &payload.bytes))
        }
    };
    Ok(Some(Expected { payload, script }))
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

fn rendered(report: &Report, call: &args::Review, surroundings: &Surroundings<'_>) -> String {
    let is_shown = call.output.is_none();
    let width = is_shown.then(surroundings.width).flatten();
    let look = Look {
        width: width.unwrap_or(Look::default().width),
        colour: is_shown && surroundings.colours_output(),
        statements: call.statements,
    };
    match call.format {
        ReportFormat::Text => report::text(report, look),
        ReportFormat::Json => report::json(report),
        ReportFormat::Markdown => report::markdown(report),
        ReportFormat::Sarif => report::sarif(report),
        ReportFormat::Html => report::html(report),
        ReportFormat::Github => report::github(report),
    }
}

fn status(review: &Review, comparison: Option<&Comparison>, fail_on: Severity) -> Status {
    let differs = matches!(comparison, Some(Comparison::Different(_)));
    let found = review.gravest().is_some_and(|gravest| gravest >= fail_on);
    match review.verdict() {
        Verdict::NotFullyReviewed => Status::NotReviewed,
        Verdict::NoStatements | Verdict::Clean | Verdict::Findings if differs || found => {
            Status::Drift
        }
        Verdict::NoStatements | Verdict::Clean | Verdict::Findings => Status::Done,
    }
}
