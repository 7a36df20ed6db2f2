//! Delete undoes create, also after Immuta has worked on the account.

use sfgen::account::{Account, ObjectId, Rules, Session};
use sfgen::parse::Statement;
use sfgen::script;

use crate::world::{
    Choices, Client, SYSTEM_ACCOUNT, SYSTEM_ROLE, World, account, all_choices, statements,
};

/// What Immuta does at run time: roles for its users and policies, policies on the tables of
/// others, SELECT for its roles.
fn immuta_at_work(world: &mut World) {
    world.session = Session::new(ObjectId::user(SYSTEM_ACCOUNT), ObjectId::role(SYSTEM_ROLE));
    world.must(
        "USE SECONDARY ROLES NONE;
         GRANT USAGE ON DATABASE SALES TO ROLE IMMUTA_SYSTEM;
         GRANT USAGE ON SCHEMA SALES.PUBLIC TO ROLE IMMUTA_SYSTEM;
         CREATE ROLE IMMUTA_USER_ANALYST; GRANT ROLE IMMUTA_USER_ANALYST TO USER ANALYST;
         CREATE ROLE IMMUTA_POLICY_1; GRANT ROLE IMMUTA_POLICY_1 TO ROLE IMMUTA_USER_ANALYST;
         GRANT USAGE ON DATABASE SALES TO ROLE IMMUTA_POLICY_1;
         GRANT USAGE ON SCHEMA SALES.PUBLIC TO ROLE IMMUTA_POLICY_1;
         GRANT SELECT ON TABLE SALES.PUBLIC.ORDERS TO ROLE IMMUTA_POLICY_1;
         CREATE MASKING POLICY IMMUTA.IMMUTA_POLICIES.M AS (X INT) RETURNS INT -> X;
         CREATE ROW ACCESS POLICY IMMUTA.IMMUTA_POLICIES.R AS (X INT) RETURNS BOOLEAN -> TRUE;
         ALTER TABLE SALES.PUBLIC.ORDERS MODIFY COLUMN A SET MASKING POLICY IMMUTA.IMMUTA_POLICIES.M;
         ALTER TABLE SALES.PUBLIC.ORDERS ADD ROW ACCESS POLICY IMMUTA.IMMUTA_POLICIES.R ON (B);
         ALTER VIEW SALES.PUBLIC.LATEST ADD ROW ACCESS POLICY IMMUTA.IMMUTA_POLICIES.R ON (A);",
    );
}

fn at_work(choices: &Choices, before: &Account, rules: Rules) -> World {
    let create = script::create(&choices.setup(), false);
    let mut world = World::under(before, rules).after(&create);
    immuta_at_work(&mut world);
    world
}

#[test]
fn delete_restores_the_account() {
    let mut accounts = 0;
    for choices in all_choices() {
        let setup = choices.setup();
        let before = account(choices.setup_role);
        let delete = statements(&script::delete(setup.integration(), false));
        for rules in Rules::readings()
            .into_iter()
            .filter(|rules| !rules.legacy_service_refused)
        {
            let create = script::create(&setup, false);
            let unused = World::under(&before, rules).after(&create);
            for mut world in [unused, at_work(&choices, &before, rules)] {
                let done = world.run(&delete, Client::Stops);
                assert_eq!(done, Ok(()), "{choices:?} {rules:?}");
                assert_eq!(world.account, before, "{choices:?} {rules:?}");
                accounts += 1;
            }
        }
    }
    println!("delete: {accounts} accounts");
}

#[test]
fn delete_of_an_integration_without_marks_restores_the_account() {
    for choices in all_choices() {
        let setup = choices.setup();
        let before = account(choices.setup_role);
        let mut world = at_work(&choices, &before, Rules::default());
        // As the product's own script would leave it: no marks, and owned by the system role.
        world.session = Session::of_administrator();
        world.must(&format!("USE ROLE {};", choices.setup_role));
        world.must("ALTER ROLE IMMUTA_SYSTEM UNSET COMMENT;");
        world.must("ALTER USER IMMUTA_SYSTEM_ACCOUNT UNSET COMMENT;");
        world.must("GRANT OWNERSHIP ON USER IMMUTA_SYSTEM_ACCOUNT TO ROLE IMMUTA_SYSTEM COPY CURRENT GRANTS;");
        let marked = statements(&script::delete(setup.integration(), false));
        let unmarked = statements(&script::delete(setup.integration(), true));
        let left = world.account.clone();
        assert!(world.run(&marked, Client::GoesOn).is_err());
        assert_eq!(world.account, left, "{choices:?}");
        assert_eq!(world.run(&unmarked, Client::Stops), Ok(()), "{choices:?}");
        assert_eq!(world.account, before, "{choices:?}");
    }
}

#[test]
fn an_interrupted_delete_can_be_run_again() {
    let mut interruptions = 0;
    for choices in all_choices() {
        let setup = choices.setup();
        let before = account(choices.setup_role);
        let delete = statements(&script::delete(setup.integration(), false));
        let Some(Statement::Block(steps)) = delete.last() else {
            panic!("delete is a block");
        };
        let installed = at_work(&choices, &before, Rules::default());
        for done in 0..steps.len() {
            let mut world = installed.clone();
            let mut interrupted = delete.clone();
            interrupted.pop();
            interrupted.push(Statement::Block(steps[..done].to_vec()));
            world.run(&interrupted, Client::Stops).unwrap();
            let again = world.run(&delete, Client::Stops);
            assert_eq!(again, Ok(()), "{choices:?}, {done} steps");
            assert_eq!(world.account, before, "{choices:?}, {done} steps");
            interruptions += 1;
        }
    }
    println!("delete: {interruptions} interruptions");
}

#[test]
fn delete_refuses_an_unfinished_or_unknown_integration() {
    for choices in all_choices() {
        let setup = choices.setup();
        let before = account(choices.setup_role);
        let create = statements(&script::create(&setup, false));
        let delete = statements(&script::delete(setup.integration(), false));
        for done in 0..create.len() {
            let mut world = World::new(before.clone());
            world.run(&create[..done], Client::Stops).unwrap();
            let left = world.account.clone();
            assert!(
                world.run(&delete, Client::GoesOn).is_err(),
                "{choices:?}, {done}"
            );
            assert_eq!(world.account, left, "{choices:?}, {done}");
        }
    }
}

#[test]
fn securables_that_were_taken_go_back_before_anything_is_dropped() {
    use sfgen::payload::{ManageGrants, Options};
    for choices in all_choices() {
        let options = Options {
            manage_grants: Some(ManageGrants::Ownership),
            securables: Some(vec!["SALES.PUBLIC=OWNER_OF_SALES".to_owned()]),
            take_ownership: Some(true),
            ..choices.options()
        };
        let setup = crate::world::setup(&choices.payload(), &options);
        let before = account(choices.setup_role);
        let create = statements(&script::create(&setup, false));
        let cleanup = statements(&script::cleanup(setup.integration()));
        for done in 0..create.len() {
            let mut world = World::new(before.clone());
            world.run(&create[..done], Client::Stops).unwrap();
            assert_eq!(
                world.run(&cleanup, Client::Stops),
                Ok(()),
                "{choices:?}, {done}"
            );
            assert_eq!(world.account, before, "{choices:?}, {done}");
        }
        let mut world = World::new(before.clone()).after(&script::create(&setup, false));
        let delete = statements(&script::delete(setup.integration(), false));
        assert_eq!(world.run(&delete, Client::Stops), Ok(()), "{choices:?}");
        assert_eq!(world.account, before, "{choices:?}");
    }
}
