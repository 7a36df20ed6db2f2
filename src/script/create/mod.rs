//! The script that sets an integration up.

mod view;

pub(super) use view::{PasswordSource, is_elsewhere, password};

use super::Script;
use crate::integration::{Credential, Password, Setup};

/// The create script of an integration; with `single_block`, its statements in one block that
/// stops at its first error in any client.
///
/// A pure function: the same input gives the same bytes.
pub fn create(setup: &Setup, single_block: bool) -> Script {
    Script {
        text: view::render(setup, single_block),
        changes_nothing: false,
        holds_secret: matches!(
            setup.credential(),
            Credential::Password(Password::Inline(_))
        ),
    }
}
