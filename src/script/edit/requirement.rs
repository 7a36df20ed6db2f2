//! What has to hold before an edit changes anything.

use std::fmt;

use super::change::{Changes, ImpersonationChange};
use super::request::EditOptions;
use crate::integration::Integration;
use crate::script::block::{
    RefuseOtherRole, RequireFreeRole, RequireFreeUser, RequireRole, RequireUser,
};
use crate::script::remove::mark;
use crate::text::{Identifier, Mark, Sql, SqlText, sql};

/// One of them; it prints itself as the part of the block that checks it.
pub(super) enum Requirement<'a> {
    User(RequireUser<'a>),
    FreeUser(RequireFreeUser<'a>),
    Role(RequireRole<'a>),
    FreeRole(RequireFreeRole<'a>),
    NoOtherRole(RefuseOtherRole<'a>),
}

impl fmt::Display for Requirement<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::User(part) => part.fmt(f),
            Self::FreeUser(part) => part.fmt(f),
            Self::Role(part) => part.fmt(f),
            Self::FreeRole(part) => part.fmt(f),
            Self::NoOtherRole(part) => part.fmt(f),
        }
    }
}

impl SqlText for Requirement<'_> {}

/// Everything that the changes require, in the order in which it is checked.
pub(super) fn requirements<'a>(
    of: &'a Integration,
    changes: &Changes<'a>,
    options: EditOptions,
) -> Vec<Requirement<'a>> {
    let marker = Mark::part(&of.database);
    let asked = || mark(options.unmarked, marker);
    let mut all = Vec::new();
    if let Some(account) = &changes.account {
        all.push(Requirement::User(RequireUser {
            user_text: sql(account.old_name.as_literal()),
            marker: asked(),
        }));
        if account.is_renamed() {
            let user_text = sql(account.name.as_literal());
            all.push(Requirement::FreeUser(RequireFreeUser { user_text }));
        }
    }
    match changes.impersonation {
        None | Some(ImpersonationChange::Remove(_)) => {}
        Some(ImpersonationChange::Create(role)) => {
            all.push(creatable(of, role));
        }
        Some(ImpersonationChange::Rename(from, to)) => {
            all.push(Requirement::Role(RequireRole {
                role_text: sql(from.as_literal()),
                marker: asked(),
                owned_by_text: asked().is_some().then(|| sql(of.system_role.as_literal())),
            }));
            all.push(free(to));
        }
    }
    all
}

/// A role of this name is the integration's, or there is none.
fn creatable<'a>(of: &'a Integration, role: &'a Identifier) -> Requirement<'a> {
    Requirement::NoOtherRole(RefuseOtherRole {
        role_text: sql(role.as_literal()),
        marker: sql(Mark::part(&of.database)),
        owned_by_text: sql(of.system_role.as_literal()),
    })
}

fn free(role: &Identifier) -> Requirement<'_> {
    let role_text: Sql<_> = sql(role.as_literal());
    Requirement::FreeRole(RequireFreeRole { role_text })
}
