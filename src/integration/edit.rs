//! Which differences between two payloads an edit script cannot bring about.

use super::{Integration, ManageGrants};

/// Something that differs and cannot be edited: delete the integration and create it anew.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NotEditable {
    /// The key that decides it, as in `config.host`.
    pub path: &'static str,
    /// Its earlier value.
    pub old: String,
    /// Its new value.
    pub new: String,
}

/// Everything in which `old` and `new` differ and must not.
///
/// The API refuses such a change as one of non-editable attributes. `role` is the key that names
/// the new setup role; that of an automatic set-up belongs to one request and may be another.
pub fn not_editable(old: &Integration, new: &Integration, role: &'static str) -> Vec<NotEditable> {
    let rows = [
        ("autoBootstrap", automatic(old), automatic(new)),
        ("config.host", old.host.to_string(), new.host.to_string()),
        ("config.database", name(&old.database), name(&new.database)),
        ("sfgen.systemRole", system_role(old), system_role(new)),
        (
            "sfgen.manageGrants",
            grants(&old.manage_grants),
            grants(&new.manage_grants),
        ),
    ];
    let role = (!old.is_automatic() && !new.is_automatic())
        .then(|| (role, name(&old.setup_role), name(&new.setup_role)));
    rows.into_iter()
        .chain(role)
        .filter(|(_, old, new)| old != new)
        .map(|(path, old, new)| NotEditable { path, old, new })
        .collect()
}

fn name(name: &crate::text::Identifier) -> String {
    name.as_str().to_owned()
}

/// The system role's name, unless it only follows the database's.
fn system_role(of: &Integration) -> String {
    let default = format!("{}_SYSTEM", of.database.as_str());
    if of.system_role.as_str() == default {
        return "<database>_SYSTEM".to_owned();
    }
    name(&of.system_role)
}

fn automatic(of: &Integration) -> String {
    of.is_automatic().to_string()
}

/// In the words of the options.
fn grants(grants: &ManageGrants) -> String {
    match grants {
        ManageGrants::Account => "account".to_owned(),
        ManageGrants::Ownership { securables, take } => {
            let securables: Vec<String> = securables.iter().map(ToString::to_string).collect();
            let take = if *take { ", takeOwnership" } else { "" };
            format!("ownership ({}{take})", securables.join(", "))
        }
    }
}
