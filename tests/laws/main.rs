//! The laws of the scripts, on the model of an account: over every choice that a payload can
//! make, every pair for edit and every prefix for cleanup.

mod case;
mod cleanup;
mod create;
mod delete;
mod edit;
mod mutant;
mod mutants;
mod names;
mod others;
mod world;
