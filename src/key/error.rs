//! Why a text is not a key.

/// Why a text is not a key that Snowflake takes; never shows any of it.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyError {
    /// There is no PEM in it.
    #[error("is not in PEM format")]
    NotPem,
}
