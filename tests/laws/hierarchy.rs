//! Whatever the roles of the account inherit: create is undone by delete, or is refused with
//! nothing made but the system role; and without MANAGE GRANTS the system role does not get it.

use sfgen::account::{Rules, Session};

use crate::laws::case::{Case, Law, ensure};
use crate::laws::world::{CUSTOM_ROLE, Choices, Client, Variant, World, account, all_choices};

/// How the setup role stands to SYSADMIN, which inherits the owner, and to the owner.
const HIERARCHIES: [(&str, &str); 7] = [
    ("beside both", ""),
    ("under SYSADMIN", "GRANT ROLE SETUP TO ROLE SYSADMIN;"),
    ("above SYSADMIN", "GRANT ROLE SYSADMIN TO ROLE SETUP;"),
    (
        "above the owner",
        "GRANT ROLE OWNER_OF_SALES TO ROLE SETUP;",
    ),
    (
        "above the owner and under SYSADMIN",
        "GRANT ROLE OWNER_OF_SALES TO ROLE SETUP; GRANT ROLE SETUP TO ROLE SYSADMIN;",
    ),
    (UNDER, "GRANT ROLE SETUP TO ROLE OWNER_OF_SALES;"),
    (
        FAR_UNDER,
        "CREATE ROLE MIDDLE; GRANT ROLE SETUP TO ROLE MIDDLE;
         GRANT ROLE MIDDLE TO ROLE OWNER_OF_SALES;",
    ),
];

/// Where the owner inherits the setup role.
const UNDER: &str = "under the owner";
const FAR_UNDER: &str = "under a role under the owner";

/// A few choices with each way to govern data, all with a setup role of its own.
fn choices() -> Vec<Choices> {
    let owning = Variant {
        take_ownership: false,
        ..Variant::TAKING
    };
    let some = all_choices().into_iter().filter(|choices| {
        choices.setup_role == CUSTOM_ROLE && choices.variant == Variant::DEFAULT && choices.audit
    });
    let with = |variant| {
        move |choices: &Choices| Choices {
            variant,
            ..*choices
        }
    };
    let some: Vec<Choices> = some.step_by(5).collect();
    [Variant::DEFAULT, owning, Variant::TAKING]
        .into_iter()
        .flat_map(|variant| some.iter().map(with(variant)).collect::<Vec<_>>())
        .collect()
}

fn case(choices: &Choices, hierarchy: &str) -> Case {
    let mut world = World::new(account(choices.setup_role));
    world.must(hierarchy);
    Case::new(choices.setup(), world.account)
}

/// Delete undoes create, and an edit in between.
fn is_undone(case: &Case) -> Law {
    let installed = case.installed(Rules::default())?;
    for script in [&[][..], &case.edit(None)] {
        let mut world = installed.clone();
        world.run(script, Client::Stops)?;
        world.run(case.delete(), Client::Stops)?;
        ensure(world.account == case.before, || {
            "something is left".to_owned()
        })?;
    }
    Ok(())
}

/// Without MANAGE GRANTS the system role cannot give any role away.
fn cannot_manage_grants(case: &Case) -> Law {
    let mut world = case.installed(Rules::default())?;
    world.session = Session::new(case.system_account(), case.system_role());
    let grant = sfgen::parse::parse("GRANT ROLE READER TO ROLE IMMUTA_SYSTEM;");
    let session = world.session.clone();
    let done = world.run_as(
        session,
        std::slice::from_ref(&grant.statements[0].statement),
        Client::Stops,
    );
    ensure(done.is_err(), || {
        "the system role manages grants".to_owned()
    })
}

/// Nothing is made but the system role, and cleanup takes that away.
fn is_refused_in_time(case: &Case) -> Law {
    for (script, client) in [
        (case.create(), Client::Stops),
        (case.create_in_one_block(), Client::GoesOn),
    ] {
        let mut world = World::new(case.before.clone());
        ensure(world.run(script, client).is_err(), || {
            "not refused".to_owned()
        })?;
        let objects = world.account.objects().map(|(id, _)| id);
        let made: Vec<_> = objects.filter(|id| !case.before.contains(id)).collect();
        ensure(made == [&case.system_role()], || format!("made {made:?}"))?;
        world.run(case.cleanup(), Client::Stops)?;
        ensure(world.account == case.before, || {
            "something is left".to_owned()
        })?;
    }
    Ok(())
}

#[test]
fn create_is_undone_or_refused_under_any_role_hierarchy() {
    for choices in choices() {
        let owning = !choices.variant.securables.is_empty();
        for (place, hierarchy) in HIERARCHIES {
            let case = case(&choices, hierarchy);
            let held = match owning && matches!(place, UNDER | FAR_UNDER) {
                true => is_refused_in_time(&case),
                false if owning => is_undone(&case).and_then(|()| cannot_manage_grants(&case)),
                false => is_undone(&case),
            };
            assert_eq!(held, Ok(()), "{place}, {choices:?}");
        }
    }
}
