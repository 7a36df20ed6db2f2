//! For a terminal: what matters first, the rest below, the verdict again at the end.

mod findings;
mod head;
mod look;
mod paint;
mod plan;
mod rest;
mod table;

use super::document::{Document, Report};
use super::verdict::meaning;
use super::wrap::hang;
pub use look::Look;
use paint::Paint;

/// The report for people.
pub fn text(report: &Report, look: Look) -> String {
    let paint = Paint {
        colour: look.colour,
    };
    let mut text = String::new();
    if report.scripts.len() > 1 {
        table::summary(&mut text, report, look.width, paint);
    }
    for document in &report.scripts {
        if report.scripts.len() > 1 {
            text.push('\n');
        }
        script(&mut text, report, document, look, paint);
    }
    if report.scripts.len() > 1 {
        table::table(&mut text, report, look.width, paint);
    }
    text.push_str(&format!("\n{}\n", report.basis));
    last(&mut text, report, look.width, paint);
    text
}

fn script(text: &mut String, report: &Report, document: &Document, look: Look, paint: Paint) {
    head::head(text, report, document, look.width, paint);
    plan::plan(text, document, look.width, paint);
    findings::findings(text, report, document, look, paint);
    rest::comparison(text, document, look.width, paint);
    if look.statements {
        rest::statements(text, document, look.width, paint);
    }
    rest::lists(text, document, look.width, paint);
}

/// The verdict again, for those who look at the end.
fn last(text: &mut String, report: &Report, width: usize, paint: Paint) {
    let found = match report.counts.findings() {
        found if found.is_empty() => "nothing found".to_owned(),
        found => found,
    };
    let verdict = match report.verdict {
        "findings" => "not clean",
        verdict => verdict,
    };
    let status = report.exit_status;
    let line = format!(
        "{found}: {verdict} (exit {status}: {})",
        meaning(status, report.fail_on)
    );
    let line = hang("", &line, width);
    text.push_str(&paint.verdict(report.verdict, line.trim_end()));
    text.push('\n');
}
