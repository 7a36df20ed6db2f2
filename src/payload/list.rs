//! One integration of the list that GET /integrations answers.

use zeroize::Zeroizing;

use crate::diagnostic::{Path, Problem};
use crate::document::{Document, Node};

use super::suggest::showable;

/// The `source` with blanks in place of everything but the integration with this `id`, so that
/// every place stays what it is. Nothing where `source` is no list.
///
/// # Errors
/// The list does not hold the integration, or is not JSON.
pub fn pick(source: &[u8], id: &str) -> Result<Option<Zeroizing<Vec<u8>>>, Vec<Problem>> {
    let Ok(document) = Document::parse(source) else {
        return Ok(None);
    };
    let Node::List(items) = document.root() else {
        return Ok(None);
    };
    let ids: Vec<Option<String>> = items.iter().map(id_of).collect();
    let index = ids.iter().position(|known| known.as_deref() == Some(id));
    let index = index.ok_or_else(|| vec![missing(id, &ids)])?;
    let ranges = document.json_items();
    let range = ranges.get(index).ok_or_else(|| vec![not_json()])?;
    let before = source.len() - document.text().len();
    let is_kept = |at: usize| range.contains(&at.wrapping_sub(before));
    let bytes = source.iter().enumerate();
    let blanked = bytes.map(|(at, byte)| match byte {
        byte if is_kept(at) || matches!(byte, b'\r' | b'\n') => *byte,
        _ => b' ',
    });
    Ok(Some(Zeroizing::new(blanked.collect())))
}

/// The id of an integration, which the API writes as a text or as a number.
fn id_of(item: &Node<'_>) -> Option<String> {
    let Node::Map(entries) = item else {
        return None;
    };
    let is_id = |key: &Node<'_>| matches!(key, Node::Text(key) if key == "id");
    match &entries.iter().find(|(key, _)| is_id(key))?.1 {
        Node::Text(text) => Some(text.clone().into_owned()),
        Node::Number(number) => number.as_ref().map(ToString::to_string),
        Node::Null | Node::Bool(_) | Node::List(_) | Node::Map(_) | Node::Tagged(..) => None,
    }
}

fn missing(id: &str, ids: &[Option<String>]) -> Problem {
    let known = ids.iter().flatten().filter(|id| showable(id));
    let known: Vec<&str> = known.map(String::as_str).collect();
    let message = match showable(id) {
        true => format!("the file lists no integration with the id {id}"),
        false => "the file lists no integration with this id".to_owned(),
    };
    Problem::error(Path::whole(), message).help(match known.is_empty() {
        true => "give what GET /integrations answers".to_owned(),
        false => format!("it lists {}", known.join(", ")),
    })
}

fn not_json() -> Problem {
    Problem::error(Path::whole(), "the list is not JSON, which the API answers")
        .help("give the one integration alone")
}
