//! An account that nobody knows: what a statement needs is assumed, and only what is known to be
//! otherwise is refused.

use sfgen::parse::parse;
use sfgen::review::{Request, Review, Went, review};

fn reviewed(script: &str) -> Review {
    review(&Request::of(&parse(script)))
}

/// The lines that are refused.
fn refused(script: &str) -> Vec<u32> {
    let review = reviewed(script);
    let refused = review
        .statements
        .iter()
        .filter(|statement| matches!(statement.went, Went::Refused(_)));
    refused.map(|statement| statement.line).collect()
}

fn assumed(script: &str) -> Vec<String> {
    let assumed = reviewed(script).assumed.into_iter();
    assumed.map(|assumption| assumption.what).collect()
}

#[test]
fn what_may_run_on_some_account_is_not_refused() {
    for script in [
        "USE ROLE DEPLOYER;\nUSE SCHEMA ADMIN.DEPLOY;\nCREATE TABLE T (A INT);",
        "CREATE STAGE FILES;",
        "USE ROLE ORGADMIN;\nSHOW ACCOUNTS;",
        "USE SECONDARY ROLES A, B;",
        "GRANT ROLE IDENTIFIER($x) TO USER U;",
        "USE ROLE LOADER;\nALTER TABLE HR.PUBLIC.T RENAME TO HR.PUBLIC.OLD;",
        "USE ROLE USERADMIN;\nGRANT USAGE ON DATABASE HR TO ROLE R;",
        "USE ROLE OPS;\nGRANT MANAGE GRANTS ON ACCOUNT TO ROLE R;",
        "USE ROLE OPS;\nGRANT SELECT ON ALL TABLES IN SCHEMA HR.PUBLIC TO ROLE R;",
        "CREATE ROLE LAB;\nGRANT ROLE LAB TO ROLE TEAM;\nUSE ROLE LAB;",
        "ALTER DATABASE HR RENAME TO PEOPLE;\nDROP TABLE PEOPLE.PUBLIC.T;",
    ] {
        assert_eq!(refused(script), [0; 0], "{script}");
    }
}

#[test]
fn what_the_script_itself_denies_is_refused() {
    for (script, line) in [
        (
            "CREATE DATABASE D;\nGRANT SELECT ON TABLE D.PUBLIC.T TO ROLE R;",
            2,
        ),
        ("CREATE ROLE LAB;\nUSE ROLE LAB;", 2),
        ("DROP ROLE R;\nGRANT ROLE R TO USER U;", 2),
        ("DROP DATABASE HR;\nUSE SCHEMA HR.PUBLIC;", 2),
        ("ALTER ROLE R RENAME TO S;\nDROP ROLE R;", 2),
        (
            "CREATE ROLE R;\nGRANT ROLE R TO USER ADMINISTRATOR;\nUSE ROLE R;\nCREATE DATABASE D;",
            4,
        ),
        (
            "USE ROLE SYSADMIN;\nUSE SECONDARY ROLES NONE;\nCREATE ROLE R;",
            3,
        ),
        ("GRANT ROLE R TO USER U;\nCREATE ROLE R;", 2),
    ] {
        assert_eq!(refused(script), [line], "{script}");
    }
}

#[test]
fn an_assumption_is_told_once_with_the_line_that_needs_it() {
    let script = "USE ROLE SYSADMIN;\nUSE DATABASE HR;\nGRANT USAGE ON DATABASE HR TO ROLE R;\n\
                  GRANT MONITOR ON DATABASE HR TO ROLE R;";
    let lines: Vec<_> = reviewed(script)
        .assumed
        .into_iter()
        .map(|assumption| (assumption.what, assumption.line))
        .collect();
    let expected = [
        (
            "DATABASE HR exists, owned by ROLE SYSADMIN".to_owned(),
            Some(2),
        ),
        ("ROLE R exists, owned by ROLE USERADMIN".to_owned(), Some(3)),
    ];
    assert_eq!(lines, expected);
}

/// What a later line rests on is never taken to have been in the way of an earlier one.
#[test]
fn what_a_script_makes_was_not_there() {
    let script = "USE ROLE SYSADMIN;\nCREATE DATABASE D;\nCREATE SCHEMA D.S;\n\
                  USE SCHEMA D.S;\nCREATE TABLE T (A INT);\nDROP DATABASE D;\nCREATE DATABASE D;";
    assert_eq!(refused(script), [0; 0]);
    assert_eq!(assumed(script), [""; 0]);
}

#[test]
fn all_objects_of_a_kind_are_more_than_the_one_that_is_known() {
    let script = "CREATE TABLE HR.PUBLIC.MINE (A INT);\n\
                  GRANT SELECT ON ALL TABLES IN SCHEMA HR.PUBLIC TO ROLE V;";
    let review = reviewed(script);
    let granted = "granted SELECT ON every TABLE in SCHEMA HR.PUBLIC TO ROLE V";
    assert!(
        review.statements[1]
            .effects
            .iter()
            .any(|effect| effect == granted)
    );
}

/// One refusal does not hide what comes after it.
#[test]
fn what_stands_after_a_refusal_is_judged_as_if_it_were_mended() {
    let script = "USE ROLE ACCOUNTADMIN;\nCREATE ROLE PUBLIC;\nGRANT ROLE ACCOUNTADMIN TO USER U;";
    let review = reviewed(script);
    assert_eq!(review.statements[2].went, Went::NotReached);
    assert!(review.statements[2].effects.is_empty() && review.net.is_empty());
    let found = review
        .findings
        .iter()
        .any(|found| found.rule.id == "administrator-role-granted");
    assert!(found, "{:?}", review.findings);
}
