//! The same choices under plain names: what decides the statements of a script, and nothing that
//! stands between its quotes.

use super::{Credential, Integration, ManageGrants, Password, Securable, Setup};
use crate::text::PlainNames;

/// What scripts are made of.
pub trait UnderPlainNames {
    /// The same, every name and text replaced by its plain name.
    #[must_use]
    fn under(&self, names: &mut PlainNames) -> Self;
}

impl UnderPlainNames for Integration {
    fn under(&self, names: &mut PlainNames) -> Self {
        let Self {
            host,
            port,
            database,
            warehouse,
            setup_role,
            system_role,
            system_account,
            login_name,
            authentication,
            impersonation,
            audit,
            lineage,
            account_usage,
            workspaces,
            manage_grants,
        } = self;
        Self {
            host: host.under(names),
            port: *port,
            database: names.identifier(database),
            warehouse: names.existing(warehouse),
            setup_role: names.identifier(setup_role),
            system_role: names.identifier(system_role),
            system_account: names.identifier(system_account),
            login_name: names.literal(login_name),
            authentication: authentication.clone(),
            impersonation: impersonation.as_ref().map(|role| names.identifier(role)),
            audit: *audit,
            lineage: *lineage,
            account_usage: *account_usage,
            workspaces: workspaces
                .as_ref()
                .map(|all| all.iter().map(|name| names.existing(name)).collect()),
            manage_grants: manage_grants.under(names),
        }
    }
}

impl UnderPlainNames for ManageGrants {
    fn under(&self, names: &mut PlainNames) -> Self {
        match self {
            Self::Account => Self::Account,
            Self::Ownership { securables, take } => Self::Ownership {
                securables: securables.iter().map(|one| one.under(names)).collect(),
                take: *take,
            },
        }
    }
}

impl UnderPlainNames for Securable {
    fn under(&self, names: &mut PlainNames) -> Self {
        let Self {
            database,
            schema,
            owner,
        } = self;
        Self {
            database: names.identifier(database),
            schema: schema.as_ref().map(|schema| names.identifier(schema)),
            owner: names.identifier(owner),
        }
    }
}

impl UnderPlainNames for Setup {
    fn under(&self, names: &mut PlainNames) -> Self {
        let Self {
            integration,
            credential,
        } = self;
        Self {
            integration: integration.under(names),
            credential: credential.under(names),
        }
    }
}

impl UnderPlainNames for Credential {
    fn under(&self, names: &mut PlainNames) -> Self {
        match self {
            Self::Elsewhere => Self::Elsewhere,
            Self::PublicKey(key) => Self::PublicKey(names.literal(key)),
            Self::Password(Password::Variable) => Self::Password(Password::Variable),
            Self::Password(Password::Inline(password)) => {
                Self::Password(Password::Inline(names.password(password)))
            }
        }
    }
}

impl<T: UnderPlainNames> UnderPlainNames for Option<T> {
    fn under(&self, names: &mut PlainNames) -> Self {
        self.as_ref().map(|some| some.under(names))
    }
}

impl<A: UnderPlainNames, B: UnderPlainNames> UnderPlainNames for (A, B) {
    fn under(&self, names: &mut PlainNames) -> Self {
        (self.0.under(names), self.1.under(names))
    }
}
