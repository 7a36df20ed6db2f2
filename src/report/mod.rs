//! The renderings of a review: for a terminal, for programs, for a pull request, for code
//! scanning, and for a browser.
//!
//! Every one is made from the same [`Report`], whose shape is versioned and in which every
//! text is already safe to show. Knows nothing of how a review is made.

mod document;
mod evidence;
mod excerpt;
mod findings;
mod gains;
mod github;
mod graph;
mod html;
mod json;
mod markdown;
mod people;
mod planned;
mod privilege;
mod rule;
mod sarif;
mod text;
mod verdict;
mod visible;
mod wrap;

pub use document::{
    Compared, Document, Edge, Ending, Found, Net, Node, Report, RoleGraph, Statement, VERSION,
};
pub use evidence::{Evidence, File, Run, Source};
pub use excerpt::{Line, Place};
pub use gains::{Group, Held, Member};
pub use github::github;
pub use html::html;
pub use json::json;
pub use markdown::{markdown, rules};
pub use planned::{Changes, Plan, PlanStep, Planned};
pub use privilege::explain_privilege;
pub use rule::{Explained, explain, list_rules};
pub use sarif::sarif;
pub use text::{Look, text};
pub use verdict::Counts;

/// What every report says about itself.
pub const BASIS: &str =
    "checked against a model of Snowflake's documented rules, not against the account";
