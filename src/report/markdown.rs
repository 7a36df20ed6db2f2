//! For a pull request or a change ticket, and the page of the rules.

use super::document::{Document, Report};
use super::findings::by_rule;
use super::people::people;
use super::planned::sign;
use super::rule::help;
use super::verdict::meaning;
use crate::review::Rule;

/// As many people are told; JSON has all.
const PEOPLE: usize = 50;

/// The report as markdown, in which no text of the script is markup.
pub fn markdown(report: &Report) -> String {
    let mut text = String::new();
    if report.scripts.len() > 1 {
        table(&mut text, report);
    }
    for document in &report.scripts {
        script(&mut text, report, document);
    }
    text.push_str(&format!(
        "\n---\n\nExit status {}: {}. sfgen {}, script format {}; {}.\n",
        report.exit_status,
        meaning(report.exit_status, report.fail_on),
        report.sfgen,
        report.script_format,
        report.basis
    ));
    text
}

/// All scripts at a glance.
fn table(text: &mut String, report: &Report) {
    text.push_str(&format!("# Review of {} scripts\n\n", report.scripts.len()));
    text.push_str("| Script | Verdict | Errors | Warnings | Notes |\n|---|---|---|---|---|\n");
    for document in &report.scripts {
        let counts = &document.counts;
        text.push_str(&format!(
            "| {} | {} | {} | {} | {} |\n",
            plain(&document.script),
            document.verdict,
            counts.errors,
            counts.warnings,
            counts.notes
        ));
    }
    text.push('\n');
}

fn script(text: &mut String, report: &Report, document: &Document) {
    text.push_str(&format!(
        "# Review of {}\n\n**{}**\n",
        plain(&document.script),
        plain(&document.sentence)
    ));
    evidence(text, document);
    who(text, document);
    plan(text, document);
    findings(text, report, document);
    comparison(text, document);
    list(text, "Whoever runs it needs", &document.needs);
    list(text, "Assumed of the account", &document.assumed);
    list(text, "Not certain", &document.uncertain);
    statements(text, document);
}

fn evidence(text: &mut String, document: &Document) {
    let (evidence, counts) = (&document.evidence, &document.counts);
    let found = counts.findings();
    let mut items = vec![
        format!(
            "findings: {}",
            if found.is_empty() { "none" } else { &found }
        ),
        format!(
            "statements: {} done, {} refused, {} not understood, {} not reached",
            counts.done, counts.refused, counts.not_understood, counts.not_reached
        ),
        format!("run by a user with {}", evidence.role),
        format!("SHA-256 {}", evidence.sha256),
    ];
    let after = evidence.after.iter();
    items.extend(after.map(|file| format!("after {}, SHA-256 {}", file.name, file.sha256)));
    let payload = evidence.payload.iter();
    items.extend(payload.map(|file| format!("payload {}, SHA-256 {}", file.name, file.sha256)));
    let settings = evidence.settings.iter();
    items.extend(settings.map(|file| format!("settings {}, SHA-256 {}", file.name, file.sha256)));
    if !evidence.options.is_empty() {
        items.push(format!("options {}", evidence.options.join(" ")));
    }
    text.push('\n');
    self::items(text, &items);
}

fn who(text: &mut String, document: &Document) {
    let people = people(document);
    text.push_str("\n## Who can do what afterwards\n\n");
    if people.is_empty() {
        text.push_str("Nobody but the runner gains or loses anything.\n");
        return;
    }
    text.push_str("| | Who | What |\n|---|---|---|\n");
    for person in people.iter().take(PEOPLE) {
        let kind = match (person.loses, person.is_new) {
            (true, _) => "loses",
            (false, true) => "new",
            (false, false) => "gains",
        };
        let what = person.words(usize::MAX, 1).join(" ");
        let (who, what) = (plain(person.who), plain(&what));
        text.push_str(&format!("| {kind} | {who} | {what} |\n"));
    }
    if people.len() > PEOPLE {
        text.push_str(&format!("\nAnd {} more.\n", people.len() - PEOPLE));
    }
}

fn plan(text: &mut String, document: &Document) {
    let plan = &document.plan;
    text.push_str(&format!("\n## Plan: {}\n\n", plan.counts.line()));
    if plan.objects.is_empty() {
        text.push_str("Nothing is different afterwards.\n");
    }
    for object in &plan.objects {
        let mark = object
            .action
            .map_or_else(String::new, |action| format!("{} ", plain(sign(action))));
        let owner = object
            .owner
            .iter()
            .map(|owner| format!(", owned by {}", plain(owner)));
        let owner = owner.collect::<String>();
        text.push_str(&format!("- {mark}{}{owner}\n", plain(&object.object)));
        for step in &object.steps {
            let what = plain(&step.what.join(", "));
            let detail = plain(&step.detail);
            let row = format!("{} {what} {detail}", plain(sign(step.action)));
            text.push_str(&format!("  - {}\n", row.trim_end()));
        }
    }
    list(text, "Cannot be undone", &plan.lasting);
    if let Some(way) = plan.way_back() {
        text.push_str(&format!("\nTo undo the rest: {way}.\n"));
    }
}

fn findings(text: &mut String, report: &Report, document: &Document) {
    if document.findings.is_empty() {
        return;
    }
    text.push_str(
        "\n## Findings\n\n| Severity | Line | Rule | Finding | Instead |\n|---|---|---|---|---|\n",
    );
    for rule in by_rule(report, document) {
        for found in &rule.found {
            let request = match (&found.accepted, &found.requested) {
                (Some(reason), _) => format!(" (accepted: {})", plain(reason)),
                (None, Some(reason)) => format!(
                    " (the script asks to accept it, which does not count: {})",
                    plain(reason)
                ),
                (None, None) => String::new(),
            };
            let (rule, message) = (rule.rule, plain(&found.message));
            text.push_str(&format!(
                "| {} | {} | [{}]({}) | {}: {message}{request} | {} |\n",
                found.severity, found.line, found.rule, rule.link, rule.wrong, rule.instead
            ));
        }
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
    report.push_str("\n<details><summary>Statement by statement</summary>\n\n| Lines | Outcome | Effects |\n|---|---|---|\n",
    );
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
    report.push_str("\n</details>\n");
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
        "# Rules of sfgen review\n\nMade from the table of the rules; a test compares the two. \
         `sfgen explain RULE` says the same.\n",
    );
    for rule in rules {
        let severity = rule.severity.as_str();
        page.push_str(&format!(
            "\n## {}\n\n{severity}, since {}: {}.\n\n{}\n",
            rule.id,
            rule.since,
            rule.wrong,
            help(rule)
        ));
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
