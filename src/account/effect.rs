//! What a statement did, as data: the statement's own effect, and everything that followed.

use std::fmt;

use super::grant::{Attachment, FutureGrant, Grant, Target};
use super::object::{Name, ObjectId, Setting};
use crate::catalogue::{Privilege, Touches};

/// One thing that happened; several follow from one statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Effect {
    /// An object was made; nobody owns what Snowflake made with it.
    Created {
        /// The object.
        object: ObjectId,
        /// Its owner.
        owner: Option<ObjectId>,
    },
    /// `IF NOT EXISTS` met an object that was there, and changed nothing.
    AlreadyExisted {
        /// The object.
        object: ObjectId,
        /// Whose it is.
        owner: Option<ObjectId>,
    },
    /// An object went, by itself or with what it stood in.
    Dropped(ObjectId),
    /// `IF EXISTS` met nothing.
    WasNotThere(ObjectId),
    /// An object changed its name and kept its grants.
    Renamed {
        /// Its old name.
        from: ObjectId,
        /// Its new name.
        to: ObjectId,
    },
    /// A property got a value.
    PropertySet {
        /// The object.
        object: ObjectId,
        /// The property.
        property: Name,
        /// The value, masked where it is a secret.
        value: Setting,
    },
    /// A property lost its value.
    PropertyUnset {
        /// The object.
        object: ObjectId,
        /// The property.
        property: Name,
    },
    /// An object was changed in a way that touches no privilege.
    Altered {
        /// The object.
        object: ObjectId,
        /// How, in the statement's words.
        change: String,
    },
    /// A privilege or role was granted, or its grant option was.
    Granted {
        /// The grant.
        grant: Grant,
        /// With the grant option.
        with_grant_option: bool,
    },
    /// The grant was there already.
    AlreadyGranted(Grant),
    /// A privilege or role was taken back, or went with its grantor, its holder or what it was
    /// on.
    Revoked(Grant),
    /// A privilege stayed, its grant option went.
    GrantOptionRevoked(Grant),
    /// A REVOKE found nothing that its roles had granted.
    NothingRevoked {
        /// Who would have lost it.
        from: ObjectId,
        /// What they would have lost; nothing is listed where it was ALL.
        privileges: Vec<Privilege>,
        /// What it would have been on.
        on: Vec<Target>,
    },
    /// An object changed hands.
    OwnershipTransferred {
        /// The object.
        object: ObjectId,
        /// Its old owner.
        from: Option<ObjectId>,
        /// Its new owner.
        to: ObjectId,
    },
    /// The role owned the object already.
    AlreadyOwned(ObjectId),
    /// A grant outlived a transfer of ownership: the new owner is now its grantor.
    Copied(Grant),
    /// Objects that will be made in a container will be granted.
    FutureGranted {
        /// The future grant.
        grant: FutureGrant,
        /// With the grant option.
        with_grant_option: bool,
    },
    /// A future grant, or its grant option, was taken back.
    FutureRevoked(FutureGrant),
    /// A policy was attached.
    PolicyAttached(Attachment),
    /// A policy was detached, or what it was attached to went.
    PolicyDetached(Attachment),
    /// A policy went while it was attached: what it was attached to cannot be queried.
    PolicyLeftDangling(Attachment),
    /// Rows or files were written to an object.
    DataWritten(ObjectId),
    /// Rows or files of an object were removed.
    DataRemoved(ObjectId),
    /// What is in an object is now in another one too, or, without one, outside the account.
    DataCopied {
        /// Where it is.
        from: ObjectId,
        /// Where it is now, too.
        to: Option<ObjectId>,
    },
    /// A procedure, function or task was started; what it does is not known here.
    CodeRun(ObjectId),
    /// A function of Snowflake's own acted.
    FunctionActed {
        /// The function.
        function: Name,
        /// What it touches.
        touches: Touches,
    },
    /// The session has another primary role.
    RoleActivated(ObjectId),
    /// The session has other secondary roles.
    SecondaryRolesActivated,
    /// The session is in another database or schema, or has another warehouse.
    Used(ObjectId),
    /// A session variable was set; its value is not shown.
    VariableSet(Name),
    /// A session variable was removed.
    VariableUnset(Name),
}

impl fmt::Display for Effect {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Created { object, owner } => {
                write!(f, "created {object}")?;
                write_owner(f, owner.as_ref())
            }
            Self::AlreadyExisted { object, owner } => {
                write!(f, "found {object}")?;
                write_owner(f, owner.as_ref())
            }
            Self::Dropped(object) => write!(f, "dropped {object}"),
            Self::WasNotThere(object) => write!(f, "found no {object}"),
            Self::Renamed { from, to } => write!(f, "renamed {from} to {}", to.path()),
            Self::PropertySet {
                object,
                property,
                value,
            } => write!(f, "set {property} of {object} to {value}"),
            Self::PropertyUnset { object, property } => write!(f, "unset {property} of {object}"),
            Self::Altered { object, change } => write!(f, "altered {object}: {change}"),
            Self::Granted {
                grant,
                with_grant_option,
            } => write!(f, "granted {grant}{}", option(*with_grant_option)),
            Self::AlreadyGranted(grant) => write!(f, "{grant} was granted already"),
            Self::Revoked(grant) => write!(f, "revoked {grant}"),
            Self::GrantOptionRevoked(grant) => write!(f, "revoked the grant option of {grant}"),
            Self::NothingRevoked { .. } => f.write_str("found nothing to revoke"),
            Self::OwnershipTransferred { object, from, to } => match from {
                Some(from) => write!(f, "transferred {object} from {from} to {to}"),
                None => write!(f, "gave {object} to {to}"),
            },
            Self::AlreadyOwned(object) => write!(f, "left {object} with its owner"),
            Self::Copied(grant) => write!(f, "kept {grant}, now granted by the new owner"),
            Self::FutureGranted {
                grant,
                with_grant_option,
            } => write!(f, "granted {grant}{}", option(*with_grant_option)),
            Self::FutureRevoked(grant) => write!(f, "revoked {grant}"),
            Self::PolicyAttached(attachment) => write!(f, "attached {attachment}"),
            Self::PolicyDetached(attachment) => write!(f, "detached {attachment}"),
            Self::PolicyLeftDangling(attachment) => {
                write!(f, "left a reference to the dropped {attachment}")
            }
            Self::DataWritten(object) => write!(f, "wrote to {object}"),
            Self::DataRemoved(object) => write!(f, "removed data of {object}"),
            Self::DataCopied { from, to: Some(to) } => write!(f, "copied data of {from} to {to}"),
            Self::DataCopied { from, to: None } => {
                write!(f, "copied data of {from} to a place outside the account")
            }
            Self::CodeRun(code) => write!(f, "ran {code}"),
            Self::FunctionActed { function, .. } => write!(f, "called {function}"),
            Self::RoleActivated(role) => write!(f, "activated {role}"),
            Self::SecondaryRolesActivated => f.write_str("changed the secondary roles"),
            Self::Used(object) => write!(f, "entered {object}"),
            Self::VariableSet(name) => write!(f, "set the session variable {name}"),
            Self::VariableUnset(name) => write!(f, "unset the session variable {name}"),
        }
    }
}

fn write_owner(f: &mut fmt::Formatter<'_>, owner: Option<&ObjectId>) -> fmt::Result {
    match owner {
        Some(owner) => write!(f, ", owned by {owner}"),
        None => Ok(()),
    }
}

fn option(with_grant_option: bool) -> &'static str {
    if with_grant_option {
        " WITH GRANT OPTION"
    } else {
        ""
    }
}
