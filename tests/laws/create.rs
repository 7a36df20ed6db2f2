//! Create is enough, and nothing more.

use std::collections::BTreeSet;

use sfgen::account::{Account, ObjectId, Rules, Target};
use sfgen::catalogue::ObjectKind;
use sfgen::integration::{
    AccountUsage, Authentication, Credential, ManageGrants, Password, UserType,
};
use sfgen::parse::{Statement, parse};
use sfgen::payload::{self, Options, SecretsIn};
use sfgen::text::ExistingName;

use crate::laws::case::{Case, Law, ensure, interrupted, readings};
use crate::laws::world::{Client, Kind, Variant, World, account, all_choices, setup};

/// A grant in words, its grantor left out, and whether it may be passed on.
type Held = (String, String, String, bool);

fn held(account: &Account) -> BTreeSet<Held> {
    account
        .grants()
        .map(|(grant, option)| {
            let privilege = grant.privilege.as_str().to_owned();
            let (to, on) = (grant.to.to_string(), grant.on.to_string());
            (to, privilege, on, option)
        })
        .collect()
}

/// An object in words: its owner, and its properties but for a password.
type Made = (ObjectId, Option<ObjectId>, Vec<(String, String)>);

fn objects(account: &Account) -> BTreeSet<Made> {
    let objects = account.objects();
    objects
        .map(|(id, object)| {
            let properties = object.properties.iter();
            let properties = properties
                .map(|(name, value)| (name.to_string(), value.to_string()))
                .collect();
            (id.clone(), object.owner.clone(), properties)
        })
        .collect()
}

/// The table of what the system role holds afterwards, and nobody else.
fn expected_grants(case: &Case) -> BTreeSet<Held> {
    let of = case.of();
    let mut expected = BTreeSet::new();
    let role = case.system_role();
    let mut add = |to: &ObjectId, privilege: &str, on: &ObjectId, option: bool| {
        let on = on.to_string();
        expected.insert((to.to_string(), privilege.to_owned(), on, option));
    };
    add(&case.system_account(), "USAGE", &role, false);
    if !of.workspace_warehouses().contains(&of.warehouse) {
        add(&role, "USAGE", &warehouse(of.warehouse.as_str()), false);
    }
    for name in of.workspace_warehouses() {
        add(&role, "USAGE", &warehouse(name.as_str()), true);
    }
    for securable in of.manage_grants.securables() {
        add(
            &role,
            "USAGE",
            &ObjectId::role(securable.owner.as_str()),
            false,
        );
    }
    if of.reads_account_usage() {
        let (privilege, on) = match of.account_usage {
            AccountUsage::ImportedPrivileges => {
                ("IMPORTED PRIVILEGES", ObjectId::database("SNOWFLAKE"))
            }
            AccountUsage::DatabaseRoles => {
                let kind = ObjectKind::DATABASE_ROLE;
                let viewer = ObjectId::in_database(kind, "SNOWFLAKE", "GOVERNANCE_VIEWER");
                ("USAGE", viewer)
            }
        };
        add(&role, privilege, &on, false);
    }
    let mut on_account = vec![
        "CREATE ROLE",
        "APPLY MASKING POLICY",
        "APPLY ROW ACCESS POLICY",
    ];
    if of.manage_grants == ManageGrants::Account {
        on_account.push("MANAGE GRANTS");
    }
    let account = Target::Account.to_string();
    expected.extend(on_account.into_iter().map(|privilege| {
        let privilege = privilege.to_owned();
        (role.to_string(), privilege, account.clone(), true)
    }));
    expected
}

fn warehouse(name: &str) -> ObjectId {
    ObjectId::in_account(ObjectKind::WAREHOUSE, name)
}

/// What is made, by whom it is owned, and what is set on it.
fn expected_objects(case: &Case) -> BTreeSet<Made> {
    let of = case.of();
    let mark = |state: &str| {
        let text = format!("Immuta integration {} [sfgen 1{state}]", of.database);
        vec![("COMMENT".to_owned(), text)]
    };
    let (setup, system) = (Some(case.setup_role()), Some(case.system_role()));
    let mut expected = BTreeSet::from([
        (case.system_role(), setup.clone(), mark(", installed")),
        (case.system_account(), setup, expected_properties(case)),
        (case.database(), system.clone(), mark("")),
    ]);
    let schema = |name: &str| ObjectId::schema(of.database.as_str(), name);
    expected.insert((schema("PUBLIC"), system.clone(), Vec::new()));
    for name in [
        "IMMUTA_SYSTEM",
        "IMMUTA_POLICIES",
        "IMMUTA_PROCEDURES",
        "IMMUTA_FUNCTIONS",
    ] {
        expected.insert((schema(name), system.clone(), mark("")));
    }
    if let Some(role) = case.impersonation() {
        expected.insert((role, system, mark("")));
    }
    expected
}

/// What is set on the system account.
fn expected_properties(case: &Case) -> Vec<(String, String)> {
    let of = case.of();
    let user_type = match of.authentication {
        Authentication::UserPassword(UserType::LegacyService) => "LEGACY_SERVICE",
        Authentication::UserPassword(UserType::Person) => "PERSON",
        Authentication::Automatic
        | Authentication::KeyPair
        | Authentication::OAuthClientCredentials(_) => "SERVICE",
    };
    let mut expected = vec![
        (
            "COMMENT",
            format!("Immuta integration {} [sfgen 1]", of.database),
        ),
        ("DEFAULT_NAMESPACE", of.database.as_str().to_owned()),
        ("DEFAULT_ROLE", of.system_role.as_str().to_owned()),
        ("DEFAULT_SECONDARY_ROLES", "()".to_owned()),
        // Snowflake takes the name where none is given.
        ("DISPLAY_NAME", of.system_account.as_str().to_owned()),
        ("LOGIN_NAME", of.login_name.as_str().to_owned()),
    ];
    if let ExistingName::Quoted(warehouse) = &of.warehouse {
        expected.push(("DEFAULT_WAREHOUSE", warehouse.as_str().to_owned()));
    }
    match case.setup.credential() {
        Credential::Elsewhere => {}
        Credential::PublicKey(key) => {
            expected.push(("RSA_PUBLIC_KEY", key.as_str().to_owned()));
        }
        Credential::Password(_) => {
            expected.push(("PASSWORD", "<masked>".to_owned()));
        }
    }
    expected.push(("TYPE", user_type.to_owned()));
    expected.sort();
    let owned = expected.into_iter();
    owned
        .map(|(name, value)| (name.to_owned(), value))
        .collect()
}

/// Create ends, makes and grants what the tables say, changes nothing else, and leaves no
/// password in the session.
pub(crate) fn is_enough_and_nothing_more(case: &Case, create: &[Statement]) -> Law {
    for rules in readings() {
        let mut world = World::under(&case.before, rules);
        world.run(create, Client::Stops)?;
        holds_exactly(case, &world)?;
    }
    Ok(())
}

/// The system account has the payload's password.
fn has_its_password(case: &Case, world: &World) -> Law {
    let Credential::Password(Password::Inline(password)) = case.setup.credential() else {
        return Ok(());
    };
    let mut other = World::new(case.before.clone());
    other.must(&format!(
        "SET same = {password}; CREATE USER WITH_THE_SAME PASSWORD = $same;"
    ));
    let of = |account: &Account, user: &ObjectId| {
        let user = account.object(user)?;
        user.properties.get("PASSWORD").cloned()
    };
    let wanted = of(&other.account, &ObjectId::user("WITH_THE_SAME"));
    ensure(of(&world.account, &case.system_account()) == wanted, || {
        "another password".to_owned()
    })
}

/// A block that was interrupted leaves what cleanup takes away.
pub(crate) fn can_be_cleaned_up_after_an_interruption(case: &Case, block: &[Statement]) -> Law {
    let cleanup = case.cleanup();
    for cut in interrupted(block) {
        let mut world = World::new(case.before.clone());
        world.run(&cut, Client::Stops)?;
        world.run(cleanup, Client::Stops)?;
        ensure(world.account == case.before, || {
            format!("something is left after {cut:?}")
        })?;
    }
    Ok(())
}

fn holds_exactly(case: &Case, world: &World) -> Law {
    let (before, after) = (held(&case.before), held(&world.account));
    let gained: BTreeSet<Held> = after.difference(&before).cloned().collect();
    let expected = expected_grants(case);
    ensure(gained == expected, || {
        format!("granted {gained:?}, not {expected:?}")
    })?;
    ensure(before.is_subset(&after), || "a grant is gone".to_owned())?;
    let (before, after) = (objects(&case.before), objects(&world.account));
    let mut made: BTreeSet<Made> = after.difference(&before).cloned().collect();
    made.retain(|(id, _, _)| *id.name != *"INFORMATION_SCHEMA");
    let expected = expected_objects(case);
    let taken = case.of().manage_grants.takes_ownership();
    made.retain(|made| !(taken && is_data(&made.0)));
    ensure(made == expected, || {
        let missing: Vec<_> = expected.difference(&made).collect();
        let other: Vec<_> = made.difference(&expected).collect();
        format!("made {other:?}, not {missing:?}")
    })?;
    let kept = before.iter().filter(|made| !(taken && is_data(&made.0)));
    ensure(kept.into_iter().all(|made| after.contains(made)), || {
        "an object has changed".to_owned()
    })?;
    data_is_taken(case, &world.account)?;
    has_its_password(case, world)?;
    ensure(world.session.variables.is_empty(), || {
        "a variable stays in the session".to_owned()
    })
}

fn is_data(id: &ObjectId) -> bool {
    matches!(id.kind, ObjectKind::TABLE | ObjectKind::VIEW)
}

/// With `takeOwnership` the tables and views are the system role's, else their owner's.
fn data_is_taken(case: &Case, account: &Account) -> Law {
    let system_role = case.system_role();
    let taken = case.of().manage_grants.takes_ownership();
    for (id, object) in account.objects().filter(|(id, _)| is_data(id)) {
        let ours = object.owner.as_ref() == Some(&system_role);
        ensure(ours == taken, || format!("{id} has the wrong owner"))?;
    }
    Ok(())
}

#[test]
fn create_runs_to_its_end_and_grants_what_the_table_says_and_nothing_more() {
    let choices = all_choices();
    for choices in &choices {
        let case = choices.case();
        let held = is_enough_and_nothing_more(&case, case.create());
        assert_eq!(held, Ok(()), "{choices:?}");
    }
    println!("create: {} cases", choices.len());
}

#[test]
fn a_single_block_does_what_the_statements_do() {
    for choices in all_choices() {
        let case = choices.case();
        let block = case.create_in_one_block();
        let held = is_enough_and_nothing_more(&case, block);
        assert_eq!(held, Ok(()), "{choices:?}");
        let held = can_be_cleaned_up_after_an_interruption(&case, block);
        assert_eq!(held, Ok(()), "{choices:?}");
    }
}

#[test]
fn where_a_block_cannot_choose_its_role_the_header_has_said_so_and_cleanup_restores() {
    let rules = Rules {
        use_role_refused_in_block: true,
        ..Rules::default()
    };
    let mut refused = 0;
    for choices in all_choices() {
        let case = choices.case();
        let mut world = World::under(&case.before, rules);
        let script = sfgen::script::create(&case.setup, true);
        let block = case.create_in_one_block();
        if world.run(block, Client::GoesOn).is_ok() {
            continue;
        }
        assert!(
            script
                .text()
                .contains("USE ROLE inside a block is taken to be allowed")
        );
        assert_eq!(
            world.run(case.cleanup(), Client::Stops),
            Ok(()),
            "{choices:?}"
        );
        assert_eq!(world.account, case.before, "{choices:?}");
        refused += 1;
    }
    println!("create in one block, without a choice of its role: {refused} refused");
}

#[test]
fn where_legacy_service_is_refused_a_password_stops_the_script_before_anything_is_granted() {
    for choices in all_choices() {
        let Variant {
            user_type,
            securables,
            ..
        } = choices.variant;
        // The owners of securables are granted to the system role as soon as it is there.
        let asked = choices.authentication == Kind::Password && securables.is_empty();
        if !asked || user_type == payload::UserType::Person {
            continue;
        }
        let case = choices.case();
        let rules = Rules {
            legacy_service_refused: true,
            ..Rules::default()
        };
        let mut world = World::under(&case.before, rules);
        assert!(world.run(case.create(), Client::Stops).is_err());
        assert_eq!(held(&world.account), held(&case.before), "{choices:?}");
        assert!(!world.account.contains(&case.system_account()));
    }
}

#[test]
fn a_password_that_whoever_runs_the_script_has_set_does_what_one_in_the_script_does() {
    let set = parse("SET immuta_password = 'a password made for tests';").statements;
    let passwords = all_choices().into_iter();
    for choices in passwords.filter(|choices| choices.authentication == Kind::Password) {
        let options = Options {
            secrets: Some(SecretsIn::Variable),
            ..choices.options()
        };
        let case = Case::new(
            setup(&choices.payload(), &options),
            account(choices.setup_role),
        );
        let mut world = World::new(case.before.clone());
        assert!(world.run(case.create(), Client::Stops).is_err());
        assert_eq!(world.account, case.before, "{choices:?}");
        let first = set.iter().map(|located| located.statement.clone());
        let script: Vec<Statement> = first.chain(case.create().iter().cloned()).collect();
        assert_eq!(world.run(&script, Client::Stops), Ok(()), "{choices:?}");
        let inline = choices.case().installed(Rules::default()).unwrap();
        assert_eq!(world.account, inline.account, "{choices:?}");
        assert!(world.session.variables.is_empty(), "{choices:?}");
    }
}
