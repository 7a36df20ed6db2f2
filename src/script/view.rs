//! SQL words and names that several templates print.

use std::fmt;

use crate::integration::{Authentication, OAuthProvider, Securable, UserType};
use crate::text::{Identifier, SqlText};

/// A word from Snowflake's or our own vocabulary; never text from a payload.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Word(&'static str);

impl Word {
    pub(super) const fn new(word: &'static str) -> Self {
        Self(word)
    }
}

impl fmt::Display for Word {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.0)
    }
}

impl SqlText for Word {}

/// `EXTERNAL_OAUTH_TYPE`'s word for a provider.
/// <https://docs.snowflake.com/en/sql-reference/sql/create-security-integration-oauth-external>
pub(super) fn oauth_type(provider: OAuthProvider) -> Word {
    Word(match provider {
        OAuthProvider::Okta => "OKTA",
        OAuthProvider::Azure => "AZURE",
        OAuthProvider::PingFederate => "PING_FEDERATE",
        OAuthProvider::Custom => "CUSTOM",
    })
}

/// `TYPE`'s word for a user who signs in this way.
/// <https://docs.snowflake.com/en/user-guide/admin-user-management>
pub(super) fn type_of(authentication: &Authentication) -> Word {
    Word(match authentication {
        Authentication::UserPassword(UserType::LegacyService) => "LEGACY_SERVICE",
        Authentication::UserPassword(UserType::Person) => "PERSON",
        Authentication::Automatic
        | Authentication::KeyPair
        | Authentication::OAuthClientCredentials(_) => "SERVICE",
    })
}

/// `DATABASE "D"` or `SCHEMA "D"."S"`.
pub(super) struct Container<'a> {
    database: &'a Identifier,
    schema: Option<&'a Identifier>,
}

impl<'a> From<&'a Securable> for Container<'a> {
    fn from(securable: &'a Securable) -> Self {
        let Securable {
            database, schema, ..
        } = securable;
        let schema = schema.as_ref();
        Self { database, schema }
    }
}

impl fmt::Display for Container<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.schema {
            Some(schema) => write!(f, "SCHEMA {}.{schema}", self.database),
            None => write!(f, "DATABASE {}", self.database),
        }
    }
}

impl SqlText for Container<'_> {}
