//! Values that must not be seen: they show themselves to nobody and are wiped when dropped.
//!
//! Knows nothing of what the secrets are for.

use std::fmt;

use zeroize::Zeroizing;

/// A password, private key, passphrase or client secret.
///
/// It has no `Display`, cannot be serialised, and its `Debug` says only that it is there.
/// The memory is wiped on drop.
///
/// ```
/// use sfgen::secret::Secret;
///
/// let password = Secret::new("hunter2");
/// assert_eq!(format!("{password:?}"), "<secret>");
/// assert_eq!(password.reveal(), "hunter2");
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Secret(Zeroizing<String>);

impl Secret {
    /// Takes over `text` as a secret.
    pub fn new(text: impl Into<String>) -> Self {
        Self(Zeroizing::new(text.into()))
    }

    /// The secret itself. Every call is a place to look at in a review.
    pub fn reveal(&self) -> &str {
        &self.0
    }
}

impl fmt::Debug for Secret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<secret>")
    }
}
