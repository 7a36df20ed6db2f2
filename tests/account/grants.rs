//! Who may grant and revoke what, and in whose name.

use sfgen::account::{ObjectId, Outcome, Rules, run};
use sfgen::parse::parse;
use sfgen::parse::statement::Statement;

use crate::account::play::Play;

#[test]
fn manage_grants_is_not_enough_for_privileges_on_the_account() {
    let mut play = Play::new();
    play.done("CREATE ROLE R; USE ROLE SECURITYADMIN");
    assert_eq!(
        play.refused("GRANT CREATE DATABASE ON ACCOUNT TO ROLE R"),
        "Grant not executed: Insufficient privileges. CREATE DATABASE ON ACCOUNT needs the \
         privilege WITH GRANT OPTION, or ACCOUNTADMIN"
    );
    play.done("USE ROLE ACCOUNTADMIN; GRANT CREATE DATABASE ON ACCOUNT TO ROLE R");
    assert_eq!(
        play.grants_to("R"),
        ["CREATE DATABASE ON ACCOUNT TO ROLE R by ACCOUNTADMIN"]
    );
}

#[test]
fn a_role_grants_on_what_it_holds_with_the_grant_option_in_its_own_name() {
    let mut play = Play::as_setup_role();
    play.done("CREATE ROLE R; GRANT MANAGE GRANTS ON ACCOUNT TO ROLE R WITH GRANT OPTION");
    assert_eq!(
        play.grants_to("R"),
        ["MANAGE GRANTS ON ACCOUNT TO ROLE R + by SETUP"]
    );
    assert!(matches!(
        play.outcome("GRANT CREATE WAREHOUSE ON ACCOUNT TO ROLE R"),
        Outcome::Refused(_)
    ));
}

#[test]
fn apply_masking_policy_by_manage_grants_is_a_switch() {
    let mut play = Play::new();
    play.done("CREATE ROLE R; USE ROLE SECURITYADMIN");
    play.refused("GRANT APPLY MASKING POLICY ON ACCOUNT TO ROLE R");
    play.rules = Rules {
        manage_grants_reaches_apply_policy: true,
        ..Rules::default()
    };
    play.done("GRANT APPLY MASKING POLICY ON ACCOUNT TO ROLE R");
    play.refused("GRANT CREATE WAREHOUSE ON ACCOUNT TO ROLE R");
}

#[test]
fn what_manage_grants_gives_is_granted_by_the_owner() {
    let mut play = Play::as_setup_role();
    let warehouse = ObjectId::in_account(sfgen::catalogue::ObjectKind::WAREHOUSE, "WH");
    play.account.ensure(&warehouse, &ObjectId::role("SYSADMIN"));
    play.done("CREATE ROLE R; GRANT USAGE ON WAREHOUSE WH TO ROLE R");
    assert_eq!(
        play.grants_to("R"),
        ["USAGE ON WAREHOUSE WH TO ROLE R by SYSADMIN"]
    );
}

#[test]
fn granting_again_upgrades_and_never_downgrades() {
    let mut play = Play::new();
    play.done("CREATE DATABASE D; CREATE ROLE R; GRANT USAGE ON DATABASE D TO ROLE R");
    let effects = play.done("GRANT USAGE ON DATABASE D TO ROLE R WITH GRANT OPTION");
    assert_eq!(
        effects[0].to_string(),
        "granted USAGE ON DATABASE D TO ROLE R WITH GRANT OPTION"
    );
    let effects = play.done("GRANT USAGE ON DATABASE D TO ROLE R");
    assert_eq!(
        effects[0].to_string(),
        "USAGE ON DATABASE D TO ROLE R was granted already"
    );
    assert_eq!(
        play.grants_to("R"),
        ["USAGE ON DATABASE D TO ROLE R + by ACCOUNTADMIN"]
    );
}

/// A holds USAGE with the grant option, and gave it to B.
fn chain() -> Play {
    let mut play = Play::new();
    play.done(
        "CREATE DATABASE D; CREATE ROLE A; CREATE ROLE B; GRANT ROLE A TO USER ADMINISTRATOR;
         GRANT USAGE ON DATABASE D TO ROLE A WITH GRANT OPTION;
         USE ROLE A; GRANT USAGE ON DATABASE D TO ROLE B; USE ROLE ACCOUNTADMIN",
    );
    play
}

#[test]
fn revoking_what_others_depend_on_needs_cascade() {
    let mut play = chain();
    assert_eq!(
        play.refused("REVOKE USAGE ON DATABASE D FROM ROLE A"),
        "Dependent grant of privilege 'USAGE' on securable 'D' to role 'B' exists. It must be \
         revoked first."
    );
    play.done("REVOKE USAGE ON DATABASE D FROM ROLE A CASCADE");
    assert!(play.grants_to("A").is_empty() && play.grants_to("B").is_empty());
}

#[test]
fn parallel_grants_of_another_grantor_survive_a_cascade() {
    let mut play = chain();
    play.done(
        "GRANT USAGE ON DATABASE D TO ROLE B; REVOKE USAGE ON DATABASE D FROM ROLE A CASCADE",
    );
    assert_eq!(
        play.grants_to("B"),
        ["USAGE ON DATABASE D TO ROLE B by ACCOUNTADMIN"]
    );
}

#[test]
fn revoking_the_grant_option_keeps_the_privilege() {
    let mut play = chain();
    play.done("REVOKE GRANT OPTION FOR USAGE ON DATABASE D FROM ROLE A CASCADE");
    assert_eq!(
        play.grants_to("A"),
        ["USAGE ON DATABASE D TO ROLE A by ACCOUNTADMIN"]
    );
    assert!(play.grants_to("B").is_empty());
}

#[test]
fn without_manage_grants_only_ones_own_grants_are_revoked() {
    let mut play = chain();
    play.done("GRANT USAGE ON DATABASE D TO ROLE B; USE ROLE A");
    play.done("REVOKE USAGE ON DATABASE D FROM ROLE B");
    assert_eq!(
        play.grants_to("B"),
        ["USAGE ON DATABASE D TO ROLE B by ACCOUNTADMIN"]
    );
    let effects = play.done("REVOKE USAGE ON DATABASE D FROM ROLE B");
    assert_eq!(effects[0].to_string(), "found nothing to revoke");
}

#[test]
fn access_to_the_snowflake_database_is_accountadmins_to_grant_or_a_switch() {
    let imported = "GRANT IMPORTED PRIVILEGES ON DATABASE SNOWFLAKE TO ROLE R";
    let role = "GRANT DATABASE ROLE SNOWFLAKE.GOVERNANCE_VIEWER TO ROLE R";
    for sql in [imported, role] {
        let mut play = Play::as_setup_role();
        play.done("CREATE ROLE R");
        play.refused(sql);
        play.rules.manage_grants_reaches_snowflake_database = true;
        play.done(sql);
        let mut play = Play::new();
        play.done("CREATE ROLE R");
        play.done(sql);
        assert_eq!(play.grants_to("R").len(), 1);
    }
}

#[test]
fn imported_privileges_of_another_database_are_not_understood() {
    let mut play = Play::new();
    play.done("CREATE DATABASE D; CREATE ROLE R");
    let outcome = play.outcome("GRANT IMPORTED PRIVILEGES ON DATABASE D TO ROLE R");
    assert!(matches!(outcome, Outcome::NotUnderstood(_)), "{outcome:?}");
}

#[test]
fn a_bulk_grant_says_what_it_could_not_grant() {
    let mut play = Play::new();
    play.done(
        "CREATE DATABASE D; CREATE ROLE A; CREATE ROLE B; GRANT ROLE A TO USER ADMINISTRATOR;
         GRANT USAGE, MONITOR ON DATABASE D TO ROLE A WITH GRANT OPTION; USE ROLE A",
    );
    let outcome = play.outcome("GRANT USAGE, MODIFY, MONITOR ON DATABASE D TO ROLE B");
    let Outcome::PartlyDone { effects, refusal } = outcome else {
        panic!("{outcome:?}");
    };
    assert_eq!(effects.len(), 2);
    assert_eq!(
        refusal.to_string(),
        "Grant partially executed: privileges [MODIFY] not granted."
    );
}

#[test]
fn in_a_managed_access_schema_the_owner_of_an_object_does_not_grant() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE A; CREATE ROLE B; GRANT ROLE A TO USER ADMINISTRATOR; CREATE DATABASE D;
         CREATE SCHEMA S WITH MANAGED ACCESS; CREATE TABLE T (A INT);
         GRANT USAGE ON DATABASE D TO ROLE A; GRANT USAGE ON SCHEMA S TO ROLE A;
         GRANT OWNERSHIP ON TABLE T TO ROLE A; USE ROLE A",
    );
    play.refused("GRANT SELECT ON TABLE D.S.T TO ROLE B");
    play.done("USE ROLE ACCOUNTADMIN; GRANT SELECT ON TABLE D.S.T TO ROLE B");
    assert_eq!(
        play.grants_to("B"),
        ["SELECT ON TABLE D.S.T TO ROLE B by ACCOUNTADMIN"]
    );
}

#[test]
fn a_database_role_holds_only_what_is_on_its_database() {
    let mut play = Play::new();
    play.done("CREATE DATABASE E; CREATE DATABASE D; CREATE DATABASE ROLE D.R");
    play.done("GRANT USAGE ON SCHEMA D.PUBLIC TO DATABASE ROLE D.R");
    play.done("GRANT MONITOR ON DATABASE D TO DATABASE ROLE D.R");
    play.refused("GRANT USAGE ON SCHEMA E.PUBLIC TO DATABASE ROLE D.R");
    play.refused("GRANT MONITOR ON DATABASE E TO DATABASE ROLE D.R");
    play.refused("GRANT CREATE ROLE ON ACCOUNT TO DATABASE ROLE D.R");
}

#[test]
fn manage_grants_on_a_container_is_not_understood() {
    let mut play = Play::new();
    play.done("CREATE DATABASE D; CREATE ROLE R");
    let outcome = play.outcome("GRANT MANAGE GRANTS ON DATABASE D TO ROLE R");
    assert!(matches!(outcome, Outcome::NotUnderstood(_)), "{outcome:?}");
}

#[test]
fn imported_privileges_have_no_grant_option() {
    let mut play = Play::new();
    play.done("CREATE ROLE R");
    let imported = parse("GRANT IMPORTED PRIVILEGES ON DATABASE SNOWFLAKE TO ROLE R");
    let mut statement = imported.statements[0].statement.clone();
    if let Statement::Grant {
        with_grant_option, ..
    } = &mut statement
    {
        *with_grant_option = true;
    }
    let outcome = run(
        &mut play.account,
        &mut play.session,
        &play.rules,
        &statement,
    );
    assert!(matches!(outcome, Outcome::Refused(_)), "{outcome:?}");
}
