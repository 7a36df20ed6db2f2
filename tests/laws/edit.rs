//! Edit is create: what create and an edit lead to is what create alone leads to.

use sfgen::account::{Account, Rules, Session};
use sfgen::integration::not_editable;
use sfgen::parse::Statement;
use sfgen::script::{self, Earlier, EditOptions, Rotation};

use crate::case::{Case, Law, ensure, readings};
use crate::world::{Choices, Client, Kind, World, account, all_choices, statements};

struct State {
    choices: Choices,
    setup: sfgen::integration::Setup,
    account: Account,
}

fn states() -> Vec<State> {
    let state = |choices: Choices| {
        let setup = choices.setup();
        let before = account(choices.setup_role);
        let account = World::new(before)
            .after(&script::create(&setup, false))
            .account;
        State {
            choices,
            setup,
            account,
        }
    };
    all_choices().into_iter().map(state).collect()
}

fn earlier(state: &State) -> Earlier {
    Earlier {
        integration: state.setup.integration().clone(),
        credential: Some(state.setup.credential().clone()),
    }
}

/// Whether the API lets one become the other.
fn editable(from: &Choices, to: &Choices) -> bool {
    let automatic = |choices: &Choices| choices.authentication == Kind::Automatic;
    from.setup_role == to.setup_role && automatic(from) == automatic(to)
}

#[test]
fn every_pair_of_states_is_one_edit_apart() {
    let states = states();
    let options = EditOptions::default();
    let mut pairs = 0;
    for from in &states {
        let earlier = earlier(from);
        for to in states
            .iter()
            .filter(|to| editable(&from.choices, &to.choices))
        {
            let edit = script::edit(&to.setup, Some(&earlier), options);
            // The text is read back for some; that it is what was meant, other tests show.
            let statements = match pairs % 97 {
                0 => statements(&edit),
                _ => edit.meant().to_vec(),
            };
            let mut world = World::new(from.account.clone());
            let done = world.run(&statements, Client::Stops);
            assert_eq!(done, Ok(()), "{:?} to {:?}", from.choices, to.choices);
            assert_eq!(
                world.account, to.account,
                "{:?} to {:?}",
                from.choices, to.choices
            );
            let again = world.run(&statements, Client::GoesOn);
            assert_eq!(
                world.account, to.account,
                "again ({again:?}): {:?} to {:?}",
                from.choices, to.choices
            );
            pairs += 1;
        }
    }
    println!("edit: {pairs} pairs");
}

#[test]
fn an_edit_holds_under_every_reading_of_the_rules() {
    let states = states();
    for (from, to) in states.iter().zip(states.iter().skip(37)) {
        if !editable(&from.choices, &to.choices) {
            continue;
        }
        let edit = script::edit(&to.setup, Some(&earlier(from)), EditOptions::default());
        for rules in Rules::readings() {
            let mut world = World::under(&from.account, rules);
            let done = world.run(&statements(&edit), Client::Stops);
            let refused =
                rules.legacy_service_refused && to.choices.authentication == Kind::Password;
            if done.is_err() && refused {
                continue;
            }
            assert_eq!(
                done,
                Ok(()),
                "{:?} to {:?} {rules:?}",
                from.choices,
                to.choices
            );
            assert_eq!(
                world.account, to.account,
                "{:?} to {:?}",
                from.choices, to.choices
            );
        }
    }
}

/// Whether the API lets the integration of `from` become that of `to`, and something changes.
pub(crate) fn can_follow(from: &Case, to: &Case) -> bool {
    from.of() != to.of() && not_editable(from.of(), to.of()).is_empty()
}

/// The edit leads from what create leaves to what the new create would leave, under every
/// reading and without a password in the session; again, it ends there or changes nothing.
pub(crate) fn leads_there(from: &Case, to: &Case, edit: &[Statement]) -> Law {
    for rules in readings() {
        let mut world = from.installed(rules)?;
        let wanted = to.installed(rules)?.account;
        world.run(edit, Client::Stops)?;
        ensure(world.account == wanted, || format!("elsewhere, {rules:?}"))?;
        ensure(world.session.variables.is_empty(), || {
            "a variable stays in the session".to_owned()
        })?;
        let _ends_or_is_refused = world.run(edit, Client::GoesOn);
        ensure(world.account == wanted, || format!("again, {rules:?}"))?;
        keeps_who_impersonates(from, to, edit, rules)?;
    }
    Ok(())
}

/// Whoever was granted the impersonation role keeps it, whatever its name.
fn keeps_who_impersonates(from: &Case, to: &Case, edit: &[Statement], rules: Rules) -> Law {
    if from.impersonation().is_none() || to.impersonation().is_none() {
        return Ok(());
    }
    let mut world = granted_to_the_analyst(from, rules)?;
    world.run(edit, Client::Stops)?;
    let wanted = granted_to_the_analyst(to, rules)?;
    ensure(world.account == wanted.account, || {
        format!("who impersonates has changed, {rules:?}")
    })
}

fn granted_to_the_analyst(case: &Case, rules: Rules) -> Result<World, String> {
    let mut world = case.installed(rules)?;
    world.session = Session::new(case.system_account(), case.system_role());
    if let Some(role) = &case.of().impersonation {
        world.must(&format!("GRANT ROLE {role} TO USER ANALYST;"));
    }
    Ok(world)
}

/// What is not set up to its end is refused, and stays as it is.
pub(crate) fn refuses_what_is_not_installed(case: &Case, edit: &[Statement]) -> Law {
    let create = case.create();
    for done in 0..create.len() {
        let mut world = World::new(case.before.clone());
        world.run(&create[..done], Client::Stops)?;
        let left = world.account.clone();
        let refused = world.run(edit, Client::GoesOn).is_err();
        ensure(refused, || format!("not refused after {done} statements"))?;
        ensure(world.account == left, || {
            format!("changed after {done} statements")
        })?;
    }
    Ok(())
}

/// What cannot be known without the earlier payload: warehouses and an impersonation role that
/// are no longer wanted.
fn knowable(from: &Choices, to: &Choices) -> bool {
    let kept = |name: &&str| **name == *"WH_MAIN" || to.workspaces.contains(name);
    let impersonation = from.impersonation.is_none() || from.impersonation == to.impersonation;
    from.workspaces.iter().all(kept) && impersonation
}

#[test]
fn without_the_earlier_payload_an_edit_leads_there_from_any_state() {
    let states = states();
    let mut pairs = 0;
    for to in &states {
        let edit = script::edit(&to.setup, None, EditOptions::default());
        let statements = statements(&edit);
        for from in states
            .iter()
            .filter(|from| editable(&from.choices, &to.choices))
        {
            if !knowable(&from.choices, &to.choices) {
                continue;
            }
            let mut world = World::new(from.account.clone());
            for _ in 0..2 {
                let done = world.run(&statements, Client::Stops);
                assert_eq!(done, Ok(()), "{:?} to {:?}", from.choices, to.choices);
                assert_eq!(
                    world.account, to.account,
                    "{:?} to {:?}",
                    from.choices, to.choices
                );
            }
            pairs += 1;
        }
    }
    println!("edit without the earlier payload: {pairs} pairs");
}

#[test]
fn a_key_is_rotated_in_two_steps() {
    let is_key_pair = |state: &State| state.choices.authentication == Kind::KeyPair;
    for state in states().into_iter().filter(is_key_pair) {
        let rotate = |rotation| {
            let options = EditOptions {
                rotation: Some(rotation),
                ..EditOptions::default()
            };
            script::edit(&state.setup, Some(&earlier(&state)), options)
        };
        let begun = World::new(state.account.clone()).after(&rotate(Rotation::Begin));
        assert_ne!(begun.account, state.account);
        let finished = begun.after(&rotate(Rotation::Finish));
        assert_eq!(finished.account, state.account, "{:?}", state.choices);
    }
}

#[test]
fn no_change_is_a_script_that_says_so() {
    for state in states() {
        let edit = script::edit(&state.setup, Some(&earlier(&state)), EditOptions::default());
        assert!(
            edit.text().contains("Nothing changes"),
            "{:?}",
            state.choices
        );
        assert_eq!(statements(&edit).len(), 1);
    }
}
