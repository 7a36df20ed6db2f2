//! Scripts that try to get past the reviewer: each is judged rightly, or not judged at all.

use sfgen::cli::Status;

use crate::common::sfgen_with;

/// What comes to no verdict: exit status 3, whatever else is found.
const NOT_REVIEWED: &[(&str, &str)] = &[
    // What a client sends otherwise than the server reads.
    (
        "carriage returns alone",
        "USE ROLE SYSADMIN;\rCREATE ROLE R;\r",
    ),
    ("a comment that a return ends", "-- a\rDROP ROLE R;\n"),
    ("comments in comments", "/* a /* b */ DROP ROLE R; */"),
    ("a command of the client", "!source x.sql\n"),
    ("one behind blanks", "  !source x.sql\n"),
    (
        "one in a text",
        "CREATE ROLE R COMMENT = 'a\n!source x.sql\n';",
    ),
    ("one in a comment", "/*\n!source x.sql\n*/"),
    (
        "one in a block",
        "EXECUTE IMMEDIATE $$\n/*\n!source x.sql\n*/ BEGIN CREATE ROLE R; END;\n$$;",
    ),
    ("asynchronous", "CREATE ROLE R;>\nCREATE ROLE Q;>"),
    ("a variable in a comment", "-- &var\n"),
    ("a variable in a block comment", "/* &{var} */\n"),
    ("a comment of Jinja", "{# DROP #}CREATE ROLE R;"),
    ("a template", "CREATE ROLE <% r %>;"),
    ("a bare block", "BEGIN\n  CREATE ROLE R;\nEND;"),
    ("a transaction", "BEGIN; CREATE ROLE R; COMMIT;"),
    (
        "a name with a backslash and a quote",
        "CREATE ROLE \"a\\\"; DROP ROLE R; --\";",
    ),
    // Characters.
    ("a homoglyph in a word", "CRE\u{410}TE ROLE R;"),
    ("a no-break space", "CREATE\u{a0}ROLE R;"),
    ("a no-break space in a comment", "--\u{a0}x\nCREATE ROLE R;"),
    ("an em space in a name", "CREATE ROLE \"A\u{2003}B\";"),
    (
        "a byte order mark in the middle",
        "USE ROLE R;\n\u{feff}CREATE ROLE R;",
    ),
    ("nothing visible in a word", "CRE\u{200b}ATE ROLE R;"),
    ("nothing visible in a comment", "-- a\u{200b}b\n"),
    (
        "a full-width semicolon",
        "CREATE ROLE R\u{ff1b} DROP ROLE X;",
    ),
    (
        "a line separator in a comment",
        "-- a\u{2028}DROP ROLE R;\n",
    ),
    ("a vertical tab", "CREATE\u{b}ROLE R;"),
    ("a form feed", "CREATE\u{c}ROLE R;"),
    ("a next line", "CREATE\u{85}ROLE R;"),
    ("a null", "CREATE ROLE R\0;"),
    // What has no end.
    ("a name", "CREATE ROLE \"R"),
    ("a text", "CREATE ROLE R COMMENT = 'x"),
    ("a comment", "/* x"),
    ("a dollar text", "EXECUTE IMMEDIATE $$ x"),
    ("a statement", "GRANT ROLE R TO"),
    ("a tagged dollar text", "EXECUTE IMMEDIATE $t$ x $t$;"),
    // Texts of other dialects.
    ("U&\"\"", "CREATE ROLE U&\"\\0041\";"),
    ("U&''", "CREATE ROLE R COMMENT = U&'\\0041';"),
    ("N''", "CREATE ROLE R COMMENT = N'a';"),
    ("X''", "CREATE ROLE R COMMENT = X'41';"),
    ("E''", "CREATE ROLE R COMMENT = E'a\\n';"),
    ("R''", "CREATE ROLE R COMMENT = R'a\\';DROP ROLE X;--';"),
    ("texts side by side", "CREATE ROLE R COMMENT = 'a' 'b';"),
    ("a question mark", "GRANT ROLE ? TO USER U;"),
    ("a bind variable", "GRANT ROLE IDENTIFIER(:x) TO USER U;"),
    // What runs something that does not stand here.
    ("a file", "EXECUTE IMMEDIATE FROM @D.S.STAGE/x.sql;"),
    ("a call", "CALL D.S.P();"),
    (
        "a call of what stands here",
        "WITH p AS PROCEDURE() RETURNS INT LANGUAGE SQL AS $$ x $$ CALL p();",
    ),
    ("a call in a query", "SELECT * FROM TABLE(D.S.P());"),
    ("a call behind an arrow", "SHOW GRANTS ->> CALL P();"),
    ("a change behind an arrow", "SHOW GRANTS ->> DROP ROLE R;"),
    (
        "a procedure",
        "CREATE PROCEDURE D.S.P() RETURNS INT LANGUAGE SQL AS $$ BEGIN GRANT ROLE ACCOUNTADMIN TO USER X; END; $$;",
    ),
    (
        "a procedure of its caller's",
        "CREATE PROCEDURE D.S.P() RETURNS INT EXECUTE AS CALLER AS 'x';",
    ),
    (
        "a task",
        "CREATE TASK D.S.T SCHEDULE = '1 minute' AS GRANT ROLE ACCOUNTADMIN TO USER X;",
    ),
    (
        "an alert",
        "CREATE ALERT D.S.A IF (EXISTS (SELECT 1)) THEN DROP ROLE R;",
    ),
    (
        "a variable from a query",
        "SET a = (SELECT 'ACCOUNTADMIN');\nGRANT ROLE IDENTIFIER($a) TO USER U;",
    ),
    (
        "words that only begin like a query",
        "ls as the body, then run it;",
    ),
    // Access control beyond the model.
    ("ALTER ACCOUNT", "ALTER ACCOUNT SET NETWORK_POLICY = P;"),
    (
        "ALTER SESSION",
        "ALTER SESSION SET QUOTED_IDENTIFIERS_IGNORE_CASE = TRUE;",
    ),
    ("CREATE OR ALTER", "CREATE OR ALTER ROLE R;"),
    (
        "an application",
        "GRANT USAGE ON DATABASE D TO APPLICATION A;",
    ),
    (
        "an application's role",
        "GRANT USAGE ON DATABASE D TO APPLICATION ROLE A.R;",
    ),
    ("a role to an application", "GRANT ROLE R TO APPLICATION A;"),
    ("a share", "GRANT USAGE ON DATABASE D TO SHARE S;"),
    (
        "a database role to a share",
        "GRANT DATABASE ROLE D.R TO SHARE S;",
    ),
    (
        "a caller's grant",
        "GRANT CALLER USAGE ON DATABASE D TO ROLE R;",
    ),
    (
        "inherited callers' grants",
        "GRANT ALL INHERITED CALLER PRIVILEGES ON ACCOUNT TO DATABASE ROLE D.R;",
    ),
    (
        "outbound privileges",
        "GRANT OWNERSHIP ON TABLE D.S.T TO ROLE R REVOKE CURRENT GRANTS OUTBOUND PRIVILEGES;",
    ),
    (
        "MANAGE GRANTS on a database",
        "GRANT MANAGE GRANTS ON DATABASE D TO ROLE R;",
    ),
    ("a key with a name", "ALTER USER U ADD PUBLIC KEY K = 'x';"),
    (
        "a token",
        "ALTER USER U ADD PROGRAMMATIC ACCESS TOKEN T ROLE_RESTRICTION = 'ACCOUNTADMIN';",
    ),
    (
        "a delegation",
        "ALTER USER U ADD DELEGATED AUTHORIZATION OF ROLE R TO SECURITY INTEGRATION I;",
    ),
    (
        "a workload's identity",
        "ALTER USER U SET WORKLOAD_IDENTITY = (TYPE = AWS ARN = 'x');",
    ),
    (
        "a user who is not named",
        "ALTER USER SET DEFAULT_ROLE = R;",
    ),
    ("UNDROP", "UNDROP DATABASE D;"),
    ("a clone", "CREATE DATABASE D CLONE E;"),
    ("a policy of a tag", "ALTER TAG D.S.T SET MASKING POLICY P;"),
    ("an upload", "PUT file:///etc/passwd @s;"),
];

#[test]
fn what_is_not_understood_comes_to_no_verdict() {
    for (what, script) in NOT_REVIEWED {
        let script = format!("USE ROLE ACCOUNTADMIN;\n{script}");
        let answer = sfgen_with(&["review", "-", "--format", "json"], &script, &[]);
        assert_eq!(
            answer.status,
            Status::NotReviewed,
            "{what}: {}",
            answer.output
        );
        let says = |words: &str| answer.output.contains(words);
        assert!(says("\"verdict\": \"not fully reviewed\""), "{what}");
        assert!(!says("\"findings\": []"), "{what}");
    }
}

/// What is understood, and the rule that has to find it.
const FOUND: &[(&str, &str)] = &[
    ("SELECT SYSTEM$CANCEL_ALL_QUERIES(1);", "work-interrupted"),
    ("SELECT SYSTEM$ABORT_SESSION(1);", "work-interrupted"),
    ("CALL P();", "code-acts"),
    ("EXECUTE TASK T;", "code-acts"),
    ("INSERT INTO T VALUES (1);", "data-changed"),
    ("SELECT S.NEXTVAL;", "data-changed"),
    ("CREATE DATABASE N; CREATE TABLE N.PUBLIC.T (A INT); CREATE PIPE N.PUBLIC.P AS COPY INTO N.PUBLIC.T FROM @EXT.PUBLIC.S;", "data-changed"),
    ("CREATE DATABASE N; CREATE STAGE N.PUBLIC.S; CREATE PIPE N.PUBLIC.P AS COPY INTO HR.PUBLIC.T FROM @N.PUBLIC.S;", "data-changed"),
    (
        "EXECUTE IMMEDIATE 'DROP ' || 'ROLE R';",
        "drop-of-existing",
    ),
    (
        "SET s = 'DROP ROLE R'; EXECUTE IMMEDIATE $s;",
        "drop-of-existing",
    ),
    (
        "EXECUTE IMMEDIATE 'GRANT ROLE ACCOUNTADMIN TO ROLE R';",
        "administrator-role-granted",
    ),
    (
        "EXECUTE IMMEDIATE $$ BEGIN DROP ROLE R; RETURN 1; END; $$;",
        "drop-of-existing",
    ),
    (
        "GRANT ROLE IDENTIFIER('ACCOUNT' || 'ADMIN') TO USER U;",
        "administrator-role-granted",
    ),
    (
        "SET r = 'ACCOUNT' || 'ADMIN'; GRANT ROLE IDENTIFIER($r) TO USER U;",
        "administrator-role-granted",
    ),
    (
        "EXECUTE IMMEDIATE $$ BEGIN IF (CURRENT_USER() = 'X') THEN GRANT ROLE ACCOUNTADMIN TO USER U; END IF; END; $$;",
        "administrator-role-granted",
    ),
    (
        "EXECUTE IMMEDIATE $$
         DECLARE c CURSOR FOR SELECT name FROM d.s.t;
         BEGIN FOR r IN c DO EXECUTE IMMEDIATE 'DROP ROLE ' || r.name; END FOR; END; $$;",
        "drop-of-existing",
    ),
    (
        "EXECUTE IMMEDIATE $$
         DECLARE c CURSOR FOR SELECT name FROM d.s.t;
         BEGIN FOR r IN c DO EXECUTE IMMEDIATE 'GRANT ROLE ' || r.name || ' TO USER U'; END FOR; END; $$;",
        "statement-not-understood",
    ),
    (
        "GRANT ROLE\n  ACCOUNTADMIN\n  -- c\n  TO\n  USER\n  U\n;",
        "administrator-role-granted",
    ),
    (
        "// a\nGRANT ROLE SECURITYADMIN TO USER U;",
        "administrator-role-granted",
    ),
    (
        "-- $$\nGRANT ROLE ACCOUNTADMIN TO USER U;\n-- $$",
        "administrator-role-granted",
    ),
    (
        "/* $$ */ GRANT ROLE ACCOUNTADMIN TO USER U; /* $$ */",
        "administrator-role-granted",
    ),
    (
        "EXECUTE IMMEDIATE $$ BEGIN GRANT ROLE ACCOUNTADMIN TO ROLE R; END; $$;",
        "administrator-role-granted",
    ),
    (
        "GRANT ROLE \"ACCOUNTADMIN\" TO ROLE R",
        "administrator-role-granted",
    ),
    (
        "GRANT ROLE IDENTIFIER('accountadmin') TO ROLE R;",
        "administrator-role-granted",
    ),
    (
        "GRANT ALL ON FUTURE TABLES IN DATABASE D TO ROLE R;",
        "all-privileges",
    ),
    (
        "GRANT ALL ON ACCOUNT TO ROLE R;",
        "account-wide-manage-grants",
    ),
    ("GRANT DATABASE ROLE D.R TO ROLE PUBLIC;", "grant-to-public"),
    (
        "GRANT OWNERSHIP ON ROLE R TO ROLE PUBLIC;",
        "grant-to-public",
    ),
    (
        "CREATE USER U TYPE = NULL DEFAULT_SECONDARY_ROLES = ();",
        "user-without-type",
    ),
    (
        "ALTER USER U SET DEFAULT_SECONDARY_ROLES = ('ALL');",
        "secondary-roles-left-at-all",
    ),
    (
        "ALTER USER U SET MINS_TO_BYPASS_MFA = 60;",
        "credential-of-existing-user",
    ),
    (
        "ALTER USER U SET RSA_PUBLIC_KEY_2 = 'x';",
        "credential-of-existing-user",
    ),
    (
        "ALTER USER U UNSET AUTHENTICATION POLICY;",
        "policy-loosened",
    ),
    ("ALTER USER U SET NETWORK_POLICY = NULL;", "policy-loosened"),
    (
        "ALTER AUTHENTICATION POLICY D.S.P SET AUTHENTICATION_METHODS = ('PASSWORD');",
        "policy-loosened",
    ),
    (
        "CREATE OR REPLACE MASKING POLICY D.S.P AS (V STRING) RETURNS STRING -> V;",
        "create-or-replace",
    ),
    (
        "GRANT IMPERSONATE ON USER U TO ROLE R;",
        "impersonation-of-user",
    ),
    ("GRANT ALL ON USER U TO ROLE R;", "impersonation-of-user"),
    (
        "CREATE ROLE \"e\u{301}\"; CREATE ROLE \"\u{e9}\";",
        "name-beyond-ascii",
    ),
    (
        "CREATE STAGE D.S.ST CREDENTIALS = (AWS_KEY_ID = 'k' AWS_SECRET_KEY = 's');",
        "password-in-script",
    ),
    (
        "CREATE SECURITY INTEGRATION I TYPE = OAUTH OAUTH_CLIENT_SECRET = 's';",
        "password-in-script",
    ),
    (
        "CREATE SECURITY INTEGRATION I TYPE = EXTERNAL_OAUTH EXTERNAL_OAUTH_ANY_ROLE_MODE = 'ENABLE';",
        "sign-in-from-outside",
    ),
    (
        "ALTER INTEGRATION I SET RUN_AS_ROLE = 'ACCOUNTADMIN';",
        "sign-in-from-outside",
    ),
    (
        "CREATE EXTERNAL ACCESS INTEGRATION I ALLOWED_NETWORK_RULES = (R) ENABLED = TRUE;",
        "reach-outside-account",
    ),
    (
        "ALTER STAGE D.S.ST SET URL = 's3://b/';",
        "reach-outside-account",
    ),
    ("ALTER DATABASE D RENAME TO E;", "existing-object-renamed"),
    (
        "GRANT ROLE GLOBALORGADMIN TO USER U;",
        "administrator-role-granted",
    ),
    (
        "SET d = 'PROD';
         GRANT OWNERSHIP ON ALL TABLES IN DATABASE IDENTIFIER($d) TO ROLE R REVOKE CURRENT GRANTS;",
        "existing-object-changes-owner",
    ),
    (
        "SET p = 'PUBLIC';
         GRANT SELECT ON FUTURE TABLES IN DATABASE D TO ROLE IDENTIFIER($p);",
        "grant-to-public",
    ),
    (
        "SET p = 'PUBLIC'; GRANT OWNERSHIP ON TABLE D.S.T TO ROLE IDENTIFIER($p);",
        "grant-to-public",
    ),
    (
        "GRANT OWNERSHIP ON USER U TO ROLE USERADMIN REVOKE CURRENT GRANTS;",
        "existing-object-changes-owner",
    ),
    (
        "GRANT MODIFY PROGRAMMATIC AUTHENTICATION METHODS ON USER U TO ROLE R;",
        "impersonation-of-user",
    ),
    (
        "CREATE USER IF NOT EXISTS U; ALTER USER U SET RSA_PUBLIC_KEY = 'made for this test';",
        "credential-of-existing-user",
    ),
    (
        "CREATE DATABASE IF NOT EXISTS D; DROP DATABASE D;",
        "drop-of-existing",
    ),
    (
        "ALTER USER U UNSET DISABLED;",
        "credential-of-existing-user",
    ),
    (
        "ALTER USER U SET AUTHENTICATION POLICY D.S.P FORCE;",
        "policy-loosened",
    ),
    (
        "CREATE ROLE A; DROP ROLE A; ALTER ROLE B RENAME TO A; DROP ROLE A;",
        "drop-of-existing",
    ),
    (
        "CREATE STAGE D.S.ST URL = 's3://b/';",
        "reach-outside-account",
    ),
    ("DROP ROLE R; CREATE ROLE R;", "drop-of-existing"),
    (
        "ALTER USER U SET RSA_PUBLIC_KEY = 'made for this test'; DROP USER U; CREATE USER U;",
        "credential-of-existing-user",
    ),
    (
        "ALTER NETWORK POLICY P SET ALLOWED_IP_LIST = ('0.0.0.0/0');
         CREATE OR REPLACE NETWORK POLICY P;",
        "policy-loosened",
    ),
    (
        "EXECUTE IMMEDIATE $$\nBEGIN\n  DROP ROLE \"R\";\n  CREATE ROLE \"R\";\nEND;\n$$;",
        "drop-of-existing",
    ),
    ("ALTER ROLE R RENAME TO S; DROP ROLE S;", "drop-of-existing"),
    (
        "ALTER USER U RENAME TO V; ALTER USER V SET RSA_PUBLIC_KEY = 'made for this test';",
        "credential-of-existing-user",
    ),
];

#[test]
fn what_is_understood_is_found() {
    for (script, rule) in FOUND {
        let script = format!("USE ROLE ACCOUNTADMIN;\n{script}");
        let answer = sfgen_with(&["review", "-", "--format", "json"], &script, &[]);
        let found = answer.output.contains(&format!("\"rule\": \"{rule}\""));
        assert!(found, "{rule}: {script}: {}", answer.output);
    }
}

/// A delete acts on what carries its mark alone; anybody can write such blocks about anything.
#[test]
fn a_mark_proves_nothing_unless_create_has_put_it_there() {
    const MARK: &str = "Immuta integration \"IMMUTA\" [sfgen 1]";
    let payload = "fixtures/payloads/oauth-client-secret.yaml";
    let delete = sfgen_with(&["delete", payload], "", &[]).output;
    assert!(delete.contains(MARK));
    let cases = [
        ("as sfgen prints it", delete.clone(), false),
        (
            "somebody's comment as the mark",
            delete.replace(MARK, "the chief DBA"),
            true,
        ),
        (
            "a mark that the script sets first",
            format!(
                "USE ROLE ACCOUNTADMIN;\n\
                 COMMENT ON USER IMMUTA_SYSTEM_ACCOUNT IS '{MARK}';\n{delete}"
            ),
            true,
        ),
        (
            "the roles of one of Snowflake's own",
            delete
                .replace("IMMUTA_SYSTEM\"", "SYSADMIN\"")
                .replace("'IMMUTA_SYSTEM'", "'SYSADMIN'"),
            true,
        ),
    ];
    for (case, script, found) in cases {
        let answer = sfgen_with(&["review", "-", "--format", "json"], &script, &[]);
        let drops = answer.output.contains("\"rule\": \"drop-of-existing\"");
        assert_eq!(drops, found, "{case}: {}", answer.output);
    }
}

#[test]
fn what_a_role_has_by_an_earlier_script_counts() {
    let folder = tempfile::tempdir().unwrap();
    let earlier = folder.path().join("earlier.sql");
    let text = "USE ROLE ACCOUNTADMIN;
        CREATE ROLE HELPER; CREATE ROLE EVERYBODY; CREATE DATABASE D;
        GRANT ROLE SECURITYADMIN TO ROLE HELPER; GRANT ROLE EVERYBODY TO ROLE PUBLIC;";
    std::fs::write(&earlier, text).unwrap();
    let cases = [
        (
            "GRANT ROLE HELPER TO USER U;",
            Some("administrator-role-granted"),
        ),
        (
            "GRANT CREATE USER ON ACCOUNT TO ROLE EVERYBODY;",
            Some("grant-to-public"),
        ),
        ("GRANT USAGE ON DATABASE D TO ROLE HELPER;", None),
    ];
    for (script, rule) in cases {
        let script = format!("USE ROLE ACCOUNTADMIN;\n{script}");
        let after = ["--after", earlier.to_str().unwrap()];
        let answer = sfgen_with(&["review", "-", after[0], after[1]], &script, &[]);
        match rule {
            Some(rule) => assert!(answer.output.contains(rule), "{script}: {}", answer.output),
            None => assert!(answer.output.contains(": clean"), "{}", answer.output),
        }
    }
}
