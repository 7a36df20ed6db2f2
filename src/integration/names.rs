//! Which names an integration may use.

use crate::catalogue::system;
use crate::text::Identifier;

/// Snowflake's sample data, which most accounts have.
pub(super) const SAMPLE_DATA: &str = "SNOWFLAKE_SAMPLE_DATA";

/// Whether Snowflake itself makes a role of this name, in any case: a name that differs by its
/// case alone would deceive its reader.
pub(super) fn is_system_role(role: &Identifier) -> bool {
    system::names().any(|system| role.as_str().eq_ignore_ascii_case(system))
}

/// Whether the name is one of Snowflake's databases, in any case.
pub(super) fn is_database(database: &Identifier, name: &str) -> bool {
    database.as_str().eq_ignore_ascii_case(name)
}

/// Whether the name means something else unquoted.
pub(super) fn has_lower_case(name: &str) -> bool {
    name.chars().any(char::is_lowercase)
}
