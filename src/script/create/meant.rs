//! The statements that a create script is meant to be, built without its template.

use crate::catalogue::{ObjectKind, Privilege};
use crate::integration::{AccountUsage, Credential, Integration, Password, Setup};
use crate::parse::block::Step;
use crate::parse::statement::{
    Container, Masked, Name, Property, SecondaryRoles, Securable as On, Statement, Value,
};
use crate::script::meant::{
    accountadmin, comment, container, create, governance_viewer, grant, grant_role,
    grant_with_option, hand_over, in_database, name, object, on_snowflake, property, role, set,
    use_role, user, word,
};
use crate::script::remove::require_current_role;
use crate::script::view::type_of;
use crate::script::warehouse::{WarehouseVariables, default_warehouse};
use crate::text::{Identifier, Mark};

/// The session variable that the password goes through.
pub(in crate::script) const PASSWORD_VARIABLE: &str = "immuta_password";

/// The schemas that Immuta documents in its database.
const SCHEMAS: [&str; 4] = [
    "IMMUTA_SYSTEM",
    "IMMUTA_POLICIES",
    "IMMUTA_PROCEDURES",
    "IMMUTA_FUNCTIONS",
];

/// The statements in order; with `single_block`, all but the session's in one block.
pub(super) fn statements(setup: &Setup, single_block: bool) -> Vec<Statement> {
    let of = setup.integration();
    let variables = WarehouseVariables::of(of);
    let mut all = session(setup, &variables);
    let body = body(setup, &variables);
    if single_block {
        let check = require_current_role(of).fragment();
        let statements = body.into_iter().chain([installed(of)]).map(Step::Statement);
        let steps = std::iter::once(Step::Part(check)).chain(statements);
        all.push(Statement::Block(steps.collect()));
        all.extend(variables.unset());
    } else {
        all.extend(body);
        all.extend(variables.unset());
        all.push(installed(of));
    }
    all
}

/// Everything but the last statement.
fn body(setup: &Setup, variables: &WarehouseVariables<'_>) -> Vec<Statement> {
    let of = setup.integration();
    let mut all = database(of);
    all.push(create(
        ObjectKind::ROLE,
        name(&of.system_role),
        vec![comment(Mark::creating(&of.database))],
    ));
    all.extend(system_account(setup));
    let usage = variables.named(&of.warehouse).securable();
    all.push(grant(Privilege::USAGE, usage, &of.system_role));
    all.extend(account_privileges(of));
    all.extend(securables(of));
    all.extend(
        of.impersonation
            .iter()
            .flat_map(|role| impersonation(of, role)),
    );
    all.extend(account_usage(of));
    all.extend(workspaces(of, variables));
    all.extend(hand_over_database(of));
    all
}

fn installed(of: &Integration) -> Statement {
    let mark = comment(Mark::installed(&of.database));
    set(ObjectKind::ROLE, &of.system_role, vec![mark])
}

fn session(setup: &Setup, variables: &WarehouseVariables<'_>) -> Vec<Statement> {
    let password = set_password(setup.credential());
    let mut statements: Vec<Statement> = password.into_iter().chain(variables.set()).collect();
    statements.push(use_role(&setup.integration().setup_role));
    statements.push(Statement::UseSecondaryRoles(SecondaryRoles::None));
    statements
}

/// The SET of the password, where there is one.
pub(in crate::script) fn set_password(credential: &Credential) -> Option<Statement> {
    let value = match credential {
        Credential::Elsewhere | Credential::PublicKey(_) => return None,
        Credential::Password(Password::Inline(text)) => {
            Value::Text(text.secret().reveal().to_owned())
        }
        Credential::Password(Password::Variable) => {
            Value::Variable(Name::unquoted(PASSWORD_VARIABLE))
        }
    };
    Some(Statement::SetVariable {
        name: Name::unquoted(PASSWORD_VARIABLE),
        value: Masked(value),
    })
}

fn database(of: &Integration) -> Vec<Statement> {
    let marked = || vec![comment(Mark::part(&of.database))];
    let database = create(ObjectKind::DATABASE, name(&of.database), marked());
    let schemas = SCHEMAS.into_iter().map(|schema| {
        create(
            ObjectKind::SCHEMA,
            in_database(&of.database, schema),
            marked(),
        )
    });
    std::iter::once(database).chain(schemas).collect()
}

fn system_account(setup: &Setup) -> Vec<Statement> {
    let of = setup.integration();
    let mut properties = vec![
        property("LOGIN_NAME", Value::Text(of.login_name.as_str().to_owned())),
        property("TYPE", word(type_of(&of.authentication).as_str())),
    ];
    properties.extend(credential(setup.credential()));
    properties.push(property("DEFAULT_ROLE", Value::Name(name(&of.system_role))));
    properties.extend(
        default_warehouse(of)
            .map(|warehouse| property("DEFAULT_WAREHOUSE", Value::Name(name(warehouse)))),
    );
    properties.extend([
        property("DEFAULT_NAMESPACE", Value::Name(name(&of.database))),
        property("DEFAULT_SECONDARY_ROLES", Value::List(Vec::new())),
        comment(Mark::part(&of.database)),
    ]);
    let mut statements = vec![create(
        ObjectKind::USER,
        name(&of.system_account),
        properties,
    )];
    if matches!(setup.credential(), Credential::Password(_)) {
        statements.push(Statement::UnsetVariable(Name::unquoted(PASSWORD_VARIABLE)));
    }
    statements.push(grant_role(role(&of.system_role), user(&of.system_account)));
    statements
}

fn credential(credential: &Credential) -> Option<Property> {
    match credential {
        Credential::Elsewhere => None,
        Credential::PublicKey(key) => Some(property(
            "RSA_PUBLIC_KEY",
            Value::Text(key.as_str().to_owned()),
        )),
        Credential::Password(_) => Some(property(
            "PASSWORD",
            Value::Variable(Name::unquoted(PASSWORD_VARIABLE)),
        )),
    }
}

fn account_privileges(of: &Integration) -> Vec<Statement> {
    let mut privileges = vec![
        Privilege::CREATE_ROLE,
        Privilege::APPLY_MASKING_POLICY,
        Privilege::APPLY_ROW_ACCESS_POLICY,
    ];
    if of.manage_grants.securables().is_empty() {
        privileges.push(Privilege::MANAGE_GRANTS);
    }
    let grant = |privilege| grant_with_option(privilege, On::Account, &of.system_role);
    privileges.into_iter().map(grant).collect()
}

fn securables(of: &Integration) -> Vec<Statement> {
    let mut statements = Vec::new();
    for securable in of.manage_grants.securables() {
        statements.push(grant_role(role(&securable.owner), role(&of.system_role)));
        if of.manage_grants.takes_ownership() {
            for kind in [ObjectKind::TABLE, ObjectKind::VIEW] {
                let container = container(securable);
                let on = On::All { kind, container };
                statements.push(hand_over(on, &of.system_role));
            }
        }
    }
    statements
}

fn impersonation(of: &Integration, role: &Identifier) -> [Statement; 2] {
    [
        create(
            ObjectKind::ROLE,
            name(role),
            vec![comment(Mark::part(&of.database))],
        ),
        hand_over(object(ObjectKind::ROLE, role), &of.system_role),
    ]
}

fn account_usage(of: &Integration) -> Vec<Statement> {
    if !of.reads_account_usage() {
        return Vec::new();
    }
    let grant = match of.account_usage {
        AccountUsage::ImportedPrivileges => grant(
            Privilege::IMPORTED_PRIVILEGES,
            on_snowflake(),
            &of.system_role,
        ),
        AccountUsage::DatabaseRoles => grant_role(governance_viewer(), role(&of.system_role)),
    };
    if !of.needs_accountadmin() {
        return vec![grant];
    }
    vec![accountadmin(), grant, use_role(&of.setup_role)]
}

fn workspaces<'a>(
    of: &'a Integration,
    variables: &WarehouseVariables<'a>,
) -> impl Iterator<Item = Statement> {
    of.workspace_warehouses().iter().map(move |warehouse| {
        let on = variables.named(warehouse).securable();
        grant_with_option(Privilege::USAGE, on, &of.system_role)
    })
}

fn hand_over_database(of: &Integration) -> [Statement; 2] {
    let schemas = On::All {
        kind: ObjectKind::SCHEMA,
        container: Container::Database(name(&of.database)),
    };
    [
        hand_over(schemas, &of.system_role),
        hand_over(object(ObjectKind::DATABASE, &of.database), &of.system_role),
    ]
}
