//! The privileges that Snowflake documents, by the kind of object they are granted on.
//!
//! Source: <https://docs.snowflake.com/en/user-guide/security-access-control-privileges> and
//! <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>. Privileges that are named
//! after a function or a class (`USE AI FUNCTION f`, `CREATE SNOWFLAKE.ML.FORECAST`) are left out.

use super::statement::ObjectKind;

/// A privilege by its documented name, in upper case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Privilege(pub(crate) &'static str);

impl Privilege {
    /// `OWNERSHIP`, which only `GRANT OWNERSHIP` gives.
    pub const OWNERSHIP: Self = Self("OWNERSHIP");

    /// `IMPORTED PRIVILEGES`, which stands alone and has no grant option.
    pub const IMPORTED_PRIVILEGES: Self = Self("IMPORTED PRIVILEGES");

    /// Its documented name.
    pub fn as_str(self) -> &'static str {
        self.0
    }

    /// The privilege called `name`, in upper case, if Snowflake documents one on any object.
    pub fn named(name: &str) -> Option<Self> {
        let mut tables = Table::ALL.into_iter().map(Table::privileges);
        tables.find_map(|table| {
            let index = table.binary_search(&name).ok()?;
            table.get(index).map(|privilege| Self(privilege))
        })
    }

    /// Whether it can be granted on the account.
    ///
    /// ```
    /// use sfgen::parse::privilege::Privilege;
    ///
    /// let manage_grants = Privilege::named("MANAGE GRANTS").ok_or("not documented")?;
    /// assert!(manage_grants.is_on_account());
    /// assert!(!Privilege::OWNERSHIP.is_on_account());
    /// # Ok::<(), &str>(())
    /// ```
    pub fn is_on_account(self) -> bool {
        ACCOUNT.binary_search(&self.0).is_ok()
    }

    /// Every privilege that can be granted on the account.
    pub fn all_on_account() -> impl Iterator<Item = Self> {
        ACCOUNT.iter().map(|name| Self(name))
    }

    /// Every privilege that can be granted on an object of `kind`, OWNERSHIP apart.
    pub fn all_on(kind: ObjectKind) -> impl Iterator<Item = Self> {
        let all = Table::of(kind).privileges().iter().map(|name| Self(name));
        all.filter(|privilege| *privilege != Self::OWNERSHIP)
    }

    /// Whether it can be granted on an object of `kind`.
    pub fn is_on(self, kind: ObjectKind) -> bool {
        self == Self::OWNERSHIP || Table::of(kind).privileges().binary_search(&self.0).is_ok()
    }
}

/// Kinds of objects that share their privileges.
#[derive(Debug, Clone, Copy)]
enum Table {
    Account,
    Owned,
    Database,
    Schema,
    Warehouse,
    User,
    Integration,
    NetworkPolicy,
    Policy,
    Relation,
    View,
    Stage,
    Stream,
    Tag,
    Scheduled,
    Usable,
}

impl Table {
    const ALL: [Self; 16] = [
        Self::Account,
        Self::Owned,
        Self::Database,
        Self::Schema,
        Self::Warehouse,
        Self::User,
        Self::Integration,
        Self::NetworkPolicy,
        Self::Policy,
        Self::Relation,
        Self::View,
        Self::Stage,
        Self::Stream,
        Self::Tag,
        Self::Scheduled,
        Self::Usable,
    ];

    fn of(kind: ObjectKind) -> Self {
        match kind {
            ObjectKind::Database => Self::Database,
            ObjectKind::Schema => Self::Schema,
            ObjectKind::Warehouse => Self::Warehouse,
            ObjectKind::User => Self::User,
            ObjectKind::Role | ObjectKind::DatabaseRole => Self::Owned,
            ObjectKind::Integration => Self::Integration,
            ObjectKind::NetworkPolicy => Self::NetworkPolicy,
            ObjectKind::MaskingPolicy
            | ObjectKind::RowAccessPolicy
            | ObjectKind::AuthenticationPolicy
            | ObjectKind::PasswordPolicy
            | ObjectKind::SessionPolicy => Self::Policy,
            ObjectKind::Table => Self::Relation,
            ObjectKind::View => Self::View,
            ObjectKind::Stage => Self::Stage,
            ObjectKind::Stream => Self::Stream,
            ObjectKind::Tag => Self::Tag,
            ObjectKind::Pipe | ObjectKind::Task => Self::Scheduled,
            ObjectKind::FileFormat
            | ObjectKind::Function
            | ObjectKind::Procedure
            | ObjectKind::Sequence => Self::Usable,
        }
    }

    fn privileges(self) -> &'static [&'static str] {
        match self {
            Self::Account => ACCOUNT,
            Self::Owned => &["OWNERSHIP"],
            Self::Database => DATABASE,
            Self::Schema => SCHEMA,
            Self::Warehouse => &[
                "APPLYBUDGET",
                "MANAGE ATTACHED TABLES",
                "MODIFY",
                "MONITOR",
                "OPERATE",
                "USAGE",
            ],
            Self::User => &[
                "IMPERSONATE",
                "MODIFY PROGRAMMATIC AUTHENTICATION METHODS",
                "MONITOR",
            ],
            Self::Integration => &["USAGE", "USE_ANY_ROLE"],
            Self::NetworkPolicy | Self::Usable => &["USAGE"],
            Self::Policy => &["APPLY"],
            Self::Relation => &[
                "APPLYBUDGET",
                "DELETE",
                "EVOLVE SCHEMA",
                "INSERT",
                "REFERENCES",
                "SELECT",
                "SELECT ERROR TABLE",
                "TRUNCATE",
                "UPDATE",
            ],
            Self::View => &["REFERENCES", "SELECT"],
            Self::Stage => &["READ", "USAGE", "WRITE"],
            Self::Stream => &["SELECT"],
            Self::Tag => &["APPLY", "READ"],
            Self::Scheduled => &["APPLYBUDGET", "MONITOR", "OPERATE"],
        }
    }
}

const DATABASE: &[&str] = &[
    "APPLYBUDGET",
    "CREATE DATABASE ROLE",
    "CREATE SCHEMA",
    "EXECUTE AUTO CLASSIFICATION",
    "IMPORTED PRIVILEGES",
    "MANAGE GRANTS",
    "MODIFY",
    "MONITOR",
    "REFERENCE_USAGE",
    "USAGE",
];

const ACCOUNT: &[&str] = &[
    "APPLY AGGREGATION POLICY",
    "APPLY AUTHENTICATION POLICY",
    "APPLY BACKUP RETENTION LOCK",
    "APPLY CONTACT",
    "APPLY DATA MOVEMENT POLICY",
    "APPLY FEATURE POLICY",
    "APPLY JOIN POLICY",
    "APPLY MASKING POLICY",
    "APPLY PACKAGES POLICY",
    "APPLY PASSWORD POLICY",
    "APPLY PRIVACY POLICY",
    "APPLY PROJECTION POLICY",
    "APPLY ROW ACCESS POLICY",
    "APPLY SESSION POLICY",
    "APPLY SNAPSHOT RETENTION LOCK",
    "APPLY STORAGE LIFECYCLE POLICY",
    "APPLY TAG",
    "ATTACH POLICY",
    "AUDIT",
    "BIND SERVICE ENDPOINT",
    "CANCEL QUERY",
    "CREATE ACCOUNT",
    "CREATE AGENT",
    "CREATE APPLICATION",
    "CREATE APPLICATION PACKAGE",
    "CREATE COMPUTE POOL",
    "CREATE DATA CONNECTIVITY PROXY",
    "CREATE DATA EXCHANGE LISTING",
    "CREATE DATABASE",
    "CREATE EXTERNAL ACCESS INTEGRATION",
    "CREATE EXTERNAL VOLUME",
    "CREATE FAILOVER GROUP",
    "CREATE FEATURE POLICY",
    "CREATE GATEWAY",
    "CREATE INTEGRATION",
    "CREATE LISTING",
    "CREATE NETWORK POLICY",
    "CREATE NOTIFICATION INTEGRATION",
    "CREATE ORGANIZATION LISTING",
    "CREATE ORGANIZATION PROFILE",
    "CREATE ORGANIZATION USER",
    "CREATE ORGANIZATION USER GROUP",
    "CREATE PREVIEW APPLICATION",
    "CREATE REPLICATION GROUP",
    "CREATE ROLE",
    "CREATE SECURITY INTEGRATION",
    "CREATE SHARE",
    "CREATE STORAGE INTEGRATION",
    "CREATE USER",
    "CREATE WAREHOUSE",
    "EXECUTE ALERT",
    "EXECUTE AUTO CLASSIFICATION",
    "EXECUTE DATA METRIC FUNCTION",
    "EXECUTE MANAGED ALERT",
    "EXECUTE MANAGED TASK",
    "EXECUTE TASK",
    "IMPORT ORGANIZATION LISTING",
    "IMPORT ORGANIZATION USER GROUPS",
    "IMPORT SHARE",
    "MANAGE ACCOUNT SUPPORT CASES",
    "MANAGE ACCOUNTS",
    "MANAGE APPLICATION SPECIFICATIONS",
    "MANAGE CALLER GRANTS",
    "MANAGE EVENT SHARING",
    "MANAGE GRANTS",
    "MANAGE LISTING AUTO FULFILLMENT",
    "MANAGE ORGANIZATION ACCESS",
    "MANAGE ORGANIZATION CONTACTS",
    "MANAGE ORGANIZATION SUPPORT CASES",
    "MANAGE ORGANIZATION TERMS",
    "MANAGE ORGANIZATION USER GROUPS",
    "MANAGE ORGANIZATION USERS",
    "MANAGE SERVICE CALLER ACCESS",
    "MANAGE SHARE TARGET",
    "MANAGE USER SUPPORT CASES",
    "MANAGE VISIBILITY",
    "MANAGE WAREHOUSES",
    "MODIFY EVENT TABLE",
    "MODIFY LOG EVENT LEVEL",
    "MODIFY LOG LEVEL",
    "MODIFY METRIC LEVEL",
    "MODIFY SESSION LOG EVENT LEVEL",
    "MODIFY SESSION LOG LEVEL",
    "MODIFY SESSION METRIC LEVEL",
    "MODIFY SESSION TRACE LEVEL",
    "MODIFY TRACE LEVEL",
    "MONITOR",
    "MONITOR EXECUTION",
    "MONITOR ROLE",
    "MONITOR SECURITY",
    "MONITOR USAGE",
    "MONITOR USER",
    "OVERRIDE SHARE RESTRICTIONS",
    "PURCHASE DATA EXCHANGE LISTING",
    "READ SESSION",
    "READ UNREDACTED AI OBSERVABILITY EVENTS TABLE",
    "READ UNREDACTED ERROR TABLE",
    "REPLICATE",
    "RESOLVE ALL",
    "USE AI FUNCTIONS",
    "VIEW LINEAGE",
];

const SCHEMA: &[&str] = &[
    "ADD SEARCH OPTIMIZATION",
    "APPLYBUDGET",
    "CREATE AGENT",
    "CREATE AGGREGATION POLICY",
    "CREATE ALERT",
    "CREATE APPLICATION SERVICE",
    "CREATE ARTIFACT REPOSITORY",
    "CREATE AUTHENTICATION POLICY",
    "CREATE CONTACT",
    "CREATE CORTEX SEARCH SERVICE",
    "CREATE DATA METRIC FUNCTION",
    "CREATE DATASET",
    "CREATE DBT PROJECT",
    "CREATE DYNAMIC TABLE",
    "CREATE EVENT TABLE",
    "CREATE EXPERIMENT",
    "CREATE EXTERNAL TABLE",
    "CREATE FILE FORMAT",
    "CREATE FUNCTION",
    "CREATE GATEWAY",
    "CREATE GIT REPOSITORY",
    "CREATE HYBRID TABLE",
    "CREATE ICEBERG TABLE",
    "CREATE IMAGE REPOSITORY",
    "CREATE INTERACTIVE TABLE",
    "CREATE MASKING POLICY",
    "CREATE MATERIALIZED VIEW",
    "CREATE MCP SERVER",
    "CREATE MODEL",
    "CREATE NETWORK RULE",
    "CREATE NOTEBOOK",
    "CREATE ONLINE FEATURE TABLE",
    "CREATE PACKAGES POLICY",
    "CREATE PASSWORD POLICY",
    "CREATE PIPE",
    "CREATE PRIVACY POLICY",
    "CREATE PROCEDURE",
    "CREATE PROJECTION POLICY",
    "CREATE ROW ACCESS POLICY",
    "CREATE SECRET",
    "CREATE SEMANTIC VIEW",
    "CREATE SEQUENCE",
    "CREATE SERVICE",
    "CREATE SESSION POLICY",
    "CREATE SNAPSHOT",
    "CREATE SNAPSHOT POLICY",
    "CREATE SNAPSHOT SET",
    "CREATE STAGE",
    "CREATE STORAGE LIFECYCLE POLICY",
    "CREATE STREAM",
    "CREATE STREAMLIT",
    "CREATE TABLE",
    "CREATE TAG",
    "CREATE TASK",
    "CREATE TYPE",
    "CREATE VIEW",
    "CREATE WORKSPACE",
    "MANAGE GRANTS",
    "MODIFY",
    "MONITOR",
    "USAGE",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_list_is_sorted_and_names_each_privilege_once() {
        for table in Table::ALL {
            let sorted = table.privileges().is_sorted_by(|a, b| a < b);
            assert!(sorted, "{table:?}");
        }
    }

    #[test]
    fn a_privilege_is_known_by_its_kind_of_object() {
        let select = Privilege::named("SELECT").unwrap();
        assert!(select.is_on(ObjectKind::Table) && !select.is_on(ObjectKind::NetworkPolicy));
        let usage = Privilege::named("USAGE").unwrap();
        assert!(usage.is_on(ObjectKind::Database) && !usage.is_on(ObjectKind::Table));
        assert!(!usage.is_on_account());
        assert!(Privilege::OWNERSHIP.is_on(ObjectKind::Role));
        assert_eq!(Privilege::named("DROP"), None);
    }
}
