//! Oddities of the text, for the rules about them.

use crate::review::rule::Hit;
use crate::review::trace::Trace;
use crate::text::Gravity;

pub(in crate::review) fn oddities(trace: &Trace<'_>, gravity: Gravity) -> Vec<Hit> {
    let found = trace.script.oddities.iter();
    found
        .filter(|oddity| oddity.kind.gravity() == gravity)
        .map(|oddity| {
            Hit::new(
                oddity.line,
                format!("column {}: {}", oddity.column, oddity.kind),
            )
        })
        .collect()
}
