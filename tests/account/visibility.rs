//! What a role does not see.

use crate::account::play::Play;

/// A role R without any privilege, active.
fn stranger() -> Play {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE R; GRANT ROLE R TO USER ADMINISTRATOR; CREATE DATABASE D;
         CREATE TABLE T (A INT); USE ROLE R",
    );
    play
}

#[test]
fn what_a_role_holds_nothing_on_does_not_exist_for_it() {
    let mut play = stranger();
    let missing = "Database 'D' does not exist or not authorized.";
    assert_eq!(play.refused("DROP DATABASE D"), missing);
    assert_eq!(play.refused("USE DATABASE D"), missing);
    assert_eq!(play.refused("DROP TABLE D.PUBLIC.T"), missing);
    play.done("DROP DATABASE IF EXISTS D");
    let d = sfgen::account::ObjectId::database("D");
    assert!(play.account.contains(&d));
}

#[test]
fn a_role_that_holds_something_is_told_what_is_missing() {
    let mut play = stranger();
    play.done("USE ROLE ACCOUNTADMIN; GRANT USAGE ON DATABASE D TO ROLE R; USE ROLE R");
    assert_eq!(
        play.refused("DROP DATABASE D"),
        "Insufficient privileges to operate on database 'D'. Your primary role R must have \
         OWNERSHIP granted on DATABASE D."
    );
}

#[test]
fn manage_grants_grants_on_what_it_cannot_operate_on() {
    let mut play = stranger();
    play.done("USE ROLE ACCOUNTADMIN; GRANT MANAGE GRANTS ON ACCOUNT TO ROLE R; USE ROLE R");
    play.refused("ALTER TABLE D.PUBLIC.T SET COMMENT = 'x'");
    play.done("GRANT SELECT ON TABLE D.PUBLIC.T TO ROLE R");
}

#[test]
fn a_name_that_is_taken_unseen_is_said_to_be() {
    let mut play = stranger();
    play.done("USE ROLE ACCOUNTADMIN; GRANT CREATE DATABASE ON ACCOUNT TO ROLE R; USE ROLE R");
    let unseen = "Database 'D' already exists, but current role has no privileges on it.";
    assert_eq!(play.refused("CREATE DATABASE D"), unseen);
    play.done("CREATE DATABASE IF NOT EXISTS D");
    play.rules.if_not_exists_refused_over_unseen = true;
    assert_eq!(play.refused("CREATE DATABASE IF NOT EXISTS D"), unseen);
}

#[test]
fn whoever_sees_a_database_sees_its_information_schema() {
    let mut play = stranger();
    play.refused("USE SCHEMA D.INFORMATION_SCHEMA");
    play.done("USE ROLE ACCOUNTADMIN; GRANT USAGE ON DATABASE D TO ROLE R; USE ROLE R");
    play.done("USE SCHEMA D.INFORMATION_SCHEMA");
    play.refused("USE SCHEMA D.PUBLIC");
}
