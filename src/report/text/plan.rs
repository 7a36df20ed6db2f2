//! The plan: object by object, in two columns.

use crate::report::document::Document;
use crate::report::planned::{PlanStep, Planned, sign};
use crate::report::wrap::{beside, hang};

use super::paint::Paint;

/// The widest first column.
const COLUMN: usize = 48;

pub(super) fn plan(text: &mut String, document: &Document, width: usize, paint: Paint) {
    let plan = &document.plan;
    let heading = format!("Plan: {}", plan.counts.line());
    text.push_str(&format!("\n{}\n", paint.bold(&heading)));
    if plan.objects.is_empty() {
        text.push_str("  nothing is different afterwards\n");
    }
    let column = column(&plan.objects).min(COLUMN).min(width / 2);
    for object in &plan.objects {
        planned(text, object, column, width, paint);
    }
    undo(text, document, width);
}

/// The width of the first column.
fn column(objects: &[Planned]) -> usize {
    let widths = objects.iter().flat_map(|object| {
        let steps = object
            .steps
            .iter()
            .map(|step| step.what.join(", ").chars().count() + 4);
        steps.chain([object.object.chars().count()])
    });
    widths.max().unwrap_or_default()
}

fn planned(text: &mut String, object: &Planned, column: usize, width: usize, paint: Paint) {
    let owner = match (&object.owner, object.action) {
        (Some(owner), Some("drop")) => format!("was owned by {owner}"),
        (Some(owner), Some(_)) => format!("owned by {owner}"),
        (Some(_), None) | (None, _) => String::new(),
    };
    let mark = object.action.map_or(" ", sign);
    let row = beside(
        &format!("  {mark} "),
        (&object.object, &owner),
        column,
        width,
    );
    text.push_str(&painted(&row, object.action, paint));
    for step in &object.steps {
        text.push_str(&self::step(step, column, width, paint));
    }
}

fn step(step: &PlanStep, column: usize, width: usize, paint: Paint) -> String {
    let what = step.what.join(", ");
    let what = match step.action {
        "hand over" => format!("owned by {what}"),
        _ => what,
    };
    let indent = format!("      {} ", sign(step.action));
    let row = beside(
        &indent,
        (&what, &step.detail),
        column.saturating_sub(4),
        width,
    );
    painted(&row, Some(step.action), paint)
}

/// A row whose sign is coloured.
fn painted(row: &str, action: Option<&str>, paint: Paint) -> String {
    match action {
        Some(action) => row.replacen(sign(action), &paint.action(action, sign(action)), 1),
        None => row.to_owned(),
    }
}

/// What cannot be taken back, and how the rest is.
fn undo(text: &mut String, document: &Document, width: usize) {
    let plan = &document.plan;
    let lasting = match plan.lasting.is_empty() {
        true if document.verdict == "not fully reviewed" => "nothing that is understood".to_owned(),
        true => "nothing".to_owned(),
        false => plan.lasting.join(", "),
    };
    text.push_str(&hang("  Cannot be undone: ", &lasting, width));
    if let Some(way) = plan.way_back() {
        text.push_str(&hang("  To undo the rest: ", &way, width));
    }
}
