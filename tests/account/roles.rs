//! The role hierarchy and the session's roles.

use sfgen::account::{ObjectId, Target};

use crate::account::play::Play;

#[test]
fn a_role_is_usable_by_those_it_was_granted_to_directly_or_by_inheritance() {
    let mut play = Play::new();
    play.done("CREATE ROLE A; CREATE ROLE B; CREATE ROLE C; GRANT ROLE A TO ROLE B");
    assert_eq!(
        play.refused("USE ROLE A"),
        "Requested role 'A' is not assigned to the executing user. Specify another role to \
         activate."
    );
    play.done("GRANT ROLE B TO USER ADMINISTRATOR; USE ROLE A; USE ROLE PUBLIC");
    play.refused("USE ROLE C");
    play.refused("USE SECONDARY ROLES A, C");
}

#[test]
fn owning_a_role_gives_none_of_its_privileges() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE A; CREATE ROLE B; GRANT ROLE A TO USER ADMINISTRATOR;
         GRANT OWNERSHIP ON ROLE B TO ROLE A; GRANT CREATE DATABASE ON ACCOUNT TO ROLE B;
         USE ROLE A",
    );
    play.refused("CREATE DATABASE D");
    play.done("GRANT ROLE B TO ROLE A; CREATE DATABASE D");
}

#[test]
fn roles_do_not_inherit_themselves() {
    let mut play = Play::new();
    play.done("CREATE ROLE A; CREATE ROLE B; CREATE ROLE C");
    play.done("GRANT ROLE A TO ROLE B; GRANT ROLE B TO ROLE C");
    play.refused("GRANT ROLE C TO ROLE A");
    play.refused("GRANT ROLE A TO ROLE A");
    play.done("GRANT ROLE A TO ROLE PUBLIC");
    play.done("GRANT ROLE A TO ROLE C");
}

#[test]
fn the_way_to_a_role_is_known() {
    let mut play = Play::new();
    play.done("CREATE ROLE A; CREATE ROLE B; CREATE USER U");
    play.done("GRANT ROLE A TO ROLE B; GRANT ROLE B TO USER U");
    let roles = play.account.roles_of(&ObjectId::user("U"));
    let paths: Vec<_> = roles.iter().map(|role| role.path.clone()).collect();
    let (a, b) = (ObjectId::role("A"), ObjectId::role("B"));
    assert_eq!(paths, [vec![b.clone()], vec![b, a]]);
}

#[test]
fn privileges_flow_up_the_hierarchy() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE A; CREATE ROLE B; GRANT ROLE A TO ROLE B;
         GRANT CREATE ROLE ON ACCOUNT TO ROLE A WITH GRANT OPTION",
    );
    let held = play.account.privileges_of(&ObjectId::role("B"));
    assert_eq!(held.len(), 1);
    assert_eq!(held[0].by, ObjectId::role("A"));
    assert_eq!(
        (&held[0].on, held[0].with_grant_option),
        (&Target::Account, true)
    );
}

#[test]
fn a_role_granted_with_the_grant_option_can_be_granted_on() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE A; CREATE ROLE B; CREATE ROLE C; GRANT ROLE B TO USER ADMINISTRATOR;
         GRANT ROLE A TO ROLE B WITH GRANT OPTION; USE ROLE B; GRANT ROLE A TO ROLE C;
         USE ROLE ACCOUNTADMIN",
    );
    assert_eq!(play.grants_to("C"), ["ROLE A TO ROLE C by B"]);
    play.refused("REVOKE ROLE A FROM ROLE B");
}

#[test]
fn renaming_a_role_takes_create_role_and_keeps_its_grants() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE OWNER; GRANT ROLE OWNER TO USER ADMINISTRATOR; CREATE ROLE A;
         GRANT CREATE DATABASE ON ACCOUNT TO ROLE A; GRANT OWNERSHIP ON ROLE A TO ROLE OWNER;
         USE ROLE OWNER",
    );
    play.refused("ALTER ROLE A RENAME TO B");
    play.done("USE ROLE ACCOUNTADMIN; GRANT CREATE ROLE ON ACCOUNT TO ROLE OWNER; USE ROLE OWNER");
    play.done("ALTER ROLE A RENAME TO B");
    assert_eq!(
        play.grants_to("B"),
        ["CREATE DATABASE ON ACCOUNT TO ROLE B by ACCOUNTADMIN"]
    );
}

#[test]
fn what_snowflake_granted_is_not_revoked() {
    let mut play = Play::new();
    play.done("REVOKE ROLE SECURITYADMIN FROM ROLE ACCOUNTADMIN");
    assert!(play.account.inherits(
        &ObjectId::role("ACCOUNTADMIN"),
        &ObjectId::role("SECURITYADMIN")
    ));
}

#[test]
fn a_session_follows_its_renamed_role() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE A; GRANT ROLE A TO USER ADMINISTRATOR; CREATE ROLE OWNER;
         GRANT ROLE OWNER TO ROLE A; GRANT CREATE ROLE ON ACCOUNT TO ROLE A;
         GRANT OWNERSHIP ON ROLE A TO ROLE OWNER COPY CURRENT GRANTS;
         USE ROLE A; ALTER ROLE A RENAME TO B; CREATE ROLE C",
    );
    assert_eq!(play.session.primary, ObjectId::role("B"));
    assert_eq!(play.owner(&ObjectId::role("C")), Some("B"));
}

#[test]
fn a_database_role_shows_its_database() {
    let mut play = Play::new();
    play.done(
        "CREATE DATABASE D; CREATE DATABASE ROLE D.DR; CREATE ROLE A;
         GRANT ROLE A TO USER ADMINISTRATOR; USE ROLE A",
    );
    play.refused("USE DATABASE D");
    play.done("USE ROLE ACCOUNTADMIN; GRANT DATABASE ROLE D.DR TO ROLE A; USE ROLE A");
    play.done("USE DATABASE D");
}

#[test]
fn a_database_role_stays_in_its_database_or_goes_to_account_roles() {
    let mut play = Play::new();
    play.done(
        "CREATE DATABASE E; CREATE DATABASE ROLE E.X; CREATE DATABASE D; CREATE DATABASE ROLE D.X;
         CREATE DATABASE ROLE D.Y; CREATE ROLE R",
    );
    play.done("GRANT DATABASE ROLE D.X TO DATABASE ROLE D.Y; GRANT DATABASE ROLE D.X TO ROLE R");
    play.refused("GRANT DATABASE ROLE D.X TO DATABASE ROLE E.X");
}
