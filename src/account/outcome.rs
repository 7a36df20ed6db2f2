//! How a statement went, as data.

use super::effect::Effect;
use super::refusal::Refusal;

/// How a statement went.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// It is done; a statement that only reads has no effects, and is not judged.
    Done(Vec<Effect>),
    /// Snowflake refuses it, and nothing has changed.
    Refused(Refusal),
    /// A bulk statement or a block did a part, and was refused the rest.
    PartlyDone {
        /// What it did.
        effects: Vec<Effect>,
        /// Why it stopped, or what it left out.
        refusal: Refusal,
    },
    /// The model cannot tell, for this reason; nothing has changed in it.
    NotUnderstood(String),
}
