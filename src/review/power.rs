//! How much somebody can do with a privilege or a role: what orders the people of a report.

use crate::account::{ObjectId, system};
use crate::catalogue::{self, Grantable, ObjectKind, Privilege, Weight};

/// What a privilege or a role is good for, the gravest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Power {
    /// To come to everything else: MANAGE GRANTS, a role that administers the account.
    Administer,
    /// What is account-wide, and whatever an imported database shows.
    Account,
    /// To decide about an object, or whatever a role holds that was there before.
    Own,
    /// To change data, objects, protection or people, to reach outside, to have code run.
    Write,
    /// To see data.
    Read,
    /// To use, run or watch something; and whatever can be done with what the script makes.
    Use,
}

/// Roles that administer the account or whom it belongs to.
const ADMINISTRATORS: [&str; 3] = [
    system::ACCOUNTADMIN,
    system::SECURITYADMIN,
    system::ORGADMIN,
];

impl Power {
    /// Its name in reports.
    ///
    /// ```
    /// assert_eq!(sfgen::review::Power::Administer.as_str(), "administer");
    /// ```
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Administer => "administer",
            Self::Account => "account",
            Self::Own => "own",
            Self::Write => "write",
            Self::Read => "read",
            Self::Use => "use",
        }
    }

    /// What having a role is good for. What a role holds that the script makes is told apart.
    pub(super) fn of_role(role: &ObjectId, was_there: bool) -> Self {
        if ADMINISTRATORS.iter().any(|name| role.is_role_named(name)) {
            Self::Administer
        } else if system::is_system_role(role) {
            Self::Account
        } else if was_there {
            Self::Own
        } else {
            Self::Use
        }
    }

    /// What a privilege is good for, on the account or on an object of a kind.
    pub(super) fn of_privilege(privilege: Privilege, on: Option<ObjectKind>) -> Self {
        let known = match on {
            None => privilege.on_account(),
            Some(kind) => privilege.on(kind),
        };
        let Some(Grantable { power, weight, .. }) = known else {
            return Self::Own;
        };
        match power {
            _ if weight == Weight::Error => Self::Administer,
            catalogue::Power::Grant if on.is_none() => Self::Administer,
            _ if on.is_none() => Self::Account,
            catalogue::Power::Own | catalogue::Power::Grant => Self::Own,
            catalogue::Power::WriteData
            | catalogue::Power::Create
            | catalogue::Power::Change
            | catalogue::Power::Protect
            | catalogue::Power::Identity
            | catalogue::Power::Outside
            | catalogue::Power::Run
            | catalogue::Power::Cost => Self::Write,
            catalogue::Power::ReadData => Self::Read,
            catalogue::Power::Use | catalogue::Power::Operate | catalogue::Power::Monitor => {
                Self::Use
            }
        }
    }
}
