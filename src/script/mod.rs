//! The script kinds: one template each, one view per template.
//!
//! A view holds checked SQL values and choices, never a bare string. Knows nothing of YAML, and
//! nothing of how SQL is read.

mod block;
mod cleanup;
mod create;
mod delete;
mod edit;
mod kind;
mod preflight;
mod remove;
mod view;
mod warehouse;

pub use cleanup::cleanup;
pub use create::create;
pub use delete::delete;
pub use edit::{Earlier, EditOptions, Rotation, edit};
pub use kind::Kind;
pub use preflight::preflight;

use std::fmt;

/// The version of the scripts' form, in every header. Within one version the same input gives
/// the same bytes.
pub const FORMAT: u32 = 1;

/// A view's text, with the final line break that templates lose.
fn rendered(view: &impl askama::Template) -> String {
    let mut text = String::with_capacity(16 * 1024);
    // Only filters and values can fail, and ours do not.
    view.render_into(&mut text)
        .unwrap_or_else(|error| unreachable!("writing to a String cannot fail: {error}"));
    text.push('\n');
    text
}

/// A generated script.
pub struct Script {
    text: String,
    holds_secret: bool,
    changes_nothing: bool,
}

impl Script {
    /// The SQL.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Whether a password stands in it.
    pub fn holds_secret(&self) -> bool {
        self.holds_secret
    }

    /// Whether it is an edit between two states that are the same.
    pub fn changes_nothing(&self) -> bool {
        self.changes_nothing
    }
}

impl fmt::Debug for Script {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Script")
            .field("bytes", &self.text.len())
            .field("holds_secret", &self.holds_secret)
            .finish()
    }
}
