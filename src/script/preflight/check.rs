//! The tests of a preflight: a template each, which reads and gives one row.

use askama::Template;

use crate::integration::Host;
use crate::script::view::Word;
use crate::text::{ExistingNameLiteral, Identifier, Mark, NameLiteral, Sql, SqlText};

/// A test, and the payload key or rule that asks for it.
pub(super) struct Test<'a> {
    pub(super) reason: Sql<Word>,
    pub(super) check: Sql<Check<'a>>,
}

/// One statement with the row of one test.
#[derive(Template)]
pub(super) enum Check<'a> {
    #[template(path = "preflight/connection.sql")]
    Connection,
    #[template(path = "preflight/account.sql")]
    Account { host: Sql<&'a Host> },
    #[template(path = "preflight/privileged-role.sql")]
    PrivilegedRole {
        setup_role_text: Sql<NameLiteral<'a>>,
    },
    #[template(path = "preflight/privileges.sql")]
    Privileges,
    #[template(path = "preflight/warehouse.sql")]
    Warehouse {
        test: Sql<Word>,
        /// What LIKE takes; a name that has to be spelt is looked for among all.
        pattern: Option<Sql<NameLiteral<'a>>>,
        warehouse_text: Sql<ExistingNameLiteral<'a>>,
    },
    #[template(path = "preflight/free.sql")]
    Free {
        test: Sql<Word>,
        objects: Sql<Word>,
        object_text: Sql<NameLiteral<'a>>,
    },
    #[template(path = "preflight/there.sql")]
    There {
        test: Sql<Word>,
        objects: Sql<Word>,
        object_text: Sql<NameLiteral<'a>>,
        otherwise: Sql<Word>,
    },
    #[template(path = "preflight/installed.sql")]
    Installed {
        system_role_text: Sql<NameLiteral<'a>>,
        installed: Sql<Mark<&'a Identifier>>,
    },
    #[template(path = "preflight/impersonation.sql")]
    Impersonation {
        role_text: Sql<NameLiteral<'a>>,
        system_role_text: Sql<NameLiteral<'a>>,
        marker: Sql<Mark<&'a Identifier>>,
        otherwise: Sql<Word>,
    },
    #[template(path = "preflight/unfinished.sql")]
    Unfinished {
        system_role_text: Sql<NameLiteral<'a>>,
        creating: Sql<Mark<&'a Identifier>>,
    },
    /// <https://docs.snowflake.com/en/sql-reference/sql/show-databases>
    #[template(path = "preflight/securable.sql")]
    Securable { database_text: Sql<NameLiteral<'a>> },
    #[template(path = "preflight/owner.sql")]
    Owner { owner_text: Sql<NameLiteral<'a>> },
    #[template(path = "preflight/parameter.sql")]
    Parameter,
    #[template(path = "preflight/accountadmin.sql")]
    Accountadmin,
    #[template(path = "preflight/skipped.sql")]
    Skipped { test: Sql<Word>, reason: Sql<Word> },
}

impl SqlText for Check<'_> {}
