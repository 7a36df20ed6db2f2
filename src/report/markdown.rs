//! For a pull request or a change ticket, and the page of the rules.

use super::document::Document;
use crate::review::Rule;

/// The report as markdown, in which no text of the script is markup.
pub fn markdown(document: &Document) -> String {
    let mut report = format!(
        "# Review of {}\n\n**{}**: {}\n",
        plain(&document.script),
        document.verdict,
        document.basis
    );
    findings(&mut report, document);
    comparison(&mut report, document);
    net(&mut report, document);
    gains(&mut report, document);
    list(
        &mut report,
        "Needs, of the roles that run it",
        &document.needs,
    );
    list(&mut report, "Assumed", &document.assumed);
    list(&mut report, "Not certain", &document.uncertain);
    statements(&mut report, document);
    inference(&mut report, document);
    report
}

fn findings(report: &mut String, document: &Document) {
    if document.findings.is_empty() {
        return;
    }
    report.push_str(
        "\n## Findings\n\n| Severity | Line | Rule | Finding | Instead |\n|---|---|---|---|---|\n",
    );
    for found in &document.findings {
        let request = match (&found.accepted, &found.requested) {
            (Some(reason), _) => format!(" (accepted: {})", plain(reason)),
            (None, Some(reason)) => {
                format!(
                    " (the script asks to accept it, which does not count: {})",
                    plain(reason)
                )
            }
            (None, None) => String::new(),
        };
        report.push_str(&format!(
            "| {} | {} | [{}]({}) | {}: {}{request} | {} |\n",
            found.severity,
            found.line,
            found.rule,
            found.link,
            found.wrong,
            plain(&found.message),
            found.instead
        ));
    }
}

fn comparison(report: &mut String, document: &Document) {
    if let Some(comparison) = &document.comparison {
        let heading = format!(
            "Compared with the script of the payload: {}",
            comparison.result
        );
        report.push_str(&format!("\n## {heading}\n\n"));
        items(report, &comparison.differences);
    }
}

fn net(report: &mut String, document: &Document) {
    report.push_str("\n## In the end\n\n");
    let lists = document.net.lists();
    if lists.is_empty() {
        report.push_str("Nothing is different.\n");
    }
    for (heading, list) in lists {
        report.push_str(&format!("- {heading}\n"));
        for item in list {
            report.push_str(&format!("  - {}\n", plain(item)));
        }
    }
}

fn gains(report: &mut String, document: &Document) {
    if document.gains.is_empty() {
        return;
    }
    report.push_str("\n## Who gains what\n\n| Who | What | Through |\n|---|---|---|\n");
    for gain in &document.gains {
        let path = gain.path.join(" → ");
        report.push_str(&format!(
            "| {} | {} | {} |\n",
            plain(&gain.who),
            plain(&gain.what),
            plain(&path)
        ));
    }
}

fn list(report: &mut String, heading: &str, list: &[String]) {
    if !list.is_empty() {
        report.push_str(&format!("\n## {heading}\n\n"));
        items(report, list);
    }
}

fn items(report: &mut String, list: &[String]) {
    for item in list {
        report.push_str(&format!("- {}\n", plain(item)));
    }
}

fn statements(report: &mut String, document: &Document) {
    report.push_str("\n## Statements\n\n| Lines | Outcome | Effects |\n|---|---|---|\n");
    for statement in &document.statements {
        let reason = statement
            .reason
            .iter()
            .map(|reason| format!(": {}", plain(reason)));
        let effects: Vec<String> = statement
            .effects
            .iter()
            .map(|effect| plain(effect))
            .collect();
        report.push_str(&format!(
            "| {}–{} | {}{} | {} |\n",
            statement.line,
            statement.end_line,
            statement.outcome,
            reason.collect::<String>(),
            effects.join("<br>")
        ));
    }
}

fn inference(report: &mut String, document: &Document) {
    report.push_str("\n## Resting on inference\n\n");
    for rests in &document.inference {
        report.push_str(&format!("- {}: {}\n", rests.rule, rests.inference));
    }
}

/// A text in which nothing is markup.
/// <https://spec.commonmark.org/0.31.2/#backslash-escapes>
fn plain(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '<' => escaped.push_str("&lt;"),
            '>' => escaped.push_str("&gt;"),
            '&' => escaped.push_str("&amp;"),
            // GitHub makes links of @name and of #number.
            '@' => escaped.push_str("&#64;"),
            '#' => escaped.push_str("&#35;"),
            ':' => escaped.push_str("&#58;"),
            '\\' | '`' | '*' | '_' | '[' | ']' | '(' | ')' | '|' | '!' | '~' => {
                escaped.push('\\');
                escaped.push(c);
            }
            _ => escaped.push(c),
        }
    }
    escaped
}

/// The page of the rules, in their order.
pub fn rules(rules: &[Rule]) -> String {
    let mut page = String::from(
        "# Rules of sfgen review\n\nMade from the table of the rules; a test compares the two.\n",
    );
    for rule in rules {
        page.push_str(&format!(
            "\n## {}\n\n{}, since {}: {}.\n\nWhy: {} ([source]({})).\n\nInstead: {}.\n",
            rule.id,
            rule.severity.as_str(),
            rule.since,
            rule.wrong,
            rule.why,
            rule.link,
            rule.instead
        ));
        if let Some(inference) = rule.inference {
            page.push_str(&format!("\nRests on inference: {inference}.\n"));
        }
    }
    page
}

#[cfg(test)]
mod tests {
    use super::plain;

    #[test]
    fn nothing_of_a_script_is_markup() {
        assert_eq!(
            plain("a|b <img src=x> [l](http://e) @me"),
            "a\\|b &lt;img src=x&gt; \\[l\\]\\(http&#58;//e\\) &#64;me"
        );
    }
}
