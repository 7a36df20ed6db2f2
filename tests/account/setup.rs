//! A whole set-up and its removal, for a setup role that holds just the six privileges.

use sfgen::account::{ObjectId, Rules};
use sfgen::catalogue::ObjectKind;

use crate::account::play::Play;

const CREATE: &str = "
    USE ROLE SETUP;
    USE SECONDARY ROLES NONE;
    CREATE DATABASE IMMUTA COMMENT = 'made';
    CREATE SCHEMA IMMUTA.IMMUTA_SYSTEM COMMENT = 'made';
    CREATE SCHEMA IMMUTA.IMMUTA_POLICIES COMMENT = 'made';
    CREATE ROLE R COMMENT = 'creating';
    CREATE USER U TYPE = SERVICE LOGIN_NAME = 'u' DEFAULT_ROLE = R
        DEFAULT_SECONDARY_ROLES = () COMMENT = 'made';
    GRANT ROLE R TO USER U;
    GRANT USAGE ON WAREHOUSE WH TO ROLE R;
    GRANT CREATE ROLE ON ACCOUNT TO ROLE R WITH GRANT OPTION;
    GRANT APPLY MASKING POLICY ON ACCOUNT TO ROLE R WITH GRANT OPTION;
    GRANT APPLY ROW ACCESS POLICY ON ACCOUNT TO ROLE R WITH GRANT OPTION;
    GRANT MANAGE GRANTS ON ACCOUNT TO ROLE R WITH GRANT OPTION;
    CREATE ROLE I COMMENT = 'made';
    GRANT OWNERSHIP ON ROLE I TO ROLE R COPY CURRENT GRANTS;
    USE ROLE ACCOUNTADMIN;
    GRANT IMPORTED PRIVILEGES ON DATABASE SNOWFLAKE TO ROLE R;
    USE ROLE SETUP;
    GRANT USAGE ON WAREHOUSE WH TO ROLE R WITH GRANT OPTION;
    GRANT OWNERSHIP ON ALL SCHEMAS IN DATABASE IMMUTA TO ROLE R COPY CURRENT GRANTS;
    GRANT OWNERSHIP ON DATABASE IMMUTA TO ROLE R COPY CURRENT GRANTS;
    ALTER ROLE R SET COMMENT = 'installed';";

const DELETE: &str = "
    USE ROLE SETUP;
    USE SECONDARY ROLES NONE;
    GRANT ROLE R TO ROLE SETUP;
    DROP USER U;
    DROP ROLE I;
    DROP DATABASE IMMUTA;
    DROP ROLE R;";

fn fresh() -> Play {
    let mut play = Play::as_setup_role();
    let warehouse = ObjectId::in_account(ObjectKind::WAREHOUSE, "WH");
    play.account.ensure(&warehouse, &ObjectId::role("SYSADMIN"));
    play
}

#[test]
fn a_setup_role_with_the_six_privileges_sets_up_under_every_reading() {
    for rules in Rules::readings() {
        let mut play = Play { rules, ..fresh() };
        play.done(CREATE);
        let mut grants = play.grants_to("R");
        grants.sort();
        assert_eq!(
            grants,
            [
                "APPLY MASKING POLICY ON ACCOUNT TO ROLE R + by SETUP",
                "APPLY ROW ACCESS POLICY ON ACCOUNT TO ROLE R + by SETUP",
                "CREATE ROLE ON ACCOUNT TO ROLE R + by SETUP",
                "IMPORTED PRIVILEGES ON DATABASE SNOWFLAKE TO ROLE R by ACCOUNTADMIN",
                "MANAGE GRANTS ON ACCOUNT TO ROLE R + by SETUP",
                "USAGE ON WAREHOUSE WH TO ROLE R + by SYSADMIN",
            ]
        );
        assert_eq!(play.owner(&ObjectId::role("R")), Some("SETUP"));
        assert_eq!(play.owner(&ObjectId::database("IMMUTA")), Some("R"));
        assert_eq!(
            play.grants_on(ObjectId::role("R")),
            ["ROLE R TO USER U by SETUP"]
        );
    }
}

#[test]
fn deleting_restores_the_account() {
    let mut play = fresh();
    let before = play.account.clone();
    play.done(CREATE);
    play.done(DELETE);
    assert_eq!(play.account, before);
}
