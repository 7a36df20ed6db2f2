//! Grants: a privilege, what it is on, who holds it and who gave it.
//!
//! A role granted to a role or user is the privilege USAGE on the role, as SHOW GRANTS lists it:
//! <https://docs.snowflake.com/en/sql-reference/sql/show-grants>. Two grantors give two grants.
//! Ownership is not a grant here: it stands with the object. Knows nothing of who may grant.

use std::fmt;

use super::object::{Name, ObjectId};
use crate::catalogue::{ObjectKind, Privilege};

/// What a privilege is on.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Target {
    /// The account itself.
    Account,
    /// An object of it.
    Object(ObjectId),
}

impl Target {
    /// The object, unless it is the account.
    pub fn object(&self) -> Option<&ObjectId> {
        match self {
            Self::Account => None,
            Self::Object(object) => Some(object),
        }
    }
}

impl fmt::Display for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Account => f.write_str("ACCOUNT"),
            Self::Object(object) => object.fmt(f),
        }
    }
}

/// A privilege that somebody holds directly.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Grant {
    /// The role or user that holds it; first, so that a role's grants stand together.
    pub to: ObjectId,
    /// What it is on.
    pub on: Target,
    /// The privilege.
    pub privilege: Privilege,
    /// The role recorded as `granted_by`; none is Snowflake itself, and cannot be revoked.
    pub grantor: Option<ObjectId>,
}

impl Grant {
    /// The role that is granted, if it is a role.
    pub fn role(&self) -> Option<&ObjectId> {
        self.on
            .object()
            .filter(|object| object.is_role() && self.privilege == Privilege::USAGE)
    }

    /// Whether `object` is what it is on, who holds it or who gave it.
    pub fn involves(&self, object: &ObjectId) -> bool {
        self.to == *object
            || self.on.object() == Some(object)
            || self.grantor.as_ref() == Some(object)
    }
}

impl fmt::Display for Grant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.role() {
            Some(role) => role.fmt(f)?,
            None => {
                f.write_str(self.privilege.as_str())?;
                f.write_str(" ON ")?;
                self.on.fmt(f)?;
            }
        }
        f.write_str(" TO ")?;
        self.to.fmt(f)
    }
}

/// A standing instruction: what is granted on every object of a kind that is made in a
/// container.
/// <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FutureGrant {
    /// The database or schema.
    pub container: ObjectId,
    /// The kind of the objects.
    pub kind: ObjectKind,
    /// The privilege, OWNERSHIP included.
    pub privilege: Privilege,
    /// The role that will hold it.
    pub to: ObjectId,
}

impl FutureGrant {
    /// Whether `object` is its container or its holder.
    pub fn involves(&self, object: &ObjectId) -> bool {
        self.container == *object || self.to == *object
    }

    /// What it gives.
    pub(crate) fn holding(&self) -> FutureHolding<'_> {
        FutureHolding {
            container: &self.container,
            kind: self.kind,
            privilege: self.privilege,
        }
    }
}

/// What a future grant gives, whoever gets it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct FutureHolding<'a> {
    container: &'a ObjectId,
    kind: ObjectKind,
    privilege: Privilege,
}

impl<'a> FutureHolding<'a> {
    /// The privilege, OWNERSHIP included.
    pub(crate) fn privilege(self) -> Privilege {
        self.privilege
    }

    /// The kind of the objects.
    pub(crate) fn kind(self) -> ObjectKind {
        self.kind
    }

    /// The database or schema.
    pub(crate) fn container(self) -> &'a ObjectId {
        self.container
    }
}

impl fmt::Display for FutureHolding<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(
            f,
            "{} ON FUTURE {} IN {}",
            self.privilege.as_str(),
            self.kind.row().plural,
            self.container
        )
    }
}

impl fmt::Display for FutureGrant {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} TO {}", self.holding(), self.to)
    }
}

/// Where a policy is attached.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Attachment {
    /// The policy.
    pub policy: ObjectId,
    /// The table, view or user.
    pub to: ObjectId,
    /// The column a masking policy masks, or the columns a row access policy reads.
    pub columns: Vec<Name>,
}

impl fmt::Display for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} on {}", self.policy, self.to)
    }
}
