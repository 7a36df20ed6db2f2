//! Statements that are understood, text by text.

use sfgen::catalogue::{ObjectKind as Kind, Privilege};
use sfgen::parse::mentions::Mentions;
use sfgen::parse::parse;
use sfgen::parse::scripting::Action;
use sfgen::parse::statement::{
    Behaviour, Change, Container, CurrentGrants, Grantee, Masked, Modifier, Name, ObjectName,
    Privileges, Property, PropertyValue, SecondaryRoles, Securable, Statement, Value,
};

/// The one statement that `text` is.
fn read(text: &str) -> Statement {
    let script = parse(text);
    assert_eq!(script.statements.len(), 1, "{text}");
    let only = script.statements.into_iter().next();
    only.expect("one statement").statement
}

fn check(cases: Vec<(&str, Statement)>) {
    for (text, expected) in cases {
        assert_eq!(read(text), expected, "{text}");
    }
}

/// `a.b` in the case in which it resolves.
fn object(path: &str) -> ObjectName {
    ObjectName::Parts(path.split('.').map(Name::quoted).collect())
}

fn role(path: &str) -> Grantee {
    Grantee::Role(object(path))
}

fn on(kind: Kind, path: &str) -> Securable {
    Securable::Object {
        kind,
        name: object(path),
    }
}

fn list(names: &[&str]) -> Privileges {
    let privileges = names
        .iter()
        .map(|name| Privilege::named(name).expect("documented"));
    Privileges::List(privileges.collect())
}

fn text(value: &str) -> Value {
    Value::Text(value.into())
}

fn word(value: &str) -> Value {
    Value::Name(object(value))
}

fn plain(name: &str, value: Value) -> Property {
    Property {
        name: name.into(),
        value: PropertyValue::Plain(value),
    }
}

fn secret(name: &str, value: Value) -> Property {
    Property {
        name: name.into(),
        value: PropertyValue::Secret(Masked(value)),
    }
}

fn grant(privileges: Privileges, on: Securable, to: Grantee, with_grant_option: bool) -> Statement {
    Statement::Grant {
        privileges,
        on,
        to,
        with_grant_option,
    }
}

fn create(kind: Kind, path: &str, modifiers: &[Modifier], properties: Vec<Property>) -> Statement {
    Statement::Create {
        kind,
        name: object(path),
        or_replace: false,
        if_not_exists: false,
        modifiers: modifiers.iter().copied().collect(),
        properties,
        mentions: Mentions::default(),
    }
}

fn alter(kind: Kind, path: &str, change: Change) -> Statement {
    Statement::Alter {
        kind,
        name: object(path),
        if_exists: false,
        change,
    }
}

#[test]
fn use_sets_the_session() {
    let kind_of = |kind, path: &str| Statement::Use {
        kind,
        name: object(path),
    };
    check(vec![
        (
            "USE ROLE ACCOUNTADMIN",
            Statement::UseRole(object("ACCOUNTADMIN")),
        ),
        ("use role \"r\"", Statement::UseRole(object("r"))),
        (
            "USE SECONDARY ROLES NONE",
            Statement::UseSecondaryRoles(SecondaryRoles::None),
        ),
        (
            "USE SECONDARY ROLES ALL",
            Statement::UseSecondaryRoles(SecondaryRoles::All),
        ),
        (
            "USE SECONDARY ROLES a, \"b\"",
            Statement::UseSecondaryRoles(SecondaryRoles::List(vec![
                Name::unquoted("a"),
                Name::quoted("b"),
            ])),
        ),
        ("USE WAREHOUSE w", kind_of(Kind::WAREHOUSE, "W")),
        (
            "USE DATABASE IDENTIFIER('ct_db')",
            kind_of(Kind::DATABASE, "CT_DB"),
        ),
        ("USE SCHEMA d.s", kind_of(Kind::SCHEMA, "D.S")),
        ("USE d", kind_of(Kind::DATABASE, "D")),
        ("USE d.s", kind_of(Kind::SCHEMA, "D.S")),
    ]);
}

#[test]
fn variables_take_constants_and_variables() {
    let set = |value| Statement::SetVariable {
        name: Name::unquoted("V"),
        value: Masked(value),
    };
    check(vec![
        ("SET v = 'a'", set(text("a"))),
        (
            "SET v = 'Tom' || CHR(38) || CHAR(128512) || 'x'",
            set(text("Tom&\u{1f600}x")),
        ),
        ("SET v = CHR(39)", set(text("'"))),
        ("SET v = $$it's \\n$$", set(text("it's \\n"))),
        ("SET v = 'it''s \\x26 \\'q\\''", set(text("it's & 'q'"))),
        ("SET v = $v", set(Value::Variable(Name::unquoted("V")))),
        ("SET v = - 5", set(Value::Number("-5".into()))),
        ("UNSET v", Statement::UnsetVariable(Name::unquoted("V"))),
    ]);
}

#[test]
fn create_keeps_names_modifiers_and_properties() {
    check(vec![
        ("CREATE ROLE r", create(Kind::ROLE, "R", &[], vec![])),
        (
            "CREATE ROLE r COMMENT = 'it''s'",
            create(Kind::ROLE, "R", &[], vec![plain("COMMENT", text("it's"))]),
        ),
        (
            "CREATE ROLE r WITH TAG (t = 'v')",
            create(
                Kind::ROLE,
                "R",
                &[],
                vec![plain("TAG", Value::List(vec![word("T"), text("v")]))],
            ),
        ),
        (
            "CREATE DATABASE ROLE d.r",
            create(Kind::DATABASE_ROLE, "D.R", &[], vec![]),
        ),
        (
            "CREATE TRANSIENT DATABASE d DATA_RETENTION_TIME_IN_DAYS = 0",
            create(
                Kind::DATABASE,
                "D",
                &[Modifier::Transient],
                vec![plain(
                    "DATA_RETENTION_TIME_IN_DAYS",
                    Value::Number("0".into()),
                )],
            ),
        ),
        (
            "CREATE SCHEMA d.s WITH MANAGED ACCESS COMMENT = 'c'",
            create(
                Kind::SCHEMA,
                "D.S",
                &[Modifier::ManagedAccess],
                vec![plain("COMMENT", text("c"))],
            ),
        ),
        (
            "CREATE WAREHOUSE w WITH WAREHOUSE_SIZE = XSMALL, AUTO_SUSPEND = 60",
            create(
                Kind::WAREHOUSE,
                "W",
                &[],
                vec![
                    plain("WAREHOUSE_SIZE", word("XSMALL")),
                    plain("AUTO_SUSPEND", Value::Number("60".into())),
                ],
            ),
        ),
        (
            "CREATE SECURITY INTEGRATION i TYPE = EXTERNAL_OAUTH ENABLED = TRUE",
            create(
                Kind::INTEGRATION,
                "I",
                &[Modifier::Security],
                vec![
                    plain("TYPE", word("EXTERNAL_OAUTH")),
                    plain("ENABLED", word("TRUE")),
                ],
            ),
        ),
    ]);
}

#[test]
fn create_user_keeps_every_property_and_masks_the_password() {
    let statement = read(
        "CREATE USER u TYPE = LEGACY_SERVICE PASSWORD = $immuta_password LOGIN_NAME = 'l'\n\
         DEFAULT_ROLE = \"R\", DEFAULT_SECONDARY_ROLES = () RSA_PUBLIC_KEY_2 = NULL;",
    );
    let no_value = Value::Name(ObjectName::Parts(vec![Name::unquoted("NULL")]));
    let properties = vec![
        plain("TYPE", word("LEGACY_SERVICE")),
        secret(
            "PASSWORD",
            Value::Variable(Name::unquoted("IMMUTA_PASSWORD")),
        ),
        plain("LOGIN_NAME", text("l")),
        plain("DEFAULT_ROLE", word("R")),
        plain("DEFAULT_SECONDARY_ROLES", Value::List(vec![])),
        plain("RSA_PUBLIC_KEY_2", no_value),
    ];
    assert_eq!(statement, create(Kind::USER, "U", &[], properties));
}

#[test]
fn no_secret_shows_itself() {
    let text = "SET v = 'hunter2'; CREATE USER u PASSWORD = 'hunter2'; \
                ALTER USER u SET PASSWORD = 'hunter2'; EXECUTE IMMEDIATE 'hunter2'; \
                GRANT 'hunter2'; CREATE USER u PASSWORT = 'hunter2'; 'hunter2";
    let script = parse(text);
    assert_eq!(script.statements.len(), 7);
    assert!(!format!("{script:?}").contains("hunter2"));
}

#[test]
fn create_says_what_it_replaces_and_what_it_adopts() {
    let created = |text| match read(text) {
        Statement::Create {
            or_replace,
            if_not_exists,
            ..
        } => (or_replace, if_not_exists),
        other => panic!("{text}: {other:?}"),
    };
    assert_eq!(created("CREATE OR REPLACE USER u"), (true, false));
    assert_eq!(created("CREATE ROLE IF NOT EXISTS r"), (false, true));
}

#[test]
fn bodies_are_kept_whole_and_not_read() {
    let cases = [
        (
            "CREATE TABLE t (a INT, b VARCHAR(3) DEFAULT 'x')",
            Kind::TABLE,
            vec![],
        ),
        (
            "CREATE TEMPORARY TABLE t AS SELECT 1",
            Kind::TABLE,
            vec![Modifier::Temporary, Modifier::Defined],
        ),
        (
            "CREATE SECURE VIEW t COPY GRANTS AS SELECT 1 AS a",
            Kind::VIEW,
            vec![Modifier::Secure, Modifier::CopyGrants, Modifier::Defined],
        ),
        (
            "CREATE MASKING POLICY t AS (v STRING) RETURNS STRING -> CASE WHEN v = 'a' THEN v END",
            Kind::MASKING_POLICY,
            vec![Modifier::Defined],
        ),
        (
            "CREATE ROW ACCESS POLICY t AS (v INT) RETURNS BOOLEAN -> TRUE",
            Kind::ROW_ACCESS_POLICY,
            vec![Modifier::Defined],
        ),
        (
            "CREATE PROCEDURE t(a INT) RETURNS INT LANGUAGE SQL EXECUTE AS CALLER AS $$ BEGIN RETURN 1; END $$",
            Kind::PROCEDURE,
            vec![Modifier::AsCaller, Modifier::Defined],
        ),
        (
            "CREATE STAGE t URL = 's3://b' CREDENTIALS = (A = 'b' C = 'd')",
            Kind::STAGE,
            vec![Modifier::Credentials, Modifier::Url],
        ),
        ("CREATE SEQUENCE t", Kind::SEQUENCE, vec![]),
    ];
    for (text, kind, modifiers) in cases {
        assert_eq!(read(text), create(kind, "T", &modifiers, vec![]), "{text}");
    }
}

#[test]
fn alter_says_what_changes() {
    let set_policy = Change::SetPolicy {
        kind: Kind::AUTHENTICATION_POLICY,
        policy: object("D.S.P"),
        force: true,
    };
    check(vec![
        (
            "ALTER ROLE a RENAME TO b",
            alter(Kind::ROLE, "A", Change::Rename(object("B"))),
        ),
        (
            "ALTER ROLE a SET COMMENT = 'c'",
            alter(
                Kind::ROLE,
                "A",
                Change::Set(vec![plain("COMMENT", text("c"))]),
            ),
        ),
        (
            "ALTER USER u SET PASSWORD = 'p'\nTYPE = PERSON",
            alter(
                Kind::USER,
                "U",
                Change::Set(vec![
                    secret("PASSWORD", text("p")),
                    plain("TYPE", word("PERSON")),
                ]),
            ),
        ),
        (
            "ALTER USER u UNSET password, RSA_PUBLIC_KEY_2",
            alter(
                Kind::USER,
                "U",
                Change::Unset(vec!["PASSWORD".into(), "RSA_PUBLIC_KEY_2".into()]),
            ),
        ),
        (
            "ALTER USER u SET AUTHENTICATION POLICY d.s.p FORCE",
            alter(Kind::USER, "U", set_policy),
        ),
        (
            "ALTER USER u UNSET SESSION POLICY",
            alter(Kind::USER, "U", Change::UnsetPolicy(Kind::SESSION_POLICY)),
        ),
        (
            "ALTER USER u ABORT ALL QUERIES",
            alter(Kind::USER, "U", Change::Other("ABORT ALL QUERIES".into())),
        ),
        (
            "ALTER WAREHOUSE w RESUME IF SUSPENDED",
            alter(
                Kind::WAREHOUSE,
                "W",
                Change::Other("RESUME IF SUSPENDED".into()),
            ),
        ),
        (
            "ALTER TABLE t ADD COLUMN c NUMBER(1, 0)",
            alter(Kind::TABLE, "T", Change::Other("ADD COLUMN".into())),
        ),
    ]);
}

#[test]
fn policies_are_attached_and_detached() {
    let column = Name::unquoted("C");
    let policy = object("D.S.P");
    let columns = vec![Name::unquoted("A"), Name::quoted("b")];
    check(vec![
        (
            "ALTER TABLE t MODIFY COLUMN c SET MASKING POLICY d.s.p",
            alter(
                Kind::TABLE,
                "T",
                Change::AttachMaskingPolicy {
                    column: column.clone(),
                    policy: policy.clone(),
                },
            ),
        ),
        (
            "ALTER VIEW t ALTER c UNSET MASKING POLICY",
            alter(Kind::VIEW, "T", Change::DetachMaskingPolicy { column }),
        ),
        (
            "ALTER TABLE t ADD ROW ACCESS POLICY d.s.p ON (a, \"b\")",
            alter(
                Kind::TABLE,
                "T",
                Change::AttachRowAccessPolicy {
                    policy: policy.clone(),
                    columns,
                },
            ),
        ),
        (
            "ALTER TABLE t DROP ROW ACCESS POLICY d.s.p",
            alter(Kind::TABLE, "T", Change::DetachRowAccessPolicy { policy }),
        ),
        (
            "ALTER TABLE t DROP ALL ROW ACCESS POLICIES",
            alter(Kind::TABLE, "T", Change::DetachAllRowAccessPolicies),
        ),
    ]);
}

#[test]
fn drop_takes_either_behaviour_on_every_kind() {
    let dropped = |kind, if_exists, behaviour| Statement::Drop {
        kind,
        name: object("X"),
        if_exists,
        behaviour,
    };
    check(vec![
        ("DROP ROLE x", dropped(Kind::ROLE, false, None)),
        (
            "DROP USER IF EXISTS x CASCADE",
            dropped(Kind::USER, true, Some(Behaviour::Cascade)),
        ),
        (
            "DROP DATABASE x RESTRICT",
            dropped(Kind::DATABASE, false, Some(Behaviour::Restrict)),
        ),
        (
            "DROP ROW ACCESS POLICY x",
            dropped(Kind::ROW_ACCESS_POLICY, false, None),
        ),
        (
            "DROP SCHEMA IDENTIFIER('x')",
            dropped(Kind::SCHEMA, false, None),
        ),
    ]);
}

#[test]
fn grants_of_privileges_are_read() {
    let all_tables = Securable::All {
        kind: Kind::TABLE,
        container: Container::Schema(object("D.S")),
    };
    let future_schemas = Securable::Future {
        kind: Kind::SCHEMA,
        container: Container::Database(object("D")),
    };
    let database = on(Kind::DATABASE, "SNOWFLAKE");
    check(vec![
        (
            "GRANT CREATE ROLE, APPLY MASKING POLICY ON ACCOUNT TO ROLE r WITH GRANT OPTION",
            grant(
                list(&["CREATE ROLE", "APPLY MASKING POLICY"]),
                Securable::Account,
                role("R"),
                true,
            ),
        ),
        (
            "GRANT USAGE ON WAREHOUSE \"w\" TO r",
            grant(list(&["USAGE"]), on(Kind::WAREHOUSE, "w"), role("R"), false),
        ),
        (
            "GRANT ALL PRIVILEGES ON SCHEMA d.s TO DATABASE ROLE d.r",
            grant(
                Privileges::All,
                on(Kind::SCHEMA, "D.S"),
                Grantee::DatabaseRole(object("D.R")),
                false,
            ),
        ),
        (
            "GRANT SELECT ON ALL TABLES IN SCHEMA d.s TO ROLE r",
            grant(list(&["SELECT"]), all_tables, role("R"), false),
        ),
        (
            "GRANT USAGE ON FUTURE SCHEMAS IN DATABASE d TO ROLE r",
            grant(list(&["USAGE"]), future_schemas, role("R"), false),
        ),
        (
            "GRANT IMPORTED PRIVILEGES ON DATABASE SNOWFLAKE TO ROLE r",
            grant(list(&["IMPORTED PRIVILEGES"]), database, role("R"), false),
        ),
    ]);
}

#[test]
fn grants_of_roles_and_ownership_are_read() {
    let granted = |role, to, with_grant_option| Statement::GrantRole {
        role,
        to,
        with_grant_option,
    };
    let user = Grantee::User(object("U"));
    let viewer = Grantee::DatabaseRole(object("SNOWFLAKE.GOVERNANCE_VIEWER"));
    check(vec![
        (
            "GRANT ROLE r TO USER u",
            granted(role("R"), user.clone(), false),
        ),
        (
            "GRANT ROLE r TO ROLE s WITH GRANT OPTION",
            granted(role("R"), role("S"), true),
        ),
        (
            "GRANT DATABASE ROLE snowflake.governance_viewer TO ROLE r",
            granted(viewer, role("R"), false),
        ),
        (
            "GRANT OWNERSHIP ON ROLE i TO ROLE r COPY CURRENT GRANTS",
            Statement::GrantOwnership {
                on: on(Kind::ROLE, "I"),
                to: role("R"),
                current_grants: Some(CurrentGrants::Copy),
            },
        ),
        (
            "GRANT OWNERSHIP ON ALL SCHEMAS IN DATABASE d TO ROLE r REVOKE CURRENT GRANTS",
            Statement::GrantOwnership {
                on: Securable::All {
                    kind: Kind::SCHEMA,
                    container: Container::Database(object("D")),
                },
                to: role("R"),
                current_grants: Some(CurrentGrants::Revoke),
            },
        ),
        (
            "REVOKE ROLE r FROM USER u",
            Statement::RevokeRole {
                role: role("R"),
                from: user,
            },
        ),
        (
            "REVOKE GRANT OPTION FOR USAGE ON DATABASE d FROM ROLE r CASCADE",
            Statement::Revoke {
                grant_option_for: true,
                privileges: list(&["USAGE"]),
                on: on(Kind::DATABASE, "D"),
                from: role("R"),
                behaviour: Some(Behaviour::Cascade),
            },
        ),
    ]);
}

#[test]
fn comments_on_objects_are_statements() {
    let expected = Statement::Comment {
        kind: Kind::ROLE,
        name: object("R"),
        if_exists: true,
        text: "c".into(),
    };
    check(vec![("COMMENT IF EXISTS ON ROLE r IS 'c'", expected)]);
}

#[test]
fn a_query_is_kept_as_it_stands() {
    for query in [
        "SHOW GRANTS TO ROLE \"R\"",
        "DESC USER u",
        "SELECT CURRENT_ROLE(), a::INT FROM d.s.t WHERE b <> 'x'",
        "SHOW ROLES LIKE 'R' ->> SELECT \"name\" FROM $1",
        "SELECT * FROM TABLE(RESULT_SCAN(LAST_QUERY_ID()))",
        "SELECT SYSTEM$TYPEOF(1)",
    ] {
        let text = format!("-- c\n{query} -- d\n;");
        assert!(matches!(read(&text), Statement::Read(read) if read.text == query));
    }
}

#[test]
fn what_execute_immediate_runs_is_read_where_it_is_a_block() {
    let block = |text: &str| match read(text) {
        Statement::Block(block) => block,
        other => panic!("{text}: {other:?}"),
    };
    let found = block("EXECUTE IMMEDIATE\n$$\nBEGIN\n  DROP ROLE a;\nEND;\n$$;");
    assert_eq!(found.body[0].line.0, 4);
    let action = &found.body[0].action;
    assert!(matches!(action, Action::Statement(Statement::Drop { .. })));
    let in_quotes = block("EXECUTE IMMEDIATE 'BEGIN DROP ROLE a; END'");
    assert_eq!(in_quotes, found);
    let text = block("EXECUTE IMMEDIATE 'SELECT 1'");
    assert!(matches!(text.body[0].action, Action::Execute { .. }));
}

#[test]
fn lines_and_comments_stand_where_they_are() {
    let script = parse(
        "-- first\n\nUSE ROLE r; /* two\nlines */ GRANT ROLE a\n  TO ROLE b -- end\n;\n// last",
    );
    let lines: Vec<_> = script
        .statements
        .iter()
        .map(|located| (located.line, located.end_line))
        .collect();
    assert_eq!(lines, [(3, 3), (4, 6)]);
    let comments: Vec<_> = script
        .comments
        .iter()
        .map(|comment| (comment.line, comment.text.as_str()))
        .collect();
    assert_eq!(
        comments,
        [(1, "first"), (3, "two\nlines"), (5, "end"), (7, "last")]
    );
}
