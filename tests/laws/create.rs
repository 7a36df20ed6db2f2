//! Create is enough, and nothing more.

use std::collections::BTreeSet;

use sfgen::account::{Account, ObjectId, Rules, Target};
use sfgen::parse::statement::ObjectKind;
use sfgen::script;

use crate::world::{
    Choices, DATABASE, SYSTEM_ACCOUNT, SYSTEM_ROLE, World, account, all_choices, warehouse,
};

/// A grant in words, its grantor left out, and whether it may be passed on.
type Held = (String, String, String, bool);

fn held(account: &Account) -> BTreeSet<Held> {
    account
        .grants()
        .map(|(grant, option)| {
            let privilege = grant.privilege.as_str().to_owned();
            (
                grant.to.to_string(),
                privilege,
                grant.on.to_string(),
                option,
            )
        })
        .collect()
}

fn owned(account: &Account) -> BTreeSet<(ObjectId, Option<ObjectId>)> {
    let objects = account.objects();
    objects
        .map(|(id, object)| (id.clone(), object.owner.clone()))
        .collect()
}

/// The table of what the system role holds afterwards, and nobody else.
fn expected_grants(choices: &Choices) -> BTreeSet<Held> {
    let mut expected = BTreeSet::new();
    let role = ObjectId::role(SYSTEM_ROLE);
    let mut add = |to: &ObjectId, privilege: &str, on: String, option: bool| {
        expected.insert((to.to_string(), privilege.to_owned(), on, option));
    };
    for privilege in [
        "CREATE ROLE",
        "APPLY MASKING POLICY",
        "APPLY ROW ACCESS POLICY",
        "MANAGE GRANTS",
    ] {
        add(&role, privilege, Target::Account.to_string(), true);
    }
    add(
        &ObjectId::user(SYSTEM_ACCOUNT),
        "USAGE",
        role.to_string(),
        false,
    );
    if !choices.workspaces.contains(&"WH_MAIN") {
        add(&role, "USAGE", warehouse("WH_MAIN").to_string(), false);
    }
    for name in choices.workspaces {
        add(&role, "USAGE", warehouse(name).to_string(), true);
    }
    if choices.audit || choices.lineage {
        let snowflake = ObjectId::database("SNOWFLAKE");
        add(&role, "IMPORTED PRIVILEGES", snowflake.to_string(), false);
    }
    expected
}

fn expected_objects(choices: &Choices) -> BTreeSet<(ObjectId, Option<ObjectId>)> {
    let setup = ObjectId::role(choices.setup_role);
    let system = ObjectId::role(SYSTEM_ROLE);
    let mut expected = BTreeSet::from([
        (system.clone(), Some(setup.clone())),
        (ObjectId::user(SYSTEM_ACCOUNT), Some(setup)),
        (ObjectId::database(DATABASE), Some(system.clone())),
    ]);
    for schema in [
        "PUBLIC",
        "IMMUTA_SYSTEM",
        "IMMUTA_POLICIES",
        "IMMUTA_PROCEDURES",
        "IMMUTA_FUNCTIONS",
    ] {
        expected.insert((ObjectId::schema(DATABASE, schema), Some(system.clone())));
    }
    if let Some(role) = choices.impersonation {
        expected.insert((ObjectId::role(role), Some(system)));
    }
    expected
}

#[test]
fn create_runs_to_its_end_and_grants_what_the_table_says_and_nothing_more() {
    let mut tried = 0;
    for choices in all_choices() {
        let before = account(choices.setup_role);
        for rules in Rules::readings() {
            if rules.legacy_service_refused {
                continue;
            }
            let world = World::under(&before, rules);
            let after = world
                .after(&script::create(&choices.setup(), false))
                .account;
            let gained: BTreeSet<Held> = held(&after).difference(&held(&before)).cloned().collect();
            assert_eq!(gained, expected_grants(&choices), "{choices:?} {rules:?}");
            assert!(held(&before).is_subset(&held(&after)), "{choices:?}");
            let made: BTreeSet<_> = owned(&after).difference(&owned(&before)).cloned().collect();
            let made: BTreeSet<_> = made
                .into_iter()
                .filter(|(id, _)| *id.name != *"INFORMATION_SCHEMA")
                .collect();
            assert_eq!(made, expected_objects(&choices), "{choices:?} {rules:?}");
            assert!(owned(&before).is_subset(&owned(&after)), "{choices:?}");
            tried += 1;
        }
    }
    println!("create: {tried} accounts");
}

#[test]
fn a_single_block_does_what_the_statements_do() {
    for choices in all_choices() {
        let before = account(choices.setup_role);
        let plain = World::new(before.clone()).after(&script::create(&choices.setup(), false));
        let block = World::new(before).after(&script::create(&choices.setup(), true));
        assert_eq!(plain.account, block.account, "{choices:?}");
    }
}

#[test]
fn where_legacy_service_is_refused_a_password_stops_the_script_before_anything_is_granted() {
    for choices in all_choices() {
        if choices.authentication != crate::world::Kind::Password {
            continue;
        }
        let before = account(choices.setup_role);
        let rules = Rules {
            legacy_service_refused: true,
            ..Rules::default()
        };
        let mut world = World::under(&before, rules);
        let script = script::create(&choices.setup(), false);
        let statements = crate::world::statements(&script);
        let refused = world.run(&statements, crate::world::Client::Stops);
        assert!(refused.is_err(), "{choices:?}");
        assert_eq!(held(&world.account), held(&before), "{choices:?}");
        let user = ObjectId::in_account(ObjectKind::User, SYSTEM_ACCOUNT);
        assert!(!world.account.contains(&user), "{choices:?}");
    }
}
