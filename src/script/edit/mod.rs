//! The script that takes an integration from one state to another.

mod account;
mod change;
mod request;
mod requirement;
mod view;

use super::{Script, rendered};
use crate::integration::{Credential, Password, Setup};
use change::Changes;

pub use request::{Earlier, EditOptions, Rotation};

/// The edit script: the smallest one from `earlier` to `new`, or without it one that leads to
/// `new` from any earlier state.
///
/// What cannot be edited must be the same in both:
/// see [`not_editable`](crate::integration::not_editable).
pub fn edit(new: &Setup, earlier: Option<&Earlier>, options: EditOptions) -> Script {
    let changes = Changes::between(earlier, new, options);
    Script {
        text: rendered(&view::Edit::new(new, &changes, options)),
        changes_nothing: changes.are_none(),
        holds_secret: changes.sets_password()
            && matches!(new.credential(), Credential::Password(Password::Inline(_))),
    }
}
