//! For a browser: one file that fetches nothing, with the roles drawn.

use askama::Template;

use super::document::{Document, Found, Gained, Statement};
use super::graph::{Drawing, draw};

/// What somebody gains along one path of roles.
type Way<'a> = (&'a [String], Vec<&'a str>);

/// The page; askama escapes every text in it.
#[derive(Template)]
#[template(path = "report/review.html")]
struct Page<'a> {
    document: &'a Document,
    drawing: Drawing,
    /// The findings of each rule, the gravest first.
    findings: Vec<Vec<&'a Found>>,
    /// The gains of each user or role, by the way to them.
    gains: Vec<(&'a str, Vec<Way<'a>>)>,
}

/// Severities and how many of them are called, the gravest first.
const SEVERITIES: [(&str, &str); 3] = [
    ("error", "errors"),
    ("warning", "warnings"),
    ("note", "notes"),
];

impl Page<'_> {
    /// The colour of the verdict: what was not understood is as grave as an error.
    fn verdict_class(&self) -> &'static str {
        let open = |severity: &str| {
            let mut findings = self.document.findings.iter();
            findings.any(|found| found.severity == severity && found.accepted.is_none())
        };
        match self.document.verdict {
            "clean" => "clean",
            "findings" => {
                let gravest = SEVERITIES.into_iter().find(|(one, _)| open(one));
                gravest.map_or("note", |(one, _)| one)
            }
            _ => "error",
        }
    }

    /// How many findings there are of each severity, and how many are accepted.
    fn counts(&self) -> String {
        let (accepted, open): (Vec<&Found>, Vec<&Found>) = self
            .document
            .findings
            .iter()
            .partition(|found| found.accepted.is_some());
        let counted = SEVERITIES.into_iter().filter_map(|(one, many)| {
            match open.iter().filter(|found| found.severity == one).count() {
                0 => None,
                1 => Some(format!("1 {one}")),
                number => Some(format!("{number} {many}")),
            }
        });
        let accepted = match accepted.len() {
            0 => None,
            number => Some(format!("{number} accepted")),
        };
        counted.chain(accepted).collect::<Vec<_>>().join(", ")
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

    fn lists(&self) -> Vec<(&'static str, &[String])> {
        let document = self.document;
        let lists: [(&str, &[String]); 3] = [
            ("Needs, of the roles that run it", &document.needs),
            ("Assumed", &document.assumed),
            ("Not certain", &document.uncertain),
        ];
        lists
            .into_iter()
            .filter(|(_, list)| !list.is_empty())
            .collect()
    }
}

/// The report as one HTML file.
pub fn html(document: &Document) -> String {
    let together = document.gains.chunk_by(|one, other| one.who == other.who);
    let page = Page {
        document,
        drawing: draw(&document.graph),
        findings: by_rule(&document.findings),
        gains: together
            .filter_map(|gains| Some((gains.first()?.who.as_str(), by_way(gains))))
            .collect(),
    };
    page.render()
        .unwrap_or_else(|error| unreachable!("writing to a String cannot fail: {error}"))
}

/// The findings of each rule together, accepted ones last, the gravest first.
fn by_rule(findings: &[Found]) -> Vec<Vec<&Found>> {
    let mut rules: Vec<Vec<&Found>> = Vec::new();
    let same = |one: &Found, other: &Found| {
        one.rule == other.rule && one.accepted.is_some() == other.accepted.is_some()
    };
    for found in findings {
        match rules.iter_mut().find(|rule| same(rule[0], found)) {
            Some(rule) => rule.push(found),
            None => rules.push(vec![found]),
        }
    }
    let place = |found: &Found| {
        let severity = SEVERITIES
            .iter()
            .position(|(one, _)| *one == found.severity);
        (found.accepted.is_some(), severity)
    };
    rules.sort_by_key(|rule| place(rule[0]));
    rules
}

/// Somebody's gains by the roles in between, what needs none first.
fn by_way(gains: &[Gained]) -> Vec<Way<'_>> {
    let mut ways: Vec<Way<'_>> = Vec::new();
    for gain in gains {
        match ways.iter_mut().find(|(path, _)| *path == gain.path) {
            Some((_, list)) => list.push(&gain.what),
            None => ways.push((&gain.path, vec![&gain.what])),
        }
    }
    let (mut ways, others): (Vec<_>, Vec<_>) =
        ways.into_iter().partition(|(path, _)| path.is_empty());
    ways.extend(others);
    ways
}
