//! What the rules found: the gravest first, each rule's places together, with the lines of the
//! script.

use annotate_snippets::{AnnotationKind, Group, Level, Renderer, Snippet};

use crate::report::document::{Document, Found, Report};
use crate::report::findings::{ByRule, by_rule};
use crate::report::wrap::{hang, wrap};

use super::look::Look;
use super::paint::Paint;

/// As many places of a rule are shown with their lines; of the others, the lines are told.
const SHOWN: usize = 5;

pub(super) fn findings(
    text: &mut String,
    report: &Report,
    document: &Document,
    look: Look,
    paint: Paint,
) {
    for rule in by_rule(report, document) {
        self::rule(text, document, &rule, look, paint);
    }
}

fn rule(text: &mut String, document: &Document, rule: &ByRule<'_>, look: Look, paint: Paint) {
    let explained = rule.rule;
    let kind = match rule.is_accepted() {
        true => format!("accepted[{}]", explained.rule),
        false => format!("{}[{}]", rule.severity(), explained.rule),
    };
    let title = hang("", &format!("{kind}: {}", explained.wrong), look.width);
    let painted = paint.severity(rule.severity(), &kind);
    text.push_str(&format!("\n{}", title.replacen(&kind, &painted, 1)));
    for found in rule.found.iter().take(SHOWN) {
        place(text, document, found, look);
    }
    others(text, &rule.found, look.width);
    note(text, "why", explained.why, look.width);
    note(text, "instead", explained.instead, look.width);
    if let Some(inference) = explained.inference {
        note(text, "not documented", inference, look.width);
    }
    note(text, "see", explained.link, look.width);
}

fn note(text: &mut String, label: &str, said: &str, width: usize) {
    let lines = wrap(&format!("{label}: {said}"), width.saturating_sub(6));
    for (number, line) in lines.iter().enumerate() {
        let start = if number == 0 { "   = " } else { "     " };
        text.push_str(&format!("{start}{line}\n"));
    }
}

/// The script's lines with the words that matter, and what is wrong there.
fn place(text: &mut String, document: &Document, found: &Found, look: Look) {
    text.push_str(&format!("  --> {}:{}", document.script, found.line));
    if let Some(place) = found.place.filter(|place| place.line == found.line) {
        text.push_str(&format!(":{}", place.column));
    }
    text.push('\n');
    let label = label(document, found, look.width);
    match snippet(document, found, label, look) {
        Some(snippet) => {
            text.push_str(&snippet);
            text.push('\n');
            if label.is_none() {
                below(text, found, look.width);
            }
        }
        None => text.push_str(&hang("   = ", &found.message, look.width)),
    }
    if let Some(reason) = &found.requested {
        let counts = match found.accepted {
            Some(_) => "accepted",
            None => "the script asks to accept it, which does not count",
        };
        text.push_str(&hang("   = ", &format!("{counts}: {reason}"), look.width));
    }
}

/// The message in lines of its own, where it does not fit behind the carets.
fn below(text: &mut String, found: &Found, width: usize) {
    let gutter = " ".repeat(found.end_line.to_string().len());
    let room = width.saturating_sub(gutter.len() + 5);
    for line in wrap(&found.message, room) {
        text.push_str(&format!("{gutter} |   {line}\n"));
    }
}

/// The message, where it fits behind the carets.
fn label<'a>(document: &Document, found: &'a Found, width: usize) -> Option<&'a str> {
    let caret = found.caret.as_ref()?;
    let lines = document.excerpt.lines(caret.line, caret.line);
    let line = lines.first()?;
    let before = line.get(..caret.at.end)?.chars().count() + line.matches('\t').count() * 3;
    let gutter = found.end_line.to_string().len() + 3;
    let needed = gutter + before + 1 + found.message.chars().count();
    (needed <= width).then_some(&found.message)
}

fn snippet(document: &Document, found: &Found, label: Option<&str>, look: Look) -> Option<String> {
    let caret = found.caret.as_ref()?;
    let lines = document.excerpt.lines(found.line, found.end_line);
    let before = lines.iter().take((caret.line - found.line) as usize);
    let start: usize = before.map(|line| line.len() + 1).sum();
    let source = lines.join("\n");
    let span = start + caret.at.start..start + caret.at.end;
    let annotation = AnnotationKind::Primary.span(span).label(label);
    let snippet = Snippet::source(source)
        .line_start(found.line as usize)
        .annotation(annotation);
    let level = match found.severity {
        "error" => Level::ERROR,
        "warning" => Level::WARNING,
        _ => Level::NOTE,
    };
    let renderer = match look.colour {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let group = Group::with_level(level).element(snippet);
    Some(renderer.term_width(look.width).render(&[group]))
}

/// The lines of the places that are not shown.
fn others(text: &mut String, found: &[&Found], width: usize) {
    let rest = found.get(SHOWN..).unwrap_or_default();
    let lines: Vec<String> = rest.iter().map(|found| found.line.to_string()).collect();
    match lines.as_slice() {
        [] => {}
        [line] => text.push_str(&format!("   = also in line {line}\n")),
        lines => text.push_str(&hang(
            "   = ",
            &format!("also in lines {}", lines.join(", ")),
            width,
        )),
    }
}
