//! Blocks of Snowflake Scripting: what is read, where it stands, and what is not understood.

use sfgen::parse::parse;
use sfgen::parse::scripting::{Action, Block, Over, Query};
use sfgen::parse::statement::Statement;
use sfgen::text::OddityKind;

fn in_dollars(body: &str) -> Statement {
    let script = parse(&format!("EXECUTE IMMEDIATE $${body}$$;"));
    let mut statements = script.statements.into_iter();
    let only = statements.next().expect("a statement");
    assert!(statements.next().is_none(), "{body}");
    only.statement
}

#[track_caller]
fn block(body: &str) -> Block {
    match in_dollars(body) {
        Statement::Block(block) => block,
        other => panic!("{body}: {other:?}"),
    }
}

/// What is not understood inside a block, with its line.
fn unknown(block: &Block) -> Vec<(u32, &str)> {
    let statements = block.statements().into_iter();
    let unknown = statements.filter_map(|statement| match statement {
        Statement::Unknown(unknown) => Some((unknown.line, unknown.reason.as_str())),
        _ => None,
    });
    unknown.collect()
}

#[test]
fn every_form_of_a_step_is_read() {
    let block = block(
        "
DECLARE
  n NUMBER(38, 0) DEFAULT 0;
  t VARCHAR;
  r RESULTSET DEFAULT (SHOW ROLES LIKE 'A_%' STARTS WITH 'A' LIMIT 5 FROM 'AB');
  s RESULTSET;
  c CURSOR FOR SELECT a FROM d.s.t;
  e EXCEPTION (-20001, 'no');
BEGIN
  LET x := 1 + 2 * n;
  LET y VARCHAR DEFAULT 'a' || :t;
  n := x - 1;
  s := (SHOW TABLES IN SCHEMA d.s);
  s := (EXECUTE IMMEDIATE :t);
  LET k CURSOR FOR r;
  IF (n = 1 AND NOT t IS NULL) THEN
    RAISE e;
  ELSEIF (t LIKE 'a%' OR n IN (1, 2)) THEN
    NULL;
  ELSE
    RETURN;
  END IF;
  CASE (n) WHEN 1 THEN NULL; ELSE NULL; END CASE;
  CASE WHEN n > 1 THEN NULL; END;
  FOR i IN REVERSE 1 TO 3 DO CONTINUE; END FOR outer_loop;
  FOR i IN k DO
    EXECUTE IMMEDIATE 'DROP ROLE \"' || REPLACE(i.\"name\", '\"', '\"\"') || '\"';
  END FOR;
  WHILE (n < 5) LOOP n := n + 1; END LOOP;
  REPEAT n := n - 1; UNTIL (n = 0) END REPEAT;
  LOOP BREAK; END LOOP;
  OPEN c USING (n, t);
  FETCH c INTO n, :t;
  CLOSE c;
  SELECT a INTO :t FROM d.s.t;
  SHOW ROLES;
  BEGIN DROP ROLE IDENTIFIER(:t); EXCEPTION WHEN e OR STATEMENT_ERROR CONTINUE THEN NULL; WHEN OTHER THEN RAISE; END;
  RETURN TABLE(r);
END;
",
    );
    assert_eq!(unknown(&block), []);
    assert_eq!(block.declarations.len(), 6);
    assert_eq!(block.body.len(), 21);
    let Action::Resultset {
        query: Some(Query::Show(show)),
        ..
    } = &block.declarations[2].action
    else {
        panic!("{:?}", block.declarations[2]);
    };
    assert!(show.like.is_some() && show.starts_with.is_some());
    assert!(show.limit.is_some() && show.from.is_some());
    let over_rows = |action: &Action| {
        matches!(
            action,
            Action::For {
                over: Over::Rows(_),
                ..
            }
        )
    };
    assert!(block.body.iter().any(|step| over_rows(&step.action)));
}

#[test]
fn a_step_stands_on_the_line_of_the_file() {
    let text = "-- a\nEXECUTE IMMEDIATE\n$$\nBEGIN\n  DROP ROLE a;\n  GRANT EVERYTHING;\nEND\n$$;";
    let script = parse(text);
    let Statement::Block(block) = &script.statements[0].statement else {
        panic!("a block");
    };
    assert_eq!(block.body[0].line.0, 5);
    assert_eq!(unknown(block)[0].0, 6);
}

#[test]
fn what_is_beyond_a_step_leaves_the_others_understood() {
    let block = block(
        "
BEGIN
  LET x := CASE WHEN TRUE THEN 1 END;
  DROP ROLE a;
  INSERT INTO t VALUES (1);
  x := f(;
  SELECT * FROM TABLE(d.s.p());
END;",
    );
    let lines: Vec<u32> = unknown(&block).into_iter().map(|(line, _)| line).collect();
    assert_eq!(lines, [3, 6, 7]);
}

#[test]
fn what_is_no_block_is_not_understood_with_its_line() {
    for (body, line) in [
        ("\nBEGIN\n  IF (TRUE) THEN\n    NULL;\nEND;", 5),
        ("\nBEGIN\nEND;", 3),
        ("\nBEGIN NULL; END; DROP ROLE a;", 2),
        ("\nBEGIN\n  FOR r IN c DO NULL; END LOOP;\nEND;", 3),
        ("\nDECLARE\n  x;\nBEGIN NULL; END;", 3),
    ] {
        match in_dollars(body) {
            Statement::Unknown(unknown) => assert_eq!(unknown.line, line, "{body}"),
            other => panic!("{body}: {other:?}"),
        }
    }
}

#[test]
fn a_bare_block_is_one_statement_that_clients_cut() {
    let script = parse("USE ROLE r;\nBEGIN\n  DROP ROLE a;\n  DROP ROLE b;\nEND;\nUSE ROLE s;");
    assert_eq!(script.statements.len(), 3);
    let second = &script.statements[1];
    assert!(matches!(second.statement, Statement::Block(_)));
    assert_eq!((second.line, second.end_line), (2, 5));
    let kinds: Vec<OddityKind> = script.oddities.iter().map(|oddity| oddity.kind).collect();
    assert_eq!(kinds, [OddityKind::BareBlock]);
}

#[test]
fn a_transaction_is_no_block() {
    for text in [
        "BEGIN; DROP ROLE a; COMMIT;",
        "BEGIN TRANSACTION; COMMIT;",
        "BEGIN WORK;",
    ] {
        let script = parse(text);
        assert!(
            matches!(script.statements[0].statement, Statement::Unknown(_)),
            "{text}"
        );
    }
}

#[test]
fn blocks_that_nest_without_end_are_not_understood() {
    let deep = format!("{}NULL;{}", "BEGIN ".repeat(500), " END;".repeat(500));
    assert!(matches!(in_dollars(&deep), Statement::Unknown(_)));
    let deep = format!(
        "BEGIN LET x := {}1{}; END;",
        "(".repeat(500),
        ")".repeat(500)
    );
    assert_eq!(unknown(&block(&deep)).len(), 1);
}

#[test]
fn a_text_of_a_block_does_not_show_in_debug_output() {
    let block = block("BEGIN LET p := 'made for this test'; END;");
    assert!(!format!("{block:?}").contains("made for this test"));
}
