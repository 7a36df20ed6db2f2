//! For a workflow of GitHub Actions: annotations on the lines of a pull request.
//!
//! <https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands>

use super::document::{Document, Found, Report};
use super::findings::by_rule;
use super::verdict::meaning;

/// The findings as workflow commands, those of a script together, the gravest first: GitHub shows
/// ten of each severity in a step. What is accepted is a notice.
pub fn github(report: &Report) -> String {
    let mut text = String::new();
    for document in &report.scripts {
        for rule in by_rule(report, document) {
            for found in rule.found {
                text.push_str(&annotation(document, found, rule.rule.wrong));
            }
        }
        let file = property(&document.script);
        let sentence = data(&document.sentence);
        text.push_str(&format!("::notice file={file},title=sfgen::{sentence}\n"));
    }
    text.push_str(&format!(
        "::notice title=sfgen {}::{} (exit {}: {})\n",
        property(report.sfgen),
        data(report.basis),
        report.exit_status,
        data(&meaning(report.exit_status, report.fail_on))
    ));
    text
}

fn annotation(document: &Document, found: &Found, wrong: &str) -> String {
    let command = match (found.severity, &found.accepted) {
        (_, Some(_)) => "notice",
        ("error", None) => "error",
        ("warning", None) => "warning",
        _ => "notice",
    };
    let place = match found.place {
        Some(place) => format!(
            "line={},col={},endColumn={}",
            place.line, place.column, place.end_column
        ),
        None => format!("line={},endLine={}", found.line, found.end_line),
    };
    let accepted = found.accepted.iter();
    let accepted = accepted.map(|reason| format!(" (accepted: {reason})"));
    let message = format!("{wrong}: {}{}", found.message, accepted.collect::<String>());
    format!(
        "::{command} file={},{place},title={}::{}\n",
        property(&document.script),
        property(found.rule),
        data(&message)
    )
}

/// A text that ends a command.
fn data(text: &str) -> String {
    text.replace('%', "%25")
        .replace('\r', "%0D")
        .replace('\n', "%0A")
}

/// The value of a property of a command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use super::{data, property};

    #[test]
    fn a_text_cannot_start_a_command_of_its_own() {
        assert_eq!(data("50%\n::error::x"), "50%25%0A::error::x");
        assert_eq!(property("a:b,c"), "a%3Ab%2Cc");
    }
}
