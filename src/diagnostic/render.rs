//! Problems the way a modern compiler shows them.

use std::borrow::Cow;

use annotate_snippets::{
    Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet, normalize_untrusted_str,
};

use crate::document::{Document, line_and_column, lines};

use super::mask::{Marks, Shown, show_keys};
use super::place;
use super::{Problem, Severity, Vocabulary};

/// After this many problems the others are only counted.
const MANY: usize = 100;

/// An input as its problems are shown on it.
#[derive(Debug, Clone, Copy)]
pub struct Source<'a> {
    /// The file's name, as the user gave it.
    pub name: &'a str,
    /// The file's content.
    pub content: &'a [u8],
    /// What its lines may reveal.
    pub vocabulary: &'a Vocabulary,
}

/// Shows `problems` one after the other in the order of the file, each under its line.
///
/// Of more than a hundred, the others are only counted.
/// A problem without a place, such as one about an option of the command line, comes last. With
/// `colour`, ANSI escapes for a terminal. Each report ends in a line break, and a blank line
/// stands between two.
///
/// ```
/// use sfgen::diagnostic::{Path, Problem, Source, render};
/// use sfgen::payload::VOCABULARY;
///
/// let source = Source {
///     name: "config.yaml",
///     content: b"host: localhost\n",
///     vocabulary: &VOCABULARY,
/// };
/// let problem = Problem::error(Path::new("host"), "is not an account");
/// assert!(render(&source, &[problem], false).contains("--> config.yaml:1:7"));
/// ```
pub fn render(source: &Source<'_>, problems: &[Problem], colour: bool) -> String {
    let view = View::new(source);
    let chosen = chosen(problems);
    let unsaid = problems.len() - chosen.len();
    let mut placed: Vec<_> = chosen
        .into_iter()
        .map(|problem| (view.place(problem), problem))
        .collect();
    placed.sort_by_key(|(place, _)| place.as_ref().map_or((usize::MAX, 0), Place::position));
    let renderer = match colour {
        true => Renderer::styled(),
        false => Renderer::plain(),
    };
    let name = normalize_untrusted_str(source.name);
    let shown = placed.iter().map(|(place, problem)| {
        let text = renderer.render(&[report(&name, problem, place.as_ref())]);
        match place {
            Some(place) => place.with_true_column(&name, &text) + "\n",
            None => text + "\n",
        }
    });
    let unsaid = (unsaid > 0).then(|| format!("note: {unsaid} more are not shown\n"));
    shown.chain(unsaid).collect::<Vec<String>>().join("\n")
}

/// As many problems as anyone reads, errors before warnings.
fn chosen(problems: &[Problem]) -> Vec<&Problem> {
    if problems.len() <= MANY {
        return problems.iter().collect();
    }
    let is_error = |problem: &&Problem| problem.severity == Severity::Error;
    let (mut chosen, others): (Vec<_>, Vec<_>) = problems.iter().partition(is_error);
    chosen.extend(others);
    chosen.truncate(MANY);
    chosen
}

/// A place in the input, with its line as it may be shown.
struct Place {
    line: usize,
    column: usize,
    shown: Shown,
}

impl Place {
    fn position(&self) -> (usize, usize) {
        (self.line, self.column)
    }

    /// The report `text` with the column of the file in place of the one of the masked line.
    fn with_true_column(&self, name: &str, text: &str) -> String {
        let before = &self.shown.text[..self.shown.span.start];
        let masked = format!("{name}:{}:{}", self.line, before.chars().count() + 1);
        text.replacen(&masked, &format!("{name}:{}:{}", self.line, self.column), 1)
    }
}

/// An input that lines can be shown of.
struct View<'a> {
    text: Cow<'a, str>,
    document: Option<(Document<'a>, Marks)>,
    vocabulary: &'a Vocabulary,
}

impl<'a> View<'a> {
    fn new(source: &Source<'a>) -> Self {
        let document = Document::parse(source.content).ok().map(|document| {
            let marks = Marks::new(&document, source.vocabulary);
            (document, marks)
        });
        let text = match &document {
            Some((document, _)) => Cow::Borrowed(document.text()),
            None => String::from_utf8_lossy(
                source
                    .content
                    .strip_prefix("\u{FEFF}".as_bytes())
                    .unwrap_or(source.content),
            ),
        };
        Self {
            text,
            document,
            vocabulary: source.vocabulary,
        }
    }

    fn place(&self, problem: &Problem) -> Option<Place> {
        match (problem.path.position(), &self.document) {
            (Some((line, column)), _) => self.unread(line, column),
            (None, Some((document, marks))) => {
                let target = place::start(document, &problem.path)?;
                let (line, column) = line_and_column(&self.text, target);
                let (start, text) = lines(&self.text).nth(line - 1)?;
                Some(Place {
                    line,
                    column,
                    shown: marks.show(start, text, target),
                })
            }
            (None, None) => None,
        }
    }

    fn unread(&self, line: usize, column: usize) -> Option<Place> {
        let (_, text) = lines(&self.text).nth(line.checked_sub(1)?)?;
        let target = text.char_indices().nth(column.saturating_sub(1));
        let target = target.map_or(text.len(), |(at, _)| at);
        Some(Place {
            line,
            column,
            shown: show_keys(text, target, self.vocabulary),
        })
    }
}

fn report<'a>(name: &'a str, problem: &'a Problem, place: Option<&'a Place>) -> Group<'a> {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
    };
    let group = level.primary_title(problem.to_string());
    let group = match place {
        Some(place) => group.element(snippet(name, place)),
        None => group.element(Origin::path(name)),
    };
    match &problem.help {
        Some(help) => group.element(Level::HELP.message(normalize_untrusted_str(help))),
        None => group,
    }
}

fn snippet<'a>(name: &'a str, place: &'a Place) -> Snippet<'a, Annotation<'a>> {
    Snippet::source(place.shown.text.as_str())
        .path(name)
        .line_start(place.line)
        .annotation(AnnotationKind::Primary.span(place.shown.span.clone()))
}
