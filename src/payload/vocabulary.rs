//! Every key of a payload, and which of them hold secrets.

use crate::diagnostic::Vocabulary;

/// What a shown line of a payload may reveal.
pub const VOCABULARY: Vocabulary = Vocabulary {
    shown: &[],
    secret: &[
        "password",
        "privateKey",
        "connectArgs",
        "clientSecret",
        "oauthPrivateKey",
    ],
};
