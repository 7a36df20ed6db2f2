//! The privileges that Snowflake documents, by the kind of object they are granted on.
//!
//! Source: <https://docs.snowflake.com/en/user-guide/security-access-control-privileges>

/// A privilege by its documented name, in upper case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Privilege(pub(super) &'static str);

#[expect(missing_docs, reason = "Snowflake's own words")]
impl Privilege {
    pub const APPLY_MASKING_POLICY: Self = Self("APPLY MASKING POLICY");
    pub const APPLY_ROW_ACCESS_POLICY: Self = Self("APPLY ROW ACCESS POLICY");
    pub const CREATE_ROLE: Self = Self("CREATE ROLE");
    pub const IMPORTED_PRIVILEGES: Self = Self("IMPORTED PRIVILEGES");
    pub const MANAGE_GRANTS: Self = Self("MANAGE GRANTS");
    pub const USAGE: Self = Self("USAGE");
}

impl Privilege {
    /// Its documented name.
    pub fn as_str(self) -> &'static str {
        self.0
    }
}
