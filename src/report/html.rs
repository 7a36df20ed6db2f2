//! For a browser: one file that fetches nothing, with the roles drawn.

use std::collections::BTreeSet;

use askama::Template;

use super::document::{Document, Report, Statement};
use super::findings::{ByRule, by_rule};
use super::graph::{Drawing, draw};
use super::people::{Person, people};
use super::planned::sign;
use super::verdict::meaning;

/// The page; askama escapes every text in it.
#[derive(Template)]
#[template(path = "report/review.html")]
struct Page<'a> {
    report: &'a Report,
    scripts: Vec<Script<'a>>,
}

/// One script's part of the page.
struct Script<'a> {
    document: &'a Document,
    drawing: Drawing,
    /// The findings of each rule, the gravest first.
    findings: Vec<ByRule<'a>>,
    people: Vec<Person<'a>>,
    made: BTreeSet<&'a str>,
}

/// As many people stand on the page; a program reads the others from JSON.
const PEOPLE: usize = 1_000;

impl Page<'_> {
    fn is_several(&self) -> bool {
        self.scripts.len() > 1
    }

    fn title(&self) -> String {
        match self.report.scripts.as_slice() {
            [one] => one.script.clone(),
            scripts => format!("{} scripts", scripts.len()),
        }
    }

    fn meaning(&self) -> String {
        meaning(self.report.exit_status, self.report.fail_on)
    }
}

impl<'a> Script<'a> {
    fn of(report: &'a Report, document: &'a Document) -> Self {
        let objects = document.plan.objects.iter();
        let made = objects.filter(|object| object.action == Some("add"));
        Self {
            document,
            drawing: draw(&document.graph),
            findings: by_rule(report, document),
            people: people(document),
            made: made.map(|object| object.object.as_str()).collect(),
        }
    }

    /// The colour of the verdict: what was not understood is as grave as an error.
    fn verdict_class(&self) -> &'static str {
        let counts = &self.document.counts;
        match self.document.verdict {
            "clean" => "clean",
            "findings" if counts.errors > 0 => "error",
            "findings" if counts.warnings > 0 => "warning",
            "findings" | "no statements" => "note",
            _ => "error",
        }
    }

    fn lines(&self, statement: &Statement) -> String {
        match statement.end_line - statement.line {
            0 => statement.line.to_string(),
            _ => format!("{}–{}", statement.line, statement.end_line),
        }
    }

    fn outcome_class(&self, statement: &Statement) -> &'static str {
        match statement.outcome {
            "done" => "soft",
            "not reached" => "warning",
            _ => "error",
        }
    }

    fn sign(&self, action: &str) -> &'static str {
        sign(action)
    }

    /// What somebody gains or loses, the gravest first.
    fn words(&self, person: &Person<'_>) -> String {
        person.words(usize::MAX, 1).join(" ")
    }

    fn told(&self) -> &[Person<'a>] {
        self.people.get(..PEOPLE).unwrap_or(&self.people)
    }

    fn untold(&self) -> usize {
        self.people.len().saturating_sub(PEOPLE)
    }

    fn lists(&self) -> Vec<(&'static str, &[String])> {
        let document = self.document;
        let lists: [(&str, &[String]); 3] = [
            ("Whoever runs it needs", &document.needs),
            ("Assumed of the account", &document.assumed),
            ("Not certain", &document.uncertain),
        ];
        lists
            .into_iter()
            .filter(|(_, list)| !list.is_empty())
            .collect()
    }
}

/// The report as one HTML file.
pub fn html(report: &Report) -> String {
    let scripts = report.scripts.iter();
    let page = Page {
        report,
        scripts: scripts
            .map(|document| Script::of(report, document))
            .collect(),
    };
    page.render()
        .unwrap_or_else(|error| unreachable!("writing to a String cannot fail: {error}"))
}
