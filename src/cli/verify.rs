//! The check before printing: the script, read back, is what was meant.

use super::failure::Failure;
use crate::parse::parse;
use crate::script::Script;

/// Parses the script's text and compares its statements with those that were meant.
///
/// # Errors
/// A defect of sfgen, told by the number of the statement, never by its text.
pub(super) fn verify(script: &Script) -> Result<(), Failure> {
    let found = parse(script.text());
    if let Some(oddity) = found.oddities.first() {
        return Err(Failure::Defect(format!(
            "line {}: {}",
            oddity.line, oddity.kind
        )));
    }
    let statements = found.statements.iter().map(|located| &located.statement);
    if let Some(number) = statements
        .zip(script.meant())
        .position(|(found, meant)| found != meant)
    {
        let line = found.statements[number].line;
        let message = format!(
            "statement {} in line {line} is not what was meant",
            number + 1
        );
        return Err(Failure::Defect(message));
    }
    let (found, meant) = (found.statements.len(), script.meant().len());
    if found != meant {
        return Err(Failure::Defect(format!(
            "{found} statements instead of {meant}"
        )));
    }
    Ok(())
}
