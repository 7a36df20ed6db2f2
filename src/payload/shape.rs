//! Which of the API's bodies a file is.

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
