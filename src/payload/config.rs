//! The `config` object: what the API is told about the integration.

use super::described::{AnyObject, AnyText, AnyValue, HostName, Name, Port, Text, Warehouse};
use super::form::Hearsay;
use super::table::{Enabled, Listed, table};
use super::{AuthenticationType, Given, SecretSource, Username};

table! {
    /// What Immuta is told about the Snowflake account and the integration.
    pub struct Config {
        /// The host name of the Snowflake account: no scheme, no path, no port.
        "host" host: Option<String> as HostName,
        /// The port of the Snowflake account, 443 where it is not given.
        "port" port: Option<u16> as Port,
        /// The warehouse on which the system account runs its queries.
        "warehouse" warehouse: Option<String> as Warehouse,
        /// A new database that Immuta will manage; the scripts make it.
        "database" database: Option<String> as Name,
        /// The role that runs the scripts, ACCOUNTADMIN where it is not given. Immuta documents it
        /// for `autoBootstrap: true` alone; `sfgen.role` says it without telling Immuta.
        "role" role: Option<String> as Name,
        /// Query audit; off where it is not given.
        "audit" audit: Option<Toggle> as Toggle,
        /// Lineage, which wants query audit as well; off where it is not given.
        "lineage" lineage: Option<Toggle> as Toggle,
        /// Project workspaces; off where they are not given.
        "workspaces" workspaces: Option<Workspaces> as Workspaces,
        /// User impersonation; off where it is not given.
        "impersonation" impersonation: Option<Impersonation> as Impersonation,
        /// The roles and users that are exempt, taken as it is: known from hearsay.
        "userRolePattern" user_role_pattern: Option<Given> as Hearsay<AnyObject>,
        /// Filters of lineage, taken as it is: known from hearsay.
        "lineageConfig" lineage_config: Option<Given> as Hearsay<AnyObject>,
        /// How Immuta signs in: `userPassword` with username and password, `keyPair` with username
        /// and privateKey, `oAuthClientCredentials` with oAuthClientConfig.
        "authenticationType" authentication_type: Option<AuthenticationType> as AuthenticationType,
        /// The account that Immuta connects as: with `autoBootstrap: false` the system account that
        /// the scripts make, with `true` an administrator's.
        "username" username: Option<Username> as Username,
        /// The password, for `userPassword`.
        "password" password: Option<SecretSource> as SecretSource,
        /// The RSA private key in PEM, for `keyPair`. Not needed by the scripts where
        /// `sfgen.publicKey` names the public key's file.
        "privateKey" private_key: Option<SecretSource> as SecretSource,
        /// `PRIV_KEY_FILE_PWD=<passphrase>`, where the private key is encrypted.
        "connectArgs" connect_args: Option<SecretSource> as SecretSource,
        /// The OAuth client, for `oAuthClientCredentials`.
        "oAuthClientConfig" oauth: Option<OAuthClientConfig> as OAuthClientConfig,
    }
}

table! {
    /// A feature that is on or off.
    pub struct Toggle {
        /// Whether it is on.
        "enabled" enabled: bool as Enabled,
    }
}

table! {
    /// Project workspaces.
    pub struct Workspaces {
        /// Whether they are on. Current tenants no longer offer them (inference).
        "enabled" enabled: bool as Enabled,
        /// The warehouses that members of a workspace may use.
        "warehouses" warehouses: Vec<String> as Listed<Warehouse>,
    }
}

table! {
    /// User impersonation.
    pub struct Impersonation {
        /// Whether it is on. Table grants, which are on by default, rule it out (inference).
        "enabled" enabled: bool as Enabled,
        /// The role that impersonates other users, IMMUTA_IMPERSONATION where it is not given.
        "role" role: Option<String> as Name,
    }
}

table! {
    /// The client of the identity provider that Immuta gets its tokens as.
    pub struct OAuthClientConfig {
        /// The identity provider, such as Okta.
        "provider" provider: Option<String> as AnyText,
        /// The client ID; the system account's LOGIN_NAME, unless `sfgen.loginName` gives another.
        "clientId" client_id: Option<String> as Text,
        /// Where tokens are asked for.
        "authorityUrl" authority_url: Option<String> as AnyText,
        /// `true` with publicCertificateThumbprint and oauthPrivateKey, `false` with clientSecret.
        "useCertificate" use_certificate: Option<bool> as bool,
        /// The client secret.
        "clientSecret" client_secret: Option<SecretSource> as SecretSource,
        /// The thumbprint of the certificate. Its name is known from hearsay.
        "publicCertificateThumbprint" public_certificate_thumbprint: Option<Given>
            as Hearsay<AnyValue>,
        /// The private key of the certificate, in PEM. Its name is known from hearsay.
        "oauthPrivateKey" oauth_private_key: Option<SecretSource> as Hearsay<SecretSource>,
        /// The resource that tokens are for, taken as it is: known from hearsay.
        "resource" resource: Option<Given> as Hearsay<AnyValue>,
        /// The scope of the tokens, taken as it is: known from hearsay.
        "scope" scope: Option<Given> as Hearsay<AnyValue>,
    }
}
