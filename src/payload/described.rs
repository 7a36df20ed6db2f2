//! What a text or number has to look like, in the words of JSON Schema.
//!
//! The types here stand for the values of fields and hold none: the reader takes any text, and
//! what it means is checked later. A test holds the patterns against those checks, character by
//! character.

use std::borrow::Cow;

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};

use super::field::REDACTED;
use super::{
    AccountUsage, AuthenticationType, Choice, ManageGrants, Rotate, SecretSource, SecretsIn,
    UserType, Username, WarehouseNames,
};

/// No text with what some reader of a script takes for something else. Only what every dialect
/// of regular expressions can say: no character beyond U+FFFF.
const PLAIN: &str = concat!(
    r"^(?!<REDACTED>$)(?![\s\S]*(<%|%>|\{#|\{\{|\{%|\$\$))",
    r"[^&\\\u0000-\u001F\u007F-\u00A0\u00AD\u034F\u061C\u115F\u1160\u1680\u17B4\u17B5",
    r"\u180B-\u180F\u2000-\u200F\u2028-\u202F\u205F-\u206F\u2800\u3000\u3164\uFDD0-\uFDEF",
    r"\uFE00-\uFE0F\uFEFF\uFFA0\uFFF0-\uFFFB\uFFFE\uFFFF]*$",
);

/// What editors say in place of the pattern.
const NOT_PLAIN: &str = "no backslash, no &, <%, %>, {#, {{, {% or $$, no character that cannot be seen, and no <REDACTED>";

/// Parts of letters, digits, `-` and `_` between dots.
const HOST: &str = r"^(?=.{1,253}$)[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?(\.[A-Za-z0-9_]([A-Za-z0-9_-]{0,61}[A-Za-z0-9_])?)*$";

/// Gives a type the schema of the text or value that stands for it.
macro_rules! described {
    ($($name:ident = $schema:expr;)*) => {$(
        impl JsonSchema for $name {
            fn inline_schema() -> bool {
                true
            }

            fn schema_name() -> Cow<'static, str> {
                stringify!($name).into()
            }

            fn json_schema(_: &mut SchemaGenerator) -> Schema {
                $schema
            }
        }
    )*};
}

/// The name of a role, user, database or schema, and of a warehouse that is quoted.
pub(crate) struct Name;

/// The name of a warehouse: quoted, or spelt in a session variable, where any name will do.
pub(super) struct Warehouse;

/// A text that stands between quotes in a script.
pub(super) struct Text;

/// The host name of a Snowflake account.
pub(super) struct HostName;

/// A TCP port.
pub(super) struct Port;

/// Any text but what GET shows in place of one.
pub(super) struct AnyText;

/// Any value.
pub(super) struct AnyValue;

/// Any value, which seems to be an object.
pub(super) struct AnyObject;

/// The name of a file.
pub(super) struct FilePath;

/// `DATABASE[.SCHEMA]=OWNER_ROLE`.
pub(super) struct SecurableText;

/// The one kind of integration.
pub(super) struct Snowflake;

described! {
    Name = plain(255);
    Warehouse = json_schema!({
        "type": "string",
        "minLength": 1,
        "maxLength": 255,
        "pattern": r"^(?!<REDACTED>$)[^\u0000]*$",
        "patternErrorMessage": "no NUL, and no <REDACTED>",
    });
    Text = plain(4000);
    HostName = json_schema!({
        "type": "string",
        "pattern": HOST,
        "patternErrorMessage": "write the host name alone, such as organization.us-east-1.snowflakecomputing.com",
        "examples": ["organization.us-east-1.snowflakecomputing.com"],
    });
    Port = json_schema!({"type": "integer", "minimum": 1, "maximum": 65535});
    AnyText = any_text();
    FilePath = any_text();
    AnyValue = json_schema!(true);
    AnyObject = json_schema!(true);
    SecurableText = json_schema!({
        "type": "string",
        "pattern": PLAIN.replacen('^', r"^(?=[^.=]+(\.[^=]+)?=.)", 1),
        "patternErrorMessage": "write DATABASE=OWNER_ROLE or DATABASE.SCHEMA=OWNER_ROLE",
        "examples": ["SALES=SALES_OWNER", "FINANCE.LEDGER=FINANCE_OWNER"],
    });
    Snowflake = json_schema!({"type": "string", "enum": ["Snowflake"]});
    SecretSource = json_schema!({"type": "string", "minLength": 1});
    Username = plain_or_redacted();
    AuthenticationType = words::<Self>();
    SecretsIn = words::<Self>();
    UserType = words::<Self>();
    AccountUsage = words::<Self>();
    WarehouseNames = words::<Self>();
    ManageGrants = words::<Self>();
    Rotate = words::<Self>();
}

fn any_text() -> Schema {
    json_schema!({"type": "string", "not": {"const": REDACTED}})
}

fn plain(limit: usize) -> Schema {
    json_schema!({
        "type": "string",
        "minLength": 1,
        "maxLength": limit,
        "pattern": PLAIN,
        "patternErrorMessage": NOT_PLAIN,
    })
}

/// A name, or what GET shows in its place.
fn plain_or_redacted() -> Schema {
    let mut schema = plain(255);
    let pattern = PLAIN.replacen("(?!<REDACTED>$)", "", 1);
    schema.insert("pattern".to_owned(), pattern.into());
    schema
}

fn words<T: Choice>() -> Schema {
    let words: Vec<&str> = T::words().collect();
    json_schema!({"type": "string", "enum": words})
}
