//! Cleanup works after any half-run of create, and refuses a whole one.

use sfgen::account::{Outcome, Rules, run};
use sfgen::script;

use crate::world::{Client, World, account, all_choices, statements};

#[test]
fn cleanup_restores_the_account_after_every_prefix_of_create() {
    let mut prefixes = 0;
    for choices in all_choices() {
        let setup = choices.setup();
        let create = statements(&script::create(&setup, false));
        let cleanup = statements(&script::cleanup(setup.integration()));
        let before = account(choices.setup_role);
        for rules in Rules::readings() {
            let mut world = World::under(&before, rules);
            for statement in &create {
                let cleaned = {
                    let mut cleaned = world.clone();
                    let done = cleaned.run(&cleanup, Client::Stops);
                    assert_eq!(done, Ok(()), "{choices:?}, before {statement:?}");
                    cleaned
                };
                assert_eq!(cleaned.account, before, "{choices:?}, before {statement:?}");
                prefixes += 1;
                let outcome = run(&mut world.account, &mut world.session, &rules, statement);
                if !matches!(outcome, Outcome::Done(_)) {
                    assert!(rules.legacy_service_refused, "{outcome:?}");
                    break;
                }
            }
        }
    }
    println!("cleanup: {prefixes} prefixes");
}

#[test]
fn an_interrupted_cleanup_can_be_run_again() {
    use sfgen::parse::Statement;
    for choices in all_choices() {
        let setup = choices.setup();
        let before = account(choices.setup_role);
        let create = statements(&script::create(&setup, false));
        let cleanup = statements(&script::cleanup(setup.integration()));
        let mut half = World::new(before.clone());
        half.run(&create[..create.len() - 1], Client::Stops)
            .unwrap();
        let Some(Statement::Block(steps)) = cleanup.last() else {
            panic!("cleanup is a block");
        };
        for done in 0..steps.len() {
            let mut world = half.clone();
            let mut interrupted = cleanup.clone();
            interrupted.pop();
            interrupted.push(Statement::Block(steps[..done].to_vec()));
            world.run(&interrupted, Client::Stops).unwrap();
            world.run(&cleanup, Client::Stops).unwrap();
            assert_eq!(world.account, before, "{choices:?}, {done} steps");
        }
    }
}

#[test]
fn cleanup_refuses_a_finished_integration() {
    for choices in all_choices() {
        let setup = choices.setup();
        let before = account(choices.setup_role);
        let mut world = World::new(before).after(&script::create(&setup, false));
        let installed = world.account.clone();
        let cleanup = statements(&script::cleanup(setup.integration()));
        assert!(world.run(&cleanup, Client::GoesOn).is_err());
        assert_eq!(world.account, installed, "{choices:?}");
    }
}
