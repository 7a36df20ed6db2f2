//! Host names.

use std::fmt;

use crate::text::SqlText;

/// The host name of a Snowflake account: letters, digits, `-`, `_` and `.` only, so that it can
/// stand in a comment.
///
/// ```
/// use sfgen::integration::Host;
///
/// assert!(Host::new("organization.us-east-1.snowflakecomputing.com").is_ok());
/// assert!(Host::new("https://organization.snowflakecomputing.com/").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host(String);

/// Why a text is not a host name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAHost {
    /// It starts with `https://` or the like.
    #[error("has a scheme in front of the host name")]
    Scheme,
    /// Something follows the host name.
    #[error("has a path behind the host name")]
    Path,
    /// A port follows the host name.
    #[error("has a port behind the host name")]
    Port,
    /// A part is empty, too long, or holds something else than letters, digits, `-` and `_`.
    #[error("is not a host name")]
    Malformed,
}

impl Host {
    /// The longest host name, in bytes (RFC 1035).
    const LIMIT: usize = 253;
    /// The longest part between dots, in bytes (RFC 1035).
    const LABEL_LIMIT: usize = 63;

    /// Checks `text`; letters may be of either case and are kept.
    ///
    /// # Errors
    /// What else than a host name it is.
    pub fn new(text: &str) -> Result<Self, NotAHost> {
        if text.contains("://") {
            return Err(NotAHost::Scheme);
        }
        if text.contains('/') {
            return Err(NotAHost::Path);
        }
        if text
            .rsplit_once(':')
            .is_some_and(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
        {
            return Err(NotAHost::Port);
        }
        if text.len() > Self::LIMIT || !text.split('.').all(is_label) {
            return Err(NotAHost::Malformed);
        }
        Ok(Self(text.to_owned()))
    }

    /// The host name as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Snowflake account names may hold `_`, which host names otherwise may not.
fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= Host::LABEL_LIMIT
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl SqlText for Host {}
