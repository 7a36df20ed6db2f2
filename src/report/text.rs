//! For a terminal.

use std::collections::BTreeSet;

use super::document::{Document, Found, Statement};

/// A way to print words.
#[derive(Debug, Clone, Copy)]
struct Paint {
    colour: bool,
}

impl Paint {
    fn bold(self, text: &str) -> String {
        self.in_style("1", text)
    }

    fn severity(self, severity: &str) -> String {
        let style = match severity {
            "error" => "1;31",
            "warning" => "1;33",
            _ => "1;36",
        };
        self.in_style(style, severity)
    }

    fn in_style(self, style: &str, text: &str) -> String {
        match self.colour {
            true => format!("\u{1b}[{style}m{text}\u{1b}[0m"),
            false => text.to_owned(),
        }
    }
}

/// The report for people: what was found first, then what the script does.
pub fn text(document: &Document, colour: bool) -> String {
    let paint = Paint { colour };
    let mut report = format!("{}: {}\n", document.script, paint.bold(document.verdict));
    findings(&mut report, document, paint);
    comparison(&mut report, document, paint);
    statements(&mut report, document, paint);
    net(&mut report, document, paint);
    gains(&mut report, document, paint);
    list(
        &mut report,
        paint,
        "needs, of the roles that run it",
        &document.needs,
    );
    list(&mut report, paint, "assumed", &document.assumed);
    list(&mut report, paint, "not certain", &document.uncertain);
    inference(&mut report, document);
    report
}

fn findings(report: &mut String, document: &Document, paint: Paint) {
    let mut explained = BTreeSet::new();
    for found in &document.findings {
        let severity = paint.severity(found.severity);
        report.push_str(&format!(
            "\n{severity}[{}]: {}\n  {}:{}: {}\n",
            found.rule, found.wrong, document.script, found.line, found.message
        ));
        if explained.insert(found.rule) {
            report.push_str(&format!(
                "  why: {}\n  instead: {}\n  see: {}\n",
                found.why, found.instead, found.link
            ));
        }
        request(report, found);
    }
}

fn request(report: &mut String, found: &Found) {
    if let Some(reason) = &found.requested {
        let counts = match found.accepted {
            Some(_) => "accepted",
            None => "the script asks to accept it, which does not count",
        };
        report.push_str(&format!("  {counts}: {reason}\n"));
    }
}

fn comparison(report: &mut String, document: &Document, paint: Paint) {
    if let Some(comparison) = &document.comparison {
        let heading = format!(
            "compared with the script of the payload: {}",
            comparison.result
        );
        report.push_str(&format!("\n{}\n", paint.bold(&heading)));
        for difference in &comparison.differences {
            report.push_str(&format!("  {difference}\n"));
        }
    }
}

fn statements(report: &mut String, document: &Document, paint: Paint) {
    report.push_str(&format!("\n{}\n", paint.bold("statements")));
    for statement in &document.statements {
        report.push_str(&format!(
            "  line {}: {}\n",
            lines(statement),
            outcome(statement)
        ));
        for effect in &statement.effects {
            report.push_str(&format!("    {effect}\n"));
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

fn net(report: &mut String, document: &Document, paint: Paint) {
    report.push_str(&format!("\n{}\n", paint.bold("in the end")));
    let lists = document.net.lists();
    if lists.is_empty() {
        report.push_str("  nothing is different\n");
    }
    for (heading, list) in lists {
        report.push_str(&format!("  {heading}\n"));
        for item in list {
            report.push_str(&format!("    {item}\n"));
        }
    }
}

fn gains(report: &mut String, document: &Document, paint: Paint) {
    if document.gains.is_empty() {
        return;
    }
    report.push_str(&format!("\n{}\n", paint.bold("who gains what")));
    for together in document.gains.chunk_by(|one, other| one.who == other.who) {
        let who = together.first().map_or("", |gain| gain.who.as_str());
        report.push_str(&format!("  {who}\n"));
        for gain in together {
            let path = match gain.path.as_slice() {
                [] => String::new(),
                path => format!(" through {}", path.join(" → ")),
            };
            report.push_str(&format!("    {}{path}\n", gain.what));
        }
    }
}

fn list(report: &mut String, paint: Paint, heading: &str, items: &[String]) {
    if items.is_empty() {
        return;
    }
    report.push_str(&format!("\n{}\n", paint.bold(heading)));
    for item in items {
        report.push_str(&format!("  {item}\n"));
    }
}

fn inference(report: &mut String, document: &Document) {
    report.push_str(&format!("\n{}\nresting on inference:\n", document.basis));
    for rests in &document.inference {
        report.push_str(&format!("  {}: {}\n", rests.rule, rests.inference));
    }
}
