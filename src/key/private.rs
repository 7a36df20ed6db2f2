//! From a private key to its public half.

use pkcs1::RsaPrivateKeyRef;
use pkcs8::der::Decode;
use pkcs8::pkcs5::EncryptionScheme;
use pkcs8::pkcs5::pbes2::Kdf;
use pkcs8::{EncryptedPrivateKeyInfoRef, PrivateKeyInfoRef};

use crate::secret::Secret;

use super::pem::Pem;
use super::public::check_algorithm;
use super::{KeyError, Oddity, PublicKey};

/// Rounds of PBKDF2 that are tried; OpenSSL makes 2048, and 600,000 are recommended.
const MOST_ROUNDS: u32 = 10_000_000;

/// Memory that scrypt may take, in bytes; OpenSSL's default takes 16 MiB.
const MOST_MEMORY: u64 = 256 * 1024 * 1024;

/// How often scrypt may run over its memory; OpenSSL's default is once.
const MOST_PASSES: u16 = 16;

impl PublicKey {
    /// The public half of a private RSA key in PEM: PKCS#8, encrypted or not, or PKCS#1.
    ///
    /// A passphrase for a key that is not encrypted is not used, and told as an [`Oddity`].
    ///
    /// # Errors
    /// Why it is not a key that can be used.
    pub fn from_private_pem(
        pem: &Secret,
        passphrase: Option<&Secret>,
    ) -> Result<(Self, Vec<Oddity>), KeyError> {
        let (text, escaped) = with_line_breaks(pem);
        let pem = Pem::find(text.reveal())?;
        let mut oddities: Vec<Oddity> = escaped.into_iter().collect();
        let key = match pem.label {
            "ENCRYPTED PRIVATE KEY" => return Ok((encrypted(&pem, passphrase)?, oddities)),
            "PRIVATE KEY" => from_pkcs8(&pem.der()?)?,
            "RSA PRIVATE KEY" if pem.is_legacy_encrypted() => {
                return Err(KeyError::LegacyEncryption);
            }
            "RSA PRIVATE KEY" => from_pkcs1(&pem.der()?)?,
            other => return Err(refusal(other)),
        };
        oddities.extend(passphrase.map(|_| Oddity::NeedlessPassphrase));
        Ok((key, oddities))
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

fn from_pkcs8(der: &[u8]) -> Result<PublicKey, KeyError> {
    let key = PrivateKeyInfoRef::from_der(der).map_err(|_| KeyError::Damaged)?;
    check_algorithm(key.algorithm.oid)?;
    from_pkcs1(key.private_key.as_bytes())
}

fn from_pkcs1(der: &[u8]) -> Result<PublicKey, KeyError> {
    let key = RsaPrivateKeyRef::from_der(der).map_err(|_| KeyError::Damaged)?;
    PublicKey::new(&key.public_key())
}

fn encrypted(pem: &Pem<'_>, passphrase: Option<&Secret>) -> Result<PublicKey, KeyError> {
    let der = pem.der()?;
    let key = EncryptedPrivateKeyInfoRef::from_der(&der);
    let key = key.map_err(|_| unreadable(&der))?;
    let passphrase = passphrase.ok_or(KeyError::PassphraseMissing)?;
    check_cost(&key.encryption_algorithm)?;
    let opened = key.decrypt(passphrase.reveal()).map_err(not_decrypted)?;
    // A wrong passphrase may still give bytes that look decrypted.
    match from_pkcs8(opened.as_bytes()) {
        Err(KeyError::Damaged) => Err(KeyError::WrongPassphrase),
        result => result,
    }
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
