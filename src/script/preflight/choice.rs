//! Which tests look ahead to which script.

use std::collections::BTreeSet;

use super::check::{Check, Test};
use crate::integration::{Authentication, Integration, Securable, UserType};
use crate::script::Kind;
use crate::script::view::Word;
use crate::text::{ExistingName, Identifier, Mark, NameLiteral, sql};

// Names of Immuta's own tests.
const DEFAULT_WAREHOUSE: &str = "Initial Validation: Default Warehouse Access Test";
const DATABASE_DOES_NOT_EXIST: &str = "Validate Automatic: Database Does Not Exist";
const IMPERSONATION_ROLE_DOES_NOT_EXIST: &str =
    "Validate Automatic: Impersonation Role Does Not Exist";

/// The tests in the order in which they are run.
pub(super) fn tests(of: &Integration, ahead: Kind, unmarked: bool) -> Vec<Test<'_>> {
    let mut tests = session(of);
    tests.extend(warehouses(of));
    match ahead {
        Kind::Create => {
            tests.extend(free(of));
            tests.extend(securables(of));
        }
        Kind::Edit => tests.extend(set_up(of, unmarked, "failed")),
        // An interrupted delete or cleanup is run again on what is left.
        Kind::Delete => tests.extend(set_up(of, unmarked, "warning")),
        Kind::Cleanup => tests.extend(unfinished(of)),
    }
    if of.reads_account_usage() && matches!(ahead, Kind::Create | Kind::Edit) {
        let reason = "config.audit, config.lineage";
        tests.push(test(reason, Check::Accountadmin));
    }
    tests.extend(unreadable(of));
    tests
}

/// What every script needs.
fn session(of: &Integration) -> Vec<Test<'_>> {
    let host = sql(&of.host);
    let setup_role_text = sql(of.setup_role.as_literal());
    vec![
        test("Always.", Check::Connection),
        test("config.host: this is its account.", Check::Account { host }),
        test("config.role", Check::PrivilegedRole { setup_role_text }),
        test("Always: the six documented privileges.", Check::Privileges),
        test("Always: Immuta asks for false.", Check::Parameter),
    ]
}

fn warehouses(of: &Integration) -> Vec<Test<'_>> {
    let default = ("config.warehouse", DEFAULT_WAREHOUSE, &of.warehouse);
    let workspaces = of.workspace_warehouses().iter().map(|warehouse| {
        let reason = "config.workspaces.warehouses";
        (reason, "Workspace Warehouse", warehouse)
    });
    std::iter::once(default)
        .chain(workspaces)
        .map(|(reason, name, warehouse)| {
            let check = Check::Warehouse {
                test: sql(Word::new(name)),
                pattern: pattern(warehouse).map(sql),
                warehouse_text: sql(warehouse.as_literal()),
            };
            test(reason, check)
        })
        .collect()
}

fn pattern(warehouse: &ExistingName) -> Option<NameLiteral<'_>> {
    match warehouse {
        ExistingName::Quoted(name) => Some(name.as_literal()),
        ExistingName::Spelled(_) => None,
    }
}

/// Before create: everything that it makes is still to be made.
fn free(of: &Integration) -> Vec<Test<'_>> {
    let impersonation = match &of.impersonation {
        Some(role) => free_name(IMPERSONATION_ROLE_DOES_NOT_EXIST, "ROLES", role),
        None => skipped(
            IMPERSONATION_ROLE_DOES_NOT_EXIST,
            "impersonation is switched off",
        ),
    };
    vec![
        test(
            "config.database",
            free_name(DATABASE_DOES_NOT_EXIST, "DATABASES", &of.database),
        ),
        test("config.impersonation", impersonation),
        test(
            "config.database: the system role.",
            free_name("System Role Does Not Exist", "ROLES", &of.system_role),
        ),
        test(
            "config.username: the system account.",
            free_name("System Account Does Not Exist", "USERS", &of.system_account),
        ),
    ]
}

/// Before create: what is governed by ownership can be, by the roles that own it.
fn securables(of: &Integration) -> Vec<Test<'_>> {
    let (mut databases, mut owners) = (BTreeSet::new(), BTreeSet::new());
    let mut tests = Vec::new();
    for Securable {
        database, owner, ..
    } in of.manage_grants.securables()
    {
        let reason = "sfgen.securables";
        if databases.insert(database) {
            let database_text = sql(database.as_literal());
            tests.push(test(reason, Check::Securable { database_text }));
        }
        if owners.insert(owner) {
            let owner_text = sql(owner.as_literal());
            tests.push(test(
                reason,
                there("Owner Exists", "ROLES", owner, "failed"),
            ));
            tests.push(test(reason, Check::Owner { owner_text }));
        }
    }
    tests
}

/// Before edit and delete: the integration is there.
fn set_up<'a>(of: &'a Integration, unmarked: bool, otherwise: &'static str) -> Vec<Test<'a>> {
    let system_role_text = sql(of.system_role.as_literal());
    let installed = sql(Mark::installed(&of.database));
    let role = match unmarked {
        true => there("System Role Exists", "ROLES", &of.system_role, "failed"),
        false => Check::Installed {
            system_role_text,
            installed,
        },
    };
    let account = &of.system_account;
    let mut tests = not_asked();
    tests.extend([
        test("config.database: the system role.", role),
        test(
            "config.database",
            there("Database Exists", "DATABASES", &of.database, otherwise),
        ),
        test(
            "config.username: the system account, by its earlier name where that changes.",
            there("System Account Exists", "USERS", account, "warning"),
        ),
    ]);
    tests.extend(impersonation(of, otherwise));
    tests
}

/// The impersonation role, which is the integration's where the system role owns it, too.
fn impersonation<'a>(of: &'a Integration, otherwise: &'static str) -> Option<Test<'a>> {
    let role = of.impersonation.as_ref()?;
    let check = Check::Impersonation {
        role_text: sql(role.as_literal()),
        system_role_text: sql(of.system_role.as_literal()),
        marker: sql(Mark::part(&of.database)),
        otherwise: sql(Word::new(otherwise)),
    };
    Some(test("config.impersonation.role", check))
}

/// Before cleanup: whatever is left, its system role is absent or says that it is unfinished.
fn unfinished(of: &Integration) -> Vec<Test<'_>> {
    let check = Check::Unfinished {
        system_role_text: sql(of.system_role.as_literal()),
        creating: sql(Mark::creating(&of.database)),
    };
    let mut tests = not_asked();
    tests.push(test("config.database: the system role.", check));
    tests
}

/// Immuta's tests that are about a set-up alone.
fn not_asked<'a>() -> Vec<Test<'a>> {
    [DATABASE_DOES_NOT_EXIST, IMPERSONATION_ROLE_DOES_NOT_EXIST]
        .map(|name| {
            test(
                "Asked before create alone.",
                skipped(name, "asked before create alone"),
            )
        })
        .into()
}

/// What no documented statement can read.
fn unreadable(of: &Integration) -> Vec<Test<'_>> {
    let edition = skipped(
        "Snowflake Edition",
        "no documented statement reads it; masking and row access policies need Enterprise Edition",
    );
    let legacy = Authentication::UserPassword(UserType::LegacyService);
    let user_type = (of.authentication == legacy).then(|| {
        let reason = "no documented statement tells whether this account still takes it";
        let check = skipped("User Type LEGACY_SERVICE", reason);
        test("config.authenticationType", check)
    });
    std::iter::once(test("Always.", edition))
        .chain(user_type)
        .collect()
}

fn free_name<'a>(name: &'static str, objects: &'static str, object: &'a Identifier) -> Check<'a> {
    Check::Free {
        test: sql(Word::new(name)),
        objects: sql(Word::new(objects)),
        object_text: sql(object.as_literal()),
    }
}

fn there<'a>(
    name: &'static str,
    objects: &'static str,
    object: &'a Identifier,
    otherwise: &'static str,
) -> Check<'a> {
    Check::There {
        test: sql(Word::new(name)),
        objects: sql(Word::new(objects)),
        object_text: sql(object.as_literal()),
        otherwise: sql(Word::new(otherwise)),
    }
}

fn skipped<'a>(name: &'static str, reason: &'static str) -> Check<'a> {
    Check::Skipped {
        test: sql(Word::new(name)),
        reason: sql(Word::new(reason)),
    }
}

fn test<'a>(reason: &'static str, check: Check<'a>) -> Test<'a> {
    Test {
        reason: sql(Word::new(reason)),
        check: sql(check),
    }
}
