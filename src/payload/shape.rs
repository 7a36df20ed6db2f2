//! Which of the API's bodies a file is, told by its keys.

use crate::document::Node;

/// The entries of an object.
pub(super) type Entries<'d> = [(Node<'d>, Node<'d>)];

/// Keys that only an envelope has.
const ENVELOPE: [&str; 3] = ["type", "autoBootstrap", "config"];

/// Keys that GET adds to one.
pub(super) const ANSWER: [&str; 3] = ["id", "status", "validationResults"];

/// The keys of the body that DELETE takes.
const DELETE: [&str; 6] = [
    "authenticationType",
    "username",
    "password",
    "privateKey",
    "connectArgs",
    "role",
];

/// The form of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Shape {
    /// `{type, autoBootstrap, config}`, as POST and PUT take it.
    #[default]
    Envelope,
    /// What stands under `config` alone.
    BareConfig,
    /// What GET answers: an envelope with `id`, `status` or `validationResults`, its secrets
    /// replaced by `<REDACTED>`.
    GetResponse,
    /// What DELETE takes for an integration that Immuta set up itself:
    /// `{authenticationType, username, password, role}`.
    DeleteRequest,
}

impl Shape {
    /// The form of a file with these entries.
    pub(super) fn of(entries: &Entries<'_>) -> Self {
        let has = |keys| has_any(entries, keys);
        match () {
            () if has(&ENVELOPE) && has(&ANSWER) => Self::GetResponse,
            () if has(&ENVELOPE) => Self::Envelope,
            () if has(&["authenticationType"]) && has_only(entries, &DELETE) => Self::DeleteRequest,
            () => Self::BareConfig,
        }
    }
}

/// Whether one of the keys stands here.
pub(super) fn has_any(entries: &Entries<'_>, keys: &[&str]) -> bool {
    entries.iter().any(|(key, _)| is_one(key, keys))
}

/// Whether no other keys stand here.
pub(super) fn has_only(entries: &Entries<'_>, keys: &[&str]) -> bool {
    entries.iter().all(|(key, _)| is_one(key, keys))
}

fn is_one(key: &Node<'_>, keys: &[&str]) -> bool {
    matches!(key, Node::Text(key) if keys.contains(&&**key))
}
