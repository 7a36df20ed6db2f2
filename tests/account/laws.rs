//! What holds whatever is run: statements in any order, under every reading.

use proptest::prelude::*;
use proptest::sample::select;
use sfgen::account::{Account, Effect, ObjectId, Outcome, Rules, Session, Target, run};
use sfgen::parse::parse;
use sfgen::parse::statement::Statement;

/// Statements about a few names, so that they meet.
const STATEMENTS: &str = "
    USE ROLE ACCOUNTADMIN; USE ROLE SECURITYADMIN; USE ROLE A; USE ROLE B; USE ROLE C;
    USE SECONDARY ROLES ALL; USE SECONDARY ROLES NONE; USE SECONDARY ROLES A, B;
    CREATE ROLE A; CREATE ROLE B; CREATE ROLE C; CREATE OR REPLACE ROLE B;
    DROP ROLE A; DROP ROLE IF EXISTS B; ALTER ROLE A RENAME TO B; ALTER ROLE B RENAME TO A;
    CREATE USER U; CREATE USER V TYPE = SERVICE; DROP USER U; ALTER USER U RENAME TO V;
    ALTER USER U SET LOGIN_NAME = 'V'; ALTER USER U SET TYPE = LEGACY_SERVICE;
    GRANT ROLE A TO ROLE B; GRANT ROLE B TO ROLE C; GRANT ROLE C TO ROLE A;
    GRANT ROLE A TO USER ADMINISTRATOR; GRANT ROLE B TO USER ADMINISTRATOR;
    GRANT ROLE A TO USER U; GRANT ROLE B TO ROLE A WITH GRANT OPTION;
    REVOKE ROLE A FROM ROLE B; REVOKE ROLE B FROM USER ADMINISTRATOR;
    GRANT CREATE DATABASE ON ACCOUNT TO ROLE A WITH GRANT OPTION;
    GRANT CREATE DATABASE ON ACCOUNT TO ROLE B; REVOKE CREATE DATABASE ON ACCOUNT FROM ROLE A;
    REVOKE CREATE DATABASE ON ACCOUNT FROM ROLE A CASCADE;
    GRANT MANAGE GRANTS ON ACCOUNT TO ROLE B WITH GRANT OPTION;
    GRANT CREATE ROLE ON ACCOUNT TO ROLE A WITH GRANT OPTION;
    CREATE DATABASE D; CREATE DATABASE E; CREATE OR REPLACE DATABASE D; DROP DATABASE D;
    DROP DATABASE IF EXISTS E; ALTER DATABASE D RENAME TO E; USE DATABASE D;
    CREATE SCHEMA D.S; CREATE SCHEMA E.S WITH MANAGED ACCESS; DROP SCHEMA D.S;
    ALTER SCHEMA D.S RENAME TO E.S; USE SCHEMA D.S;
    CREATE TABLE D.S.T (A INT); CREATE TABLE T (A INT); CREATE VIEW E.S.T AS SELECT 1;
    DROP TABLE D.S.T; CREATE DATABASE ROLE D.R; GRANT DATABASE ROLE D.R TO ROLE A;
    GRANT USAGE ON DATABASE D TO ROLE A WITH GRANT OPTION; GRANT USAGE ON DATABASE D TO ROLE B;
    REVOKE GRANT OPTION FOR USAGE ON DATABASE D FROM ROLE A CASCADE;
    GRANT ALL ON DATABASE D TO ROLE C; GRANT SELECT ON ALL TABLES IN DATABASE D TO ROLE C;
    GRANT SELECT ON FUTURE TABLES IN SCHEMA D.S TO ROLE B;
    GRANT OWNERSHIP ON FUTURE TABLES IN DATABASE D TO ROLE A;
    REVOKE OWNERSHIP ON FUTURE TABLES IN DATABASE D FROM ROLE A;
    GRANT OWNERSHIP ON DATABASE D TO ROLE A; GRANT OWNERSHIP ON DATABASE D TO ROLE B COPY CURRENT GRANTS;
    GRANT OWNERSHIP ON ALL SCHEMAS IN DATABASE D TO ROLE A REVOKE CURRENT GRANTS;
    GRANT OWNERSHIP ON ROLE B TO ROLE A; GRANT OWNERSHIP ON ROLE A TO ROLE B COPY CURRENT GRANTS;
    GRANT OWNERSHIP ON USER U TO ROLE A; GRANT OWNERSHIP ON ALL TABLES IN SCHEMA D.S TO ROLE B;
    CREATE MASKING POLICY E.PUBLIC.M AS (V INT) RETURNS INT -> V; DROP MASKING POLICY E.PUBLIC.M;
    ALTER TABLE D.S.T MODIFY COLUMN A SET MASKING POLICY E.PUBLIC.M;
    ALTER TABLE D.S.T MODIFY COLUMN A UNSET MASKING POLICY;
    CREATE PASSWORD POLICY D.PUBLIC.P; ALTER USER U SET PASSWORD POLICY D.PUBLIC.P FORCE;
    CREATE WAREHOUSE W; GRANT USAGE ON WAREHOUSE W TO ROLE A; USE WAREHOUSE W; DROP WAREHOUSE W;
    COMMENT ON ROLE A IS 'x'; ALTER ROLE B UNSET COMMENT;
    GRANT IMPORTED PRIVILEGES ON DATABASE SNOWFLAKE TO ROLE A";

fn statements() -> Vec<Statement> {
    let located = parse(STATEMENTS).statements;
    located
        .into_iter()
        .map(|located| located.statement)
        .collect()
}

#[test]
fn every_statement_of_the_pool_is_understood() {
    for statement in statements() {
        assert!(!matches!(statement, Statement::Unknown(_)), "{statement:?}");
    }
}

proptest! {
    #[test]
    fn refusals_change_nothing_and_nothing_dangles(
        script in prop::collection::vec(select(statements()), 1..80),
        rules in select(Rules::readings()),
    ) {
        let (mut account, mut session) = (Account::new(), Session::of_administrator());
        for statement in &script {
            let before = (account.clone(), session.clone());
            let outcome = run(&mut account, &mut session, &rules, statement);
            let effects = effects(&outcome);
            if effects.is_empty() {
                prop_assert_eq!(&before, &(account.clone(), session.clone()));
            }
            prop_assert_eq!(dangling(&account, &session, &rules), Vec::<String>::new());
        }
    }
}

fn effects(outcome: &Outcome) -> &[Effect] {
    match outcome {
        Outcome::Done(effects) | Outcome::PartlyDone { effects, .. } => effects,
        Outcome::Refused(_) | Outcome::NotUnderstood(_) => &[],
    }
}

/// Everything that speaks of an object that is not there.
fn dangling(account: &Account, session: &Session, rules: &Rules) -> Vec<String> {
    let mut spoken: Vec<ObjectId> = vec![session.user.clone(), session.primary.clone()];
    spoken.extend(session.warehouse.clone());
    spoken.extend(session.database.clone().map(ObjectId::database));
    for (id, object) in account.objects() {
        spoken.extend(id.container());
        spoken.extend(object.owner.clone());
    }
    for (grant, _) in account.grants() {
        spoken.push(grant.to.clone());
        spoken.extend(grant.grantor.clone());
        match &grant.on {
            Target::Account => {}
            Target::Object(object) => spoken.push(object.clone()),
        }
    }
    for (grant, _) in account.future_grants() {
        spoken.extend([grant.to.clone(), grant.container.clone()]);
    }
    for attachment in account.attachments() {
        spoken.push(attachment.to.clone());
        if rules.attached_policy_blocks_drop {
            spoken.push(attachment.policy.clone());
        }
    }
    let gone = spoken.iter().filter(|object| !account.contains(object));
    gone.map(ToString::to_string).collect()
}
