//! Parts of blocks without their mark, with another, or about another object.

use sfgen::catalogue::ObjectKind;
use sfgen::parse::expression::{Expression, Operator};
use sfgen::parse::scripting::{Action, Block, Branch, Places, Query, Scope, Step};
use sfgen::parse::statement::{Grantee, Masked, Name, ObjectName, Statement};

use super::aim::others;

/// The part with each of its names in turn about another object, and with other marks or none.
pub(super) fn changed(block: &Block) -> Vec<(String, Block)> {
    let mut seen = Seen::default();
    seen.block(block);
    let mut all = Vec::new();
    for (kind, name) in &seen.names {
        for other in others(*kind) {
            all.push((format!("{name} is {other}"), renamed(block, name, other)));
        }
    }
    for name in &seen.containers {
        let other = "SNOWFLAKE";
        all.push((format!("{name} is {other}"), renamed(block, name, other)));
    }
    for mark in &seen.marks {
        for other in other_marks(mark) {
            all.push((format!("{mark} is {other}"), renamed(block, mark, &other)));
        }
        let mut without = block.clone();
        Change(&mut |expression| drop_mark(expression, mark)).block(&mut without);
        all.push((format!("without {mark}"), without));
    }
    let changed = all.into_iter().filter(|(_, changed)| changed != block);
    changed
        .map(|(what, changed)| (format!("{what}: {block:?}"), changed))
        .collect()
}

/// The marks of the other states, and another integration's.
fn other_marks(mark: &str) -> [String; 4] {
    let (name, _) = mark.split_once(" [").unwrap_or((mark, ""));
    let of = |name: &str, state: &str| format!("{name} [sfgen 1{state}]");
    [
        of(name, ""),
        of(name, ", creating"),
        of(name, ", installed"),
        of("Immuta integration \"OTHER\"", ""),
    ]
}

/// What stands in a part.
#[derive(Default)]
struct Seen {
    names: Vec<(ObjectKind, String)>,
    containers: Vec<String>,
    marks: Vec<String>,
}

impl Seen {
    fn name(&mut self, kind: ObjectKind, name: &str) {
        let found = (kind, name.to_owned());
        if !self.names.contains(&found) {
            self.names.push(found);
        }
    }

    fn block(&mut self, block: &Block) {
        for step in block.steps() {
            match &step.action {
                Action::AssignQuery { query, .. } => self.query(query),
                Action::If { branches, .. } => {
                    for branch in branches {
                        self.condition(&branch.condition);
                    }
                }
                Action::Statement(statement) => self.statement(statement),
                _ => {}
            }
        }
    }

    fn query(&mut self, query: &Query) {
        let Query::Show(show) = query else {
            return;
        };
        if let Some(Expression::Text(text)) = &show.like {
            self.name(show.kind, &text.0);
        }
        if let Some(Scope::Database(Some(name))) = &show.scope
            && let Some(name) = only(name)
            && matches!(show.kind, ObjectKind::TABLE | ObjectKind::VIEW)
        {
            self.containers.push(name.to_owned());
        }
    }

    fn condition(&mut self, condition: &Expression) {
        match condition {
            Expression::Binary(Operator::And | Operator::Or, sides) => {
                self.condition(&sides[0]);
                self.condition(&sides[1]);
            }
            Expression::Not(inner) => self.condition(inner),
            Expression::Binary(_, sides) => self.comparison(&sides[0], &sides[1]),
            Expression::Call { arguments, .. } => {
                if let [one, other] = arguments.as_slice() {
                    self.comparison(one, other);
                }
            }
            _ => {}
        }
    }

    fn comparison(&mut self, one: &Expression, other: &Expression) {
        let Expression::Text(text) = other else {
            return;
        };
        match one {
            Expression::Call { function, .. } if function == "CURRENT_ROLE" => {
                self.name(ObjectKind::ROLE, &text.0);
            }
            Expression::Field { column, .. } if column.value == "owner" => {
                self.name(ObjectKind::ROLE, &text.0);
            }
            _ if text.0.starts_with("Immuta integration ") && !self.marks.contains(&text.0) => {
                self.marks.push(text.0.clone());
            }
            _ => {}
        }
    }

    fn statement(&mut self, statement: &Statement) {
        match statement {
            Statement::GrantOwnership {
                to: Grantee::Role(role),
                ..
            } => {
                if let Some(name) = only(role) {
                    self.name(ObjectKind::ROLE, name);
                }
            }
            Statement::Use { kind, name } => {
                if let Some(name) = only(name) {
                    self.name(*kind, name);
                }
            }
            _ => {}
        }
    }
}

fn only(name: &ObjectName) -> Option<&str> {
    match name {
        ObjectName::Parts(parts) => match parts.as_slice() {
            [part] => Some(&part.value),
            _ => None,
        },
        ObjectName::Variable(_) | ObjectName::Computed(_) => None,
    }
}

/// The part in which every mention of a name or text is another.
fn renamed(block: &Block, from: &str, to: &str) -> Block {
    let mut renamed = block.clone();
    let mut text = |expression: &mut Expression| {
        if let Expression::Text(Masked(text)) = expression
            && text == from
        {
            *text = to.to_owned();
        }
    };
    Change(&mut text).block(&mut renamed);
    for_names(&mut renamed.body, &mut |name| {
        if name.value == from {
            *name = Name::quoted(to);
        }
    });
    renamed
}

/// Takes the comparison with a mark out of a condition.
fn drop_mark(expression: &mut Expression, mark: &str) {
    let text = Expression::Text(Masked(mark.to_owned()));
    let has_mark = |side: &Expression| match side {
        Expression::Binary(_, sides) => sides.contains(&text),
        Expression::Not(inner) => match &**inner {
            Expression::Call { arguments, .. } => arguments.contains(&text),
            _ => false,
        },
        _ => false,
    };
    if let Expression::Binary(Operator::And, sides) = expression
        && has_mark(&sides[1])
    {
        *expression = sides[0].clone();
    }
}

/// Changes every expression of a block.
struct Change<'c>(&'c mut dyn FnMut(&mut Expression));

impl Change<'_> {
    fn block(&mut self, block: &mut Block) {
        self.steps(&mut block.declarations);
        self.steps(&mut block.body);
    }

    fn steps(&mut self, steps: &mut [Step]) {
        for step in steps {
            match &mut step.action {
                Action::Assign { value, .. }
                | Action::Variable {
                    value: Some(value), ..
                } => self.expression(value),
                Action::AssignQuery {
                    query: Query::Show(show),
                    ..
                } => show.like.iter_mut().for_each(|like| self.expression(like)),
                Action::If { branches, .. } => {
                    for Branch { condition, body } in branches {
                        self.expression(condition);
                        self.steps(body);
                    }
                }
                Action::For { body, .. } => self.steps(body),
                Action::Block(block, _) => self.block(block),
                _ => {}
            }
        }
    }

    fn expression(&mut self, expression: &mut Expression) {
        (self.0)(expression);
        match expression {
            Expression::Binary(_, sides) => {
                sides.iter_mut().for_each(|side| self.expression(side));
            }
            Expression::Not(inner) => self.expression(inner),
            Expression::Call { arguments, .. } => {
                arguments.iter_mut().for_each(|side| self.expression(side));
            }
            _ => {}
        }
    }
}

/// Changes every name of an object.
fn for_names(steps: &mut [Step], change: &mut dyn FnMut(&mut Name)) {
    for step in steps {
        match &mut step.action {
            Action::Statement(statement) => {
                for name in Places::of(statement).names {
                    parts(name, change);
                }
            }
            Action::AssignQuery { query, .. } => match query {
                Query::Show(show) => {
                    if let Some(Scope::Database(Some(name)) | Scope::Schema(Some(name))) =
                        &mut show.scope
                    {
                        parts(name, change);
                    }
                }
                Query::PolicyReferences(references) => {
                    references.database.iter_mut().for_each(&mut *change);
                }
                Query::Immediate { .. } | Query::Other(_) => {}
            },
            Action::If { branches, .. } => {
                for branch in branches {
                    for_names(&mut branch.body, change);
                }
            }
            Action::For { body, .. } => for_names(body, change),
            Action::Block(inner, _) => for_names(&mut inner.body, change),
            _ => {}
        }
    }
}

fn parts(name: &mut ObjectName, change: &mut dyn FnMut(&mut Name)) {
    if let ObjectName::Parts(parts) = name {
        parts.iter_mut().for_each(change);
    }
}
