//! The privileges that Snowflake documents, by the kind of object they are granted on.
//!
//! Source: <https://docs.snowflake.com/en/user-guide/security-access-control-privileges>

/// A privilege by its documented name, in upper case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Privilege(pub(super) &'static str);

impl Privilege {
    /// Its documented name.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}
