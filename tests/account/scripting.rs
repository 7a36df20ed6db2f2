//! Blocks of Snowflake Scripting, played on an account of which everything is known.

use sfgen::account::{ObjectId, Outcome};

use super::play::Play;

fn run(body: &str) -> String {
    format!("EXECUTE IMMEDIATE $$ {body} $$;")
}

#[track_caller]
fn stopped(play: &mut Play, body: &str) -> String {
    match play.outcome(&run(body)) {
        Outcome::Refused(refusal) | Outcome::PartlyDone { refusal, .. } => refusal.to_string(),
        other => panic!("{body}: {other:?}"),
    }
}

#[track_caller]
fn not_understood(play: &mut Play, body: &str) -> String {
    match play.outcome(&run(body)) {
        Outcome::NotUnderstood(reason) => reason,
        other => panic!("{body}: {other:?}"),
    }
}

fn has(play: &Play, role: &str) -> bool {
    play.account.contains(&ObjectId::role(role))
}

#[test]
fn loops_run_over_rows_and_numbers() {
    let mut play = Play::new();
    play.done("CREATE ROLE KEEP_A; CREATE ROLE DROP_A; CREATE ROLE DROP_B COMMENT = 'keep';");
    play.done(&run("DECLARE r RESULTSET; BEGIN
           r := (SHOW ROLES LIKE 'drop%');
           FOR a IN r DO
             IF (a.\"comment\" <> 'keep') THEN
               LET n := '\"' || REPLACE(a.\"name\", '\"', '\"\"') || '\"';
               DROP ROLE IDENTIFIER(:n);
             END IF;
           END FOR;
           FOR i IN 1 TO 3 DO EXECUTE IMMEDIATE 'CREATE ROLE R' || i; END FOR;
         END;"));
    assert!(has(&play, "KEEP_A") && has(&play, "DROP_B") && !has(&play, "DROP_A"));
    assert!(has(&play, "R1") && has(&play, "R3") && !has(&play, "R4"));
}

#[test]
fn while_repeat_and_loop_end_where_they_say() {
    let mut play = Play::new();
    play.done(&run("BEGIN
           LET n := 0;
           WHILE (n < 2) DO n := n + 1; END WHILE;
           REPEAT n := n + 10; UNTIL (n > 20) END REPEAT;
           LOOP n := n + 100; IF (n > 200) THEN BREAK; END IF; END LOOP;
           EXECUTE IMMEDIATE 'CREATE ROLE R' || n;
         END;"));
    assert!(has(&play, "R222"));
    let forever = "BEGIN LOOP NULL; END LOOP; END;";
    assert!(not_understood(&mut play, forever).contains("does not come to an end"));
}

#[test]
fn an_exception_stops_the_block_by_its_name_or_is_handled() {
    let mut play = Play::new();
    let raised = stopped(
        &mut play,
        "DECLARE mine EXCEPTION (-20001, 'no'); BEGIN CREATE ROLE A; RAISE mine; CREATE ROLE B; END;",
    );
    assert_eq!(raised, "Uncaught exception of type 'MINE'");
    assert!(has(&play, "A") && !has(&play, "B"));
    play.done(&run("DECLARE mine EXCEPTION; BEGIN
           BEGIN RAISE mine; CREATE ROLE C; EXCEPTION WHEN mine THEN CREATE ROLE D; END;
           BEGIN DROP ROLE NOBODYS; CREATE ROLE E;
           EXCEPTION WHEN STATEMENT_ERROR CONTINUE THEN CREATE ROLE F; END;
         END;"));
    let there: Vec<bool> = ["C", "D", "E", "F"].map(|role| has(&play, role)).to_vec();
    assert_eq!(there, [false, true, true, true]);
}

#[test]
fn an_error_goes_outwards_to_the_first_handler_that_takes_it() {
    let mut play = Play::new();
    play.done(&run("DECLARE a EXCEPTION; b EXCEPTION; BEGIN
           BEGIN RAISE a; EXCEPTION WHEN b THEN CREATE ROLE X; END;
           CREATE ROLE Y;
         EXCEPTION WHEN OTHER THEN CREATE ROLE Z; END;"));
    assert!(!has(&play, "X") && !has(&play, "Y") && has(&play, "Z"));
}

#[test]
fn null_decides_nothing() {
    let mut play = Play::new();
    play.done(&run("BEGIN
           LET n VARCHAR := NULL;
           IF (n = 'a') THEN CREATE ROLE A; END IF;
           IF (n <> 'a') THEN CREATE ROLE B; END IF;
           IF (NOT EQUAL_NULL(n, 'a')) THEN CREATE ROLE C; END IF;
           IF (n IS NULL AND TRUE OR FALSE) THEN CREATE ROLE D; END IF;
         END;"));
    let there = ["A", "B", "C", "D"].map(|role| has(&play, role));
    assert_eq!(there, [false, false, true, true]);
}

#[test]
fn show_sees_what_the_role_sees_and_is_refused_where_nothing_is() {
    let mut play = Play::as_setup_role();
    let missing = stopped(&mut play, "BEGIN SHOW TABLES IN DATABASE NOBODYS; END;");
    assert!(missing.contains("does not exist"), "{missing}");
    play.done("USE ROLE ACCOUNTADMIN; CREATE USER U COMMENT = 'c'; CREATE ROLE PLAIN; GRANT ROLE PLAIN TO USER ADMINISTRATOR; USE ROLE PLAIN;");
    play.done(&run("DECLARE r RESULTSET; BEGIN
           r := (SHOW USERS LIKE 'U');
           FOR u IN r DO
             IF (u.\"name\" = 'U' AND u.\"comment\" IS NULL) THEN USE SECONDARY ROLES ALL; END IF;
           END FOR;
         END;"));
    assert!(play.session.secondary == sfgen::account::Secondary::All);
}

#[test]
fn more_than_ten_thousand_rows_are_refused_without_a_limit() {
    let mut play = Play::new();
    play.done(&run(
        "BEGIN FOR i IN 1 TO 10001 DO EXECUTE IMMEDIATE 'CREATE ROLE A' || i; END FOR; END;",
    ));
    let refused = stopped(&mut play, "BEGIN SHOW ROLES; END;");
    assert!(refused.contains("10,000"), "{refused}");
    let refused = stopped(&mut play, "BEGIN SHOW ROLES LIKE 'a%'; END;");
    assert!(refused.contains("10,000"), "{refused}");
    play.done(&run("DECLARE r RESULTSET; BEGIN
           r := (SHOW ROLES STARTS WITH 'A' LIMIT 2 FROM 'A1');
           FOR a IN r DO EXECUTE IMMEDIATE 'DROP ROLE ' || a.\"name\"; END FOR;
         END;"));
    assert!(has(&play, "A1") && !has(&play, "A10") && !has(&play, "A100") && has(&play, "A1000"));
}

#[test]
fn policies_are_found_where_they_are_attached() {
    let mut play = Play::new();
    play.done(
        "CREATE DATABASE D; CREATE TABLE D.PUBLIC.T (A INT);
         CREATE MASKING POLICY D.PUBLIC.P AS (X INT) RETURNS INT -> X;
         ALTER TABLE D.PUBLIC.T MODIFY COLUMN A SET MASKING POLICY D.PUBLIC.P;",
    );
    play.done(&run("DECLARE r RESULTSET; BEGIN
           r := (SELECT ref_database_name, ref_schema_name, ref_entity_name, ref_column_name
                 FROM TABLE(D.INFORMATION_SCHEMA.POLICY_REFERENCES(POLICY_NAME => 'D.PUBLIC.P')));
           FOR a IN r DO
             EXECUTE IMMEDIATE 'ALTER TABLE ' || a.ref_database_name || '.' || a.ref_schema_name
               || '.' || a.ref_entity_name || ' MODIFY COLUMN ' || a.ref_column_name
               || ' UNSET MASKING POLICY';
           END FOR;
         END;"));
    assert_eq!(play.account.attachments().count(), 0);
}

#[test]
fn what_is_not_understood_changes_nothing_and_is_told_with_its_line() {
    let mut play = Play::new();
    let reason = not_understood(&mut play, "BEGIN\n CREATE ROLE A;\n DOORKEEPER p;\nEND;");
    assert!(reason.starts_with("in line 3: "), "{reason}");
    assert!(!has(&play, "A"));
}

#[test]
fn a_variable_is_set_to_what_its_expression_comes_to() {
    let mut play = Play::new();
    play.done("SET A = 'x' || UPPER('y'); SET B = $A || '_Z'; CREATE ROLE IDENTIFIER($B);");
    assert!(has(&play, "XY_Z"));
    play.done("SET Q = 'R' || LOWER('Q'); CREATE ROLE IDENTIFIER($Q); EXECUTE IMMEDIATE 'CREATE ROLE ' || $A; DROP ROLE IDENTIFIER($A || '_Z');");
    assert!(has(&play, "RQ") && has(&play, "XY") && !has(&play, "XY_Z"));
}

#[test]
fn what_is_known_only_when_it_runs_is_not_acted_on() {
    let mut play = Play::new();
    play.done("SET U = CURRENT_USER();");
    let outcome = play.outcome("GRANT ROLE SYSADMIN TO USER IDENTIFIER($U)");
    assert!(matches!(outcome, Outcome::NotUnderstood(_)), "{outcome:?}");
}
