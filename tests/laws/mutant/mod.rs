//! Scripts with one thing wrong: a statement or a step of a block dropped, repeated, swapped,
//! aimed at something else, widened or narrowed; a part without its mark, or with another.
//!
//! Knows nothing of what a script is for.

mod aim;
mod breadth;
mod part;

use sfgen::parse::Statement;
use sfgen::parse::scripting::{Action, Step};

/// A script with one thing wrong.
pub(crate) struct Mutant {
    /// What is wrong, and with what.
    pub(crate) what: String,
    pub(crate) statements: Vec<Statement>,
}

/// Every mutant of a script.
pub(crate) fn mutants(script: &[Statement]) -> Vec<Mutant> {
    of_list(script, &of_statement)
        .into_iter()
        .map(|(what, statements)| Mutant { what, statements })
        .collect()
}

type Variants<T> = Vec<(String, T)>;

/// A list with one item dropped, repeated, swapped with the next or moved to an end, or with a
/// variant in its place.
fn of_list<T: Clone + std::fmt::Debug + PartialEq>(
    items: &[T],
    variants: &dyn Fn(&T) -> Variants<T>,
) -> Variants<Vec<T>> {
    let mut all = Vec::new();
    for (index, item) in items.iter().enumerate() {
        let mut add = |what: &str, change: &dyn Fn(&mut Vec<T>)| {
            let mut changed = items.to_vec();
            change(&mut changed);
            if changed != items {
                all.push((format!("{what}: {item:?}"), changed));
            }
        };
        add("dropped", &|items| drop(items.remove(index)));
        add("repeated", &|items| items.insert(index, item.clone()));
        add("swapped with the next", &|items| {
            let next = (index + 1).min(items.len() - 1);
            items.swap(index, next);
        });
        add("moved to the start", &|items| {
            items[..=index].rotate_right(1);
        });
        add("moved to the end", &|items| items[index..].rotate_left(1));
        for (what, variant) in variants(item) {
            let mut changed = items.to_vec();
            changed[index] = variant;
            all.push((what, changed));
        }
    }
    all
}

fn of_statement(statement: &Statement) -> Variants<Statement> {
    if let Statement::Block(block) = statement {
        let blocks = of_list(&block.body, &of_step).into_iter();
        return blocks
            .map(|(what, steps)| {
                (
                    format!("in the block, {what}"),
                    Statement::Block(steps.into()),
                )
            })
            .collect();
    }
    let mut all = aim::retargeted(statement);
    all.extend(breadth::changed(statement));
    all.into_iter()
        .map(|(what, variant)| (format!("{what}: {statement:?}"), variant))
        .collect()
}

fn of_step(step: &Step) -> Variants<Step> {
    match &step.action {
        Action::Statement(statement) => of_statement(statement)
            .into_iter()
            .map(|(what, statement)| (what, statement.into()))
            .collect(),
        Action::Block(block, label) => part::changed(block)
            .into_iter()
            .map(|(what, block)| {
                let action = Action::Block(block, label.clone());
                let line = step.line;
                (what, Step { line, action })
            })
            .collect(),
        other => panic!("our blocks hold statements and blocks: {other:?}"),
    }
}
