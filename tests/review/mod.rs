//! Reviews of scripts, of ours and of others.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]
#![expect(
    clippy::print_stdout,
    reason = "the counts are for whoever reads the long tests"
)]

mod closed_world;
mod command;
mod comparison;
mod fixtures;
mod flips;
mod frame;
mod growth;
#[path = "../../benches/growth/mod.rs"]
mod lines;
mod own;
mod placeholders;
mod sarif;
mod secrets;
mod unknown;
