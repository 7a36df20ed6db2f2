//! The wire shape of a payload of Immuta's Integrations API, type `Snowflake`.
//!
//! What is read here is well formed: known keys, once each, of the right type. Whether it makes
//! sense together is checked later. Values stay as they were typed.
//!
//! Knows no SQL, and no meaning beyond types.

mod choice;
mod config;
mod described;
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

pub(crate) use described::Name;
use described::{Answer, Snowflake};
use schemars::JsonSchema;

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

/// The body of a request, or what GET answers.
#[derive(Debug, Clone, PartialEq, Eq, Default, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub struct Payload {
    /// The kind of integration; other kinds than `Snowflake` are not known here.
    #[schemars(rename = "type", with = "Option<Snowflake>")]
    pub kind: Option<String>,
    /// `false` when the scripts are run by hand, `true` when Immuta sets the account up itself.
    pub auto_bootstrap: Option<bool>,
    /// What Immuta is told about the account and the integration. It may be the whole file.
    pub config: Config,
    /// What shapes the scripts and is not sent to Immuta.
    #[schemars(rename = "sfgen", with = "Option<Options>")]
    pub options: Options,
    /// Which of the API's bodies it is.
    #[schemars(flatten, with = "Answer")]
    pub shape: Shape,
}
