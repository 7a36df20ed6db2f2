//! What a preflight looks ahead to.

/// The script that a preflight looks ahead to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ahead {
    /// create.
    Create,
    /// edit; `unmarked` for an integration without marks.
    Edit {
        /// No marks are asked for.
        unmarked: bool,
    },
    /// delete; `unmarked` for an integration without marks.
    Delete {
        /// No marks are asked for.
        unmarked: bool,
    },
    /// cleanup.
    Cleanup,
}
