//! What is granted, and to whom.

use std::collections::BTreeSet;

use crate::account::{Account, Effect, ObjectId, Target, system};
use crate::catalogue::system::administrators;
use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::{Grantee, Privileges, Securable, Statement};
use crate::review::rule::Hit;
use crate::review::trace::Trace;
use crate::review::words;

/// A `GRANT` of privileges.
struct Grant<'a> {
    privileges: &'a Privileges,
    on: &'a Securable,
    to: &'a Grantee,
    with_grant_option: bool,
}

impl Grant<'_> {
    fn lists(&self, privilege: Privilege) -> bool {
        match self.privileges {
            Privileges::All => false,
            Privileges::List(listed) => listed.contains(&privilege),
        }
    }

    fn privileges(&self) -> String {
        match self.privileges {
            Privileges::All => "ALL PRIVILEGES".to_owned(),
            Privileges::List(listed) => {
                let names: Vec<_> = listed.iter().map(|listed| listed.as_str()).collect();
                names.join(", ")
            }
        }
    }

    fn to(&self) -> String {
        words::grantee(self.to)
    }
}

/// What `hit` makes of each `GRANT` of privileges.
fn each(trace: &Trace<'_>, hit: impl Fn(&Grant<'_>) -> Option<String>) -> Vec<Hit> {
    let grants = trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::Grant {
                privileges,
                on,
                to,
                with_grant_option,
            } => Some((
                line,
                Grant {
                    privileges,
                    on,
                    to,
                    with_grant_option: *with_grant_option,
                },
            )),
            _ => None,
        });
    grants
        .filter_map(|(line, grant)| Some(Hit::new(line, hit(&grant)?)))
        .collect()
}

pub(super) fn account_wide_manage_grants(trace: &Trace<'_>) -> Vec<Hit> {
    each(trace, |grant| {
        let all = *grant.privileges == Privileges::All;
        let account_wide =
            *grant.on == Securable::Account && (all || grant.lists(Privilege::MANAGE_GRANTS));
        account_wide.then(|| {
            format!(
                "{} may grant any role and privilege to anyone, itself included",
                grant.to()
            )
        })
    })
}

pub(super) fn account_privilege_with_grant_option(trace: &Trace<'_>) -> Vec<Hit> {
    each(trace, |grant| {
        let on_account = *grant.on == Securable::Account && grant.with_grant_option;
        on_account.then(|| format!("{} may pass {} on", grant.to(), grant.privileges()))
    })
}

pub(super) fn all_privileges(trace: &Trace<'_>) -> Vec<Hit> {
    each(trace, |grant| {
        let all = *grant.privileges == Privileges::All;
        all.then(|| format!("{} gets every privilege there is", grant.to()))
    })
}

pub(super) fn imported_privileges(trace: &Trace<'_>) -> Vec<Hit> {
    each(trace, |grant| {
        let imported = grant.lists(Privilege::IMPORTED_PRIVILEGES);
        imported.then(|| format!("{} sees all of the database", grant.to()))
    })
}

pub(super) fn impersonation(trace: &Trace<'_>) -> Vec<Hit> {
    each(trace, |grant| {
        let on_user = |kind: &ObjectKind| *kind == ObjectKind::USER;
        let on_users = match grant.on {
            Securable::Object { kind, .. }
            | Securable::All { kind, .. }
            | Securable::Future { kind, .. } => on_user(kind),
            Securable::Account => false,
        };
        let all = *grant.privileges == Privileges::All;
        let listed =
            grant.lists(Privilege::IMPERSONATE) || grant.lists(Privilege::MODIFY_AUTHENTICATION);
        let granted = on_users && (all || listed);
        granted.then(|| format!("{} may act as {}", grant.to(), words::securable(grant.on)))
    })
}

pub(super) fn to_user(trace: &Trace<'_>) -> Vec<Hit> {
    each(trace, |grant| match grant.to {
        Grantee::User(_) => Some(format!(
            "{} gets {} directly",
            grant.to(),
            grant.privileges()
        )),
        Grantee::Role(_) | Grantee::DatabaseRole(_) => None,
    })
}

pub(super) fn to_public(trace: &Trace<'_>) -> Vec<Hit> {
    let written = trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::Grant { to, .. }
            | Statement::GrantRole { to, .. }
            | Statement::GrantOwnership { to, .. } => is_public(to).then_some(line),
            _ => None,
        });
    // A name in a variable shows only in what the statement does, and so do the roles that
    // PUBLIC has.
    let public = ObjectId::role(system::PUBLIC);
    let has = trace.mended.roles_of(&public);
    let reaches_all = |to: &ObjectId| *to == public || has.iter().any(|held| held.role == *to);
    let done = trace.effects().filter_map(|(line, effect)| {
        let to = match effect {
            Effect::Granted { grant, .. } | Effect::AlreadyGranted(grant) => &grant.to,
            Effect::FutureGranted { grant, .. } => &grant.to,
            Effect::OwnershipTransferred { to, .. } => to,
            _ => return None,
        };
        reaches_all(to).then_some(line)
    });
    let mut lines = BTreeSet::new();
    lines.extend(written.chain(done));
    lines
        .into_iter()
        .map(|line| Hit::new(line, "every user and every role of the account gets it"))
        .collect()
}

pub(super) fn administrator_role(trace: &Trace<'_>) -> Vec<Hit> {
    let roles: Vec<ObjectId> = administrators().map(ObjectId::role).collect();
    let mighty = trace.mended.ascend(&roles);
    let written = trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::GrantRole { role, to, .. } if is_administrator(role) => {
                Some((line, words::grantee(role), words::grantee(to)))
            }
            _ => None,
        });
    let done = trace.effects().filter_map(|(line, effect)| match effect {
        Effect::Granted { grant, .. } | Effect::AlreadyGranted(grant) => {
            let role = grant.role().filter(|role| mighty.contains(role))?;
            Some((line, role.to_string(), grant.to.to_string()))
        }
        _ => None,
    });
    let mut grants = BTreeSet::new();
    grants.extend(written.chain(done));
    grants
        .into_iter()
        .map(|(line, role, to)| Hit::new(line, format!("{to} gets {role} and with it the account")))
        .collect()
}

/// The name of an account role that is written in one part.
fn role_name(grantee: &Grantee) -> Option<&str> {
    let (kind, name) = words::parts(grantee);
    words::only(name).filter(|_| kind == ObjectKind::ROLE)
}

fn is_public(grantee: &Grantee) -> bool {
    role_name(grantee) == Some(system::PUBLIC)
}

/// Whether it is a role that can come to everything.
fn is_administrator(grantee: &Grantee) -> bool {
    role_name(grantee).is_some_and(|name| administrators().any(|role| role == name))
}

pub(super) fn manage_grants_under_sysadmin(trace: &Trace<'_>) -> Vec<Hit> {
    if manages_grants(&trace.before).is_some() {
        return Vec::new();
    }
    let Some(role) = manages_grants(&trace.mended) else {
        return Vec::new();
    };
    // The statement that closes the chain is the last that grants MANAGE GRANTS or a role.
    let closes = |effect: &Effect| match effect {
        Effect::Granted { grant, .. } => {
            grant.role().is_some() || grant.privilege == Privilege::MANAGE_GRANTS
        }
        _ => false,
    };
    let line = trace.effects().filter(|(_, effect)| closes(effect)).last();
    let message = format!("everyone with SYSADMIN has MANAGE GRANTS through {role}");
    line.map(|(line, _)| Hit::new(line, message))
        .into_iter()
        .collect()
}

/// The role through which SYSADMIN has MANAGE GRANTS on the account.
fn manages_grants(account: &Account) -> Option<ObjectId> {
    let sysadmin = ObjectId::role(system::SYSADMIN);
    account.through(&sysadmin, Privilege::MANAGE_GRANTS, &Target::Account)
}
