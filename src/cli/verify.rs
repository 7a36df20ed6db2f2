//! The check before printing: whatever the names, a script says what it says under plain ones.

use super::failure::Failure;
use crate::integration::UnderPlainNames;
use crate::parse::{Statement, parse_beside};
use crate::script::Script;
use crate::text::PlainNames;

/// Makes a script and reads it back: every token is that of the same script under plain names,
/// every name and text in it is the one that went in, in order, and every statement is understood.
///
/// What a script says under plain names is for the tests to judge, over every choice.
///
/// # Errors
/// A defect of sfgen, told by the line, never by its text.
pub fn verified<T: UnderPlainNames>(
    of: &T,
    make: impl Fn(&T) -> Script,
) -> Result<Script, Misread> {
    let script = make(of);
    let mut names = PlainNames::default();
    let plain = make(&of.under(&mut names));
    let line_of = |line, what: String| Misread { line, what };
    let read = parse_beside(script.text(), plain.text(), &names)
        .map_err(|line| line_of(line, "not what it is under plain names".to_owned()))?;
    if let Some(oddity) = read.oddities.first() {
        return Err(line_of(oddity.line, oddity.kind.to_string()));
    }
    for located in &read.statements {
        if let Statement::Unknown(unknown) = &located.statement {
            return Err(line_of(unknown.line, unknown.reason.to_string()));
        }
    }
    Ok(script)
}

/// Where a script is read otherwise than it was written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("line {line}: {what}")]
pub struct Misread {
    line: u32,
    what: String,
}

impl From<Misread> for Failure {
    fn from(misread: Misread) -> Self {
        Self::Defect(misread.to_string())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::integration::{Integration, check};
    use crate::script;

    fn integration() -> Integration {
        let payload = crate::payload::read(
            br#"{"host": "account.snowflakecomputing.com", "warehouse": "WH", "database": "O'N",
            "authenticationType": "keyPair", "username": "IMMUTA"}"#,
        );
        let payload = payload.expect("a payload").payload;
        check(&payload, &payload.options).0.expect("an integration")
    }

    /// A script of an integration on which something was done that its twin has not seen.
    fn of_changed(change: fn(&mut Integration)) -> Result<Script, Misread> {
        let of = integration();
        verified(&of, |given| {
            let mut given = given.clone();
            if given == of {
                change(&mut given);
            }
            script::delete(&given, false)
        })
    }

    #[test]
    fn a_script_in_which_a_name_stands_in_anothers_place_is_not_printed() {
        assert!(of_changed(|_| {}).is_ok());
        let swapped = of_changed(|of| std::mem::swap(&mut of.system_role, &mut of.setup_role));
        assert!(swapped.is_err());
        let other = of_changed(|of| of.system_account = of.setup_role.clone());
        let defect = Failure::from(other.expect_err("misread"));
        assert_eq!(defect.status() as u8, 70);
    }
}
