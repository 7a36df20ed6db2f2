//! Private keys: their public half, and the form in which Immuta takes them.

use pkcs1::RsaPrivateKeyRef;
use pkcs8::der::asn1::{AnyRef, OctetStringRef};
use pkcs8::der::{Decode, Encode};
use pkcs8::pkcs5::EncryptionScheme;
use pkcs8::pkcs5::pbes2::Kdf;
use pkcs8::spki::AlgorithmIdentifier;
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};
use zeroize::Zeroizing;

use crate::secret::Secret;

use super::pem::{Pem, Wanted, armour};
use super::public::check_algorithm;
use super::{KeyError, Oddity, PublicKey};

/// Rounds of PBKDF2 that are tried; OpenSSL makes 2048, and 600,000 are recommended.
const MOST_ROUNDS: u32 = 10_000_000;

/// Memory that scrypt may take, in bytes; OpenSSL's default takes 16 MiB.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// How often scrypt may run over its memory; OpenSSL's default is once.
const MOST_PASSES: u16 = 16;

/// A private RSA key of 2048 bits or more, encrypted or not.
///
/// Has no `Debug`: only its public half may be shown.
pub struct PrivateKey {
    public: PublicKey,
    form: Form,
    der: Zeroizing<Vec<u8>>,
}

/// What the bytes of a private key are, whatever its first line says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Form {
    /// PKCS#8.
    Plain,
    /// PKCS#8, encrypted.
    Encrypted,
    /// PKCS#1.
    Rsa,
}

const PLAIN: &str = "PRIVATE KEY";
const ENCRYPTED: &str = "ENCRYPTED PRIVATE KEY";
const RSA: &str = "RSA PRIVATE KEY";

impl PrivateKey {
    /// A private RSA key in PEM: PKCS#8, encrypted or not, or PKCS#1.
    ///
    /// A passphrase for a key that is not encrypted is not used, and told as an [`Oddity`], as is
    /// whatever is not as OpenSSL writes a key.
    ///
    /// # Errors
    /// Why it is not a key that can be used.
    pub fn from_pem(
        pem: &Secret,
        passphrase: Option<&Secret>,
    ) -> Result<(Self, Vec<Oddity>), KeyError> {
        let (text, escaped) = with_line_breaks(pem);
        let (pem, found) = Pem::find(text.reveal(), Wanted::Private)?;
        match pem.label {
            RSA if pem.is_legacy_encrypted() => return Err(KeyError::LegacyEncryption),
            PLAIN | ENCRYPTED | RSA => {}
            other => return Err(refusal(other)),
        }
        let der = pem.der()?;
        let (public, form) = read(&der, pem.label, passphrase)?;
        let mut oddities: Vec<Oddity> = escaped.into_iter().chain(found).collect();
        oddities.extend(form.oddity(pem.label));
        let needless = passphrase.is_some() && form != Form::Encrypted;
        oddities.extend(needless.then_some(Oddity::NeedlessPassphrase));
        Ok((Self { public, form, der }, oddities))
    }

    /// Its public half.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    /// The key in PKCS#8 as OpenSSL writes it, without a final line break; an encrypted one stays
    /// encrypted.
    ///
    /// # Errors
    /// [`KeyError::Damaged`]: the numbers of a PKCS#1 key are too long for PKCS#8.
    pub fn pkcs8(&self) -> Result<Secret, KeyError> {
        Ok(match self.form {
            Form::Plain => armour(PLAIN, &self.der),
            Form::Encrypted => armour(ENCRYPTED, &self.der),
            Form::Rsa => armour(PLAIN, &wrapped(&self.der)?),
        })
    }
}

impl Form {
    /// What is odd about such bytes below a first line that says `label`.
    fn oddity(self, label: &str) -> Option<Oddity> {
        match (self, label) {
            (Self::Rsa, _) => Some(Oddity::Pkcs1),
            (Self::Plain, PLAIN) | (Self::Encrypted, ENCRYPTED) => None,
            (Self::Plain | Self::Encrypted, _) => Some(Oddity::Label),
        }
    }
}

/// The text with the two characters `\n` turned into line breaks.
fn with_line_breaks(pem: &Secret) -> (Secret, Option<Oddity>) {
    let text = pem.reveal();
    if !text.contains("\\n") {
        return (pem.clone(), None);
    }
    let broken = Secret::new(text.replace("\\r\\n", "\n").replace("\\n", "\n"));
    (broken, Some(Oddity::EscapedNewlines))
}

fn refusal(label: &str) -> KeyError {
    match label {
        "EC PRIVATE KEY" => KeyError::EllipticCurve,
        "DSA PRIVATE KEY" => KeyError::Dsa,
        "OPENSSH PRIVATE KEY" => KeyError::OpenSsh,
        "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => KeyError::Certificate,
        "PUBLIC KEY" | "RSA PUBLIC KEY" => KeyError::Public,
        _ => KeyError::OtherPem,
    }
}

/// The public half of a key, and what its bytes are; the first line says what they should be.
fn read(
    der: &[u8],
    label: &str,
    passphrase: Option<&Secret>,
) -> Result<(PublicKey, Form), KeyError> {
    if let Ok(key) = PrivateKeyInfoRef::from_der(der) {
        return Ok((from_pkcs8(&key)?, Form::Plain));
    }
    if let Ok(key) = EncryptedPrivateKeyInfoRef::from_der(der) {
        return Ok((encrypted(&key, passphrase)?, Form::Encrypted));
    }
    match RsaPrivateKeyRef::from_der(der) {
        Ok(key) => Ok((PublicKey::new(&key.public_key())?, Form::Rsa)),
        Err(_) if label == ENCRYPTED => Err(unreadable(der)),
        Err(_) => Err(KeyError::Damaged),
    }
}

fn from_pkcs8(key: &PrivateKeyInfoRef<'_>) -> Result<PublicKey, KeyError> {
    check_algorithm(key.algorithm.oid)?;
    let numbers = RsaPrivateKeyRef::from_der(key.private_key.as_bytes());
    let numbers = numbers.map_err(|_| KeyError::Damaged)?;
    PublicKey::new(&numbers.public_key())
}

fn encrypted(
    key: &EncryptedPrivateKeyInfoRef<'_>,
    passphrase: Option<&Secret>,
) -> Result<PublicKey, KeyError> {
    let passphrase = passphrase.ok_or(KeyError::PassphraseMissing)?;
    check_cost(&key.encryption_algorithm)?;
    let opened = key.decrypt(passphrase.reveal()).map_err(not_decrypted)?;
    // A wrong passphrase may still give bytes that look decrypted.
    let key = PrivateKeyInfoRef::from_der(opened.as_bytes());
    let key = key.map_err(|_| KeyError::WrongPassphrase)?;
    match from_pkcs8(&key) {
        Err(KeyError::Damaged) => Err(KeyError::WrongPassphrase),
        result => result,
    }
}

/// The numbers of a PKCS#1 key in PKCS#8: RFC 5208 and RFC 8017, appendix A.1.
fn wrapped(der: &[u8]) -> Result<Zeroizing<Vec<u8>>, KeyError> {
    let algorithm = AlgorithmIdentifier {
        oid: pkcs1::ALGORITHM_OID,
        parameters: Some(AnyRef::NULL),
    };
    let numbers = OctetStringRef::new(der).map_err(|_| KeyError::Damaged)?;
    let wrapped = PrivateKeyInfoRef::new(algorithm, numbers).to_der();
    wrapped.map(Zeroizing::new).map_err(|_| KeyError::Damaged)
}

/// Why an encrypted key cannot be read at all: its encryption is unknown where it is DER.
fn unreadable(der: &[u8]) -> KeyError {
    match pkcs8::der::AnyRef::from_der(der) {
        Ok(_) => KeyError::UnknownEncryption,
        Err(_) => KeyError::Damaged,
    }
}

fn check_cost(scheme: &EncryptionScheme) -> Result<(), KeyError> {
    let EncryptionScheme::Pbes2(parameters) = scheme else {
        return Err(KeyError::UnknownEncryption);
    };
    let affordable = match &parameters.kdf {
        Kdf::Pbkdf2(pbkdf2) => pbkdf2.iteration_count <= MOST_ROUNDS,
        Kdf::Scrypt(scrypt) => {
            let block = 128 * u64::from(scrypt.block_size);
            let memory = block.checked_mul(scrypt.cost_parameter);
            memory.is_some_and(|memory| memory <= MOST_MEMORY)
                && scrypt.cost_parameter.is_power_of_two()
                && scrypt.parallelization <= MOST_PASSES
        }
        _ => return Err(KeyError::UnknownEncryption),
    };
    affordable.then_some(()).ok_or(KeyError::TooCostly)
}

fn not_decrypted(error: pkcs8::Error) -> KeyError {
    match error {
        pkcs8::Error::EncryptedPrivateKey(
            pkcs8::pkcs5::Error::UnsupportedAlgorithm { .. }
            | pkcs8::pkcs5::Error::NoPbes1CryptSupport
            | pkcs8::pkcs5::Error::AlgorithmParametersInvalid { .. },
        ) => KeyError::UnknownEncryption,
        _ => KeyError::WrongPassphrase,
    }
}
