//! The statements that an edit script is meant to be, built without its template.

use super::EditOptions;
use super::account::AccountChange;
use super::change::{Changes, ImpersonationChange, UsageChange, WarehouseChange};
use super::requirement::{Requirement, requirements};
use crate::catalogue::{ObjectKind, Privilege};
use crate::integration::{Integration, Setup};
use crate::parse::block::Step;
use crate::parse::statement::{Behaviour, Change, Name, Privileges, Property, Statement, Value};
use crate::script::create::{PASSWORD_VARIABLE, set_password};
use crate::script::meant::{
    accountadmin, comment, create, governance_viewer, grant, grant_role, grant_with_option,
    hand_over, name, object, on_snowflake, property, role, set, use_role, word,
};
use crate::script::remove::{
    in_one_block, mark, parts, remove_role, require_current_role, require_installed,
};
use crate::script::warehouse::Warehouse;
use crate::text::{Identifier, Mark};

/// The statements in order.
pub(super) fn statements(
    new: &Setup,
    changes: &Changes<'_>,
    options: EditOptions,
) -> Vec<Statement> {
    if changes.are_none() {
        return vec![Statement::Read(
            "SELECT 'nothing to change' AS sfgen".to_owned(),
        )];
    }
    let of = new.integration();
    let variables = changes.warehouse_variables();
    let password = set_password(new.credential()).filter(|_| changes.sets_password());
    let unset = Statement::UnsetVariable(Name::unquoted(PASSWORD_VARIABLE));
    let unset = password.is_some().then_some(unset);
    password
        .into_iter()
        .chain(variables.set())
        .chain(in_one_block(of, steps(of, changes, options)))
        .chain(variables.unset())
        .chain(unset)
        .collect()
}

fn steps(of: &Integration, changes: &Changes<'_>, options: EditOptions) -> Vec<Step> {
    let checks = requirements(of, changes, options);
    let mut fragments = vec![
        require_current_role(of).fragment(),
        require_installed(of, options.unmarked).fragment(),
    ];
    fragments.extend(checks.iter().map(Requirement::fragment));
    let mut steps: Vec<Step> = parts(fragments).collect();
    let mut plain = account_usage(of, changes);
    let variables = changes.warehouse_variables();
    plain.extend(
        changes
            .warehouses
            .iter()
            .map(|(warehouse, change)| warehouse_change(of, variables.named(warehouse), *change)),
    );
    steps.extend(plain.into_iter().map(Step::Statement));
    steps.extend(impersonation(of, changes, options));
    let account = changes
        .account
        .iter()
        .flat_map(|change| account(of, change, options));
    steps.extend(account.map(Step::Statement));
    steps
}

fn account_usage(of: &Integration, changes: &Changes<'_>) -> Vec<Statement> {
    let Some(usage) = changes.account_usage else {
        return Vec::new();
    };
    let mut statements = usage_grants(of, usage);
    if changes.need_accountadmin(of) {
        statements.insert(0, accountadmin());
        statements.push(use_role(&of.setup_role));
    }
    statements
}

fn usage_grants(of: &Integration, usage: UsageChange) -> Vec<Statement> {
    let imported = Privilege::IMPORTED_PRIVILEGES;
    let system_role = || role(&of.system_role);
    let mut statements = Vec::new();
    if usage.grant_database_role {
        statements.push(grant_role(governance_viewer(), system_role()));
    }
    if usage.grant_imported_privileges {
        statements.push(grant(imported, on_snowflake(), &of.system_role));
    }
    if usage.revoke_database_role {
        statements.push(Statement::RevokeRole {
            role: governance_viewer(),
            from: system_role(),
        });
    }
    if usage.revoke_imported_privileges {
        statements.push(Statement::Revoke {
            grant_option_for: false,
            privileges: Privileges::List(vec![imported]),
            on: on_snowflake(),
            from: system_role(),
            behaviour: None,
        });
    }
    statements
}

fn warehouse_change(
    of: &Integration,
    warehouse: Warehouse<'_>,
    change: WarehouseChange,
) -> Statement {
    let on = warehouse.securable();
    let revoke = |on, grant_option_for| Statement::Revoke {
        grant_option_for,
        privileges: Privileges::List(vec![Privilege::USAGE]),
        on,
        from: role(&of.system_role),
        behaviour: Some(Behaviour::Cascade),
    };
    match change {
        WarehouseChange::Usage => grant(Privilege::USAGE, on, &of.system_role),
        WarehouseChange::UsageWithOption => {
            grant_with_option(Privilege::USAGE, on, &of.system_role)
        }
        WarehouseChange::NoOption => revoke(on, true),
        WarehouseChange::Nothing => revoke(on, false),
    }
}

fn impersonation(of: &Integration, changes: &Changes<'_>, options: EditOptions) -> Vec<Step> {
    let on = |role| object(ObjectKind::ROLE, role);
    let statements = match changes.impersonation {
        None => Vec::new(),
        Some(ImpersonationChange::Create(role)) => vec![
            created(of, role, changes.adopts_own_role(options)),
            hand_over(on(role), &of.system_role),
        ],
        Some(ImpersonationChange::Rename(from, to)) => vec![
            hand_over(on(from), &of.setup_role),
            rename(ObjectKind::ROLE, from, to),
            hand_over(on(to), &of.system_role),
        ],
        Some(ImpersonationChange::Remove(role)) => {
            let asked = mark(options.unmarked, Mark::part(&of.database));
            return vec![Step::Part(remove_role(of, role, asked).fragment())];
        }
    };
    statements.into_iter().map(Step::Statement).collect()
}

fn created(of: &Integration, role: &Identifier, adopts: bool) -> Statement {
    let marker = comment(Mark::part(&of.database));
    match create(ObjectKind::ROLE, name(role), vec![marker]) {
        Statement::Create {
            kind,
            name,
            or_replace,
            modifiers,
            properties,
            ..
        } => Statement::Create {
            kind,
            name,
            or_replace,
            if_not_exists: adopts,
            modifiers,
            properties,
        },
        other => other,
    }
}

fn rename(kind: ObjectKind, from: &Identifier, to: &Identifier) -> Statement {
    alter(kind, from, Change::Rename(name(to)))
}

fn alter(kind: ObjectKind, of: &Identifier, change: Change) -> Statement {
    Statement::Alter {
        kind,
        name: name(of),
        if_exists: false,
        change,
    }
}

fn account(of: &Integration, change: &AccountChange<'_>, options: EditOptions) -> Vec<Statement> {
    let taken = |to, user| {
        options
            .unmarked
            .then(|| hand_over(object(ObjectKind::USER, user), to))
    };
    let mut statements: Vec<Statement> =
        taken(&of.setup_role, change.old_name).into_iter().collect();
    if change.is_renamed() {
        statements.push(rename(ObjectKind::USER, change.old_name, change.name));
    }
    statements.extend(
        properties(change).map(|property| set(ObjectKind::USER, change.name, vec![property])),
    );
    statements.extend(unset(change).map(|property| {
        alter(
            ObjectKind::USER,
            change.name,
            Change::Unset(vec![property.to_owned()]),
        )
    }));
    statements.extend(change.type_after.map(|kind| {
        set(
            ObjectKind::USER,
            change.name,
            vec![property("TYPE", word(kind.as_str()))],
        )
    }));
    statements.extend(taken(&of.system_role, change.name));
    statements
}

fn properties(change: &AccountChange<'_>) -> impl Iterator<Item = Property> {
    let text = |text: &crate::text::Literal| Value::Text(text.as_str().to_owned());
    let variable = Value::Variable(Name::unquoted(PASSWORD_VARIABLE));
    [
        change
            .login_name
            .map(|login| property("LOGIN_NAME", text(login))),
        change
            .default_warehouse
            .map(|warehouse| property("DEFAULT_WAREHOUSE", Value::Name(name(warehouse)))),
        change
            .type_before
            .map(|kind| property("TYPE", word(kind.as_str()))),
        change
            .public_key
            .map(|key| property("RSA_PUBLIC_KEY", text(key))),
        change
            .second_public_key
            .map(|key| property("RSA_PUBLIC_KEY_2", text(key))),
        change.password.then(|| property("PASSWORD", variable)),
    ]
    .into_iter()
    .flatten()
}

fn unset(change: &AccountChange<'_>) -> impl Iterator<Item = &'static str> {
    [
        (change.unset_default_warehouse, "DEFAULT_WAREHOUSE"),
        (change.unset_password, "PASSWORD"),
        (change.unset_public_key, "RSA_PUBLIC_KEY"),
        (change.unset_second_public_key, "RSA_PUBLIC_KEY_2"),
    ]
    .into_iter()
    .filter_map(|(unset, property)| unset.then_some(property))
}
