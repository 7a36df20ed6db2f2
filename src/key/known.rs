//! Keys whose private halves are public: those of sfgen's own tests.

use super::PublicKey;

/// The fingerprints of the keys in `fixtures/keys`, whose private halves stand beside them.
const PUBLISHED: [&str; 3] = [
    "SHA256:rlSFwyS0UMf7DfmW10kuX4aXzM1/6OVAN+QdomySM/Y=",
    "SHA256:LtsqXffXFBKZ5JBMvY2oWw+THaf+QXvjDHCHVrREpT4=",
    "SHA256:J00V94rfcU22Xfb9pUH4Y9TawOcQrBUQ693mLA42WwA=",
];

impl PublicKey {
    /// Whether the private half stands in sfgen's repository, where everyone can read it.
    pub fn is_published(&self) -> bool {
        PUBLISHED.contains(&self.fingerprint().as_str())
    }
}
