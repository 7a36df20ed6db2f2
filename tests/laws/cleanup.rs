//! Cleanup works after any half-run of create, and refuses a whole one.

use sfgen::account::{Outcome, Rules, run};
use sfgen::parse::Statement;

use crate::laws::case::{Case, Law, ensure, interrupted};
use crate::laws::world::{Client, World, all_choices};

/// After every prefix of create that can be run, cleanup leaves the account as it was; returns
/// how many there were.
pub(crate) fn restores_after_every_prefix(
    case: &Case,
    create: &[Statement],
    cleanup: &[Statement],
    readings: impl IntoIterator<Item = Rules>,
) -> Result<usize, String> {
    let mut prefixes = 0;
    for rules in readings {
        let mut world = World::under(&case.before, rules);
        for statement in create {
            let mut cleaned = world.clone();
            cleaned.run(cleanup, Client::Stops)?;
            ensure(cleaned.account == case.before, || {
                format!("something is left before {statement:?}")
            })?;
            prefixes += 1;
            let outcome = run(&mut world.account, &mut world.session, &rules, statement);
            if !matches!(outcome, Outcome::Done(_)) {
                break;
            }
        }
    }
    Ok(prefixes)
}

/// A cleanup that was interrupted can be run again.
pub(crate) fn can_be_run_again(case: &Case, cleanup: &[Statement]) -> Law {
    let half = case.unfinished()?;
    for cut in interrupted(cleanup) {
        let mut world = half.clone();
        world.run(&cut, Client::Stops)?;
        world.run(cleanup, Client::Stops)?;
        ensure(world.account == case.before, || {
            format!("something is left after {cut:?}")
        })?;
    }
    Ok(())
}

/// A finished integration is refused, and stays as it is.
pub(crate) fn refuses_a_finished_integration(case: &Case, cleanup: &[Statement]) -> Law {
    let mut world = case.installed(Rules::default())?;
    let installed = world.account.clone();
    let refused = world.run(cleanup, Client::GoesOn).is_err();
    ensure(refused, || "not refused".to_owned())?;
    ensure(world.account == installed, || "changed".to_owned())
}

#[test]
fn cleanup_restores_the_account_after_every_prefix_of_create() {
    let mut prefixes = 0;
    for choices in all_choices() {
        let case = choices.case();
        let (create, cleanup) = (case.create(), case.cleanup());
        let held = restores_after_every_prefix(&case, create, cleanup, Rules::readings());
        prefixes += held.unwrap_or_else(|broken| panic!("{broken}, {choices:?}"));
    }
    println!("cleanup: {prefixes} prefixes");
}

#[test]
fn an_interrupted_cleanup_can_be_run_again() {
    for choices in all_choices() {
        let case = choices.case();
        let held = can_be_run_again(&case, case.cleanup());
        assert_eq!(held, Ok(()), "{choices:?}");
    }
}

#[test]
fn cleanup_refuses_a_finished_integration() {
    for choices in all_choices() {
        let case = choices.case();
        let held = refuses_a_finished_integration(&case, case.cleanup());
        assert_eq!(held, Ok(()), "{choices:?}");
    }
}
