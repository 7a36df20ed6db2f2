//! The passphrase in connection arguments.

use crate::secret::Secret;

use super::KeyError;

/// Immuta documents the first; drivers of Snowflake know the second as well.
const NAMES: [&str; 2] = ["PRIV_KEY_FILE_PWD", "PRIV_KEY_PWD"];

/// The passphrase in `connectArgs`, documented as exactly `PRIV_KEY_FILE_PWD=…`.
///
/// Everything after the `=` is the passphrase, blanks and `;` too, up to where `;` or `&` starts
/// another argument: a word of letters, digits and `_`, and `=`. Upper and lower case of the name
/// do not matter.
///
/// ```
/// use sfgen::{key::passphrase, secret::Secret};
///
/// let args = Secret::new("PRIV_KEY_FILE_PWD=a;b&c;LOGIN_TIMEOUT=5");
/// assert_eq!(passphrase(&args)?.reveal(), "a;b&c");
/// # Ok::<(), sfgen::key::KeyError>(())
/// ```
///
/// # Errors
/// [`KeyError::NoPassphraseArgument`].
pub fn passphrase(connect_args: &Secret) -> Result<Secret, KeyError> {
    let mut rest = connect_args.reveal().trim_end_matches(['\n', '\r']);
    while !rest.is_empty() {
        let end = next_argument(rest).unwrap_or(rest.len());
        if let Some(value) = value(&rest[..end]) {
            return Ok(Secret::new(value));
        }
        rest = rest.get(end + 1..).unwrap_or_default();
    }
    Err(KeyError::NoPassphraseArgument)
}

/// The `;` or `&` that ends the first argument.
fn next_argument(text: &str) -> Option<usize> {
    let separators = text.match_indices([';', '&']);
    separators
        .map(|(at, _)| at)
        .find(|at| starts_argument(&text[at + 1..]))
}

fn starts_argument(text: &str) -> bool {
    let name = text.split_once('=').map(|(name, _)| name.trim());
    name.is_some_and(|name| {
        !name.is_empty() && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    })
}

fn value(argument: &str) -> Option<&str> {
    let (name, value) = argument.split_once('=')?;
    let is_passphrase = NAMES
        .iter()
        .any(|known| known.eq_ignore_ascii_case(name.trim()));
    (is_passphrase && !value.is_empty()).then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(args: &str) -> Option<String> {
        let secret = passphrase(&Secret::new(args)).ok()?;
        Some(secret.reveal().to_owned())
    }

    #[test]
    fn the_documented_form_is_taken_whole() {
        assert_eq!(found("PRIV_KEY_FILE_PWD=a=b; c").as_deref(), Some("a=b; c"));
        assert_eq!(found("priv_key_pwd=x\n").as_deref(), Some("x"));
    }

    #[test]
    fn other_arguments_may_stand_around_it() {
        assert_eq!(
            found("ROLE=R&PRIV_KEY_FILE_PWD=x&W=1").as_deref(),
            Some("x")
        );
    }

    #[test]
    fn without_a_passphrase_there_is_an_error() {
        for args in ["", "hunter2", "PRIV_KEY_FILE_PWD=", "PWD=x", ";;&"] {
            assert_eq!(found(args), None, "{args}");
        }
    }
}
