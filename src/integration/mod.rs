//! An Immuta integration with Snowflake, once checked.
//!
//! Everything here is typed and legal: names are valid identifiers, roles do not clash, the
//! authentication has what it needs. [`check`] and [`check_setup`] are the only ways from a payload.
//!
//! Knows nothing of YAML or of templates.

mod check;
mod edit;
mod host;
mod names;
mod plain;

pub use check::{check, check_new, check_setup};
pub use edit::{NotEditable, not_editable};
pub use host::{Host, NotAHost};
pub use plain::UnderPlainNames;

use crate::text::{ExistingName, Identifier, Literal, SpelledLiteral};

/// What an integration is, apart from credentials: enough to name and to remove it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Integration {
    /// The Snowflake account's host name.
    pub host: Host,
    /// Where Immuta connects; 443 unless given.
    pub port: u16,
    /// The database that Immuta manages.
    pub database: Identifier,
    /// What Immuta runs its queries on.
    pub warehouse: ExistingName,
    /// The role that runs the scripts.
    pub setup_role: Identifier,
    /// The role that manages the database and the policies.
    pub system_role: Identifier,
    /// The user that Immuta signs in as.
    pub system_account: Identifier,
    /// The system account's LOGIN_NAME.
    pub login_name: Literal,
    /// How the system account signs in.
    pub authentication: Authentication,
    /// The role of those who query as another user, where that is switched on.
    pub impersonation: Option<Identifier>,
    /// Whether Immuta reads the query history.
    pub audit: bool,
    /// Whether Immuta reads the access history to propagate tags.
    pub lineage: bool,
    /// How access to the SNOWFLAKE database is granted, where audit or lineage asks for it.
    pub account_usage: AccountUsage,
    /// The warehouses of project workspaces, where they are switched on.
    pub workspaces: Option<Vec<ExistingName>>,
    /// How Immuta comes to grant access to the data sources.
    pub manage_grants: ManageGrants,
}

impl Integration {
    /// Whether Immuta reads the SNOWFLAKE database.
    pub fn reads_account_usage(&self) -> bool {
        self.audit || self.lineage
    }

    /// Whether a user with ACCOUNTADMIN has to run part of create: access to the SNOWFLAKE
    /// database is documented to be granted by that role.
    /// <https://docs.snowflake.com/en/sql-reference/account-usage#enabling-other-roles-to-use-schemas-in-the-snowflake-database>
    pub fn needs_accountadmin(&self) -> bool {
        self.reads_account_usage() && self.setup_role.as_str() != "ACCOUNTADMIN"
    }

    /// Whether Immuta sets it up by itself.
    pub fn is_automatic(&self) -> bool {
        self.authentication == Authentication::Automatic
    }

    /// Every warehouse that it uses, as the payload lists them; one may come twice.
    pub fn warehouses(&self) -> impl Iterator<Item = &ExistingName> {
        std::iter::once(&self.warehouse).chain(self.workspace_warehouses())
    }

    /// The warehouses that workspaces may use: none when they are off.
    pub fn workspace_warehouses(&self) -> &[ExistingName] {
        self.workspaces.as_deref().unwrap_or_default()
    }
}

/// How the system account signs in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Authentication {
    /// `autoBootstrap: true`: Immuta makes the account and its credential itself.
    Automatic,
    /// An RSA key pair.
    KeyPair,
    /// External OAuth, client credentials.
    OAuthClientCredentials(OAuthProvider),
    /// A password.
    UserPassword(UserType),
}

/// `EXTERNAL_OAUTH_TYPE` of the security integration that fits the provider.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OAuthProvider {
    /// Okta.
    Okta,
    /// Microsoft Entra ID.
    Azure,
    /// Ping Federate.
    PingFederate,
    /// Any other.
    Custom,
}

/// `TYPE` of a system account that signs in with a password.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum UserType {
    /// A service user that may have a password, until Snowflake's 2026 roll-out ends it.
    LegacyService,
    /// A person, who has to use MFA where the account enforces it.
    Person,
}

/// How access to the SNOWFLAKE database is granted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum AccountUsage {
    /// `IMPORTED PRIVILEGES`: everything in it.
    ImportedPrivileges,
    /// The database roles that cover what Immuta reads (inference: which ones).
    DatabaseRoles,
}

/// How Immuta comes to grant access to the data sources.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ManageGrants {
    /// `MANAGE GRANTS ON ACCOUNT`.
    Account,
    /// The roles that own the data sources are granted to the system role.
    Ownership {
        /// What is governed this way; never empty.
        securables: Vec<Securable>,
        /// Whether the tables and views themselves go to the system role.
        take: bool,
    },
}

impl ManageGrants {
    /// What is governed by ownership: nothing with `MANAGE GRANTS ON ACCOUNT`.
    pub fn securables(&self) -> &[Securable] {
        match self {
            Self::Account => &[],
            Self::Ownership { securables, .. } => securables,
        }
    }

    /// Whether tables and views go to the system role.
    pub fn takes_ownership(&self) -> bool {
        matches!(self, Self::Ownership { take: true, .. })
    }
}

/// A database or schema that Immuta governs by ownership.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Securable {
    /// The database.
    pub database: Identifier,
    /// The schema, or all of the database's.
    pub schema: Option<Identifier>,
    /// The role that owns the tables and views in it.
    pub owner: Identifier,
}

impl std::fmt::Display for Securable {
    /// In the form of the option: `DATABASE[.SCHEMA]=OWNER_ROLE`.
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.database.as_str())?;
        if let Some(schema) = &self.schema {
            write!(f, ".{}", schema.as_str())?;
        }
        write!(f, "={}", self.owner.as_str())
    }
}

/// An integration together with the system account's credential: what create and edit need.
///
/// The credential fits the authentication, which only [`check_setup`] can bring about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Setup {
    integration: Integration,
    credential: Credential,
}

impl Setup {
    /// The integration.
    pub fn integration(&self) -> &Integration {
        &self.integration
    }

    /// What the system account signs in with.
    pub fn credential(&self) -> &Credential {
        &self.credential
    }
}

/// What the system account signs in with, as far as Snowflake is told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Credential {
    /// None in Snowflake: a token of the identity provider, or one that Immuta sets.
    Elsewhere,
    /// The public key, as `RSA_PUBLIC_KEY` takes it.
    PublicKey(Literal),
    /// The password.
    Password(Password),
}

/// Where the script takes the password from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Password {
    /// It stands in the script's SET statement.
    Inline(SpelledLiteral),
    /// Whoever runs the script has set the session variable before.
    Variable,
}
