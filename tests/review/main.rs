//! Reviews of scripts, of ours and of others.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

#[path = "../common/mod.rs"]
mod common;

mod command;
mod comparison;
mod fixtures;
mod layout;
mod own;
mod sarif;
mod secrets;
