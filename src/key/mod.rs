//! RSA keys as Snowflake takes them: decoded and encoded again, no arithmetic.
//!
//! A [`PublicKey`] has 2048 bits or more. Its texts and those of its errors never show any part
//! of a private key or a passphrase.
//!
//! Knows nothing of payloads; connection arguments are only texts that hold a passphrase.

mod connect_args;
mod error;
mod pem;
mod private;
mod public;

pub use connect_args::passphrase;
pub use error::KeyError;
pub use public::PublicKey;

/// What is odd about a private key that could be read all the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Oddity {
    /// Its lines end in the two characters `\n` instead of a line break.
    EscapedNewlines,
    /// A passphrase was given and the key is not encrypted.
    NeedlessPassphrase,
}
