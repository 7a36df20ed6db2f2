//! The command line's options over those of the payload's `sfgen:` key.

use super::args::{self, Common, CredentialOptions, Edit, Grants, Names};
use crate::payload::{
    AccountUsage, ManageGrants, Options, Rotate, SecretsIn, UserType, WarehouseNames,
};

impl From<args::Secrets> for SecretsIn {
    fn from(secrets: args::Secrets) -> Self {
        match secrets {
            args::Secrets::Inline => Self::Inline,
            args::Secrets::Variable => Self::Variable,
        }
    }
}

impl From<args::UserType> for UserType {
    fn from(user_type: args::UserType) -> Self {
        match user_type {
            args::UserType::LegacyService => Self::LegacyService,
            args::UserType::Person => Self::Person,
        }
    }
}

impl From<args::WarehouseNames> for WarehouseNames {
    fn from(names: args::WarehouseNames) -> Self {
        match names {
            args::WarehouseNames::Quoted => Self::Quoted,
            args::WarehouseNames::Variable => Self::Variable,
        }
    }
}

impl From<args::AccountUsage> for AccountUsage {
    fn from(usage: args::AccountUsage) -> Self {
        match usage {
            args::AccountUsage::ImportedPrivileges => Self::ImportedPrivileges,
            args::AccountUsage::DatabaseRoles => Self::DatabaseRoles,
        }
    }
}

impl From<args::ManageGrants> for ManageGrants {
    fn from(grants: args::ManageGrants) -> Self {
        match grants {
            args::ManageGrants::Account => Self::Account,
            args::ManageGrants::Ownership => Self::Ownership,
        }
    }
}

impl From<args::Rotate> for Rotate {
    fn from(step: args::Rotate) -> Self {
        match step {
            args::Rotate::Begin => Self::Begin,
            args::Rotate::Finish => Self::Finish,
        }
    }
}

/// Options of which those of the command line replace those of the payload.
pub(super) trait Overridden {
    /// With what every script kind takes.
    fn by_common(self, call: &Common) -> Self;
    /// With what the scripts are to call things.
    fn by_names(self, names: &Names) -> Self;
    /// With how Immuta comes to its privileges.
    fn by_grants(self, grants: &Grants) -> Self;
    /// With what concerns the credential.
    fn by_credential(self, call: &CredentialOptions) -> Self;
    /// For the earlier state of an edit: what cannot be edited is as the call says where the
    /// earlier payload is silent; everything else is the payload's own.
    fn of_earlier(self, call: &Edit) -> Self;
}

impl Overridden for Options {
    fn by_common(self, call: &Common) -> Self {
        self.by_names(&call.names).by_grants(&call.grants)
    }

    fn by_names(mut self, names: &Names) -> Self {
        self.role = names.role.clone().or(self.role);
        self.system_role = names.system_role.clone().or(self.system_role);
        self.system_account = names.system_account.clone().or(self.system_account);
        self.login_name = names.login_name.clone().or(self.login_name);
        self.warehouse_names = names
            .warehouse_names
            .map(Into::into)
            .or(self.warehouse_names);
        self
    }

    fn by_grants(mut self, grants: &Grants) -> Self {
        self.account_usage = grants.account_usage.map(Into::into).or(self.account_usage);
        self.manage_grants = grants.manage_grants.map(Into::into).or(self.manage_grants);
        if !grants.securables.is_empty() {
            self.securables = Some(grants.securables.clone());
        }
        self.take_ownership = grants
            .take_ownership
            .then_some(true)
            .or(self.take_ownership);
        self
    }

    fn by_credential(mut self, call: &CredentialOptions) -> Self {
        self.secrets = call.secrets.map(Into::into).or(self.secrets);
        self.user_type = call.user_type.map(Into::into).or(self.user_type);
        self
    }

    fn of_earlier(mut self, call: &Edit) -> Self {
        let said = Self::default()
            .by_common(&call.common)
            .by_credential(&call.credential);
        self.role = self.role.or(said.role);
        self.system_role = self.system_role.or(said.system_role);
        self.manage_grants = self.manage_grants.or(said.manage_grants);
        self.securables = self.securables.or(said.securables);
        self.take_ownership = self.take_ownership.or(said.take_ownership);
        self.warehouse_names = self.warehouse_names.or(said.warehouse_names);
        self.secrets = said.secrets.or(self.secrets);
        self
    }
}
