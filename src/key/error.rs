//! Why a text is not a key.

/// Why a text is not a key that Snowflake takes; its texts follow the name of a field and never
/// show any of the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no PEM in it.
    #[error(
        "has no `-----BEGIN …-----` line: write the key in PEM format, its first and last line included"
    )]
    NotPem,
    /// The name of a file instead of its content.
    #[error("is the name of a file and not a key: write `!file` and a blank in front of it")]
    FileName,
    /// The last line of the PEM is missing.
    #[error("has no `-----END …-----` line that fits its first one")]
    NoEnd,
    /// What stands between the first and last line is not base64.
    #[error("is not base64 between its first and last line")]
    NotBase64,
    /// It is base64 of something that is no key.
    #[error("is damaged: what its base64 holds is not a key")]
    Damaged,
    /// An elliptic curve key.
    #[error("is an elliptic curve key: write an RSA key of at least 2048 bits")]
    EllipticCurve,
    /// An Ed25519 or another Edwards curve key.
    #[error("is an Ed25519 or Ed448 key: write an RSA key of at least 2048 bits")]
    Edwards,
    /// A DSA key.
    #[error("is a DSA key: write an RSA key of at least 2048 bits")]
    Dsa,
    /// A key of another algorithm.
    #[error("is not an RSA key: write one of at least 2048 bits")]
    OtherAlgorithm,
    /// OpenSSH's own format.
    #[error(
        "is in OpenSSH's own format: convert a copy of it with `ssh-keygen -p -m PKCS8 -f FILE`"
    )]
    OpenSsh,
    /// A certificate.
    #[error("is a certificate and not a key")]
    Certificate,
    /// A public key where a private one is wanted.
    #[error("is a public key: write the private one")]
    Public,
    /// A private key where a public one is wanted.
    #[error("is a private key: write the public one, as `openssl rsa -in FILE -pubout` makes it")]
    Private,
    /// Another kind of PEM.
    #[error("is PEM of something that is not a key")]
    OtherPem,
    /// PKCS#1 with OpenSSL's own encryption.
    #[error(
        "has the encryption that OpenSSL used before PKCS#8: convert it with `openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE`"
    )]
    LegacyEncryption,
    /// An encryption that is not known.
    #[error(
        "is encrypted in an unknown way: convert it with `openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE`"
    )]
    UnknownEncryption,
    /// Trying the passphrase would take far longer than usual.
    #[error(
        "takes too long to decrypt: convert it with `openssl pkcs8 -topk8 -v2 aes-256-cbc -in FILE`"
    )]
    TooCostly,
    /// It is encrypted, and there is no passphrase.
    #[error("is encrypted, and there is no passphrase for it")]
    PassphraseMissing,
    /// The passphrase does not open it.
    #[error("cannot be decrypted: the passphrase is wrong")]
    WrongPassphrase,
    /// Shorter than Snowflake takes.
    #[error("has {bits} bits: Snowflake takes RSA keys of at least 2048")]
    TooShort {
        /// Bits of the modulus.
        bits: usize,
    },
    /// Connection arguments without a passphrase.
    #[error("has no passphrase: write `PRIV_KEY_FILE_PWD=…`")]
    NoPassphraseArgument,
}
