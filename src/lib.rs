//! Generates and reviews, offline, the Snowflake bootstrap scripts of Immuta's Integrations API.
//!
//! Two halves, and neither trusts the other. The generator is a pure function:
//! [`payload`] → [`integration`] → [`script`]. The reviewer reads any SQL:
//! [`parse`] → [`account`] → [`review`] → [`report`]. What Snowflake documents stands in
//! [`catalogue`]; what both halves read and write is described by [`schema`]. How SQL is quoted and
//! cut into tokens lives in [`text`] alone, and [`cli`] is the only module that touches files, the
//! environment or the terminal.
//!
//! From a payload to a reviewed script:
//!
//! ```
//! use sfgen::{integration, parse, payload, report, review, script};
//!
//! let source = b"
//! type: Snowflake
//! autoBootstrap: false
//! config:
//!   host: organization.us-east-1.snowflakecomputing.com
//!   warehouse: IMMUTA_WH
//!   database: IMMUTA
//!   authenticationType: oAuthClientCredentials
//!   oAuthClientConfig:
//!     provider: Okta
//!     clientId: 0oa0client0id
//!     authorityUrl: https://organization.okta.com/oauth2/default/v1/token
//!     useCertificate: false
//!     clientSecret: made for the example
//! ";
//!
//! // What is wrong with a payload is told all at once, first of its form, then of its meaning.
//! let reading = payload::read(source).expect("an object");
//! assert!(reading.problems.is_empty());
//! let (setup, problems) =
//!     integration::check_setup(&reading.payload, &reading.payload.options, None);
//! assert!(problems.is_empty());
//! let setup = setup.expect("nothing is wrong");
//!
//! // The same setup gives the same bytes; the client secret is not among them.
//! let create = script::create(&setup, false);
//! assert!(create.text().contains("CREATE ROLE \"IMMUTA_SYSTEM\""));
//! assert!(!create.text().contains("made for the example"));
//!
//! // The reviewer reads the text alone, and would read anybody's.
//! let read = parse::parse(create.text());
//! let review = review::review(&review::Request::of(&read));
//! assert_eq!(review.verdict(), review::Verdict::Findings);
//! assert!(review.findings.iter().any(|found| found.rule.id == "account-wide-manage-grants"));
//!
//! let lines = parse::excerpt(create.text(), &read).into_iter();
//! let lines = lines.map(|line| report::Line { text: line.text, exact: line.exact });
//! let lines: Vec<report::Line> = lines.collect();
//! let source = report::Source { name: "create.sql", text: create.text(), lines: &lines };
//! let run = report::Run::default();
//! let document = report::Document::of(&source, &review, None, &run);
//! let ending = report::Ending {
//!     fail_on: review::Severity::Error,
//!     exit_status: 0,
//!     script_format: script::FORMAT,
//! };
//! let report = report::Report::of(vec![document], ending);
//! println!("{}", report::text(&report, report::Look::default()));
//! ```

pub mod account;
pub mod catalogue;
pub mod cli;
pub mod diagnostic;
mod document;
pub mod integration;
pub mod key;
pub mod parse;
pub mod payload;
pub mod report;
pub mod review;
pub mod schema;
pub mod script;
pub mod secret;
pub mod text;
