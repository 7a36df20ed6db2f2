//! The laws of the scripts, on the model of an account: over every choice that a payload can
//! make, every pair for edit and every prefix for cleanup.

// The lints spare what is marked as a test: its failures are panics, its counts are printed.
#[cfg(test)]
mod case;
#[cfg(test)]
mod cleanup;
#[cfg(test)]
mod comparison;
#[cfg(test)]
mod create;
#[cfg(test)]
mod delete;
#[cfg(test)]
mod edit;
#[cfg(test)]
mod full;
#[cfg(test)]
mod hierarchy;
#[cfg(test)]
mod mutant;
#[cfg(test)]
mod mutants;
#[cfg(test)]
mod names;
#[cfg(test)]
mod others;
#[cfg(test)]
mod world;
