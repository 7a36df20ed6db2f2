//! What conditions check, told apart from whether they hold.

use super::evaluate::{Because, Environment, Local, find};
use super::guard::{Column, Fact, Test};
use super::value::{Value, holds_symbol};
use crate::account::object::ObjectId;
use crate::catalogue::ObjectKind;
use crate::parse::expression::{Expression, Operator};
use crate::parse::scripting::{Action, Step};
use crate::parse::statement::Name;

/// The check of an `IF` in a loop over the rows of `SHOW`.
pub(super) struct Check {
    pub(super) tests: Vec<Test>,
    /// Whether the tests are all that is checked.
    pub(super) whole: bool,
}

impl Environment<'_, '_> {
    /// What is known where `condition` holds, or where it does not.
    pub(super) fn facts(&self, condition: &Expression, holds: bool) -> Vec<Fact> {
        match condition {
            Expression::Not(inner) => self.facts(inner, !holds),
            Expression::Binary(Operator::And, sides) if holds => self.both(sides, holds),
            Expression::Binary(Operator::Or, sides) if !holds => self.both(sides, holds),
            Expression::Binary(operator @ (Operator::Equal | Operator::NotEqual), sides) => {
                let is = (*operator == Operator::Equal) == holds;
                self.comparison(&sides[0], &sides[1], is)
            }
            Expression::Call {
                function,
                arguments,
            } if function == "EQUAL_NULL" => match arguments.as_slice() {
                [one, other] => self.comparison(one, other, holds),
                _ => Vec::new(),
            },
            Expression::Local(name) | Expression::Bound(name) => match find(self.scopes, name) {
                Some(Local::Variable {
                    because: Some(Because { kind, tests }),
                    ..
                }) => vec![Fact::Exists {
                    kind: *kind,
                    tests: tests.clone(),
                    there: holds,
                }],
                _ => Vec::new(),
            },
            Expression::Text(_)
            | Expression::Number(_)
            | Expression::Boolean(_)
            | Expression::Null
            | Expression::Session(_)
            | Expression::Field { .. }
            | Expression::Call { .. }
            | Expression::Binary(..)
            | Expression::IsNull(_)
            | Expression::In(..)
            | Expression::Like { .. }
            | Expression::Cast(..)
            | Expression::Query(_) => Vec::new(),
        }
    }

    fn both(&self, sides: &[Expression; 2], holds: bool) -> Vec<Fact> {
        let mut facts = self.facts(&sides[0], holds);
        facts.extend(self.facts(&sides[1], holds));
        facts
    }

    fn comparison(&self, one: &Expression, other: &Expression, is: bool) -> Vec<Fact> {
        let sides = [(one, other), (other, one)];
        sides
            .into_iter()
            .filter_map(|(compared, constant)| self.compared(compared, constant, is))
            .take(1)
            .collect()
    }

    fn compared(&self, compared: &Expression, constant: &Expression, is: bool) -> Option<Fact> {
        match compared {
            Expression::Call {
                function,
                arguments,
            } if function == "CURRENT_ROLE" && arguments.is_empty() && is => {
                Some(Fact::CurrentRole(self.constant(constant)?.as_str().into()))
            }
            Expression::Field { row, .. } => {
                let Some(Local::Row(found)) = find(self.scopes, row) else {
                    return None;
                };
                let object = found.object()?.clone();
                let test = self.test(row, compared, constant, is)?;
                Some(Fact::Row(object, test))
            }
            _ => None,
        }
    }

    /// A text that is the same whenever it is looked at.
    fn constant(&self, expression: &Expression) -> Option<String> {
        match expression {
            Expression::Field { .. } => None,
            expression => match self.evaluate(expression).ok()? {
                Value::Text(text) if !holds_symbol(&text) => Some(text),
                _ => None,
            },
        }
    }

    fn test(
        &self,
        row: &Name,
        compared: &Expression,
        constant: &Expression,
        is: bool,
    ) -> Option<Test> {
        let Expression::Field { row: of, column } = compared else {
            return None;
        };
        let column = match column.value.as_str() {
            "name" => Column::Name,
            "comment" => Column::Comment,
            "owner" => Column::Owner,
            _ => return None,
        };
        let text = self.constant(constant)?.as_str().into();
        (of == row).then_some(Test { column, is, text })
    }

    /// What a condition tests of a row.
    pub(super) fn check(&self, row: &Name, condition: &Expression) -> Check {
        let mut check = Check {
            tests: Vec::new(),
            whole: true,
        };
        self.collect(row, condition, true, &mut check);
        check
    }

    fn collect(&self, row: &Name, condition: &Expression, holds: bool, check: &mut Check) {
        let compared = |one: &Expression, other: &Expression, is: bool| {
            self.test(row, one, other, is)
                .or_else(|| self.test(row, other, one, is))
        };
        let test = match condition {
            Expression::Not(inner) => return self.collect(row, inner, !holds, check),
            Expression::Binary(Operator::And, sides) if holds => {
                self.collect(row, &sides[0], holds, check);
                return self.collect(row, &sides[1], holds, check);
            }
            Expression::Binary(operator @ (Operator::Equal | Operator::NotEqual), sides) => {
                let is = (*operator == Operator::Equal) == holds;
                compared(&sides[0], &sides[1], is)
            }
            Expression::Call {
                function,
                arguments,
            } if function == "EQUAL_NULL" => match arguments.as_slice() {
                [one, other] => compared(one, other, holds),
                _ => None,
            },
            _ => None,
        };
        match test {
            Some(test) => check.tests.push(test),
            None => check.whole = false,
        }
    }
}

/// The object of the account that the tests ask for by name, and its comment.
pub(super) fn asked(kind: ObjectKind, tests: &[Test]) -> Option<(ObjectId, Option<String>)> {
    let is = |column| {
        let mut found = tests
            .iter()
            .filter(move |test| test.column == column && test.is);
        found.next()
    };
    let in_account = kind.level() == crate::catalogue::Level::Account;
    let name = is(Column::Name).filter(|_| in_account)?;
    let comment = is(Column::Comment).map(|test| test.text.to_string());
    Some((ObjectId::in_account(kind, name.text.clone()), comment))
}

/// Whether steps leave what they stand in for good.
pub(super) fn leaves(steps: &[Step]) -> bool {
    steps
        .last()
        .is_some_and(|last| matches!(last.action, Action::Raise(_) | Action::Return(_)))
}

/// Whether steps run anything, beyond keeping what they have seen.
pub(super) fn acts(steps: &[Step]) -> bool {
    steps.iter().any(|step| match &step.action {
        Action::Statement(_) | Action::Execute { .. } | Action::Block(..) => true,
        action => action.bodies().into_iter().any(acts),
    })
}

/// The variable that steps set to TRUE, where they do nothing else.
pub(super) fn noted(steps: &[Step]) -> Option<&Name> {
    match steps {
        [only] => match &only.action {
            Action::Assign {
                name,
                value: Expression::Boolean(true),
            } => Some(name),
            _ => None,
        },
        _ => None,
    }
}

/// How often steps give `name` a value.
pub(super) fn assignments(steps: &[Step], name: &Name) -> usize {
    let of = |step: &Step| {
        let here = match &step.action {
            Action::Assign { name: set, .. }
            | Action::AssignQuery { name: set, .. }
            | Action::Variable { name: set, .. } => usize::from(set == name),
            Action::SelectInto(_, into) | Action::Fetch { into, .. } => {
                usize::from(into.contains(name))
            }
            Action::Block(block, _) => {
                let handlers = block.handlers.iter();
                assignments(&block.declarations, name)
                    + assignments(&block.body, name)
                    + handlers
                        .map(|handler| assignments(&handler.body, name))
                        .sum::<usize>()
            }
            _ => 0,
        };
        let inside = step.action.bodies().into_iter();
        here + inside.map(|body| assignments(body, name)).sum::<usize>()
    };
    steps.iter().map(of).sum()
}
