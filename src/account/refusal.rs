//! Why Snowflake refuses a statement.
//!
//! The texts follow Snowflake's own where one is documented or was reported; the others say the
//! reason in our words. No value from a script but names appears in them.

use crate::catalogue::{ObjectKind, Privilege};
use thiserror::Error;

use super::grant::{Attachment, FutureGrant, Grant, Target};
use super::object::{Name, ObjectId};
use crate::text::limits;

/// Why a statement is refused.
#[derive(Debug, Clone, PartialEq, Eq, Error)]
pub enum Refusal {
    /// `002002 (42710)`.
    #[error("Object '{}' already exists.", .0.path())]
    AlreadyExists(ObjectId),
    /// An object that the role cannot see has the name.
    #[error("{} '{}' already exists, but current role has no privileges on it.", title(.0.kind), .0.path())]
    AlreadyExistsUnseen(ObjectId),
    /// `002003 (02000)`: there is none, or the active roles hold nothing on it.
    #[error("{} '{}' does not exist or not authorized.", title(.0.kind), .0.path())]
    NotFound(ObjectId),
    /// The value of a session variable, in bytes.
    #[error("the value of a session variable has {0} bytes, and Snowflake takes {limit}", limit = limits::VARIABLE)]
    ValueTooLong(usize),
    /// The name has too many parts for its kind.
    #[error("Object does not exist, or operation cannot be performed.")]
    NotAName(String),
    /// A name that needs a current database.
    #[error(
        "Cannot perform {0}. This session does not have a current database. Call 'USE DATABASE', or use a qualified name."
    )]
    NoCurrentDatabase(String),
    /// A name that needs a current schema.
    #[error(
        "Cannot perform {0}. This session does not have a current schema. Call 'USE SCHEMA', or use a qualified name."
    )]
    NoCurrentSchema(String),
    /// `003001 (42501)`.
    #[error(
        "Insufficient privileges to operate on {}. Your primary role {primary} must have {} granted on {}.",
        operated(.on), either(.missing), granted_on(.on)
    )]
    InsufficientPrivileges {
        /// What is operated on.
        on: Target,
        /// The primary role of the session.
        primary: Name,
        /// The privileges of which one would do.
        missing: Vec<Privilege>,
    },
    /// `003102 (42501)`: no active role may grant this.
    #[error("Grant not executed: Insufficient privileges. {} ON {on} needs {needs}", list(.privileges))]
    GrantNotExecuted {
        /// What was to be granted.
        privileges: Vec<Privilege>,
        /// What it is on.
        on: Target,
        /// What the role lacks, in words.
        needs: &'static str,
    },
    /// `003011 (42501)`: the rest was granted.
    #[error("Grant partially executed: privileges [{}] not granted.", list(.0))]
    GrantPartiallyExecuted(Vec<Privilege>),
    /// A privilege that the kind of object does not have.
    #[error("Invalid object type '{kind}' for privilege '{}'.", .privilege.as_str())]
    InvalidPrivilege {
        /// The privilege.
        privilege: Privilege,
        /// The kind, in words.
        kind: String,
    },
    /// `003036 (23001)`.
    #[error(
        "Dependent grant of privilege '{}' on securable '{}' to {} exists. It must be revoked first.",
        .0.privilege.as_str(), securable(.0), grantee(.0)
    )]
    DependentGrant(Box<Grant>),
    /// `USE ROLE` of a role that the user does not have.
    #[error(
        "Requested role '{0}' is not assigned to the executing user. Specify another role to activate."
    )]
    RoleNotAssigned(Name),
    /// <https://docs.snowflake.com/en/sql-reference/sql/drop-role>
    #[error("Cannot drop role {0} as it is the current primary role")]
    CurrentPrimaryRole(Name),
    /// System roles, the SNOWFLAKE database and INFORMATION_SCHEMA are Snowflake's.
    #[error("{0} is made by Snowflake and cannot be changed")]
    MadeBySnowflake(ObjectId),
    /// The grant would make a role inherit itself.
    #[error("granting {role} to {to} would make a cycle in the role hierarchy")]
    RoleCycle {
        /// The role.
        role: ObjectId,
        /// The role that would inherit it.
        to: ObjectId,
    },
    /// OWNERSHIP can only be transferred.
    #[error("ownership of {0} cannot be revoked, only transferred with GRANT OWNERSHIP")]
    OwnershipNotRevocable(ObjectId),
    /// What this kind of holder cannot hold.
    #[error("{what} cannot be granted to {to}")]
    NotGrantable {
        /// What, in words.
        what: String,
        /// Who.
        to: ObjectId,
    },
    /// Some kinds cannot be granted in bulk.
    #[error("Bulk {doing} on objects of type {} {} is restricted.", .kind.words(), party(doing, *.holder))]
    BulkRestricted {
        /// `grant` or `revoke`.
        doing: &'static str,
        /// The kind.
        kind: ObjectKind,
        /// What kind of holder.
        holder: ObjectKind,
    },
    /// Some kinds have no future grants.
    /// <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>
    #[error("there are no future grants on objects of type {}", .0.words())]
    NoFutureGrants(ObjectKind),
    /// `003504`: one future grant of OWNERSHIP for each kind in each place.
    #[error("a future grant exists already: {0}; revoke it first")]
    FutureOwner(Box<FutureGrant>),
    /// The policy, or one in what is dropped, is attached to something else.
    #[error("{} cannot be dropped or replaced as it is attached to {}", .0.policy, .0.to)]
    PolicyAttached(Box<Attachment>),
    /// There is a policy of the kind in this place already.
    #[error("{0} has a policy of this kind already")]
    HasPolicy(ObjectId),
    /// The policy to detach is not attached there.
    #[error("{policy} is not attached to {to}")]
    PolicyNotAttached {
        /// The policy.
        policy: ObjectId,
        /// The table, view or user.
        to: ObjectId,
    },
    /// <https://docs.snowflake.com/en/user-guide/admin-user-management>
    #[error("Cannot set {property} on users with TYPE={user_type}.")]
    NotForUserType {
        /// The property.
        property: Name,
        /// The type.
        user_type: Name,
    },
    /// A value that the property does not take.
    #[error("invalid value '{value}' for property '{property}'")]
    InvalidValue {
        /// The property.
        property: Name,
        /// The value.
        value: Name,
    },
    /// A property twice in one statement.
    #[error("duplicate property '{0}';")]
    DuplicateProperty(Name),
    /// LOGIN_NAME is unique in the account, whatever its case.
    #[error("the login name of {0} is that of another user")]
    LoginNameTaken(ObjectId),
    /// `USE ROLE`, under the reading that a block cannot choose its role.
    #[error("Unsupported statement in a block: USE ROLE")]
    UseRoleInBlock,
    /// A block raised an exception of its own.
    #[error("Uncaught exception of type '{0}'")]
    Raised(Name),
    /// `SHOW` without `LIMIT`.
    #[error("the result of SHOW has {0} rows, and no more than 10,000 are returned without LIMIT")]
    TooManyRows(usize),
    /// A session variable that was not set.
    #[error("Session variable '${0}' does not exist")]
    NoSuchVariable(Name),
}

/// A kind as a sentence begins with it: `Network policy`.
fn title(kind: ObjectKind) -> String {
    let mut text = kind.words().to_ascii_lowercase();
    if let Some(first) = text.get_mut(..1) {
        first.make_ascii_uppercase();
    }
    text
}

fn list(privileges: &[Privilege]) -> String {
    let names: Vec<_> = privileges
        .iter()
        .map(|privilege| privilege.as_str())
        .collect();
    names.join(", ")
}

fn either(privileges: &[Privilege]) -> String {
    let names: Vec<_> = privileges
        .iter()
        .map(|privilege| privilege.as_str())
        .collect();
    names.join(" or ")
}

/// Who is granted to or revoked from: `to ROLE`.
fn party(doing: &str, holder: ObjectKind) -> String {
    let preposition = if doing == "grant" { "to" } else { "from" };
    format!("{preposition} {}", holder.words())
}

/// What is operated on, as Snowflake's refusal begins with it: `masking_policy 'P'`.
fn operated(on: &Target) -> String {
    match on {
        Target::Account => "account".into(),
        Target::Object(object) => {
            let kind = object.kind.words().to_ascii_lowercase().replace(' ', "_");
            format!("{kind} '{}'", object.name)
        }
    }
}

/// The same, as it ends: policies are called `POLICY`.
fn granted_on(on: &Target) -> String {
    match on {
        Target::Account => "ACCOUNT".into(),
        Target::Object(object) => match object.kind {
            ObjectKind::MASKING_POLICY | ObjectKind::ROW_ACCESS_POLICY => {
                format!("POLICY {}", object.path())
            }
            _ => object.to_string(),
        },
    }
}

fn securable(grant: &Grant) -> String {
    match &grant.on {
        Target::Account => "ACCOUNT".into(),
        Target::Object(object) => object.path().to_string(),
    }
}

fn grantee(grant: &Grant) -> String {
    let kind = grant.to.kind.words().to_ascii_lowercase();
    format!("{kind} '{}'", grant.to.path())
}
