//! Never somebody else's: other people's objects of the same names survive every script, in
//! clients that stop at an error and in those that go on.

use sfgen::account::{Account, ObjectId};
use sfgen::parse::Statement;
use sfgen::script::{self, EditOptions};

use crate::world::{
    Choices, Client, DATABASE, Kind, SYSTEM_ACCOUNT, SYSTEM_ROLE, World, account, all_choices,
    statements,
};

const IMPERSONATION: &str = "IMMUTA_IMPERSONATION";

/// What other people may have written on their objects.
const COMMENTS: [Option<&str>; 4] = [
    None,
    Some("ours, hands off"),
    Some("Immuta integration \"OTHER\" [sfgen 1]"),
    Some("Immuta integration \"OTHER\" [sfgen 1, installed]"),
];

/// An account in which some of the names are taken: a bit each for the database, the system
/// role, the user and the impersonation role.
fn taken(setup_role: &str, which: u8, comment: Option<&str>) -> Account {
    let mut world = World::new(account(setup_role));
    world.must("CREATE ROLE OTHERS; GRANT ROLE OTHERS TO ROLE ACCOUNTADMIN; GRANT CREATE DATABASE ON ACCOUNT TO ROLE OTHERS; GRANT CREATE ROLE ON ACCOUNT TO ROLE OTHERS; GRANT CREATE USER ON ACCOUNT TO ROLE OTHERS; USE ROLE OTHERS; USE SECONDARY ROLES NONE;");
    let comment = comment
        .map(|text| format!(" COMMENT = '{text}'"))
        .unwrap_or_default();
    let objects = [
        format!("DATABASE {DATABASE}"),
        format!("ROLE {SYSTEM_ROLE}"),
        format!("USER {SYSTEM_ACCOUNT}"),
        format!("ROLE {IMPERSONATION}"),
    ];
    for (bit, object) in objects.iter().enumerate() {
        if which & (1 << bit) != 0 {
            world.must(&format!("CREATE {object}{comment};"));
        }
    }
    world.account
}

/// One payload of each kind of authentication, with everything on.
fn everything_on() -> impl Iterator<Item = Choices> {
    all_choices().into_iter().filter(|choices| {
        choices.audit
            && choices.lineage
            && choices.impersonation == Some(IMPERSONATION)
            && choices.workspaces.len() == 2
            && choices.authentication != Kind::Automatic
    })
}

#[test]
fn what_others_have_survives_create_and_cleanup() {
    let mut accounts = 0;
    for choices in everything_on() {
        let setup = choices.setup();
        let plain = statements(&script::create(&setup, false));
        let block = statements(&script::create(&setup, true));
        let cleanup = statements(&script::cleanup(setup.integration()));
        for which in 1..16 {
            for comment in COMMENTS {
                let before = taken(choices.setup_role, which, comment);
                for (create, client) in [
                    (&plain, Client::Stops),
                    (&block, Client::Stops),
                    (&block, Client::GoesOn),
                ] {
                    let mut world = World::new(before.clone());
                    assert!(world.run(create, client).is_err(), "{which} {choices:?}");
                    let cleaned = world.run(&cleanup, client);
                    assert_eq!(cleaned, Ok(()), "{which} {comment:?} {choices:?}");
                    assert_eq!(world.account, before, "{which} {comment:?} {choices:?}");
                    accounts += 1;
                }
            }
        }
    }
    println!("others, create and cleanup: {accounts} accounts");
}

#[test]
fn what_others_have_survives_edit_delete_and_cleanup_in_any_client() {
    let mut accounts = 0;
    for choices in everything_on() {
        let setup = choices.setup();
        let scripts: Vec<Vec<Statement>> = [
            script::cleanup(setup.integration()),
            script::delete(setup.integration(), false),
            script::edit(&setup, None, EditOptions::default()),
        ]
        .iter()
        .map(statements)
        .collect();
        for which in 0..16 {
            for comment in COMMENTS {
                let before = taken(choices.setup_role, which, comment);
                for (script, client) in scripts
                    .iter()
                    .flat_map(|script| [(script, Client::Stops), (script, Client::GoesOn)])
                {
                    let mut world = World::new(before.clone());
                    let _refused_or_nothing_to_do = world.run(script, client);
                    assert_eq!(world.account, before, "{which} {comment:?} {choices:?}");
                    accounts += 1;
                }
            }
        }
    }
    println!("others, the other scripts: {accounts} accounts");
}

/// A second integration that wants the same user and the same impersonation role.
fn second(choices: &Choices) -> sfgen::integration::Setup {
    let mut payload = choices.payload();
    payload.config.database = Some("SECOND".to_owned());
    crate::world::setup(&payload, &choices.options())
}

#[test]
fn an_integration_that_shares_a_name_with_another_leaves_it_alone() {
    for choices in everything_on() {
        let before = account(choices.setup_role);
        let first = choices.setup();
        let installed = World::new(before.clone())
            .after(&script::create(&first, false))
            .account;
        let second = second(&choices);
        for single_block in [false, true] {
            let mut world = World::new(installed.clone());
            let create = statements(&script::create(&second, single_block));
            let client = if single_block {
                Client::GoesOn
            } else {
                Client::Stops
            };
            assert!(world.run(&create, client).is_err(), "{choices:?}");
            let cleanup = statements(&script::cleanup(second.integration()));
            assert_eq!(world.run(&cleanup, Client::GoesOn), Ok(()), "{choices:?}");
            assert_eq!(world.account, installed, "{choices:?}");
        }
        for script in [
            script::delete(second.integration(), false),
            script::edit(&second, None, EditOptions::default()),
        ] {
            let mut world = World::new(installed.clone());
            assert!(world.run(&statements(&script), Client::GoesOn).is_err());
            assert_eq!(world.account, installed, "{choices:?}");
        }
    }
}

#[test]
fn a_role_that_somebody_else_has_put_in_the_place_of_ours_survives_delete() {
    for choices in everything_on() {
        let setup = choices.setup();
        let before = account(choices.setup_role);
        let mut world = World::new(before).after(&script::create(&setup, false));
        // Somebody drops the impersonation role and makes one of their own of the same name.
        world.session = sfgen::account::Session::of_administrator();
        world.must("USE ROLE ACCOUNTADMIN; GRANT OWNERSHIP ON ROLE IMMUTA_IMPERSONATION TO ROLE ACCOUNTADMIN COPY CURRENT GRANTS; DROP ROLE IMMUTA_IMPERSONATION; CREATE ROLE IMMUTA_IMPERSONATION COMMENT = 'ours';");
        let delete = statements(&script::delete(setup.integration(), false));
        assert_eq!(world.run(&delete, Client::Stops), Ok(()), "{choices:?}");
        assert!(
            world.account.contains(&ObjectId::role(IMPERSONATION)),
            "{choices:?}"
        );
        assert!(
            !world.account.contains(&ObjectId::database(DATABASE)),
            "{choices:?}"
        );
    }
}
