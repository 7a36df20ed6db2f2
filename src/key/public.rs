//! Public keys.

use base64ct::{Base64, Encoding};
use pkcs1::{RsaPublicKey, RsaPublicKeyRef};
use pkcs8::der::asn1::{AnyRef, BitStringRef, ObjectIdentifier, UintRef};
use pkcs8::der::{Decode, Encode};
use pkcs8::spki::{AlgorithmIdentifier, SubjectPublicKeyInfo, SubjectPublicKeyInfoRef};
use sha2::{Digest, Sha256};

use super::KeyError;
use super::pem::{Pem, Wanted};

/// An RSA public key of 2048 bits or more, as the DER of its SubjectPublicKeyInfo.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicKey {
    der: Vec<u8>,
}

/// Bits that Snowflake asks for: <https://docs.snowflake.com/en/user-guide/key-pair-auth>.
const FEWEST_BITS: usize = 2048;

/// Algorithms that are refused by name: RFC 5480, RFC 8410, RFC 3279.
const REFUSED: [(&str, KeyError); 4] = [
    ("1.2.840.10045.2.1", KeyError::EllipticCurve),
    ("1.3.101.112", KeyError::Edwards),
    ("1.3.101.113", KeyError::Edwards),
    ("1.2.840.10040.4.1", KeyError::Dsa),
];

impl PublicKey {
    /// A public RSA key in PEM, as `openssl rsa -pubout` makes it, or in PKCS#1.
    ///
    /// # Errors
    /// Why it is not a key that can be used.
    pub fn from_public_pem(pem: &str) -> Result<Self, KeyError> {
        let (pem, _) = Pem::find(pem, Wanted::Public)?;
        match pem.label {
            "PUBLIC KEY" => from_spki(&pem.der()?),
            "RSA PUBLIC KEY" => from_pkcs1(&pem.der()?),
            "CERTIFICATE" | "X509 CERTIFICATE" | "TRUSTED CERTIFICATE" => {
                Err(KeyError::Certificate)
            }
            label if label.ends_with("PRIVATE KEY") => Err(KeyError::Private),
            _ => Err(KeyError::OtherPem),
        }
    }

    /// A key on one line, as `RSA_PUBLIC_KEY` takes it.
    ///
    /// # Errors
    /// Why it is not a key that can be used.
    pub fn from_base64(text: &str) -> Result<Self, KeyError> {
        from_spki(&Base64::decode_vec(text).map_err(|_| KeyError::Damaged)?)
    }

    /// The key on one line, as `RSA_PUBLIC_KEY` takes it: without the lines of its PEM.
    /// <https://docs.snowflake.com/en/user-guide/key-pair-auth>
    pub fn base64(&self) -> String {
        Base64::encode_string(&self.der)
    }

    /// What Snowflake shows as `RSA_PUBLIC_KEY_FP`: `SHA256:` and the base64 of the digest.
    /// <https://docs.snowflake.com/en/user-guide/key-pair-auth>
    pub fn fingerprint(&self) -> String {
        let digest = Sha256::digest(&self.der);
        format!("SHA256:{}", Base64::encode_string(&digest))
    }

    /// Checks the numbers of a key and encodes them.
    pub(super) fn new(key: &RsaPublicKey<UintRef<'_>>) -> Result<Self, KeyError> {
        let (modulus, exponent) = (key.modulus.as_bytes(), key.public_exponent.as_bytes());
        let bits = bits(modulus);
        if bits < FEWEST_BITS {
            return Err(KeyError::TooShort { bits });
        }
        if !is_odd(modulus) || !is_odd(exponent) || exponent == [1] {
            return Err(KeyError::Damaged);
        }
        let der = encode(key).map_err(|_| KeyError::Damaged)?;
        Ok(Self { der })
    }
}

/// Refuses what is not RSA.
pub(super) fn check_algorithm(oid: ObjectIdentifier) -> Result<(), KeyError> {
    if oid == pkcs1::ALGORITHM_OID {
        return Ok(());
    }
    let named = REFUSED
        .iter()
        .find(|(refused, _)| ObjectIdentifier::new(refused) == Ok(oid));
    Err(named.map_or(KeyError::OtherAlgorithm, |(_, error)| *error))
}

fn from_spki(der: &[u8]) -> Result<PublicKey, KeyError> {
    let key = SubjectPublicKeyInfoRef::from_der(der).map_err(|_| KeyError::Damaged)?;
    check_algorithm(key.algorithm.oid)?;
    let bytes = key.subject_public_key.as_bytes();
    from_pkcs1(bytes.ok_or(KeyError::Damaged)?)
}

fn from_pkcs1(der: &[u8]) -> Result<PublicKey, KeyError> {
    let key = RsaPublicKeyRef::from_der(der).map_err(|_| KeyError::Damaged)?;
    PublicKey::new(&key)
}

fn encode(key: &RsaPublicKey<UintRef<'_>>) -> pkcs8::der::Result<Vec<u8>> {
    let numbers = key.to_der()?;
    let info = SubjectPublicKeyInfo {
        algorithm: AlgorithmIdentifier {
            oid: pkcs1::ALGORITHM_OID,
            parameters: Some(AnyRef::NULL),
        },
        subject_public_key: BitStringRef::from_bytes(&numbers)?,
    };
    info.to_der()
}

/// Bits of a number, given in bytes from the highest.
fn bits(number: &[u8]) -> usize {
    let zeros = number.iter().take_while(|byte| **byte == 0).count();
    match number.get(zeros) {
        Some(first) => (number.len() - zeros) * 8 - first.leading_zeros() as usize,
        None => 0,
    }
}

fn is_odd(number: &[u8]) -> bool {
    number.last().is_some_and(|byte| byte & 1 == 1)
}
