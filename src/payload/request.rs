//! A payload on its way back out: the body that POST and PUT take, and the same with its
//! secrets hidden.
//!
//! The `sfgen` object is never part of it. Has no `Debug`, since it may hold secrets.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use serde_yaml::Value;

use super::described::Given;
use super::field::REDACTED;
use super::{
    Choice, Config, Impersonation, OAuthClientConfig, Payload, SecretSource, Shape, Toggle,
    Username, Workspaces,
};
use crate::diagnostic::{Path, Problem};
use crate::document::Document;

/// What a field holds that is not a text, where it is known from hearsay and is not to be shown.
const AS_GIVEN: &str = "<AS GIVEN>";

/// The values of fields whose documentation is not public, whatever their form.
#[derive(Clone, PartialEq, Default, Deserialize, JsonSchema)]
#[serde(rename_all = "camelCase", default)]
pub struct Hearsay {
    /// The roles and users that are exempt, taken as it is: known from hearsay.
    #[schemars(with = "Option<Given>")]
    user_role_pattern: Option<Value>,
    /// Filters of lineage, taken as it is: known from hearsay.
    #[schemars(with = "Option<Given>")]
    lineage_config: Option<Value>,
    #[schemars(skip)]
    o_auth_client_config: Option<OAuthHearsay>,
}

#[derive(Clone, PartialEq, Default, Deserialize)]
#[serde(rename_all = "camelCase", default)]
struct OAuthHearsay {
    public_certificate_thumbprint: Option<Value>,
    resource: Option<Value>,
    scope: Option<Value>,
}

/// An envelope, as far as such fields stand in it.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Envelope {
    config: Hearsay,
}

impl Hearsay {
    /// Those of a payload that was read as `shape`.
    ///
    /// # Errors
    /// They cannot be told, as when one holds an object with the same key twice.
    pub fn read(source: &[u8], shape: Shape) -> Result<Self, Vec<Problem>> {
        let unreadable = || {
            let message = "the fields that are known from hearsay cannot be passed on as they are";
            let help = "write them with each key once, without tags";
            vec![Problem::error(Path::whole(), message).help(help)]
        };
        let document = Document::parse(source).map_err(|_| unreadable())?;
        let read = match shape {
            Shape::Envelope | Shape::GetResponse => {
                serde_yaml::from_str(document.text()).map(|Envelope { config }| config)
            }
            Shape::BareConfig | Shape::DeleteRequest => serde_yaml::from_str(document.text()),
        };
        read.map_err(|_| unreadable())
    }

    /// The same with nothing but texts: whatever else is given may hold anything.
    #[must_use]
    pub fn showable(mut self) -> Self {
        let oauth = self.o_auth_client_config.as_mut();
        let below = oauth.map(|oauth| {
            [
                &mut oauth.public_certificate_thumbprint,
                &mut oauth.resource,
                &mut oauth.scope,
            ]
        });
        let here = [&mut self.user_role_pattern, &mut self.lineage_config];
        for value in here
            .into_iter()
            .chain(below.into_iter().flatten())
            .flatten()
        {
            if !value.is_string() {
                *value = Value::String(AS_GIVEN.to_owned());
            }
        }
        self
    }
}

/// The body of a request. To be serialised, in the API's words and order.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request<'a> {
    r#type: &'static str,
    auto_bootstrap: bool,
    config: RequestConfig<'a>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestConfig<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    host: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    port: Option<u16>,
    #[serde(skip_serializing_if = "Option::is_none")]
    warehouse: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    database: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    role: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    audit: Option<Toggle>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lineage: Option<Toggle>,
    #[serde(skip_serializing_if = "Option::is_none")]
    workspaces: Option<&'a Workspaces>,
    #[serde(skip_serializing_if = "Option::is_none")]
    impersonation: Option<&'a Impersonation>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_role_pattern: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    lineage_config: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authentication_type: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    username: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    private_key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    connect_args: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    o_auth_client_config: Option<RequestOAuth<'a>>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct RequestOAuth<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    provider: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_id: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    authority_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    use_certificate: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    client_secret: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    public_certificate_thumbprint: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    oauth_private_key: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    resource: Option<&'a Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    scope: Option<&'a Value>,
}

/// How a secret is written.
type Written = for<'s> fn(&'s SecretSource) -> &'s str;

impl<'a> Request<'a> {
    /// The body with its secrets, which have been resolved.
    ///
    /// # Errors
    /// Each value that is redacted or still kept elsewhere.
    pub fn new(payload: &'a Payload, hearsay: &'a Hearsay) -> Result<Self, Vec<Problem>> {
        let missing = not_at_hand(&payload.config);
        if !missing.is_empty() {
            return Err(missing);
        }
        Ok(Self::written(payload, hearsay, |source| {
            source.inline().map_or(REDACTED, |secret| secret.reveal())
        }))
    }

    /// The body with `<REDACTED>` for each secret, wherever it is kept.
    pub fn redacted(payload: &'a Payload, hearsay: &'a Hearsay) -> Self {
        Self::written(payload, hearsay, |_| REDACTED)
    }

    fn written(payload: &'a Payload, hearsay: &'a Hearsay, secret: Written) -> Self {
        Self {
            r#type: "Snowflake",
            auto_bootstrap: payload.auto_bootstrap.unwrap_or_default(),
            config: RequestConfig::new(&payload.config, hearsay, secret),
        }
    }
}

impl<'a> RequestConfig<'a> {
    fn new(config: &'a Config, hearsay: &'a Hearsay, secret: Written) -> Self {
        let oauth = config.oauth.as_ref();
        let below = hearsay.o_auth_client_config.as_ref();
        Self {
            host: config.host.as_deref(),
            port: config.port,
            warehouse: config.warehouse.as_deref(),
            database: config.database.as_deref(),
            role: config.role.as_deref(),
            audit: config.audit,
            lineage: config.lineage,
            workspaces: config.workspaces.as_ref(),
            impersonation: config.impersonation.as_ref(),
            user_role_pattern: hearsay.user_role_pattern.as_ref(),
            lineage_config: hearsay.lineage_config.as_ref(),
            authentication_type: config.authentication_type.map(Choice::word),
            username: config.username.as_ref().map(username),
            password: config.password.as_ref().map(secret),
            private_key: config.private_key.as_ref().map(secret),
            connect_args: config.connect_args.as_ref().map(secret),
            o_auth_client_config: oauth.map(|oauth| RequestOAuth::new(oauth, below, secret)),
        }
    }
}

impl<'a> RequestOAuth<'a> {
    fn new(
        oauth: &'a OAuthClientConfig,
        hearsay: Option<&'a OAuthHearsay>,
        secret: Written,
    ) -> Self {
        let given = |field: fn(&OAuthHearsay) -> Option<&Value>| hearsay.and_then(field);
        Self {
            provider: oauth.provider.as_deref(),
            client_id: oauth.client_id.as_deref(),
            authority_url: oauth.authority_url.as_deref(),
            use_certificate: oauth.use_certificate,
            client_secret: oauth.client_secret.as_ref().map(secret),
            public_certificate_thumbprint: given(|all| all.public_certificate_thumbprint.as_ref()),
            oauth_private_key: oauth.oauth_private_key.as_ref().map(secret),
            resource: given(|all| all.resource.as_ref()),
            scope: given(|all| all.scope.as_ref()),
        }
    }
}

fn username(username: &Username) -> &str {
    match username {
        Username::Name(name) => name,
        Username::Redacted => REDACTED,
    }
}

/// The values that a request must not be sent with.
fn not_at_hand(config: &Config) -> Vec<Problem> {
    let hidden = config
        .secrets()
        .into_iter()
        .filter(|(_, source)| source.is_some_and(|source| source.inline().is_none()))
        .map(|(path, _)| path);
    let username = (config.username == Some(Username::Redacted)).then_some("config.username");
    username
        .into_iter()
        .chain(hidden)
        .map(|path| {
            Problem::error(
                Path::new(path),
                "is not at hand: the API wants the value itself",
            )
            .help("give the value, or for a secret !env NAME or !file PATH")
        })
        .collect()
}
