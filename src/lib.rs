//! Generates and reviews, offline, the Snowflake bootstrap scripts of Immuta's Integrations API.
//!
//! Two halves, and neither trusts the other. The generator is a pure function:
//! [`payload`] → [`integration`] → [`script`]. The reviewer reads any SQL:
//! [`parse`] → [`account`] → [`review`] → [`report`]. Quoting lives in [`sql`] alone, and [`cli`] is the only module
//! that touches files, the environment or the terminal.

pub mod account;
pub mod cli;
pub mod diagnostic;
mod document;
pub mod integration;
pub mod key;
pub mod parse;
pub mod payload;
pub mod report;
pub mod review;
pub mod script;
pub mod secret;
pub mod sql;
