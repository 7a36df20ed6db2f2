//! What the system account signs in with.

use super::Check;
use crate::diagnostic::Path;
use crate::integration::{Credential, Password};
use crate::key::{self, PublicKey};
use crate::payload::{AuthenticationType, SecretSource, SecretsIn};
use crate::secret::Secret;
use crate::sql::{Literal, SpelledLiteral};

const PRIVATE_KEY: &str = "config.privateKey";
const CLIENT_SECRET: &str = "config.oAuthClientConfig.clientSecret";

impl Check<'_> {
    /// The credential that fits the authentication, or `None` when it is missing or wrong.
    pub(super) fn credential(&mut self, public_key: Option<&str>) -> Option<Credential> {
        if self.automatic() {
            return Some(Credential::Elsewhere);
        }
        match self.config.authentication_type? {
            AuthenticationType::KeyPair => self.public_key(public_key),
            AuthenticationType::UserPassword => self.password(),
            AuthenticationType::OAuthClientCredentials => {
                self.client_credential();
                Some(Credential::Elsewhere)
            }
        }
    }

    fn password(&mut self) -> Option<Credential> {
        let path = Path::new("config.password");
        let help = "give the system account's password, or !env NAME or !file PATH";
        let source = self.config.password.as_ref();
        let password = self.secret(path.clone(), source, "userPassword needs a password", help)?;
        if self.options.secrets == Some(SecretsIn::Variable) {
            return Some(Credential::Password(Password::Variable));
        }
        match SpelledLiteral::new(password.clone()) {
            Ok(password) => Some(Credential::Password(Password::Inline(password))),
            Err(reason) => {
                self.error(path, reason.to_string(), "Snowflake takes 1 to 256 characters, no NUL");
                None
            }
        }
    }

    fn public_key(&mut self, file: Option<&str>) -> Option<Credential> {
        let (path, key) = match file {
            Some(pem) => ("sfgen.publicKey", PublicKey::from_public_pem(pem)),
            None => (PRIVATE_KEY, self.key_from_private()?),
        };
        match key {
            // A key's base64 holds nothing that a literal may not.
            Ok(key) => Literal::new(key.base64()).ok().map(Credential::PublicKey),
            Err(reason) => {
                let path = if reason.is_about_passphrase() { "config.connectArgs" } else { path };
                self.error(Path::new(path), reason.to_string(), reason.help());
                None
            }
        }
    }
}
