//! The tests, in one program: linking is most of what a program of tests costs.

mod account;
mod canary;
mod cli;
mod common;
mod conformance;
mod desk;
mod docs;
mod help;
mod hostile;
mod keys;
mod laws;
mod layout;
mod lexers;
mod many;
mod page;
mod parse;
mod payload;
mod resources;
mod review;
mod schema;
mod scripts;
mod snapshots;
mod templates;
