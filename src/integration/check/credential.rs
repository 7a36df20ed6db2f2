//! What the system account signs in with.

use super::Check;
use crate::diagnostic::Path;
use crate::integration::{Credential, Password};
use crate::key::{KeyError, Oddity, PrivateKey, PublicKey, passphrase};
use crate::payload::{AuthenticationType, OAuthClientConfig, SecretSource, SecretsIn};
use crate::secret::Secret;
use crate::text::{Literal, SpelledLiteral, limits};

const ELSEWHERE: &str = "give it here, or as !env NAME or !file PATH";

/// What becomes of a private key in another form than Immuta's documentation shows.
const AS_DOCUMENTED: &str = "`sfgen payload` sends it as openssl writes PKCS#8, which is what Immuta documents; convert the key where the payload is sent in another way";

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
                let client = self.config.oauth.as_ref()?;
                self.client_credential(client);
                Some(Credential::Elsewhere)
            }
        }
    }

    fn password(&mut self) -> Option<Credential> {
        let path = Path::new("config.password");
        let source = self.config.password.as_ref();
        let password = self.secret(path.clone(), source, "userPassword needs a password");
        let kept_elsewhere = matches!(source, Some(SecretSource::Env(_) | SecretSource::File(_)));
        if self.options.secrets == Some(SecretsIn::Variable) {
            let given = password.is_some() || kept_elsewhere;
            return given.then_some(Credential::Password(Password::Variable));
        }
        let password = password?;
        match SpelledLiteral::new(password.clone()) {
            Ok(password) => Some(Credential::Password(Password::Inline(password))),
            Err(reason) => {
                let help = format!("Snowflake takes a password of 1 to {}", limits::PASSWORD);
                self.error(path, reason.to_string(), &help);
                None
            }
        }
    }

    fn public_key(&mut self, file: Option<&str>) -> Option<Credential> {
        let key = match file {
            Some(pem) => self.key(
                Path::new("sfgen.publicKey"),
                PublicKey::from_public_pem(pem),
            ),
            None if self.options.public_key.is_some() => None,
            None => self.private_key(),
        }?;
        if key.is_published() {
            let path = match file {
                Some(_) => Path::new("sfgen.publicKey"),
                None => Path::new("config.privateKey"),
            };
            let message = "is a key of sfgen's own tests: everyone can read its private half";
            self.warn(
                path,
                message,
                "make a key pair of your own, as `sfgen init` shows it",
            );
        }
        // The base64 of a key holds nothing that a literal may not hold.
        Literal::new(key.base64()).ok().map(Credential::PublicKey)
    }

    fn private_key(&mut self) -> Option<PublicKey> {
        let path = Path::new("config.privateKey");
        let source = self.config.private_key.as_ref();
        let missing = "keyPair needs a privateKey, or the public key's file as sfgen.publicKey";
        let pem = self.secret(path.clone(), source, missing)?;
        let passphrase = self.passphrase()?;
        let read = PrivateKey::from_pem(pem, passphrase.as_ref());
        let (key, oddities) = self.key(path.clone(), read)?;
        self.warn_of(&oddities, path);
        Some(key.public().clone())
    }

    /// The passphrase in `connectArgs`; the outer `None` when there is none in what was given.
    fn passphrase(&mut self) -> Option<Option<Secret>> {
        let path = Path::new("config.connectArgs");
        let Some(source) = self.config.connect_args.as_ref() else {
            return Some(None);
        };
        let arguments = self.secret(path.clone(), Some(source), "is missing")?;
        match passphrase(arguments) {
            Ok(passphrase) => Some(Some(passphrase)),
            Err(reason) => {
                self.error_in_words(path, &reason.to_string());
                None
            }
        }
    }

    fn key<T>(&mut self, path: Path, read: Result<T, KeyError>) -> Option<T> {
        let reason = match read {
            Ok(key) => return Some(key),
            Err(reason) => reason,
        };
        match reason {
            KeyError::PassphraseMissing => {
                let message = "the private key is encrypted, and there is no passphrase for it";
                let path = Path::new("config.connectArgs");
                self.error(path, message, "write PRIV_KEY_FILE_PWD=<passphrase>");
            }
            KeyError::WrongPassphrase => {
                let message = "the passphrase does not decrypt config.privateKey";
                let path = Path::new("config.connectArgs");
                self.error(
                    path,
                    message,
                    "write the passphrase with which the key was encrypted",
                );
            }
            _ => self.error_in_words(path, &reason.to_string()),
        }
        None
    }

    /// A key's error says what to write instead behind a colon.
    fn error_in_words(&mut self, path: Path, text: &str) {
        let (message, help) = text
            .split_once(": ")
            .unwrap_or((text, "write an RSA key in PEM format"));
        self.error(path, message, help);
    }

    fn warn_of(&mut self, oddities: &[Oddity], key: Path) {
        let form: Vec<&str> = oddities.iter().filter_map(|odd| odd_form(*odd)).collect();
        if !form.is_empty() {
            self.warn(key.clone(), form.join(", "), AS_DOCUMENTED);
        }
        if oddities.contains(&Oddity::SeveralKeys) {
            let message = "holds more private keys than one: the first is taken";
            self.warn(key, message, "leave in only the system account's");
        }
        if oddities.contains(&Oddity::NeedlessPassphrase) {
            let message = "a passphrase is given, and the private key is not encrypted";
            let path = Path::new("config.connectArgs");
            self.warn(path, message, "leave it out, or encrypt the key");
        }
    }

    /// With a certificate its thumbprint and key, else the client secret. The names of the
    /// certificate's fields are known from hearsay.
    fn client_credential(&mut self, client: &OAuthClientConfig) {
        let at = |key: &'static str| Path::new("config.oAuthClientConfig").key(key);
        if client.use_certificate != Some(true) {
            let missing = "useCertificate: false needs a clientSecret";
            self.secret(at("clientSecret"), client.client_secret.as_ref(), missing);
            return;
        }
        let thumbprint = client.public_certificate_thumbprint.as_ref();
        if !thumbprint.is_some_and(|given| given.value().is_string()) {
            let message = "useCertificate: true needs the certificate's thumbprint";
            self.error(
                at("publicCertificateThumbprint"),
                message,
                "give it, or set useCertificate to false",
            );
        }
        let missing = "useCertificate: true needs the certificate's private key";
        self.secret(
            at("oauthPrivateKey"),
            client.oauth_private_key.as_ref(),
            missing,
        );
    }

    /// A secret that is at hand.
    fn secret<'s>(
        &mut self,
        path: Path,
        source: Option<&'s SecretSource>,
        missing: &str,
    ) -> Option<&'s Secret> {
        match source {
            Some(SecretSource::Inline(secret)) => Some(secret),
            // Whoever resolves them has said already why they are not at hand.
            Some(SecretSource::Env(_) | SecretSource::File(_)) => None,
            Some(SecretSource::Redacted) => {
                let message = "is redacted: GET does not give secrets away";
                self.error(path, message, ELSEWHERE);
                None
            }
            None => {
                self.error(path, missing, ELSEWHERE);
                None
            }
        }
    }
}

/// In words, what of a key is not as Immuta documents it.
fn odd_form(oddity: Oddity) -> Option<&'static str> {
    match oddity {
        Oddity::EscapedNewlines => Some(r"its lines end in the two characters `\n`"),
        Oddity::ByteOrderMark => Some("starts with a byte order mark"),
        Oddity::OtherText => Some("has other text before or behind the key"),
        Oddity::Lines => Some("is indented or not in lines of 64 letters"),
        Oddity::Pkcs1 => Some("is in PKCS#1 format"),
        Oddity::Label => Some("its first line names another format than the key has"),
        Oddity::SeveralKeys | Oddity::NeedlessPassphrase => None,
    }
}
