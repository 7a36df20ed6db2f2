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

/// A line for each script, the gravest first. Names come last: they may be long.
pub(super) fn table(text: &mut String, report: &Report, width: usize, paint: Paint) {
    let mut scripts: Vec<&Document> = report.scripts.iter().collect();
    scripts.sort_by_key(|script| std::cmp::Reverse(gravity(script)));
    let head = row(["errors", "warnings", "notes"], "verdict");
    text.push_str(&format!("\n{}\n", paint.bold(&format!("{head}script"))));
    for script in scripts {
        let counts = &script.counts;
        let numbers = [counts.errors, counts.warnings, counts.notes];
        let numbers = numbers.map(|number| number.to_string());
        let numbers = numbers.each_ref().map(String::as_str);
        let start = row(numbers, script.verdict);
        text.push_str(&hang(&start, &script.script, width));
    }
}

fn gravity(script: &Document) -> (bool, usize, usize, usize) {
    let counts = &script.counts;
    let is_open = script.verdict == "not fully reviewed";
    (is_open, counts.errors, counts.warnings, counts.notes)
}

fn row(numbers: [&str; 3], verdict: &str) -> String {
    let [errors, warnings, notes] = numbers;
    format!("{errors:>6}  {warnings:>8}  {notes:>5}  {verdict:<18}  ")
}
