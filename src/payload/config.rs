//! The `config` object: what the API is told about the integration.

use serde::Serialize;

use super::{Choice, SecretSource};

/// The fields of `config`, each as it was written; what is missing is `None`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Config {
    /// `host` of the Snowflake account.
    pub host: Option<String>,
    /// `port`, 1 to 65535.
    pub port: Option<u16>,
    /// `warehouse`, the system account's default.
    pub warehouse: Option<String>,
    /// `database` that Immuta will manage.
    pub database: Option<String>,
    /// `role` that runs the scripts.
    pub role: Option<String>,
    /// `authenticationType`.
    pub authentication_type: Option<AuthenticationType>,
    /// `username` of the account that connects.
    pub username: Option<Username>,
    /// `password`, for `userPassword`.
    pub password: Option<SecretSource>,
    /// `privateKey` in PEM, for `keyPair`.
    pub private_key: Option<SecretSource>,
    /// `connectArgs`: `PRIV_KEY_FILE_PWD=…`, for an encrypted key.
    pub connect_args: Option<SecretSource>,
    /// `oAuthClientConfig`, for `oAuthClientCredentials`.
    pub oauth: Option<OAuthClientConfig>,
    /// `audit`.
    pub audit: Option<Toggle>,
    /// `lineage`.
    pub lineage: Option<Toggle>,
    /// `workspaces`.
    pub workspaces: Option<Workspaces>,
    /// `impersonation`.
    pub impersonation: Option<Impersonation>,
    /// Paths of fields that were given and whose documentation is not public; they were taken
    /// as they are, whatever their form, and each has its warning already.
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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Toggle {
    /// `enabled`.
    pub enabled: bool,
}

/// `workspaces`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Workspaces {
    /// `enabled`.
    pub enabled: bool,
    /// `warehouses` that workspace users may use.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub warehouses: Vec<String>,
}

/// `impersonation`.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize)]
pub struct Impersonation {
    /// `enabled`.
    pub enabled: bool,
    /// `role` that impersonates other users.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub role: Option<String>,
}

/// `oAuthClientConfig`.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OAuthClientConfig {
    /// `provider`, such as Okta.
    pub provider: Option<String>,
    /// `clientId`.
    pub client_id: Option<String>,
    /// `authorityUrl`.
    pub authority_url: Option<String>,
    /// `useCertificate`: a certificate instead of a client secret.
    pub use_certificate: Option<bool>,
    /// `clientSecret`.
    pub client_secret: Option<SecretSource>,
    /// `publicCertificateThumbprint`, known from hearsay.
    pub public_certificate_thumbprint: Option<String>,
    /// `oauthPrivateKey`, known from hearsay.
    pub oauth_private_key: Option<SecretSource>,
    /// `resource`, known from hearsay; `None` where it is not a text.
    pub resource: Option<String>,
    /// `scope`, known from hearsay; `None` where it is not a text.
    pub scope: Option<String>,
}
