//! The statements of Snowflake's access control, as data.
//!
//! Names stand as they resolve: an unquoted name is upper case, a quoted one is unquoted.
//! Says nothing about what a statement needs or does.

use std::collections::BTreeSet;
use std::fmt;

use super::expression::Expression;
use super::mentions::Mentions;
use super::scripting::Block;
use crate::catalogue::secret::is_secret;
use crate::catalogue::{ObjectKind, Privilege};
pub use crate::text::Name;

/// The name of an object, with its database and schema where they were written.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum ObjectName {
    /// One to three parts: `"D"."S"."T"`; `IDENTIFIER('…')` is read as the name in it.
    Parts(Vec<Name>),
    /// `IDENTIFIER($v)`: the object that the session variable names when the statement runs.
    Variable(Name),
    /// `IDENTIFIER(expression)`: the object that the expression names when the statement runs.
    Computed(Box<Expression>),
}

/// A value on the right of `=`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Value {
    /// A string literal, or a constant expression of them (`'a' || CHR(38)`), evaluated.
    Text(String),
    /// A number as it was written.
    Number(String),
    /// A bare word or a name: `TRUE`, `SERVICE`, `"R"`, `D.S.P`.
    Name(ObjectName),
    /// `$v`.
    Variable(Name),
    /// Any other expression, a variable of a block included: its value when the statement runs.
    Computed(Box<Expression>),
    /// `( … , … )`.
    List(Vec<Value>),
}

/// A value that may be secret: compared, but never shown.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Masked<T>(pub T);

impl<T> fmt::Debug for Masked<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("<masked>")
    }
}

/// `NAME = value`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Property {
    /// The property's name in upper case.
    pub name: String,
    /// Its value.
    pub value: PropertyValue,
}

impl Property {
    /// `name = value`, masked where the name is a secret's.
    pub fn new(name: &str, value: Value) -> Self {
        let name = name.to_ascii_uppercase();
        let value = match is_secret(&name) {
            true => PropertyValue::Secret(Masked(value)),
            false => PropertyValue::Plain(value),
        };
        Self { name, value }
    }
}

/// A property's value; a secret is kept from view.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum PropertyValue {
    /// A value that may be shown.
    Plain(Value),
    /// The value of `PASSWORD` and the like.
    Secret(Masked<Value>),
}

/// The roles after `USE SECONDARY ROLES`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum SecondaryRoles {
    /// Every role granted to the user.
    All,
    /// None.
    None,
    /// These.
    List(Vec<Name>),
}

/// What `ALTER` changes.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Change {
    /// `RENAME TO`.
    Rename(ObjectName),
    /// `SET name = value …`.
    Set(Vec<Property>),
    /// `UNSET name, …`, names in upper case.
    Unset(Vec<String>),
    /// `SET {AUTHENTICATION | PASSWORD | SESSION} POLICY p` on a user.
    SetPolicy {
        /// The kind of policy.
        kind: ObjectKind,
        /// The policy.
        policy: ObjectName,
        /// `FORCE`.
        force: bool,
    },
    /// `UNSET {AUTHENTICATION | PASSWORD | SESSION} POLICY`.
    UnsetPolicy(ObjectKind),
    /// `{ALTER | MODIFY} [COLUMN] c SET MASKING POLICY p`.
    AttachMaskingPolicy {
        /// The column.
        column: Name,
        /// The policy.
        policy: ObjectName,
    },
    /// `{ALTER | MODIFY} [COLUMN] c UNSET MASKING POLICY`.
    DetachMaskingPolicy {
        /// The column.
        column: Name,
    },
    /// `ADD ROW ACCESS POLICY p ON (c, …)`.
    AttachRowAccessPolicy {
        /// The policy.
        policy: ObjectName,
        /// The columns it reads.
        columns: Vec<Name>,
    },
    /// `DROP ROW ACCESS POLICY p`.
    DetachRowAccessPolicy {
        /// The policy.
        policy: ObjectName,
    },
    /// `DROP ALL ROW ACCESS POLICIES`.
    DetachAllRowAccessPolicies,
    /// Anything else that is understood to change no privilege: `SUSPEND`, `ABORT ALL QUERIES`.
    Other(String),
}

/// What `CREATE` says of an object besides its properties.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Modifier {
    /// `TRANSIENT`.
    Transient,
    /// `TEMPORARY` or `TEMP`.
    Temporary,
    /// `VOLATILE`.
    Volatile,
    /// `SECURE`.
    Secure,
    /// `RECURSIVE`.
    Recursive,
    /// `WITH MANAGED ACCESS`.
    ManagedAccess,
    /// `COPY GRANTS`.
    CopyGrants,
    /// A body, a query or an expression after `AS`.
    Defined,
    /// `EXECUTE AS OWNER`.
    AsOwner,
    /// `EXECUTE AS CALLER`, also `RESTRICTED CALLER`.
    AsCaller,
    /// `API INTEGRATION`.
    Api,
    /// `CATALOG INTEGRATION`.
    Catalog,
    /// `EXTERNAL ACCESS INTEGRATION`.
    ExternalAccess,
    /// `NOTIFICATION INTEGRATION`.
    Notification,
    /// `SECURITY INTEGRATION`.
    Security,
    /// `STORAGE INTEGRATION`.
    Storage,
    /// A stage that names where it lies.
    Url,
    /// A stage that holds keys of a cloud.
    Credentials,
}

/// `RESTRICT` or `CASCADE`, where written.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Behaviour {
    /// `RESTRICT`.
    Restrict,
    /// `CASCADE`.
    Cascade,
}

/// The privileges of a `GRANT` or `REVOKE`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Privileges {
    /// `ALL [PRIVILEGES]`.
    All,
    /// These, in the order written.
    List(Vec<Privilege>),
}

/// What privileges are granted on.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Securable {
    /// `ON ACCOUNT`.
    Account,
    /// `ON <kind> <name>`.
    Object {
        /// The object's kind.
        kind: ObjectKind,
        /// The object's name.
        name: ObjectName,
    },
    /// `ON ALL <kind>S IN <container>`.
    All {
        /// The kind of the objects.
        kind: ObjectKind,
        /// Where they are.
        container: Container,
    },
    /// `ON FUTURE <kind>S IN <container>`.
    Future {
        /// The kind of the objects.
        kind: ObjectKind,
        /// Where they will be.
        container: Container,
    },
}

/// A database or a schema.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Container {
    /// `IN DATABASE d`.
    Database(ObjectName),
    /// `IN SCHEMA d.s`.
    Schema(ObjectName),
}

/// Who is granted something, or a role that is granted.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Grantee {
    /// `ROLE r`.
    Role(ObjectName),
    /// `DATABASE ROLE d.r`.
    DatabaseRole(ObjectName),
    /// `USER u`.
    User(ObjectName),
}

/// What `GRANT OWNERSHIP` does with the grants that are there.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum CurrentGrants {
    /// `COPY CURRENT GRANTS`.
    Copy,
    /// `REVOKE CURRENT GRANTS`.
    Revoke,
}

/// A query.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Query {
    /// As it is written.
    pub text: String,
    /// What it reads and calls.
    pub mentions: Mentions,
}

/// A statement that changes data, moves it, or runs code.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Data {
    /// What it does.
    pub verb: DataVerb,
    /// What it does it to.
    pub target: Vec<Place>,
    /// What the rest of it reads and calls.
    pub mentions: Mentions,
}

/// What a statement does to data or code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum DataVerb {
    /// `INSERT INTO`.
    Insert,
    /// `INSERT OVERWRITE INTO`.
    Replace,
    /// `UPDATE`.
    Update,
    /// `DELETE FROM`.
    Delete,
    /// `MERGE INTO`.
    Merge,
    /// `TRUNCATE`.
    Truncate,
    /// `COPY INTO` a table, a stage or a place outside.
    Copy,
    /// `PUT` into a stage.
    Put,
    /// `GET` from a stage.
    Get,
    /// `REMOVE` from a stage.
    Remove,
    /// `CALL` of a procedure.
    Call,
    /// `EXECUTE TASK`.
    Execute,
}

/// Where data is written, or code stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Place {
    /// A table, a stage, a procedure, a task.
    Object(ObjectKind, ObjectName),
    /// `@~`, the stage of whoever runs the script.
    Runners,
    /// A place outside the account: `'s3://…'`.
    Outside,
}

/// One statement.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Statement {
    /// `USE ROLE r`.
    UseRole(ObjectName),
    /// `USE SECONDARY ROLES …`.
    UseSecondaryRoles(SecondaryRoles),
    /// `USE WAREHOUSE | DATABASE | SCHEMA name`.
    Use {
        /// Warehouse, Database or Schema.
        kind: ObjectKind,
        /// Its name.
        name: ObjectName,
    },
    /// `SET v = …`.
    SetVariable {
        /// The session variable.
        name: Name,
        /// Its value, which may be a password.
        value: Masked<Value>,
    },
    /// `UNSET v`.
    UnsetVariable(Name),
    /// `CREATE …`.
    Create {
        /// The object's kind.
        kind: ObjectKind,
        /// Its name.
        name: ObjectName,
        /// `OR REPLACE`.
        or_replace: bool,
        /// `IF NOT EXISTS`.
        if_not_exists: bool,
        /// `TRANSIENT`, `WITH MANAGED ACCESS` and the like.
        modifiers: BTreeSet<Modifier>,
        /// `NAME = value`, in the order written.
        properties: Vec<Property>,
        /// What its columns, query or body read and call; a body that is a text is not read.
        mentions: Mentions,
    },
    /// `ALTER …`.
    Alter {
        /// The object's kind.
        kind: ObjectKind,
        /// Its name.
        name: ObjectName,
        /// `IF EXISTS`.
        if_exists: bool,
        /// What changes.
        change: Change,
    },
    /// `DROP …`.
    Drop {
        /// The object's kind.
        kind: ObjectKind,
        /// Its name.
        name: ObjectName,
        /// `IF EXISTS`.
        if_exists: bool,
        /// `RESTRICT` or `CASCADE`.
        behaviour: Option<Behaviour>,
    },
    /// `GRANT <privileges> ON …`.
    Grant {
        /// The privileges.
        privileges: Privileges,
        /// What they are on.
        on: Securable,
        /// Who gets them.
        to: Grantee,
        /// `WITH GRANT OPTION`.
        with_grant_option: bool,
    },
    /// `REVOKE <privileges> ON …`.
    Revoke {
        /// `GRANT OPTION FOR`: only the option goes.
        grant_option_for: bool,
        /// The privileges.
        privileges: Privileges,
        /// What they are on.
        on: Securable,
        /// Who loses them.
        from: Grantee,
        /// `RESTRICT` or `CASCADE`.
        behaviour: Option<Behaviour>,
    },
    /// `GRANT [DATABASE] ROLE r TO …`.
    GrantRole {
        /// The role: `Grantee::Role` or `Grantee::DatabaseRole`.
        role: Grantee,
        /// Who gets it.
        to: Grantee,
        /// `WITH GRANT OPTION`.
        with_grant_option: bool,
    },
    /// `REVOKE [DATABASE] ROLE r FROM …`.
    RevokeRole {
        /// The role: `Grantee::Role` or `Grantee::DatabaseRole`.
        role: Grantee,
        /// Who loses it.
        from: Grantee,
    },
    /// `GRANT OWNERSHIP ON …`.
    GrantOwnership {
        /// What changes hands.
        on: Securable,
        /// The new owner.
        to: Grantee,
        /// `COPY` or `REVOKE CURRENT GRANTS`.
        current_grants: Option<CurrentGrants>,
    },
    /// `COMMENT [IF EXISTS] ON …`.
    Comment {
        /// The object's kind.
        kind: ObjectKind,
        /// Its name.
        name: ObjectName,
        /// `IF EXISTS`.
        if_exists: bool,
        /// The comment.
        text: String,
    },
    /// A block of Snowflake Scripting, in `EXECUTE IMMEDIATE` or bare; any other text that
    /// `EXECUTE IMMEDIATE` runs is a block of that one step.
    Block(Block),
    /// `INSERT`, `COPY INTO`, `CALL` and the like.
    Data(Data),
    /// `SHOW`, `DESCRIBE` or a `SELECT`.
    Read(Query),
    /// Anything else: never ignored, always reported.
    Unknown(Unknown),
}

/// A statement that is not understood, and why.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Unknown {
    /// What was expected or not known, in our words; never a value from the script.
    pub reason: String,
    /// The line of the token at which it stopped being understood, from 1.
    pub line: u32,
}

/// A statement and where it stands.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Located {
    /// The line of its first token, from 1.
    pub line: u32,
    /// The line of its last token or `;`, from 1.
    pub end_line: u32,
    /// The statement.
    pub statement: Statement,
}
