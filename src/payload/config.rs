//! The `config` object: what the API is told about the integration.

use schemars::JsonSchema;
use serde::Serialize;

use super::described::{AnyText, Given, HostName, Name, Port, Text, Warehouse};
use super::{Choice, Hearsay, SecretSource};

/// What Immuta is told about the Snowflake account and the integration.
#[derive(Debug, Clone, PartialEq, Eq, Default, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub struct Config {
    /// The host name of the Snowflake account: no scheme, no path, no port.
    #[schemars(with = "Option<HostName>")]
    pub host: Option<String>,
    /// The port of the Snowflake account, 443 where it is not given.
    #[schemars(with = "Option<Port>")]
    pub port: Option<u16>,
    /// The warehouse on which the system account runs its queries.
    #[schemars(with = "Option<Warehouse>")]
    pub warehouse: Option<String>,
    /// A new database that Immuta will manage; the scripts make it.
    #[schemars(with = "Option<Name>")]
    pub database: Option<String>,
    /// The role that runs the scripts, ACCOUNTADMIN where it is not given. Immuta documents it
    /// for `autoBootstrap: true` alone; `sfgen.role` says it without telling Immuta.
    #[schemars(with = "Option<Name>")]
    pub role: Option<String>,
    /// How Immuta signs in: `userPassword` with username and password, `keyPair` with username
    /// and privateKey, `oAuthClientCredentials` with oAuthClientConfig.
    pub authentication_type: Option<AuthenticationType>,
    /// The account that Immuta connects as: with `autoBootstrap: false` the system account that
    /// the scripts make, with `true` an administrator's.
    pub username: Option<Username>,
    /// The password, for `userPassword`.
    pub password: Option<SecretSource>,
    /// The RSA private key in PEM, for `keyPair`. Not needed by the scripts where
    /// `sfgen.publicKey` names the public key's file.
    pub private_key: Option<SecretSource>,
    /// `PRIV_KEY_FILE_PWD=<passphrase>`, where the private key is encrypted.
    pub connect_args: Option<SecretSource>,
    /// The OAuth client, for `oAuthClientCredentials`.
    #[schemars(rename = "oAuthClientConfig")]
    pub oauth: Option<OAuthClientConfig>,
    /// Query audit; off where it is not given.
    pub audit: Option<Toggle>,
    /// Lineage, which wants query audit as well; off where it is not given.
    pub lineage: Option<Toggle>,
    /// Project workspaces; off where they are not given.
    pub workspaces: Option<Workspaces>,
    /// User impersonation; off where it is not given.
    pub impersonation: Option<Impersonation>,
    /// Paths of fields that were given and whose documentation is not public; they were taken
    /// as they are, whatever their form, and each has its warning already.
    #[schemars(flatten, with = "Hearsay")]
    pub hearsay: Vec<crate::diagnostic::Path>,
}

impl Config {
    /// Every secret with its path, whether it was given or not.
    pub fn secrets(&self) -> [(&'static str, Option<&SecretSource>); 5] {
        let oauth = self.oauth.as_ref();
        [
            ("config.password", self.password.as_ref()),
            ("config.privateKey", self.private_key.as_ref()),
            ("config.connectArgs", self.connect_args.as_ref()),
            (
                "config.oAuthClientConfig.clientSecret",
                oauth.and_then(|oauth| oauth.client_secret.as_ref()),
            ),
            (
                "config.oAuthClientConfig.oauthPrivateKey",
                oauth.and_then(|oauth| oauth.oauth_private_key.as_ref()),
            ),
        ]
    }
}

/// `authenticationType`: how the system account signs in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum AuthenticationType {
    /// `userPassword`.
    UserPassword,
    /// `keyPair`.
    KeyPair,
    /// `oAuthClientCredentials`.
    OAuthClientCredentials,
}

impl Choice for AuthenticationType {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("userPassword", Self::UserPassword),
        ("keyPair", Self::KeyPair),
        ("oAuthClientCredentials", Self::OAuthClientCredentials),
    ];
}

/// `username`: a name, or what GET shows in its place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Username {
    /// A name.
    Name(String),
    /// `<REDACTED>`: there is one, and the API does not say which.
    Redacted,
}

/// A feature that is on or off.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Toggle {
    /// Whether it is on.
    pub enabled: bool,
}

/// Project workspaces.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Workspaces {
    /// Whether they are on. The product's current defaults exclude them.
    pub enabled: bool,
    /// The warehouses that members of a workspace may use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    #[schemars(with = "Option<Vec<Warehouse>>")]
    pub warehouses: Vec<String>,
}

/// User impersonation.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, JsonSchema)]
#[schemars(deny_unknown_fields)]
pub struct Impersonation {
    /// Whether it is on. The product's current defaults exclude it.
    pub enabled: bool,
    /// The role that impersonates other users, IMMUTA_IMPERSONATION where it is not given.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[schemars(with = "Option<Name>")]
    pub role: Option<String>,
}

/// The client of the identity provider that Immuta gets its tokens as.
#[derive(Debug, Clone, PartialEq, Eq, Default, JsonSchema)]
#[schemars(rename_all = "camelCase", deny_unknown_fields)]
pub struct OAuthClientConfig {
    /// The identity provider, such as Okta.
    #[schemars(with = "Option<AnyText>")]
    pub provider: Option<String>,
    /// The client ID; the system account's LOGIN_NAME, unless `sfgen.loginName` gives another.
    #[schemars(with = "Option<Text>")]
    pub client_id: Option<String>,
    /// Where tokens are asked for.
    #[schemars(with = "Option<AnyText>")]
    pub authority_url: Option<String>,
    /// `true` with publicCertificateThumbprint and oauthPrivateKey, `false` with clientSecret.
    pub use_certificate: Option<bool>,
    /// The client secret.
    pub client_secret: Option<SecretSource>,
    /// The thumbprint of the certificate. Its name is known from hearsay.
    #[schemars(with = "Option<Given>")]
    pub public_certificate_thumbprint: Option<String>,
    /// The private key of the certificate, in PEM. Its name is known from hearsay.
    pub oauth_private_key: Option<SecretSource>,
    /// The resource that tokens are for, taken as it is: known from hearsay. `None` where it is
    /// not a text.
    #[schemars(with = "Option<Given>")]
    pub resource: Option<String>,
    /// The scope of the tokens, taken as it is: known from hearsay. `None` where it is not a
    /// text.
    #[schemars(with = "Option<Given>")]
    pub scope: Option<String>,
}
