//! Several scripts at a glance: what must be looked at first, and a table at the end.

use crate::report::document::{Document, Report};
use crate::report::verdict::number;
use crate::report::wrap::hang;

use super::paint::Paint;

/// The scripts that must be looked at, in the first lines.
pub(super) fn summary(text: &mut String, report: &Report, width: usize, paint: Paint) {
    let scripts = number(report.scripts.len(), "script", "scripts");
    let is = |verdict: &str| {
        let of = report
            .scripts
            .iter()
            .filter(|script| script.verdict == verdict);
        of.count()
    };
    let heading = format!(
        "{scripts}: {} not fully reviewed, {} with findings, {} clean",
        is("not fully reviewed"),
        is("findings"),
        is("clean")
    );
    let heading = hang("", &heading, width);
    text.push_str(&paint.verdict(report.verdict, heading.trim_end()));
    text.push('\n');
    let grave = report.scripts.iter().filter(|script| is_grave(script));
    let names: Vec<&str> = grave.map(|script| script.script.as_str()).collect();
    if !names.is_empty() {
        text.push_str(&hang("  Look at: ", &names.join(", "), width));
    }
}

fn is_grave(script: &Document) -> bool {
    script.verdict == "not fully reviewed" || script.counts.errors + script.counts.warnings > 0
}

/// A line for each script, the gravest first.
pub(super) fn table(text: &mut String, report: &Report, width: usize, paint: Paint) {
    let mut scripts: Vec<&Document> = report.scripts.iter().collect();
    scripts.sort_by_key(|script| std::cmp::Reverse(gravity(script)));
    let names = scripts.iter().map(|script| script.script.chars().count());
    let column = names
        .max()
        .unwrap_or_default()
        .min(width.saturating_sub(56).max(20));
    let head = row(
        "script",
        column,
        ["errors", "warnings", "notes", "statements"],
        "verdict",
    );
    text.push_str(&format!("\n{}\n", paint.bold(&head)));
    for script in scripts {
        let counts = &script.counts;
        let numbers = [
            counts.errors,
            counts.warnings,
            counts.notes,
            counts.statements(),
        ];
        let numbers = numbers.map(|number| number.to_string());
        let numbers = numbers.each_ref().map(String::as_str);
        text.push_str(&row(&script.script, column, numbers, script.verdict));
        text.push('\n');
    }
}

fn gravity(script: &Document) -> (bool, usize, usize, usize) {
    let counts = &script.counts;
    let is_open = script.verdict == "not fully reviewed";
    (is_open, counts.errors, counts.warnings, counts.notes)
}

fn row(name: &str, column: usize, numbers: [&str; 4], verdict: &str) -> String {
    let [errors, warnings, notes, statements] = numbers;
    format!("{name:<column$}  {errors:>6}  {warnings:>8}  {notes:>5}  {statements:>10}  {verdict}")
}
