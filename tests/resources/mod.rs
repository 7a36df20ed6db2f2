//! What an input may cost, and what becomes of files when something fails.
//!
//! The limits in seconds are tripwires far from what is measured; growth is told by ratios.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod files;
mod folders;
mod growth;
mod inputs;
mod outputs;
