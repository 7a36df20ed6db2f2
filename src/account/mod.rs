//! A model of a Snowflake account: what each statement needs, and what it does.
//!
//! [`run`] takes one statement at a time and says whether it is done, with its effects; refused,
//! with Snowflake's reason; or not understood. A refused statement changes nothing; the two bulk
//! forms that stop half-way say so with [`Outcome::PartlyDone`].
//!
//! The rules are documented ones, each beside its source; what the documentation leaves open is
//! a switch of [`Rules`]. Nothing here was run on a real account. The model knows nothing of how
//! scripts are made, nor of what data or queries are worth.

mod active;
mod authority;
mod effect;
mod grant;
mod grants;
mod inheritance;
mod object;
mod objects;
mod outcome;
mod refusal;
mod remove;
mod rename;
mod resolve;
mod rules;
mod run;
pub mod scripting;
mod session;
mod state;
mod step;
pub mod system;

pub use active::Secondary;
pub use effect::Effect;
pub(crate) use grant::FutureHolding;
pub use grant::{Attachment, FutureGrant, Grant, Target};
pub(crate) use inheritance::{Descent, Holding};
pub use inheritance::{Held, RolePath};
pub use object::{Fingerprint, Name, Object, ObjectId, Path, Setting};
pub use outcome::Outcome;
pub use refusal::Refusal;
pub(crate) use rename::moved;
pub use rules::{Reading, Rules, Switch};
pub use run::{fill_in, play_block, run, run_under};
pub(crate) use scripting::{holds_symbol, shown};
pub use session::Session;
pub use state::Account;
