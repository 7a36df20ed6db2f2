//! How the system account signs in.

use super::Check;
use crate::diagnostic::Path;
use crate::integration::{Authentication, OAuthProvider, UserType};
use crate::payload::{self, AuthenticationType};

/// Words in a provider's name, in lower case, and the security integration's type for it.
const PROVIDERS: [(&str, OAuthProvider); 5] = [
    ("okta", OAuthProvider::Okta),
    ("azure", OAuthProvider::Azure),
    ("entra", OAuthProvider::Azure),
    ("microsoft", OAuthProvider::Azure),
    ("ping", OAuthProvider::PingFederate),
];

impl Check<'_> {
    pub(super) fn authentication(&mut self) -> Option<Authentication> {
        let path = Path::new("config.authenticationType");
        let Some(kind) = self.config.authentication_type else {
            self.missing(path, "userPassword, keyPair or oAuthClientCredentials");
            return None;
        };
        match (kind, self.automatic()) {
            (AuthenticationType::OAuthClientCredentials, true) => {
                let message = "oAuthClientCredentials needs autoBootstrap: false";
                let help = "set autoBootstrap to false, or authenticate another way";
                self.error(Path::new("autoBootstrap"), message, help);
                None
            }
            (_, true) => Some(Authentication::Automatic),
            (AuthenticationType::KeyPair, false) => {
                self.username("keyPair");
                Some(Authentication::KeyPair)
            }
            (AuthenticationType::UserPassword, false) => {
                self.username("userPassword");
                Some(self.user_password())
            }
            (AuthenticationType::OAuthClientCredentials, false) => self.oauth(),
        }
    }

    fn username(&mut self, kind: &str) {
        if self.config.username.is_none() {
            let message = format!("{kind} needs a username");
            let help = "give the name of the system account that the script makes";
            self.error(Path::new("config.username"), message, help);
        }
    }

    fn user_password(&mut self) -> Authentication {
        let message = "userPassword has no future: Snowflake's 2026 roll-out ends password sign-in for service users";
        let help = "use keyPair; accounts past the roll-out refuse TYPE = LEGACY_SERVICE, and the script then stops";
        self.warn(Path::new("config.authenticationType"), message, help);
        Authentication::UserPassword(match self.options.user_type.unwrap_or_default() {
            payload::UserType::LegacyService => UserType::LegacyService,
            payload::UserType::Person => UserType::Person,
        })
    }

    fn oauth(&mut self) -> Option<Authentication> {
        let Some(client) = &self.config.oauth else {
            let path = Path::new("config.oAuthClientConfig");
            self.missing(path, "provider, clientId, authorityUrl and useCertificate");
            return None;
        };
        let required = [
            (
                "config.oAuthClientConfig.provider",
                client.provider.is_some(),
            ),
            (
                "config.oAuthClientConfig.clientId",
                client.client_id.is_some(),
            ),
            (
                "config.oAuthClientConfig.authorityUrl",
                client.authority_url.is_some(),
            ),
            (
                "config.oAuthClientConfig.useCertificate",
                client.use_certificate.is_some(),
            ),
        ];
        for (path, given) in required {
            if !given {
                self.missing(
                    Path::new(path),
                    "what the identity provider shows for the client",
                );
            }
        }
        let provider = client.provider.as_deref()?.to_lowercase();
        let known = PROVIDERS
            .into_iter()
            .find(|(word, _)| provider.contains(word));
        let provider = known.map_or(OAuthProvider::Custom, |(_, provider)| provider);
        Some(Authentication::OAuthClientCredentials(provider))
    }
}
