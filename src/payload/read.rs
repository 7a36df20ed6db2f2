//! From bytes to a payload, with every problem on the way.

use crate::diagnostic::{Key, Path, Problem};
use crate::document::{Document, Flaw, Node, line_and_column};

use super::answer;
use super::object::{Context, Field, Object};
use super::shape::Entries;
use super::table::{Form, Table};
use super::{Config, Options, Payload, Shape};

/// A payload and what is to be said about how it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reading {
    /// What could be read; fields with an error among `problems` are missing here.
    pub payload: Payload,
    /// Which of the API's bodies it is.
    pub shape: Shape,
    /// All problems, up to a hundred.
    pub problems: Vec<Problem>,
}

/// Reads a payload in YAML or JSON.
///
/// ```
/// let reading = sfgen::payload::read(b"host: a.snowflakecomputing.com\nwarehouse: WH\n");
/// let payload = reading.expect("it is an object").payload;
/// assert_eq!(payload.config.warehouse.as_deref(), Some("WH"));
/// ```
///
/// # Errors
/// The file is no document that a payload could be read from: too large, not UTF-8, not YAML,
/// not an object. Everything else is among [`Reading::problems`].
pub fn read(source: &[u8]) -> Result<Reading, Vec<Problem>> {
    if let Some(problem) = curl_command(source) {
        return Err(vec![problem]);
    }
    let document = Document::parse(source).map_err(|flaw| vec![unreadable(flaw)])?;
    let entries = match document.root() {
        Node::Map(entries) => entries,
        other @ (Node::Null
        | Node::Bool(_)
        | Node::Number(_)
        | Node::Text(_)
        | Node::List(_)
        | Node::Tagged(..)) => return Err(vec![not_an_object(other)]),
    };
    if let Some(problem) = answer::told(entries) {
        return Err(vec![problem]);
    }
    let context = Context::new(&document);
    let shape = Shape::of(entries);
    let payload = match shape {
        Shape::Envelope | Shape::GetResponse => envelope(entries, &context),
        Shape::BareConfig | Shape::DeleteRequest => bare(entries, &context),
    };
    Ok(Reading {
        payload,
        shape,
        problems: context.into_problems(),
    })
}

/// What is said of a whole command that sends a payload, as documentation shows them.
fn curl_command(source: &[u8]) -> Option<Problem> {
    let text = std::str::from_utf8(source).ok()?;
    let command = text.trim_start_matches(['\u{FEFF}', '$', ' ', '\t', '\r', '\n']);
    let arguments = command.strip_prefix("curl")?;
    if !arguments.starts_with([' ', '\t', '\\', '\r', '\n']) {
        return None;
    }
    let message = "the file is a curl command and not a payload";
    let body = text.find('{').map(|at| line_and_column(text, at));
    Some(match body {
        Some((line, column)) => Problem::error(Path::at(line, column), message)
            .help("keep its body alone: from this `{` to the `}` that closes it"),
        None => {
            Problem::error(Path::whole(), message).help("keep its body alone, which follows -d")
        }
    })
}

fn unreadable(flaw: Flaw) -> Problem {
    let path = flaw
        .position
        .map_or_else(Path::whole, |(line, column)| Path::at(line, column));
    let problem = Problem::error(path, format!("the file {}", flaw.message));
    match flaw.help {
        Some(help) => problem.help(help),
        None => problem,
    }
}

fn not_an_object(root: &Node<'_>) -> Problem {
    let (message, help) = match root {
        Node::Null => ("is empty", "write `type`, `autoBootstrap` and `config`"),
        Node::List(_) => (
            "is a list and not an object",
            "give one payload a file; of what GET /integrations lists, `--id N` picks one",
        ),
        Node::Bool(_) | Node::Number(_) | Node::Text(_) | Node::Map(_) | Node::Tagged(..) => (
            "is not an object",
            "write `type`, `autoBootstrap` and `config`",
        ),
    };
    Problem::error(Path::whole(), format!("the file {message}")).help(help)
}

fn envelope<'d>(entries: &'d Entries<'d>, context: &Context<'d>) -> Payload {
    Table::read(&Object::new(Path::whole(), entries, Payload::KEYS, context))
}

/// A file that is what stands under `config`, perhaps with `sfgen` beside it.
fn bare<'d>(entries: &'d Entries<'d>, context: &Context<'d>) -> Payload {
    let is_options = |key: &&Key| key.name == "sfgen";
    let options = Payload::KEYS.iter().filter(is_options);
    let known: Vec<Key> = Config::KEYS.iter().chain(options).copied().collect();
    let root = Object::new(Path::new("config"), entries, &known, context);
    let options = root.field("sfgen").and_then(|field| {
        let path = Path::new("sfgen");
        <Options as Form>::read(&Field { path, ..field })
    });
    Payload {
        config: Table::read(&root),
        options: options.unwrap_or_default(),
        ..Payload::default()
    }
}
