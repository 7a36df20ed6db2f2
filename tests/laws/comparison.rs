//! Whether a reviewer who compares can be deceived: no mutant of a script passes for the script.
//!
//! The one thing that mutants change and that is documented to change nothing is the order of
//! grants that stand together; what they leave must then be the same on the account as well.

use sfgen::parse::Script;
use sfgen::parse::statement::{Located, Statement};
use sfgen::review::{Comparison, Request, Review, Side, compare, review};

use crate::laws::case::Case;
use crate::laws::mutant::mutants;
use crate::laws::mutants::{pairs, representative};
use crate::laws::world::{Client, World};

/// A script of which nothing but its statements is known, one to a line.
fn script(statements: &[Statement]) -> Script {
    let located = |(line, statement): (u32, &Statement)| Located {
        line,
        end_line: line,
        statement: statement.clone(),
    };
    Script {
        statements: (1..).zip(statements).map(located).collect(),
        comments: Vec::new(),
        oddities: Vec::new(),
    }
}

/// A script with its review, under a text of its own.
struct Reviewed {
    text: &'static str,
    script: Script,
    review: Review,
}

impl Reviewed {
    fn new(text: &'static str, statements: &[Statement]) -> Self {
        let script = script(statements);
        let review = review(&Request::of(&script));
        Self {
            text,
            script,
            review,
        }
    }

    fn side(&self) -> Side<'_> {
        Side {
            text: self.text,
            script: &self.script,
            review: &self.review,
        }
    }
}

/// Whether two scripts are the same but for the order of grants that stand together.
fn differ_in_the_order_of_grants(one: &[Statement], other: &[Statement]) -> bool {
    in_order(one) == in_order(other)
}

/// The statements, the grants of each run of them in some order that is always the same.
fn in_order(statements: &[Statement]) -> Vec<&Statement> {
    let is_grant = |statement: &Statement| matches!(statement, Statement::Grant { .. });
    let runs = statements.chunk_by(|one, next| is_grant(one) && is_grant(next));
    let sorted = runs.map(|run| {
        let mut run: Vec<&Statement> = run.iter().collect();
        run.sort_by_cached_key(|statement| format!("{statement:?}"));
        run
    });
    sorted.flatten().collect()
}

/// How many mutants were compared with their scripts.
#[derive(Default)]
struct Score {
    tried: usize,
    equivalent: usize,
}

impl Score {
    fn try_all(&mut self, kind: &str, case: &Case, script: &[Statement]) {
        let expected = Reviewed::new("the script", script);
        let same = Reviewed::new("the script, again", script);
        let alike = compare(&same.side(), &expected.side());
        assert_eq!(alike, Comparison::Equivalent, "{kind}: the script itself");
        for mutant in mutants(script) {
            self.tried += 1;
            let found = Reviewed::new("a mutant", &mutant.statements);
            match compare(&found.side(), &expected.side()) {
                Comparison::Different(differences) => assert!(!differences.is_empty()),
                Comparison::Same => panic!("{kind}: {} is the same", mutant.what),
                Comparison::Equivalent => {
                    self.equivalent += 1;
                    let harmless = differ_in_the_order_of_grants(&mutant.statements, script);
                    assert!(harmless, "{kind}: {} is equivalent", mutant.what);
                    assert_eq!(found.review.net, expected.review.net, "{}", mutant.what);
                    assert_eq!(found.review.gains, expected.review.gains, "{}", mutant.what);
                    let left = |statements| left_by(case, statements);
                    assert_eq!(left(&mutant.statements), left(script), "{}", mutant.what);
                }
            }
        }
    }

    fn settle(&self, of: &str) {
        let Self { tried, equivalent } = self;
        println!("{of}: {tried} mutants compared, {equivalent} differ in the order of grants");
        assert!(*tried > 100, "{of}: {tried}");
    }
}

/// The account on which a script was run, in either client.
fn left_by(case: &Case, script: &[Statement]) -> [sfgen::account::Account; 2] {
    [Client::Stops, Client::GoesOn].map(|client| {
        let mut world = World::new(case.before.clone());
        let _whether_or_not = world.run(script, client);
        world.account
    })
}

#[test]
fn no_mutant_of_a_create_passes_for_it() {
    let mut score = Score::default();
    for case in representative() {
        score.try_all("create", &case, case.create());
        score.try_all("create in a block", &case, case.create_in_one_block());
    }
    score.settle("create");
}

#[test]
fn no_mutant_of_a_cleanup_passes_for_it() {
    let mut score = Score::default();
    for case in representative() {
        score.try_all("cleanup", &case, case.cleanup());
    }
    score.settle("cleanup");
}

#[test]
fn no_mutant_of_a_delete_passes_for_it() {
    let mut score = Score::default();
    for case in representative() {
        score.try_all("delete", &case, case.delete());
    }
    score.settle("delete");
}

#[test]
fn no_mutant_of_an_edit_passes_for_it() {
    let mut score = Score::default();
    for (from, to) in pairs() {
        score.try_all("edit", &from, &to.edit(Some(&from)));
    }
    for case in representative() {
        score.try_all("edit", &case, &case.edit(None));
    }
    score.settle("edit");
}
