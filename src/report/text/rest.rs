//! What stands below: the comparison, the statements, needs, assumptions, and what is not certain.

use crate::report::document::{Document, Statement};
use crate::report::wrap::hang;

use super::paint::Paint;

pub(super) fn comparison(text: &mut String, document: &Document, width: usize, paint: Paint) {
    if let Some(comparison) = &document.comparison {
        let heading = format!("Compared with the payload's script: {}", comparison.result);
        list(text, &heading, &comparison.differences, width, paint);
    }
}

pub(super) fn statements(text: &mut String, document: &Document, width: usize, paint: Paint) {
    text.push_str(&format!("\n{}\n", paint.bold("Statements")));
    for statement in &document.statements {
        let line = format!("line {}: {}", lines(statement), outcome(statement));
        text.push_str(&hang("  ", &line, width));
        for effect in &statement.effects {
            text.push_str(&hang("    ", effect, width));
        }
    }
}

fn lines(statement: &Statement) -> String {
    match statement.end_line - statement.line {
        0 => statement.line.to_string(),
        _ => format!("{}-{}", statement.line, statement.end_line),
    }
}

fn outcome(statement: &Statement) -> String {
    match &statement.reason {
        Some(reason) => format!("{}: {reason}", statement.outcome),
        None => statement.outcome.to_owned(),
    }
}

pub(super) fn lists(text: &mut String, document: &Document, width: usize, paint: Paint) {
    for (heading, items) in [
        ("Whoever runs it needs", &document.needs),
        ("Assumed of the account", &document.assumed),
        ("Not certain", &document.uncertain),
    ] {
        if !items.is_empty() {
            list(text, heading, items, width, paint);
        }
    }
}

fn list(text: &mut String, heading: &str, items: &[String], width: usize, paint: Paint) {
    text.push_str(&format!("\n{}\n", paint.bold(heading)));
    for item in items {
        let hung = hang("  ", item, width);
        // What belongs to an item stands deeper than the next one.
        text.push_str(&hung.trim_end().replace("\n  ", "\n    "));
        text.push('\n');
    }
}
