//! Delete undoes create, also after Immuta has worked on the account.

use sfgen::account::{Rules, Session};
use sfgen::parse::Statement;
use sfgen::script;

use crate::laws::case::{Case, Law, ensure, interrupted, readings};
use crate::laws::world::{Client, World, all_choices, statements};

/// What Immuta does at run time: roles for its users and policies, policies on the tables of
/// others, SELECT for its roles.
fn immuta_at_work(world: &mut World, case: &Case) {
    world.session = Session::new(case.system_account(), case.system_role());
    let of = case.of();
    let (role, database) = (&of.system_role, &of.database);
    world.must(&format!(
        "USE SECONDARY ROLES NONE;
         CREATE ROLE IMMUTA_USER_ANALYST; GRANT ROLE IMMUTA_USER_ANALYST TO USER ANALYST;
         CREATE ROLE IMMUTA_POLICY_1; GRANT ROLE IMMUTA_POLICY_1 TO ROLE IMMUTA_USER_ANALYST;
         CREATE MASKING POLICY {database}.IMMUTA_POLICIES.M AS (X INT) RETURNS INT -> X;
         CREATE ROW ACCESS POLICY {database}.IMMUTA_POLICIES.R AS (X INT) RETURNS BOOLEAN -> TRUE;
         GRANT USAGE ON DATABASE SALES TO ROLE {role};
         GRANT USAGE ON SCHEMA SALES.PUBLIC TO ROLE {role};
         GRANT USAGE ON DATABASE SALES TO ROLE IMMUTA_POLICY_1;
         GRANT USAGE ON SCHEMA SALES.PUBLIC TO ROLE IMMUTA_POLICY_1;
         GRANT SELECT ON TABLE SALES.PUBLIC.ORDERS TO ROLE IMMUTA_POLICY_1;
         ALTER TABLE SALES.PUBLIC.ORDERS MODIFY COLUMN A SET MASKING POLICY {database}.IMMUTA_POLICIES.M;
         ALTER TABLE SALES.PUBLIC.ORDERS ADD ROW ACCESS POLICY {database}.IMMUTA_POLICIES.R ON (B);
         ALTER VIEW SALES.PUBLIC.LATEST ADD ROW ACCESS POLICY {database}.IMMUTA_POLICIES.R ON (A);"
    ));
}

/// The integration after Immuta has worked on it: with MANAGE GRANTS, without which the model's
/// Immuta could do less.
pub(crate) fn at_work(case: &Case, rules: Rules) -> Result<World, String> {
    let mut world = case.installed(rules)?;
    if case.of().manage_grants == sfgen::integration::ManageGrants::Account {
        immuta_at_work(&mut world, case);
    }
    Ok(world)
}

/// Delete leaves the account as it was before create, whether or not Immuta has worked on it.
pub(crate) fn restores(case: &Case, delete: &[Statement]) -> Law {
    for rules in readings() {
        for mut world in [case.installed(rules)?, at_work(case, rules)?] {
            world.run(delete, Client::Stops)?;
            ensure(world.account == case.before, || {
                format!("something is left, {rules:?}")
            })?;
        }
    }
    Ok(())
}

/// A delete that was interrupted can be run again.
pub(crate) fn can_be_run_again(case: &Case, delete: &[Statement]) -> Law {
    let installed = at_work(case, Rules::default())?;
    for cut in interrupted(delete) {
        let mut world = installed.clone();
        world.run(&cut, Client::Stops)?;
        world.run(delete, Client::Stops)?;
        ensure(world.account == case.before, || {
            format!("something is left after {cut:?}")
        })?;
    }
    Ok(())
}

/// Delete restores the account also where the roles and the user have been given to somebody
/// else meanwhile, and nobody else gets anything on the way.
pub(crate) fn takes_back_what_has_changed_hands(case: &Case, delete: &[Statement]) -> Law {
    let of = case.of();
    let mut objects = vec![
        format!("ROLE {}", of.system_role),
        format!("USER {}", of.system_account),
        format!("DATABASE {}", of.database),
    ];
    objects.extend(of.impersonation.iter().map(|role| format!("ROLE {role}")));
    for object in objects {
        let mut world = case.installed(Rules::default())?;
        world.session = Session::of_administrator();
        world.must(&format!(
            "USE ROLE ACCOUNTADMIN;
             GRANT OWNERSHIP ON {object} TO ROLE USERADMIN COPY CURRENT GRANTS;"
        ));
        crate::laws::others::get_nothing(case, &world, delete)?;
        world.run(delete, Client::Stops)?;
        ensure(world.account == case.before, || {
            format!("something is left, {object} had changed hands")
        })?;
    }
    Ok(())
}

/// An integration that is not set up to its end is refused, and stays as it is.
pub(crate) fn refuses_an_unfinished_integration(case: &Case, delete: &[Statement]) -> Law {
    let create = case.create();
    for done in 0..create.len() {
        let mut world = World::new(case.before.clone());
        world.run(&create[..done], Client::Stops)?;
        let left = world.account.clone();
        let refused = world.run(delete, Client::GoesOn).is_err();
        ensure(refused, || format!("not refused after {done} statements"))?;
        ensure(world.account == left, || {
            format!("changed after {done} statements")
        })?;
    }
    Ok(())
}

/// Tries a law over every choice.
fn over_all(law: fn(&Case, &[Statement]) -> Law) {
    for choices in all_choices() {
        let case = choices.case();
        assert_eq!(law(&case, case.delete()), Ok(()), "{choices:?}");
    }
}

#[test]
fn delete_restores_the_account() {
    over_all(restores);
}

#[test]
fn delete_takes_back_what_has_changed_hands() {
    over_all(takes_back_what_has_changed_hands);
}

#[test]
fn an_interrupted_delete_can_be_run_again() {
    over_all(can_be_run_again);
}

#[test]
fn delete_refuses_an_unfinished_or_unknown_integration() {
    over_all(refuses_an_unfinished_integration);
}

#[test]
fn delete_of_an_integration_without_marks_restores_the_account() {
    for choices in all_choices() {
        let case = choices.case();
        let mut world = at_work(&case, Rules::default()).unwrap();
        // As the product's own script would leave it: no marks, and owned by the system role.
        world.session = Session::of_administrator();
        world.must(&format!("USE ROLE {};", choices.setup_role));
        world.must("ALTER ROLE IMMUTA_SYSTEM UNSET COMMENT;");
        world.must("ALTER USER IMMUTA_SYSTEM_ACCOUNT UNSET COMMENT;");
        world.must("GRANT OWNERSHIP ON USER IMMUTA_SYSTEM_ACCOUNT TO ROLE IMMUTA_SYSTEM COPY CURRENT GRANTS;");
        let marked = statements(&script::delete(case.of(), false));
        let unmarked = statements(&script::delete(case.of(), true));
        let left = world.account.clone();
        assert!(world.run(&marked, Client::GoesOn).is_err());
        assert_eq!(world.account, left, "{choices:?}");
        assert_eq!(world.run(&unmarked, Client::Stops), Ok(()), "{choices:?}");
        assert_eq!(world.account, case.before, "{choices:?}");
    }
}
