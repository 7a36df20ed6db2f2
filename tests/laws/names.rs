//! The laws hold whatever the names are: quotes, blanks, other alphabets, names that differ by
//! their case alone.

use proptest::prelude::*;
use sfgen::account::Rules;
use sfgen::integration::check_setup;
use sfgen::payload::{Impersonation, Options, WarehouseNames};

use crate::laws::case::Case;
use crate::laws::world::{Client, Kind, PUBLIC_KEY, World, account, all_choices, quoted};
use crate::laws::{cleanup, create, delete, others};

/// Names as people give them, and as nobody should; few enough letters that some are alike.
fn name() -> impl Strategy<Value = String> {
    prop_oneof!["[aAbB]{1,2}", "[A-Z][A-Z0-9_]{0,8}", "[ -%'-~äß雪]{1,12}",]
}

/// An integration with these names, on an account that has what it needs; none where the names
/// are refused.
fn case(names: &[String; 6], warehouse_names: WarehouseNames) -> Option<Case> {
    let [
        database,
        warehouse,
        user,
        impersonation,
        system_role,
        setup_role,
    ] = names;
    let choices = all_choices().into_iter().find(|choices| {
        let both = choices.audit && choices.lineage;
        choices.authentication == Kind::KeyPair && both && choices.impersonation.is_some()
    })?;
    let mut payload = choices.payload();
    payload.config.database = Some(database.clone());
    payload.config.warehouse = Some(warehouse.clone());
    payload.config.impersonation = Some(Impersonation {
        enabled: true,
        role: Some(impersonation.clone()),
    });
    let options = Options {
        role: Some(setup_role.clone()),
        system_account: Some(user.clone()),
        system_role: Some(system_role.clone()),
        warehouse_names: Some(warehouse_names),
        ..Options::default()
    };
    let (setup, _refused) = check_setup(&payload, &options, Some(PUBLIC_KEY));
    let setup = setup?;
    let mut world = World::new(account("ACCOUNTADMIN"));
    let of = setup.integration();
    world.must(&format!(
        "CREATE WAREHOUSE IF NOT EXISTS {}; CREATE ROLE {role};
         GRANT ROLE {role} TO USER ADMINISTRATOR;",
        quoted(of.warehouse.as_str()),
        role = of.setup_role
    ));
    for privilege in crate::laws::world::PRIVILEGES {
        let role = &of.setup_role;
        world.must(&format!(
            "GRANT {privilege} ON ACCOUNT TO ROLE {role} WITH GRANT OPTION;"
        ));
    }
    Some(Case::new(setup, world.account))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn the_laws_hold_for_any_names(
        names in prop::array::uniform6(name()),
        warehouse_names in prop_oneof![Just(WarehouseNames::Quoted), Just(WarehouseNames::Variable)],
    ) {
        let case = case(&names, warehouse_names);
        prop_assume!(case.is_some());
        let case = case.ok_or_else(|| TestCaseError::reject("names that are refused"))?;
        let (create, cleaning) = (case.create(), case.cleanup());
        let delete = case.delete();
        let readings = [Rules::default()];
        let held = create::is_enough_and_nothing_more(&case, create)
            .and_then(|()| create::is_enough_and_nothing_more(&case, case.create_in_one_block()))
            .and_then(|()| {
                cleanup::restores_after_every_prefix(&case, create, cleaning, readings)
            })
            .and_then(|_| cleanup::refuses_a_finished_integration(&case, cleaning))
            .and_then(|()| delete::restores(&case, delete))
            .and_then(|()| others::survive_create(&case, create, Client::Stops))
            .and_then(|()| others::survive(&case, delete));
        prop_assert_eq!(held, Ok(()), "{:?}", names);
    }
}
