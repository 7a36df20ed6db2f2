//! SQL text → our own small [`Statement`]s, each with its lines.
//!
//! What is not understood is kept as [`Statement::Unknown`], never dropped.
//! The only module that names sqlparser. Knows nothing of the generator or of effects.

pub mod block;
mod pattern;
pub mod privilege;
pub mod statement;
mod token;

pub use statement::Statement;
