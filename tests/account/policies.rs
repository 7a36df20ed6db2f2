//! Policies and what they are attached to.

use sfgen::account::Effect;

use crate::account::play::Play;

/// A policy of database P masks a column of a table of database T.
fn attached() -> Play {
    let mut play = Play::new();
    play.done(
        "CREATE DATABASE T; CREATE TABLE T.PUBLIC.T (A STRING); CREATE DATABASE P;
         CREATE MASKING POLICY P.PUBLIC.M AS (V STRING) RETURNS STRING -> V;
         ALTER TABLE T.PUBLIC.T MODIFY COLUMN A SET MASKING POLICY P.PUBLIC.M",
    );
    play
}

#[test]
fn an_attached_policy_is_not_dropped() {
    let mut play = attached();
    play.refused("DROP MASKING POLICY P.PUBLIC.M");
    play.done("ALTER TABLE T.PUBLIC.T MODIFY COLUMN A UNSET MASKING POLICY");
    play.done("DROP MASKING POLICY P.PUBLIC.M");
}

#[test]
fn a_policy_attached_outside_blocks_drop_database_or_dangles() {
    let mut play = attached();
    play.refused("DROP DATABASE P");
    play.rules.attached_policy_blocks_drop = false;
    let effects = play.done("DROP DATABASE P");
    let dangling = |effect: &Effect| matches!(effect, Effect::PolicyLeftDangling(_));
    assert_eq!(effects.iter().filter(|effect| dangling(effect)).count(), 1);
    assert_eq!(play.account.attachments().count(), 1);
}

#[test]
fn the_database_of_the_masked_table_can_go() {
    let mut play = attached();
    play.done("DROP DATABASE T; DROP DATABASE P");
    assert_eq!(play.account.attachments().count(), 0);
}

#[test]
fn a_policy_set_on_a_user_blocks_drop_database_under_every_reading() {
    let mut play = Play::new();
    play.rules.attached_policy_blocks_drop = false;
    play.done(
        "CREATE USER U; CREATE DATABASE P; CREATE PASSWORD POLICY PW;
         ALTER USER U SET PASSWORD POLICY P.PUBLIC.PW",
    );
    play.refused("DROP DATABASE P");
    play.done("ALTER USER U UNSET PASSWORD POLICY; DROP DATABASE P");
}

#[test]
fn attaching_takes_the_account_privilege_and_a_way_to_both_objects() {
    let mut play = attached();
    play.done(
        "CREATE ROLE R; GRANT ROLE R TO USER ADMINISTRATOR;
         GRANT APPLY MASKING POLICY ON ACCOUNT TO ROLE R;
         GRANT USAGE ON DATABASE T TO ROLE R; GRANT USAGE ON SCHEMA T.PUBLIC TO ROLE R;
         GRANT SELECT ON TABLE T.PUBLIC.T TO ROLE R; USE ROLE R",
    );
    play.done("ALTER TABLE T.PUBLIC.T MODIFY COLUMN A UNSET MASKING POLICY");
    let attach = "ALTER TABLE T.PUBLIC.T MODIFY COLUMN A SET MASKING POLICY P.PUBLIC.M";
    assert_eq!(
        play.refused(attach),
        "Database 'P' does not exist or not authorized."
    );
    play.done(
        "USE ROLE ACCOUNTADMIN; GRANT USAGE ON DATABASE P TO ROLE R;
         GRANT USAGE ON SCHEMA P.PUBLIC TO ROLE R; USE ROLE R",
    );
    play.done(attach);
}

#[test]
fn a_table_has_one_row_access_policy() {
    let mut play = Play::new();
    play.done(
        "CREATE DATABASE D; CREATE TABLE T (A STRING);
         CREATE ROW ACCESS POLICY P AS (V STRING) RETURNS BOOLEAN -> TRUE;
         CREATE ROW ACCESS POLICY Q AS (V STRING) RETURNS BOOLEAN -> TRUE;
         ALTER TABLE T ADD ROW ACCESS POLICY P ON (A)",
    );
    play.refused("ALTER TABLE T ADD ROW ACCESS POLICY Q ON (A)");
    play.refused("ALTER TABLE T DROP ROW ACCESS POLICY Q");
    play.done("ALTER TABLE T DROP ALL ROW ACCESS POLICIES; DROP ROW ACCESS POLICY P");
}

#[test]
fn without_the_account_privilege_attaching_takes_apply_and_the_table() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE R; GRANT ROLE R TO USER ADMINISTRATOR; CREATE DATABASE D;
         CREATE MASKING POLICY M AS (V STRING) RETURNS STRING -> V; CREATE TABLE T (A STRING);
         GRANT USAGE ON DATABASE D TO ROLE R; GRANT USAGE ON SCHEMA D.PUBLIC TO ROLE R;
         GRANT OWNERSHIP ON TABLE T TO ROLE R; USE ROLE R",
    );
    let attach = "ALTER TABLE T MODIFY COLUMN A SET MASKING POLICY M";
    let refused = play.refused(attach);
    assert!(refused.contains("APPLY granted on POLICY"), "{refused}");
    play.done("USE ROLE ACCOUNTADMIN; GRANT APPLY ON MASKING POLICY M TO ROLE R; USE ROLE R");
    play.done(attach);
}

#[test]
fn an_attached_policy_follows_its_renamed_database() {
    let mut play = attached();
    play.done("ALTER DATABASE P RENAME TO Q");
    let attached: Vec<_> = play
        .account
        .attachments()
        .map(ToString::to_string)
        .collect();
    assert_eq!(attached, ["MASKING POLICY Q.PUBLIC.M on TABLE T.PUBLIC.T"]);
    play.refused("DROP MASKING POLICY Q.PUBLIC.M");
}
