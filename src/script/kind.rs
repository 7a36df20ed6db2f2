//! The kinds of script that change an account.

/// A kind of script. What only looks ahead to one, preflight, is none of them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// Sets an integration up.
    Create,
    /// Changes it.
    Edit,
    /// Removes it.
    Delete,
    /// Removes what an unfinished create left behind.
    Cleanup,
}
