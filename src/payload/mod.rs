//! The wire shape of a payload of Immuta's Integrations API, type `Snowflake`.
//!
//! What is read here is well formed: known keys, once each, of the right type. Whether it makes
//! sense together is checked later. Values stay as they were typed.
//!
//! Knows no SQL, and no meaning beyond types.

mod choice;
mod config;
mod field;
mod object;
mod options;
mod plain;
mod read;
mod request;
mod secrets;
mod shape;
mod suggest;
mod vocabulary;

pub use choice::Choice;
pub use config::{
    AuthenticationType, Config, Impersonation, OAuthClientConfig, Toggle, Username, Workspaces,
};
pub use field::REDACTED;
pub use options::{
    AccountUsage, ManageGrants, Options, Rotate, SecretsIn, UserType, WarehouseNames,
};
pub use read::{Reading, read};
pub use request::{Hearsay, Request};
pub(crate) use secrets::FROM_THE_PAYLOAD;
pub use secrets::{Lookup, SecretSource, Unavailable, resolve_secrets};
pub use shape::Shape;
pub use vocabulary::VOCABULARY;

/// A request body, as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Payload {
    /// `type`; `Snowflake` where it is given at all.
    pub kind: Option<String>,
    /// `autoBootstrap`: whether Immuta sets the account up itself.
    pub auto_bootstrap: Option<bool>,
    /// `config`, or the whole file where it is a bare one.
    pub config: Config,
    /// `sfgen`: what the API does not take, for this program.
    pub options: Options,
    /// Which of the API's bodies it is.
    pub shape: Shape,
}
