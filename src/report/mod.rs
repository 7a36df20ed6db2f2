//! The renderings of a review: for a terminal, for programs, for a pull request, for code
//! scanning, and for a browser.
//!
//! Every one is made from the same [`Document`], whose shape is versioned and in which every
//! text is already safe to show. Knows nothing of how a review is made.

mod document;
mod graph;
mod html;
mod json;
mod markdown;
mod sarif;
mod text;
mod visible;

pub use document::{
    Compared, Document, Edge, Found, Gained, Net, Node, RestsOn, RoleGraph, Statement, VERSION,
};
pub use html::html;
pub use json::json;
pub use markdown::{markdown, rules};
pub use sarif::sarif;
pub use text::text;

/// What every report says about itself.
pub const BASIS: &str =
    "checked against a model of Snowflake's documented rules, not against the account";
