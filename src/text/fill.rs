//! What a client makes of the placeholders in a script, given values for some of them.

use std::collections::{BTreeMap, BTreeSet};

use super::lexer::{Kind, significant};
use super::placeholder::{Form, Placeholder, placeholders};

/// A client that sends scripts to Snowflake.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Client {
    /// The Snowflake CLI, `snow sql`:
    /// <https://docs.snowflake.com/en/developer-guide/snowflake-cli/sql/execute-sql>.
    Snow,
    /// SnowSQL with `variable_substitution`:
    /// <https://docs.snowflake.com/en/user-guide/snowsql-use>.
    Snowsql,
    /// <https://github.com/Snowflake-Labs/schemachange>
    Schemachange,
    /// A worksheet, which sends what stands there.
    Snowsight,
}

/// Whether `client` replaces placeholders of this form; nobody in particular replaces them all.
fn replaces(client: Option<Client>, form: Form) -> bool {
    match client {
        None => true,
        Some(Client::Snow) => matches!(form, Form::Standard | Form::Ampersand),
        Some(Client::Snowsql) => form == Form::Ampersand,
        Some(Client::Schemachange) => form == Form::Jinja,
        Some(Client::Snowsight) => false,
    }
}

/// A script with its placeholders filled in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Filled {
    /// The text that is sent.
    pub text: String,
    /// The names of the values that were used.
    pub used: BTreeSet<String>,
}

/// Fills in the placeholders of `text` that `client` replaces and `values` has, in names, quotes
/// and comments alike. A value is not looked at again.
///
/// ```
/// use std::collections::BTreeMap;
/// use sfgen::text::fill;
///
/// let values = BTreeMap::from([("env".to_owned(), "DEV".to_owned())]);
/// let filled = fill("USE ROLE {{ env }}_ADMIN; USE ROLE &other;", None, &values);
/// assert_eq!(filled.text, "USE ROLE DEV_ADMIN; USE ROLE &other;");
/// ```
pub fn fill(text: &str, client: Option<Client>, values: &BTreeMap<String, String>) -> Filled {
    let mut filled = Filled {
        text: String::with_capacity(text.len()),
        used: BTreeSet::new(),
    };
    let value = |placeholder: &Placeholder<'_>| {
        let value = values.get(placeholder.name);
        value.filter(|_| replaces(client, placeholder.form))
    };
    let mut from = 0;
    for placeholder in placeholders(text) {
        if let Some(value) = value(&placeholder) {
            filled.text.push_str(&text[from..placeholder.start]);
            filled.text.push_str(value);
            filled.used.insert(placeholder.name.to_owned());
            from = placeholder.end();
        }
    }
    filled.text.push_str(&text[from..]);
    filled
}

/// What a placeholder in a text is called: what stands there in its place may be a secret.
const IN_A_TEXT: &str = "a placeholder in a text";

/// The placeholders that are left in `script`, comments aside, each with its lines; those between
/// single quotes or dollars are not told apart.
pub fn unfilled(script: &str) -> BTreeMap<&str, Vec<u32>> {
    let mut unfilled: BTreeMap<&str, Vec<u32>> = BTreeMap::new();
    for token in significant(script) {
        for placeholder in placeholders(token.text) {
            let before = token.text[..placeholder.start].matches('\n').count();
            let line = token
                .line
                .saturating_add(before.try_into().unwrap_or(u32::MAX));
            let told = match token.kind {
                Kind::Text | Kind::Dollar => IN_A_TEXT,
                _ => placeholder.text,
            };
            unfilled.entry(told).or_default().push(line);
        }
    }
    unfilled
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sent(text: &str, client: Option<Client>) -> String {
        let values = [("x", "A"), ("ctx.env.y", "b'c"), ("z", "{{ x }}")];
        let values = values.map(|(name, value)| (name.to_owned(), value.to_owned()));
        fill(text, client, &values.into()).text
    }

    #[test]
    fn each_client_replaces_its_own_forms() {
        let text = "{{ x }} <% x %> &x &{x} <x> '{{x}}' \"<% ctx.env.y %>\" -- &x";
        for (client, expected) in [
            (None, "A A A A A 'A' \"b'c\" -- A"),
            (Some(Client::Snow), "{{ x }} A A A <x> '{{x}}' \"b'c\" -- A"),
            (
                Some(Client::Snowsql),
                "{{ x }} <% x %> A A <x> '{{x}}' \"<% ctx.env.y %>\" -- A",
            ),
            (
                Some(Client::Schemachange),
                "A <% x %> &x &{x} <x> 'A' \"<% ctx.env.y %>\" -- &x",
            ),
            (Some(Client::Snowsight), text),
        ] {
            assert_eq!(sent(text, client), expected, "{client:?}");
        }
    }

    #[test]
    fn what_has_no_value_and_what_a_value_holds_stay() {
        assert_eq!(
            sent("{{ z }}{{ other }}&{x}_1", None),
            "{{ x }}{{ other }}A_1"
        );
    }

    #[test]
    fn what_is_left_is_told_with_its_lines() {
        let script = "-- &a\nUSE ROLE &a; EXECUTE IMMEDIATE $$\n'{{ b }}' &a\n$$";
        let expected = BTreeMap::from([("&a", vec![2]), (IN_A_TEXT, vec![3, 3])]);
        assert_eq!(unfilled(script), expected);
    }

    #[test]
    fn what_was_used_is_told() {
        let values = ["a", "b"].map(|name| (name.to_owned(), String::new()));
        let filled = fill("&a {{ c }}", None, &values.into());
        assert_eq!(filled.used, BTreeSet::from(["a".to_owned()]));
    }
}
