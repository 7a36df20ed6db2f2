//! Statements that must not be taken for understood, each with the line where it goes wrong.

use sfgen::parse::parse;
use sfgen::parse::statement::Statement;

/// Deliberate mistakes, and things of Snowflake's that are not modelled.
const MISTAKES: &[&str] = &[
    // data
    "INSERT t VALUES (1)",
    "DELETE t",
    "MERGE t",
    "TRUNCATE TABLE t NOW",
    "CALL p",
    "EXECUTE TASK",
    "PUT x @s",
    "COPY t FROM @s",
    // grants
    "GRANT USAGE ON ACOUNT TO ROLE r",
    "GRANT EVERYTHING ON ACCOUNT TO ROLE r",
    "GRANT CREATE ROLES ON ACCOUNT TO ROLE r",
    "GRANT SELECT ON ACCOUNT TO ROLE r",
    "GRANT CREATE DATABASE TO ROLE r",
    "GRANT USAGE ON TABLE t TO ROLE r",
    "GRANT SELECT ON WAREHOUSE w TO ROLE r",
    "GRANT CREATE SCHEMA ON SCHEMA s TO ROLE r",
    "GRANT APPLY MASKING POLICY ON MASKING POLICY p TO ROLE r",
    "GRANT USAGE, USAGE ON WAREHOUSE w TO ROLE r",
    "GRANT USAGE ON WAREHOUSE TO ROLE r",
    "GRANT USAGE ON WAREHOUSE w ROLE r",
    "GRANT USAGE ON WAREHOUSE w FROM ROLE r",
    "GRANT USAGE ON WAREHOUSE w TO ROLE",
    "GRANT USAGE ON WAREHOUSE w TO ROLE r, ROLE s",
    "GRANT USAGE ON WAREHOUSE w TO ROLE r WITH GRANT",
    "GRANT USAGE ON WAREHOUSE w TO ROLE r WITH ADMIN OPTION",
    "GRANT USAGE ON WAREHOUSE w TO SHARE s",
    "GRANT USAGE ON DATBASE d TO ROLE r",
    "GRANT USAGE ON FILE_FORMAT f TO ROLE r",
    "GRANT USAGE ON FUNCTION f(INT) TO ROLE r",
    "GRANT USAGE ON COMPUTER POOL p TO ROLE r",
    "GRANT USAGE, ON WAREHOUSE w TO ROLE r",
    "GRANT ALL, USAGE ON WAREHOUSE w TO ROLE r",
    "GRANT \"USAGE\" ON WAREHOUSE w TO ROLE r",
    "GRANT SELECT ON ALL TABLE IN SCHEMA s TO ROLE r",
    "GRANT SELECT ON ALL TABLES IN WAREHOUSE w TO ROLE r",
    "GRANT USAGE ON ALL SCHEMAS IN SCHEMA s TO ROLE r",
    "GRANT SELECT ON EVERY TABLES IN SCHEMA s TO ROLE r",
    "GRANT IMPORTED PRIVILEGES ON DATABASE d TO ROLE r WITH GRANT OPTION",
    "GRANT IMPORTED PRIVILEGES, USAGE ON DATABASE d TO ROLE r",
    "GRANT IMPORTED PRIVILEGES ON SCHEMA s TO ROLE r",
    "GRANT SELECT ON TABLE t TO ROLE r COPY CURRENT GRANTS",
    "GRANT USAGE ON FUTURE SCHEMAS IN DATABASE d TO USER u",
    "CREATE NETWORK RULE IF NOT EXISTS r TYPE = IPV4 VALUE_LIST = ('10.0.0.1')",
    "CREATE NETWORK POLICY p ALLOWED_IPS = ('10.0.0.1')",
    "CREATE OR REPLACE COMPUTE POOL p MIN_NODES = 1",
    "CREATE AGENT a FROM SPECIFICATION $$ $$",
    "ALTER AGENT a SET SPECIFICATION = 's'",
    "DROP CORTEX EXTENSIONS e",
    // ownership
    "GRANT OWNERSHIP ON ROLE i TO ROLE r WITH GRANT OPTION",
    "GRANT OWNERSHIP, SELECT ON TABLE t TO ROLE r",
    "GRANT SELECT, OWNERSHIP ON TABLE t TO ROLE r",
    "GRANT OWNERSHIP ON ACCOUNT TO ROLE r",
    "GRANT OWNERSHIP ON ROLE i TO USER u",
    "GRANT OWNERSHIP ON ROLE i TO ROLE r COPY GRANTS",
    "GRANT OWNERSHIP ON ROLE i TO ROLE r COPY CURRENT",
    "GRANT OWNERSHIP ON ROLE i TO ROLE r COPY CURRENT GRANTS REVOKE CURRENT GRANTS",
    // roles
    "GRANT ROLE r TO USER u WITH GRANT OPTION",
    "GRANT ROLE r TO r2",
    "GRANT ROLE r, s TO ROLE t",
    "GRANT ROLE TO ROLE r",
    "GRANT DATABASE ROLE d.r TO SHARE s",
    "GRANT ROLE r TO DATABASE ROLE d.s",
    "REVOKE ROLE r TO ROLE s",
    "REVOKE ROLE r FROM ROLE s CASCADE",
    "REVOKE GRANT OPTION FOR ROLE r FROM ROLE s",
    "REVOKE USAGE ON WAREHOUSE w TO ROLE r",
    "REVOKE USAGE ON WAREHOUSE w FROM ROLE r CASCADE RESTRICT",
    // create
    "CREATE OR REPLACE ROLE IF NOT EXISTS r",
    "CREATE OR ALTER ROLE r",
    "CREATE ROL r",
    "CREATE ROLE",
    "CREATE ROLE r s",
    "CREATE ROLE \"\"",
    "CREATE ROLE select",
    "CREATE ROLE r.s.t.u",
    "CREATE ROLE r COMMENT 'c'",
    "CREATE ROLE r COMMENT = 'a' || $b",
    "CREATE ROLE r COMMENT = UPPER('a')",
    "CREATE TRANSIENT ROLE r",
    "CREATE USER u PASSWORT = 'p'",
    "CREATE USER u COMMENT = 'a' COMMENT = 'b'",
    "CREATE USER u DAYS_TO_EXPIRY = 1.5",
    "CREATE USER u DAYS_TO_EXPIRY = 2147483648",
    "CREATE USER u RSA_PUBLIC_KEY = TRUE",
    "CREATE USER u DEFAULT_SECONDARY_ROLES = (('ALL'))",
    "CREATE WAREHOUSE w WAREHOUSE_SIZES = 'X'",
    "CREATE DATABASE d CLONE e",
    "CREATE DATABASE d FROM SHARE a.s",
    "CREATE TABLE t",
    "CREATE TABLE t (a INT",
    "CREATE TABLE t (a INT))",
    "CREATE TABLE t (a INT WITH MASKING POLICY p)",
    "CREATE TABLE t CLONE u",
    "CREATE TABLE t (a INT WITH TAG (t = 'v'))",
    "CREATE TABLE IDENTIFIER('n' || 'x') (a INT)",
    "CREATE PROCEDURE p() RETURNS INT AS BEGIN RETURN 1",
    "CREATE TASK t AS DROP ROLE r",
    "CREATE INTEGRATION i TYPE = X",
    // alter, drop, comment
    "ALTER ROLE r",
    "ALTER ROLE r RENAME b",
    "ALTER ROLE r SET",
    "ALTER ROLE r SET OWNER = 'x'",
    "ALTER ROLE r SET TAG t = 'v'",
    "ALTER USER u UNSET DAYS_TO_EXPIRY MINS_TO_UNLOCK",
    "ALTER USER u UNSET RSA_PUBLIC_KEY_FP",
    "ALTER USER u UNSET PASSWORD, PASSWORD",
    "ALTER USER u ADD KEY PAIR k PUBLIC_KEY = 'x'",
    "ALTER USER u SET NETWORK POLICY p",
    "ALTER SCHEMA s ENABLE MANAGED ACCESS",
    "ALTER ACCOUNT SET NETWORK_POLICY = p",
    "ALTER SESSION SET QUOTED_IDENTIFIERS_IGNORE_CASE = TRUE",
    "ALTER TABLE t ADD ROW ACCESS POLICY p",
    "ALTER TABLE t MODIFY COLUMN c SET MASKING POLICY p FORCE",
    "ALTER TABLE t DROP ROW ACCESS POLICY a, ADD ROW ACCESS POLICY b ON (c)",
    "ALTER TABLE t ADD COLUMN c INT WITH MASKING POLICY p",
    "DROP ROLE a, b",
    "DROP ROLE r CASCADE RESTRICT",
    "DROP EVERYTHING",
    "DROP FUNCTION f(INT)",
    "COMMENT ON ROLE r 'c'",
    // session
    "USE ROLE",
    "USE ROLE r s",
    "USE SECONDARY ROLES",
    "USE a.b.c",
    "SET v",
    "SET (a, b) = (1, 2)",
    "SET v = '\\xff'",
    // queries that could write, and what is no query
    "SELECT IDENTIFIER('SYSTEM$ABORT_SESSION')(1)",
    "SELECT * FROM TABLE(my_procedure())",
    "SELECT 1 INTO :a",
    "SELECT (1",
    "SELECT",
    "WITH p AS PROCEDURE () RETURNS INT AS 'x' CALL p()",
    "SHOW ROLES ->> DROP ROLE r",
    "SHOW ROLES ->>",
    // other statements
    "BEGIN",
    "BEGIN DROP ROLE r",
    "LET a := 1",
    "EXECUTE IMMEDIATE FROM @s",
    "UNDROP DATABASE d",
    "GRNAT ROLE a TO ROLE b",
    // text that readers take otherwise
    "DROP ROLE r # c",
    "DROP ROLE `r`",
    "DROP ROLE\u{a0}r",
    "DROP ROLE r\u{e4}",
    "\u{feff}DROP ROLE r",
    "DROP ROLE $t$ r $t$",
    "DROP ROLE 'r'",
    "DROP ROLE \"r",
    "!source x",
    "SELECT &1",
];

fn reason(text: &str) -> Option<String> {
    let statements = parse(text).statements;
    let [only] = statements.as_slice() else {
        panic!("{text}: {statements:?}");
    };
    match &only.statement {
        Statement::Unknown(unknown) => {
            assert_eq!(unknown.line, 1, "{text}");
            Some(unknown.reason.clone())
        }
        _ => None,
    }
}

#[test]
fn no_mistake_is_taken_for_a_statement() {
    assert!(MISTAKES.len() >= 68, "{}", MISTAKES.len());
    let taken: Vec<_> = MISTAKES
        .iter()
        .filter(|text| reason(text).is_none())
        .collect();
    assert_eq!(taken, [&""; 0]);
}

#[test]
fn the_reason_says_what_to_write() {
    let cases = [
        (
            "GRANT USAGE ON ACOUNT TO ROLE r",
            "`ACOUNT …` is no kind of object that is known here",
        ),
        (
            "GRANT USAGE ON TABLE t TO ROLE r",
            "no such privilege on this kind of object",
        ),
        (
            "GRANT OWNERSHIP ON ROLE i TO ROLE r WITH GRANT OPTION",
            "OWNERSHIP has no grant option",
        ),
        (
            "CREATE USER u PASSWORT = 'p'",
            "no such property of this kind of object",
        ),
        (
            "CREATE USER u TYPE = A TYPE = B",
            "a property is given twice; give it once",
        ),
        ("DROP ROLE `r`", "this is no token that Snowflake documents"),
        ("DROP ROLE \"r", "a quote or a comment is never closed"),
    ];
    for (text, expected) in cases {
        assert_eq!(reason(text).as_deref(), Some(expected), "{text}");
    }
}

#[test]
fn the_line_is_that_of_the_mistake() {
    let text = "USE ROLE r;\nGRANT USAGE,\n  EVERYTHING\n  ON WAREHOUSE w TO ROLE r;\nDROP ROLE r;";
    let script = parse(text);
    let lines: Vec<_> = script
        .statements
        .iter()
        .map(|located| match &located.statement {
            Statement::Unknown(unknown) => Some(unknown.line),
            _ => None,
        })
        .collect();
    assert_eq!(lines, [None, Some(3), None]);
}
