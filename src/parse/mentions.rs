//! What a text that is kept whole reads and calls: tables, stages, sequences, functions.
//!
//! Queries, column lists and bodies are not parsed; the names in them are found by the words and
//! signs around them. What is found is what could be meant: a name too many, never one too few.

use std::collections::BTreeSet;

use super::cursor::Cursor;
use super::name::object_name;
use super::statement::ObjectName;
use crate::text::lexer::{Kind, Token};

/// The names in a text, each once, in order of their first place.
#[derive(Debug, Clone, Default, PartialEq, Eq, Hash)]
pub struct Mentions {
    /// Tables and views that are read, or that a body writes to.
    pub tables: Vec<ObjectName>,
    /// Stages that are read or written; those of a user or a table are left out.
    pub stages: Vec<ObjectName>,
    /// Sequences that are moved on.
    pub sequences: Vec<ObjectName>,
    /// Functions that are called.
    pub functions: Vec<ObjectName>,
}

impl Mentions {
    /// All of them, to be filled in where they are expressions.
    pub(super) fn names(&mut self) -> impl Iterator<Item = &mut ObjectName> {
        let tables = self.tables.iter_mut().chain(&mut self.stages);
        tables.chain(&mut self.sequences).chain(&mut self.functions)
    }
}

/// Words before a table, sorted; what a body writes INTO counts as well.
const BEFORE_TABLE: &[&str] = &["FROM", "INTO", "JOIN", "USING"];

/// Words after which a comma no longer parts tables, sorted.
const AFTER_TABLES: &[&str] = &[
    "GROUP", "HAVING", "LIMIT", "ORDER", "QUALIFY", "SELECT", "SET", "UNION", "WHEN", "WHERE",
];

/// Functions in whose parentheses FROM parts arguments, sorted.
const WITH_FROM: &[&str] = &["EXTRACT", "OVERLAY", "POSITION", "SUBSTRING", "TRIM"];

/// Words that stand before a parenthesis and call nothing, sorted: keywords of queries, and the
/// types that take a length.
const NO_FUNCTIONS: &[&str] = &[
    "ALL",
    "AND",
    "ANY",
    "ARRAY",
    "AS",
    "ASOF",
    "AT",
    "AUTOINCREMENT",
    "BEFORE",
    "BETWEEN",
    "BIGINT",
    "BINARY",
    "BY",
    "BYTEINT",
    "CASE",
    "CHANGES",
    "CHARACTER",
    "CHECK",
    "CLUSTER",
    "CONNECT",
    "CROSS",
    "CUBE",
    "DATETIME",
    "DEC",
    "DECIMAL",
    "DEFAULT",
    "DISTINCT",
    "DOUBLE",
    "ELSE",
    "END",
    "EXCEPT",
    "EXCLUDE",
    "EXISTS",
    "FILES",
    "FLOAT",
    "FOLLOWING",
    "FROM",
    "GROUP",
    "HAVING",
    "IDENTIFIER",
    "IDENTITY",
    "ILIKE",
    "IN",
    "INT",
    "INTEGER",
    "INTERSECT",
    "INTO",
    "IS",
    "JOIN",
    "KEY",
    "LATERAL",
    "LIKE",
    "LIMIT",
    "LIST",
    "MAP",
    "MATCH_CONDITION",
    "MATCH_RECOGNIZE",
    "MINUS",
    "NCHAR",
    "NOT",
    "NUMBER",
    "NUMERIC",
    "NVARCHAR",
    "NVARCHAR2",
    "OBJECT",
    "OFFSET",
    "ON",
    "OR",
    "ORDER",
    "OVER",
    "OVERWRITE",
    "PARTITION",
    "PATTERN",
    "PIVOT",
    "QUALIFY",
    "REFERENCES",
    "RENAME",
    "ROLLUP",
    "ROW",
    "ROWS",
    "SAMPLE",
    "SEARCH_PATH",
    "SELECT",
    "SET",
    "SETS",
    "SMALLINT",
    "SOME",
    "STRING",
    "TABLE",
    "TABLESAMPLE",
    "TEXT",
    "THEN",
    "TIMESTAMP",
    "TIMESTAMP_LTZ",
    "TIMESTAMP_NTZ",
    "TIMESTAMP_TZ",
    "TINYINT",
    "UNION",
    "UNIQUE",
    "UNPIVOT",
    "USING",
    "VALUES",
    "VARBINARY",
    "VARCHAR",
    "VECTOR",
    "WHEN",
    "WHERE",
    "WINDOW",
    "WITH",
    "WITHIN",
];

/// The names in `tokens`.
pub(super) fn mentions(tokens: &[Token<'_>]) -> Mentions {
    let mut scan = Scan {
        tokens,
        local: local_names(tokens),
        found: Mentions::default(),
        open: Vec::new(),
    };
    let mut at = 0;
    while at < tokens.len() {
        at = scan.step(at);
    }
    scan.found
}

/// Names that the text itself gives to queries: `x AS (`, `x (a, b) AS (`.
fn local_names<'a>(tokens: &[Token<'a>]) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    for (at, token) in tokens.iter().enumerate() {
        if !matches!(token.kind, Kind::Word | Kind::Quoted) {
            continue;
        }
        let mut next = at + 1;
        if kind(tokens, next) == Some(Kind::Open) {
            next = closing(tokens, next) + 1;
        }
        let is_query = tokens.get(next).is_some_and(|token| token.is_word("AS"))
            && kind(tokens, next + 1) == Some(Kind::Open);
        if is_query && let Some(name) = one_name(token) {
            names.insert(name);
        }
    }
    names
}

fn one_name(token: &Token<'_>) -> Option<String> {
    let name = crate::text::name::part(Some(token)).ok()?;
    Some(name.value)
}

fn kind(tokens: &[Token<'_>], at: usize) -> Option<Kind> {
    tokens.get(at).map(|token| token.kind)
}

/// Where the parenthesis that opens at `open` is closed; the last token where it is not.
fn closing(tokens: &[Token<'_>], open: usize) -> usize {
    let mut depth = 0_usize;
    for (at, token) in tokens.iter().enumerate().skip(open) {
        match token.kind {
            Kind::Open => depth += 1,
            Kind::Close => depth -= 1,
            _ => {}
        }
        if depth == 0 {
            return at;
        }
    }
    tokens.len().saturating_sub(1)
}

/// What a parenthesis, or the whole text, is.
#[derive(Debug, Clone, Copy, Default)]
struct Level {
    /// FROM parts arguments here.
    arguments: bool,
    /// A comma parts tables here.
    tables: bool,
}

struct Scan<'a> {
    tokens: &'a [Token<'a>],
    local: BTreeSet<String>,
    found: Mentions,
    open: Vec<Level>,
}

impl Scan<'_> {
    /// Takes in the token at `at`; says where to go on.
    fn step(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        match token.kind {
            Kind::Open => self.open.push(Level::default()),
            Kind::Close => {
                self.open.pop();
            }
            Kind::Comma if self.level().tables => return self.table(at + 1),
            Kind::Operator if token.text == "@" => return self.stage(at + 1),
            Kind::Word | Kind::Quoted => return self.word(at),
            _ => {}
        }
        at + 1
    }

    fn level(&self) -> Level {
        self.open.last().copied().unwrap_or_default()
    }

    fn set_tables(&mut self, tables: bool) {
        match self.open.last_mut() {
            Some(level) => level.tables = tables,
            None => self.open.push(Level {
                arguments: false,
                tables,
            }),
        }
    }

    fn word(&mut self, at: usize) -> usize {
        let token = &self.tokens[at];
        let upper = token.text.to_ascii_uppercase();
        let is_word = token.kind == Kind::Word;
        let is_distinct = at > 0 && self.tokens[at - 1].is_word("DISTINCT");
        if is_word && BEFORE_TABLE.binary_search(&&*upper).is_ok() {
            let parts_arguments = upper == "FROM" && (self.level().arguments || is_distinct);
            return match parts_arguments {
                true => at + 1,
                false => self.table(at + 1),
            };
        }
        if is_word && AFTER_TABLES.binary_search(&&*upper).is_ok() {
            self.set_tables(false);
        }
        self.name(at)
    }

    /// A table where one is expected, and nothing where a query, a stage or a function stands.
    fn table(&mut self, at: usize) -> usize {
        self.set_tables(true);
        let mut at = at;
        while ["ONLY", "LATERAL"]
            .iter()
            .any(|word| self.tokens.get(at).is_some_and(|token| token.is_word(word)))
        {
            at += 1;
        }
        let is_name = matches!(kind(self.tokens, at), Some(Kind::Word | Kind::Quoted));
        let Some((name, next)) = self.object_name(at).filter(|_| is_name) else {
            return at;
        };
        if kind(self.tokens, next) == Some(Kind::Open) {
            return self.name(at);
        }
        let is_local = match &name {
            ObjectName::Parts(parts) => match parts.as_slice() {
                [name] => self.local.contains(&name.value),
                _ => false,
            },
            ObjectName::Variable(_) | ObjectName::Computed(_) => false,
        };
        if !is_local {
            add(&mut self.found.tables, name);
        }
        next
    }

    /// `@stage/path`, `@~/path`, `@%table/path`.
    fn stage(&mut self, at: usize) -> usize {
        match self.object_name(at) {
            Some((name, next)) => {
                add(&mut self.found.stages, name);
                next
            }
            None => at,
        }
    }

    /// A name: a call where a parenthesis follows, a sequence before NEXTVAL.
    fn name(&mut self, at: usize) -> usize {
        let mut end = at + 1;
        while kind(self.tokens, end) == Some(Kind::Period)
            && matches!(kind(self.tokens, end + 1), Some(Kind::Word | Kind::Quoted))
        {
            end += 2;
        }
        let last = &self.tokens[end - 1];
        if end - at >= 3 && last.is_word("NEXTVAL") {
            if let Some((name, _)) = object_name_in(&self.tokens[at..end - 2]) {
                add(&mut self.found.sequences, name);
            }
            return end;
        }
        if kind(self.tokens, end) != Some(Kind::Open) {
            return end;
        }
        let single = end - at == 1;
        let upper = self.tokens[at].text.to_ascii_uppercase();
        let is_keyword = single
            && self.tokens[at].kind == Kind::Word
            && NO_FUNCTIONS.binary_search(&&*upper).is_ok();
        let is_alias = at > 0
            && ["AS", "REFERENCES"]
                .iter()
                .any(|word| self.tokens[at - 1].is_word(word));
        let is_local = single && self.local.contains(&upper);
        if !is_keyword && !is_alias && !is_local {
            // A word that is reserved elsewhere may name a function: LEFT( … ), INSERT( … ).
            let name = object_name_in(&self.tokens[at..end]).map_or_else(
                || ObjectName::Parts(vec![super::statement::Name::unquoted(&upper)]),
                |(name, _)| name,
            );
            add(&mut self.found.functions, name);
        }
        self.open.push(Level {
            arguments: single && WITH_FROM.binary_search(&&*upper).is_ok(),
            tables: false,
        });
        end + 1
    }

    fn object_name(&self, at: usize) -> Option<(ObjectName, usize)> {
        let (name, length) = object_name_in(self.tokens.get(at..)?)?;
        Some((name, at + length))
    }
}

/// The name at the start of `tokens`, and how many tokens it is.
fn object_name_in(tokens: &[Token<'_>]) -> Option<(ObjectName, usize)> {
    let mut cursor = Cursor::new(tokens);
    let name = object_name(&mut cursor).ok()?;
    Some((name, tokens.len() - cursor.rest().len()))
}

fn add(names: &mut Vec<ObjectName>, name: ObjectName) {
    if !names.contains(&name) {
        names.push(name);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::lexer::tokens;

    fn found(text: &str) -> [Vec<String>; 4] {
        let mut tokens = tokens(text);
        tokens.retain(Token::counts);
        let Mentions {
            tables,
            stages,
            sequences,
            functions,
        } = mentions(&tokens);
        [tables, stages, sequences, functions].map(|names| {
            let written = names.into_iter().map(|name| match name {
                ObjectName::Parts(parts) => {
                    let parts: Vec<String> = parts.into_iter().map(|part| part.value).collect();
                    parts.join(".")
                }
                ObjectName::Variable(name) => format!("${}", name.value),
                ObjectName::Computed(expression) => format!("{expression:?}"),
            });
            written.collect()
        })
    }

    #[test]
    fn lists_are_sorted() {
        for list in [BEFORE_TABLE, AFTER_TABLES, WITH_FROM, NO_FUNCTIONS] {
            assert!(list.is_sorted(), "{list:?}");
        }
    }

    #[test]
    fn tables_are_found_wherever_a_query_reads_them() {
        for (text, tables) in [
            ("SELECT 1", &[][..]),
            ("SELECT a FROM t", &["T"]),
            (
                "SELECT a FROM d.s.t x, \"u\" JOIN v USING (id) WHERE x IN (SELECT b FROM w)",
                &["D.S.T", "u", "V", "W"],
            ),
            (
                "WITH c AS (SELECT 1 FROM t), e (x) AS (SELECT 2) SELECT * FROM c, e, f",
                &["T", "F"],
            ),
            (
                "SELECT EXTRACT(YEAR FROM day), TRIM(x FROM y) FROM t",
                &["T"],
            ),
            ("SELECT a IS DISTINCT FROM b FROM t ORDER BY a, b", &["T"]),
            ("SELECT * FROM IDENTIFIER($v), TABLE(FLATTEN(x))", &["$V"]),
            (
                "SELECT f(a, b), g FROM (SELECT 1 FROM t) GROUP BY a, b",
                &["T"],
            ),
        ] {
            assert_eq!(found(text)[0], tables, "{text}");
        }
    }

    #[test]
    fn functions_are_found_and_keywords_are_none() {
        for (text, functions) in [
            (
                "SELECT UPPER(a), d.s.f(b) FROM t WHERE x IN (1, 2) AND (y OR NOT (z))",
                &["UPPER", "D.S.F"][..],
            ),
            (
                "SELECT CAST(a AS NUMBER(38, 0)), LEFT(b, 1) FROM t",
                &["CAST", "LEFT"],
            ),
            (
                "SELECT ROW_NUMBER() OVER (PARTITION BY a ORDER BY b) FROM TABLE(g(1))",
                &["ROW_NUMBER", "G"],
            ),
            ("INSERT INTO t SELECT \"f\"(1)", &["f"]),
        ] {
            assert_eq!(found(text)[3], functions, "{text}");
        }
    }

    #[test]
    fn stages_and_sequences_are_found() {
        assert_eq!(
            found("SELECT $1 FROM @d.s.st/path (FILE_FORMAT => 'x')")[1],
            ["D.S.ST"]
        );
        assert_eq!(
            found("SELECT d.s.sq.NEXTVAL, sq2.nextval")[2],
            ["D.S.SQ", "SQ2"]
        );
    }
}
