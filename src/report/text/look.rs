//! How a report looks.

/// How a report looks.
#[derive(Debug, Clone, Copy)]
pub struct Look {
    /// The characters that fit into a line.
    pub width: usize,
    /// Whether words are coloured.
    pub colour: bool,
    /// Whether each statement is told.
    pub statements: bool,
}

impl Default for Look {
    /// For a pipe or a file.
    fn default() -> Self {
        Self {
            width: 80,
            colour: false,
            statements: false,
        }
    }
}
