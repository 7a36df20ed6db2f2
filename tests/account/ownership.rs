//! Owning, dropping, transferring, replacing, renaming.

use sfgen::account::{Effect, ObjectId, Outcome, Rules};
use sfgen::catalogue::ObjectKind;

use crate::account::play::Play;

#[test]
fn create_takes_the_primary_role_alone_and_drop_any_active_role() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE A; CREATE ROLE B; GRANT ROLE A TO USER ADMINISTRATOR;
         GRANT ROLE B TO USER ADMINISTRATOR; GRANT CREATE DATABASE ON ACCOUNT TO ROLE A;
         USE ROLE B; USE SECONDARY ROLES ALL",
    );
    assert_eq!(
        play.refused("CREATE DATABASE D"),
        "Insufficient privileges to operate on account. Your primary role B must have CREATE \
         DATABASE granted on ACCOUNT."
    );
    play.done("USE ROLE A; CREATE DATABASE D; USE ROLE B");
    assert_eq!(play.owner(&ObjectId::database("D")), Some("A"));
    play.done("DROP DATABASE D");
}

#[test]
fn manage_grants_drops_and_alters_nothing() {
    let mut play = Play::new();
    play.done("CREATE DATABASE D; CREATE ROLE R; CREATE USER U; USE ROLE SECURITYADMIN");
    for sql in [
        "DROP DATABASE D",
        "ALTER DATABASE D SET COMMENT = 'x'",
        "DROP ROLE R",
        "COMMENT ON ROLE R IS 'x'",
        "DROP USER U",
    ] {
        let refused = play.refused(sql);
        assert!(refused.starts_with("Insufficient privileges"), "{refused}");
    }
}

#[test]
fn dropping_a_role_hands_over_what_it_owned_and_revokes_what_it_gave_and_held() {
    let mut play = Play::as_setup_role();
    play.done(
        "CREATE ROLE R; CREATE ROLE X; CREATE DATABASE D;
         GRANT CREATE ROLE ON ACCOUNT TO ROLE R WITH GRANT OPTION;
         GRANT USAGE ON DATABASE D TO ROLE X;
         GRANT OWNERSHIP ON DATABASE D TO ROLE R COPY CURRENT GRANTS",
    );
    assert_eq!(play.grants_to("X"), ["USAGE ON DATABASE D TO ROLE X by R"]);
    let effects = play.done("DROP ROLE R");
    let words: Vec<_> = effects.iter().map(Effect::to_string).collect();
    assert_eq!(
        words,
        [
            "dropped ROLE R",
            "revoked CREATE ROLE ON ACCOUNT TO ROLE R",
            "revoked USAGE ON DATABASE D TO ROLE X",
            "transferred DATABASE D from ROLE R to ROLE SETUP",
        ]
    );
    play.done("DROP DATABASE D; DROP ROLE X");
}

#[test]
fn the_current_primary_role_and_system_roles_stay() {
    let mut play = Play::as_setup_role();
    assert_eq!(
        play.refused("DROP ROLE SETUP"),
        "Cannot drop role SETUP as it is the current primary role"
    );
    play.refused("DROP ROLE PUBLIC");
    play.refused("DROP DATABASE SNOWFLAKE");
}

#[test]
fn a_databases_schemas_keep_their_owner_when_it_changes_hands() {
    let mut play = Play::as_setup_role();
    play.done("CREATE ROLE R; CREATE DATABASE D; CREATE SCHEMA S");
    play.done("GRANT OWNERSHIP ON DATABASE D TO ROLE R");
    assert_eq!(play.owner(&ObjectId::schema("D", "S")), Some("SETUP"));
    play.done("GRANT OWNERSHIP ON ALL SCHEMAS IN DATABASE D TO ROLE R COPY CURRENT GRANTS");
    assert_eq!(play.owner(&ObjectId::schema("D", "S")), Some("R"));
    assert_eq!(play.owner(&ObjectId::schema("D", "PUBLIC")), Some("R"));
    assert_eq!(
        play.owner(&ObjectId::schema("D", "INFORMATION_SCHEMA")),
        None
    );
}

#[test]
fn grants_of_a_role_block_its_transfer_or_not_by_a_switch() {
    let transfer = "GRANT OWNERSHIP ON ROLE I TO ROLE R";
    let granted = "CREATE ROLE R; CREATE ROLE I; GRANT ROLE I TO ROLE SYSADMIN";
    let mut play = Play::as_setup_role();
    play.done(granted);
    play.refused(transfer);
    play.done(&format!("{transfer} COPY CURRENT GRANTS"));
    assert_eq!(play.grants_to("SYSADMIN"), ["ROLE I TO ROLE SYSADMIN by R"]);

    let mut play = Play::as_setup_role();
    play.rules = Rules {
        role_ownership_blocked_by_grants: false,
        ..Rules::default()
    };
    play.done(granted);
    play.done(transfer);
    assert_eq!(
        play.grants_to("SYSADMIN"),
        ["ROLE I TO ROLE SYSADMIN by SETUP"]
    );
}

#[test]
fn copying_grants_takes_manage_grants_or_the_new_owner() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE A; CREATE ROLE B; GRANT ROLE A TO USER ADMINISTRATOR;
         GRANT CREATE DATABASE ON ACCOUNT TO ROLE A; USE ROLE A; CREATE DATABASE D",
    );
    let transfer = "GRANT OWNERSHIP ON DATABASE D TO ROLE B COPY CURRENT GRANTS";
    let refused = play.refused(transfer);
    assert!(refused.contains("MANAGE GRANTS"), "{refused}");
    play.done("USE ROLE ACCOUNTADMIN; GRANT ROLE B TO ROLE A; USE ROLE A");
    play.done(transfer);
}

#[test]
fn a_policy_leaves_its_owners_hierarchy_only_by_manage_grants() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE A; CREATE ROLE B; GRANT ROLE A TO USER ADMINISTRATOR;
         GRANT CREATE DATABASE ON ACCOUNT TO ROLE A; USE ROLE A; CREATE DATABASE D;
         CREATE MASKING POLICY P AS (V STRING) RETURNS STRING -> V; CREATE TABLE T (A INT)",
    );
    play.refused("GRANT OWNERSHIP ON MASKING POLICY P TO ROLE B");
    play.done("GRANT OWNERSHIP ON TABLE T TO ROLE B");
}

#[test]
fn a_bulk_transfer_stops_at_the_first_that_is_blocked() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE R; CREATE DATABASE D; CREATE TABLE A (X INT); CREATE TABLE B (X INT);
         GRANT SELECT ON TABLE B TO ROLE R",
    );
    let outcome = play.outcome("GRANT OWNERSHIP ON ALL TABLES IN SCHEMA D.PUBLIC TO ROLE R");
    assert!(matches!(outcome, Outcome::PartlyDone { .. }), "{outcome:?}");
    let table = |name| ObjectId::in_schema(ObjectKind::TABLE, "D", "PUBLIC", name);
    assert_eq!(play.owner(&table("A")), Some("R"));
    assert_eq!(play.owner(&table("B")), Some("ACCOUNTADMIN"));
}

#[test]
fn replacing_an_object_loses_its_grants() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE R; CREATE DATABASE D; GRANT USAGE ON DATABASE D TO ROLE R;
         CREATE OR REPLACE DATABASE D",
    );
    assert!(play.grants_to("R").is_empty());
}

#[test]
fn a_renamed_database_takes_everything_along() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE R; CREATE DATABASE D; CREATE SCHEMA S; GRANT USAGE ON SCHEMA S TO ROLE R;
         ALTER DATABASE D RENAME TO E; CREATE TABLE T (A INT)",
    );
    assert_eq!(
        play.grants_to("R"),
        ["USAGE ON SCHEMA E.S TO ROLE R by ACCOUNTADMIN"]
    );
    let table = ObjectId::in_schema(ObjectKind::TABLE, "E", "S", "T");
    assert_eq!(play.owner(&table), Some("ACCOUNTADMIN"));
}

#[test]
fn a_transfer_to_the_owner_is_never_blocked() {
    let mut play = Play::new();
    play.done("CREATE ROLE R; CREATE DATABASE D; GRANT USAGE ON DATABASE D TO ROLE R");
    let effects = play.done("GRANT OWNERSHIP ON DATABASE D TO ROLE ACCOUNTADMIN");
    assert_eq!(effects, [Effect::AlreadyOwned(ObjectId::database("D"))]);
}

#[test]
fn what_the_owner_granted_does_not_rest_on_its_own_grants() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE A; CREATE ROLE B; CREATE DATABASE D; GRANT OWNERSHIP ON DATABASE D TO ROLE A;
         GRANT USAGE ON DATABASE D TO ROLE A WITH GRANT OPTION;
         GRANT USAGE ON DATABASE D TO ROLE B; REVOKE USAGE ON DATABASE D FROM ROLE A",
    );
    assert_eq!(
        play.grants_on(ObjectId::database("D")),
        ["USAGE ON DATABASE D TO ROLE B by A"]
    );
}

#[test]
fn a_stranger_does_not_take_over() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE R; GRANT ROLE R TO USER ADMINISTRATOR; CREATE DATABASE D;
         GRANT USAGE ON DATABASE D TO ROLE R; USE ROLE R",
    );
    let refused = play.refused("GRANT OWNERSHIP ON DATABASE D TO ROLE R REVOKE CURRENT GRANTS");
    assert!(
        refused.contains("OWNERSHIP granted on DATABASE D"),
        "{refused}"
    );
}

#[test]
fn some_changes_take_less_than_ownership() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE R; GRANT ROLE R TO USER ADMINISTRATOR; CREATE WAREHOUSE W;
         CREATE DATABASE D; CREATE USER U; GRANT USAGE ON WAREHOUSE W TO ROLE R;
         GRANT USAGE ON DATABASE D TO ROLE R; USE ROLE R",
    );
    for (privilege, on, change) in [
        ("OPERATE", "WAREHOUSE W", "SUSPEND"),
        ("MODIFY", "WAREHOUSE W", "SET COMMENT = 'x'"),
        ("MODIFY", "DATABASE D", "SET COMMENT = 'x'"),
        (
            "MODIFY PROGRAMMATIC AUTHENTICATION METHODS",
            "USER U",
            "UNSET RSA_PUBLIC_KEY",
        ),
    ] {
        let alter = format!("ALTER {on} {change}");
        play.refused(&alter);
        play.done(&format!(
            "USE ROLE ACCOUNTADMIN; GRANT {privilege} ON {on} TO ROLE R; USE ROLE R"
        ));
        play.done(&alter);
    }
    play.refused("ALTER USER U SET RSA_PUBLIC_KEY = 'x' COMMENT = 'x'");
}
