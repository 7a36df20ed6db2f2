//! Long scripts about many things that nothing creates, or that they create themselves: for the
//! counts of `benches/instructions` and for the tests of the review.

use std::fmt::Write;

/// A line from its number.
pub(crate) type Line = fn(usize) -> String;

/// What a script is about, and its lines.
pub(crate) const LINES: [(&str, Line); 9] = [
    ("roles", |n| format!("GRANT ROLE A{n} TO ROLE B{n};")),
    ("users", |n| format!("GRANT ROLE R TO USER U{n};")),
    ("warehouses", |n| {
        format!("GRANT USAGE ON WAREHOUSE W{n} TO ROLE R;")
    }),
    ("tables", |n| {
        format!("GRANT SELECT ON TABLE D.S.T{n} TO ROLE R;")
    }),
    ("changed-users", |n| {
        format!("ALTER USER U{n} SET COMMENT = 'x';")
    }),
    ("changed-roles", |n| {
        format!("USE ROLE SYSADMIN; GRANT USAGE ON WAREHOUSE W{n} TO ROLE R{n};")
    }),
    ("variables", |n| {
        format!("SET V = 'R{n}'; GRANT ROLE IDENTIFIER($V) TO ROLE X;")
    }),
    ("new-users", |n| {
        format!("CREATE USER N{n} TYPE = PERSON DEFAULT_SECONDARY_ROLES = ();")
    }),
    ("new-roles", |n| {
        format!("CREATE ROLE N{n}; GRANT ROLE N{n} TO ROLE M{n};")
    }),
];

/// A script of so many lines.
pub(crate) fn script(lines: usize, line: Line) -> String {
    let mut script = "USE ROLE ACCOUNTADMIN;\n".to_owned();
    for number in 0..lines {
        let _ = writeln!(script, "{}", line(number));
    }
    script
}
