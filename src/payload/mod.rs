//! The wire shape of a payload of Immuta's Integrations API, type `Snowflake`.
//!
//! What is read here is well formed: known keys, once each, of the right type. Whether it makes
//! sense together is checked later. Values stay as they were typed.
//!
//! Knows no SQL, and no meaning beyond types.

mod answer;
mod choice;
mod config;
mod described;
mod field;
mod flag;
mod form;
mod list;
mod object;
mod options;
mod plain;
mod read;
mod request;
mod secrets;
mod shape;
mod suggest;
mod table;

pub(crate) use described::Name;

pub use choice::{
    AccountUsage, AuthenticationType, Choice, ManageGrants, Rotate, SecretsIn, UserType,
    WarehouseNames,
};
pub use config::{Config, Impersonation, OAuthClientConfig, Toggle, Workspaces};
pub use field::REDACTED;
pub use flag::{Flag, Group, Takes};
pub use form::{Given, Username};
pub use list::pick;
pub use options::Options;
pub use read::{Reading, read};
pub use request::Request;
pub(crate) use secrets::FROM_THE_PAYLOAD;
pub use secrets::{Lookup, SecretSource, Unavailable, resolve_secrets};
pub use shape::Shape;

use described::{AnyObject, AnyValue, Snowflake};
use table::{Filled, Table, table};

/// What a shown line of a payload may reveal: what its tables say of each key.
pub const VOCABULARY: crate::diagnostic::Vocabulary = crate::diagnostic::Vocabulary {
    keys: Payload::KEYS,
};

table! {
    /// The body of a request, or what GET answers.
    pub struct Payload {
        /// The kind of integration; other kinds than `Snowflake` are not known here.
        "type" kind: Option<String> as Snowflake,
        /// `false` when the scripts are run by hand, `true` when Immuta sets the account up itself.
        "autoBootstrap" auto_bootstrap: Option<bool> as bool,
        /// What Immuta is told about the account and the integration. It may be the whole file.
        "config" config: Config as Filled<Config, true>,
        /// What shapes the scripts and is not sent to Immuta.
        "sfgen" options: Options as Filled<Options, false>,
        /// What GET adds; it is not read.
        "id" id: Option<Given> as AnyValue,
        /// What GET adds; it is not read.
        "status" status: Option<Given> as AnyValue,
        /// What GET adds; it is not read.
        "validationResults" validation_results: Option<Given> as AnyObject,
    }
}
