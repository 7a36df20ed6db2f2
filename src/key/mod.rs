//! RSA keys as Snowflake and Immuta take them: decoded and encoded again, no arithmetic.
//!
//! A [`PublicKey`] and a [`PrivateKey`] have 2048 bits or more. Its texts and those of its errors never show any part
//! of a private key or a passphrase.
//!
//! Knows nothing of payloads; connection arguments are only texts that hold a passphrase.

mod connect_args;
mod error;
mod known;
mod pem;
mod private;
mod public;

pub use connect_args::passphrase;
pub use error::KeyError;
pub use private::PrivateKey;
pub use public::PublicKey;

/// What is odd about a private key that could be read all the same.
///
/// Immuta's documentation shows PKCS#8 as OpenSSL writes it; [`PrivateKey::pkcs8`] is without all
/// of them but the last two.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// Its lines end in the two characters `\n` instead of a line break.
    EscapedNewlines,
    /// It starts with a byte order mark.
    ByteOrderMark,
    /// Something else stands before or behind it: attributes, a certificate, a public key.
    OtherText,
    /// It is indented, or its lines are not of 64 letters.
    Lines,
    /// It is in PKCS#1.
    Pkcs1,
    /// Its first and last line are those of another format.
    Label,
    /// More private keys than one; the first is read.
    SeveralKeys,
    /// A passphrase was given and the key is not encrypted.
    NeedlessPassphrase,
}
