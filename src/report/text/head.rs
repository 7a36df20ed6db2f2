//! What answers at a glance: what the script is, what it comes to, and who can do what afterwards.

use crate::report::document::{Document, Report};
use crate::report::people::{Person, people};
use crate::report::verdict::number;
use crate::report::wrap::{beside, hang};

use super::paint::Paint;

/// The width of the labels.
const LABEL: usize = 12;
/// As many lines tell who can do what.
const LINES: usize = 10;
/// The widest column of names.
const NAMES: usize = 32;
/// As much of what cannot be undone is named.
const LASTING: usize = 3;

pub(super) fn head(
    text: &mut String,
    report: &Report,
    document: &Document,
    width: usize,
    paint: Paint,
) {
    let script = format!("{}: ", document.script);
    let title = hang("", &format!("{script}{}", document.sentence), width);
    text.push_str(&paint.verdict(document.verdict, title.trim_end()));
    text.push_str("\n\n");
    for (label, value) in rows(report, document) {
        text.push_str(&hang(&format!("  {label:<LABEL$}"), &value, width));
    }
    who(text, document, width, paint);
}

fn rows(report: &Report, document: &Document) -> Vec<(&'static str, String)> {
    let (evidence, counts) = (&document.evidence, &document.counts);
    let statements = number(counts.statements(), "statement", "statements");
    let lines = number(evidence.lines, "line", "lines");
    let run = format!(
        "{statements} in {lines}, run by a user with {}",
        evidence.role
    );
    let mut rows = vec![("script", run)];
    if !document.roles.is_empty() {
        rows.push(("acts as", document.roles.join(", ")));
    }
    if !evidence.after.is_empty() {
        let names: Vec<&str> = evidence
            .after
            .iter()
            .map(|file| file.name.as_str())
            .collect();
        rows.push(("after", names.join(", ")));
    }
    if let Some(settings) = &evidence.settings {
        rows.push(("settings", settings.name.clone()));
    }
    rows.push(("sha256", evidence.sha256.clone()));
    rows.push((
        "sfgen",
        format!("{}, script format {}", report.sfgen, report.script_format),
    ));
    let found = counts.findings();
    rows.push((
        "findings",
        if found.is_empty() {
            "none".to_owned()
        } else {
            found
        },
    ));
    rows.push((
        "statements",
        format!(
            "{} done, {} refused, {} not understood, {} not reached",
            counts.done, counts.refused, counts.not_understood, counts.not_reached
        ),
    ));
    rows.push(("plan", document.plan.counts.line()));
    if let Some(comparison) = &document.comparison {
        let compared = match comparison.result {
            "same" => "the payload's script, byte for byte".to_owned(),
            "equivalent" => {
                "another text than the payload's script, with the same effects".to_owned()
            }
            _ => format!(
                "not the payload's script: {}",
                number(comparison.differences.len(), "difference", "differences")
            ),
        };
        rows.push(("compared", compared));
    }
    rows.extend(lasting(document).map(|lasting| ("for good", lasting)));
    rows
}

/// What cannot be undone, in short.
fn lasting(document: &Document) -> Option<String> {
    let lasting = &document.plan.lasting;
    let named: Vec<&str> = lasting.iter().take(LASTING).map(String::as_str).collect();
    match lasting.len().saturating_sub(LASTING) {
        _ if lasting.is_empty() => None,
        0 => Some(named.join(", ")),
        more => Some(format!("{} and {more} more", named.join(", "))),
    }
}

fn who(text: &mut String, document: &Document, width: usize, paint: Paint) {
    let people = people(document);
    text.push_str(&format!("\n{}\n", paint.bold("Who can do what afterwards")));
    if people.is_empty() {
        text.push_str(match document.verdict {
            "not fully reviewed" => "  nobody gains or loses anything by what is understood\n",
            _ => "  nobody but the runner gains or loses anything\n",
        });
        return;
    }
    let shown = shown(&people, width);
    for (person, rows) in &shown {
        text.push_str(&row(person, rows, &shown, width));
    }
    let more = people.len() - shown.len();
    if more > 0 {
        let all = number(more, "other", "others");
        text.push_str(&format!("  and {all}: --format html or json shows all\n"));
    }
}

/// The people who fit into the lines, and what is said of each.
fn shown<'p, 'a>(people: &'p [Person<'a>], width: usize) -> Vec<(&'p Person<'a>, Vec<String>)> {
    let names = people
        .iter()
        .take(LINES)
        .map(|person| person.who.chars().count());
    let column = names.max().unwrap_or_default().min(NAMES);
    let room = width.saturating_sub(column + 6).max(20);
    let mut left = LINES;
    let mut shown = Vec::new();
    for (place, person) in people.iter().enumerate() {
        // One line is for those who do not fit.
        let room_for = if place + 1 == people.len() {
            left
        } else {
            left.saturating_sub(1)
        };
        if room_for == 0 {
            break;
        }
        let rows = person.words(room, room_for.min(2));
        let tall = person.who.chars().count().div_ceil(NAMES).max(rows.len());
        if tall > room_for && !shown.is_empty() {
            break;
        }
        left = left.saturating_sub(tall);
        shown.push((person, rows));
    }
    shown
}

fn row(
    person: &Person<'_>,
    rows: &[String],
    shown: &[(&Person<'_>, Vec<String>)],
    width: usize,
) -> String {
    let names = shown.iter().map(|(person, _)| person.who.chars().count());
    let column = names.max().unwrap_or_default().min(NAMES);
    let sign = match (person.loses, person.is_new) {
        (true, _) => "-",
        (false, true) => "+",
        (false, false) => "~",
    };
    beside(
        &format!("  {sign} "),
        (person.who, &rows.join(" ")),
        column,
        width,
    )
}
