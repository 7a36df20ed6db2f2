//! What an edit starts from, and how it is made.

use crate::integration::{Credential, Integration, UnderPlainNames};
use crate::text::PlainNames;

/// The state that an edit starts from.
#[derive(Debug, Clone)]
pub struct Earlier {
    /// The integration as it was.
    pub integration: Integration,
    /// Its credential, where the earlier payload still holds it.
    pub credential: Option<Credential>,
}

impl UnderPlainNames for Earlier {
    fn under(&self, names: &mut PlainNames) -> Self {
        let Self {
            integration,
            credential,
        } = self;
        Self {
            integration: integration.under(names),
            credential: credential.under(names),
        }
    }
}

/// The step of a key rotation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rotation {
    /// The new key stands beside the old one, in `RSA_PUBLIC_KEY_2`.
    Begin,
    /// The new key takes the old one's place.
    Finish,
}

/// How an edit is made.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct EditOptions {
    /// The step of a key rotation, if it is one.
    pub rotation: Option<Rotation>,
    /// The integration carries no marks, since another tool set it up.
    pub unmarked: bool,
}
