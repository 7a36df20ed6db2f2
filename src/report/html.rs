//! For a browser: one file that fetches nothing, with the roles drawn.

use askama::Template;

use super::document::{Document, Gained, Statement};
use super::graph::{Drawing, draw};

/// The page; askama escapes every text in it.
#[derive(Template)]
#[template(path = "report/review.html")]
struct Page<'a> {
    document: &'a Document,
    drawing: Drawing,
    /// The gains of each user or role.
    gains: Vec<(&'a str, &'a [Gained])>,
}

impl Page<'_> {
    fn lines(&self, statement: &Statement) -> String {
        match statement.end_line - statement.line {
            0 => statement.line.to_string(),
            _ => format!("{}–{}", statement.line, statement.end_line),
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
        gains: together
            .filter_map(|gains| Some((gains.first()?.who.as_str(), gains)))
            .collect(),
    };
    page.render()
        .unwrap_or_else(|error| unreachable!("writing to a String cannot fail: {error}"))
}
