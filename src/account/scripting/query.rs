//! Runs the queries of a block.

use super::evaluate::Environment;
use super::fill::named;
use super::rows::{Listing, Place, Row, Rows};
use super::value::{Value, holds_symbol, other_name, symbol, with_quoted_symbols};
use super::{Knowledge, fill};
use crate::account::object::ObjectId;
use crate::account::refusal::Refusal;
use crate::account::resolve::Purpose;
use crate::account::step::Stop;
use crate::catalogue::{Level, ObjectKind};
use crate::parse::Statement;
use crate::parse::expression::Expression;
use crate::parse::scripting::{PolicyReferences, Query, Scope, Show};
use crate::parse::statement::ObjectName;

impl Environment<'_, '_> {
    /// The rows of a query.
    pub(super) fn run(&self, query: &Query, knowledge: Knowledge<'_>) -> Result<Rows, Stop> {
        match query {
            Query::Show(show) => self.show(show, knowledge),
            Query::PolicyReferences(references) => self.references(references, knowledge),
            Query::Immediate { text, .. } => self.immediate(text, knowledge),
            Query::Other(_) => Ok(unknown()),
        }
    }

    /// The rows of a query that stands in a text.
    fn immediate(&self, text: &Expression, knowledge: Knowledge<'_>) -> Result<Rows, Stop> {
        let text = self.one_text(text)?;
        let script = crate::parse::parse(&with_quoted_symbols(&text));
        match script.statements.as_slice() {
            [only] => match &only.statement {
                Statement::Read(read) => match crate::parse::scripting::query_of(&read.text) {
                    Some(query) if !matches!(query, Query::Immediate { .. }) => {
                        self.run(&query, knowledge)
                    }
                    Some(_) | None => Ok(unknown()),
                },
                _ => Err(not_understood(
                    "a RESULTSET of a statement that is no query",
                )),
            },
            _ => Err(not_understood("EXECUTE IMMEDIATE takes one statement")),
        }
    }

    fn show(&self, show: &Show, knowledge: Knowledge<'_>) -> Result<Rows, Stop> {
        let text = |text: &Option<Expression>| match text {
            Some(text) => self.one_text(text).map(Some),
            None => Ok(None),
        };
        let limit = match &show.limit {
            Some(limit) => match self.evaluate(limit)? {
                Value::Number(limit) => usize::try_from(limit).ok(),
                _ => return Err(not_understood("a LIMIT that is no number")),
            },
            None => None,
        };
        let listing = Listing {
            kind: show.kind,
            like: text(&show.like)?,
            scope: show
                .scope
                .as_ref()
                .map(|scope| self.scope(scope))
                .transpose()?,
            starts_with: text(&show.starts_with)?,
            limit,
            from: text(&show.from)?,
        };
        if let Some(Place::Database(Some(name)) | Place::Schema(Some(name))) = &listing.scope
            && is_symbolic(name)
        {
            return Ok(Rows {
                kind: Some(show.kind),
                more: Some(Row::Some(some(show.kind, None))),
                known: Vec::new(),
            });
        }
        let (known, place) = self.step.list(&listing)?;
        let may_hold_more = match (knowledge, &place) {
            (Knowledge::Whole, _) => false,
            (Knowledge::Before(_), None) => true,
            (Knowledge::Before(before), Some(place)) => before.contains(place),
        };
        Ok(Rows {
            kind: Some(show.kind),
            known,
            more: may_hold_more.then(|| Row::Some(some(show.kind, place.as_ref()))),
        })
    }

    fn scope(&self, scope: &Scope) -> Result<Place, Stop> {
        let placed = |name: &Option<ObjectName>| match name {
            Some(name) => self.place(name).map(Some),
            None => Ok(None),
        };
        Ok(match scope {
            Scope::Account => Place::Account,
            Scope::Database(name) => Place::Database(placed(name)?),
            Scope::Schema(name) => Place::Schema(placed(name)?),
        })
    }

    fn place(&self, name: &ObjectName) -> Result<ObjectName, Stop> {
        match name {
            ObjectName::Parts(_) | ObjectName::Variable(_) => Ok(name.clone()),
            ObjectName::Computed(expression) => {
                let text = self.one_text(expression)?;
                named(&text).ok_or_else(|| Refusal::NotAName(text).into())
            }
        }
    }

    /// Where a policy is attached; Snowflake refuses a policy that is not there.
    fn references(
        &self,
        references: &PolicyReferences,
        knowledge: Knowledge<'_>,
    ) -> Result<Rows, Stop> {
        if let Some(database) = &references.database {
            let name = ObjectName::Parts(vec![database.clone()]);
            self.step
                .find(ObjectKind::DATABASE, &name, "SELECT", Purpose::Granting)?;
        }
        let text = self.one_text(&references.policy)?;
        let database = match fill::named(&text) {
            Some(ObjectName::Parts(parts)) if parts.len() == 3 => {
                let database = parts.into_iter().next();
                database.map(|database| database.value.as_str().into())
            }
            _ => None,
        };
        let somewhere = Rows {
            kind: None,
            known: Vec::new(),
            more: Some(Row::SomewhereAttached(database)),
        };
        if holds_symbol(&text) {
            return Ok(somewhere);
        }
        let policy = self.policy(&text)?;
        let may_hold_more = match knowledge {
            Knowledge::Whole => false,
            Knowledge::Before(before) => before.contains(&policy),
        };
        Ok(Rows {
            known: self.step.references(&policy),
            more: somewhere.more.filter(|_| may_hold_more),
            kind: None,
        })
    }

    fn policy(&self, text: &str) -> Result<ObjectId, Stop> {
        const KINDS: [ObjectKind; 2] = [ObjectKind::MASKING_POLICY, ObjectKind::ROW_ACCESS_POLICY];
        let not_a_name = || Refusal::NotAName(text.to_owned());
        let name = fill::named(text).ok_or_else(not_a_name)?;
        let mut missing = None;
        for kind in KINDS {
            let id = self.step.place(kind, &name, "SELECT")?;
            if self.step.account.contains(&id) {
                return Ok(id);
            }
            missing = missing.or(Some(id));
        }
        let missing = missing.map_or_else(not_a_name, Refusal::NotFound);
        Err(missing.into())
    }

    /// The one text that an expression comes to.
    pub(super) fn one_text(&self, expression: &Expression) -> Result<String, Stop> {
        match self.evaluate(expression)? {
            Value::Null => Err(not_understood("a text that is NULL")),
            value => value
                .as_text()
                .ok_or_else(|| not_understood("a text that is one of several")),
        }
    }
}

fn is_symbolic(name: &ObjectName) -> bool {
    match name {
        ObjectName::Parts(parts) => parts.iter().any(|part| holds_symbol(&part.value)),
        ObjectName::Variable(_) | ObjectName::Computed(_) => false,
    }
}

fn not_understood(reason: &str) -> Stop {
    Stop::NotUnderstood(reason.to_owned())
}

/// The rows of a query that the model cannot answer.
fn unknown() -> Rows {
    Rows {
        kind: None,
        known: Vec::new(),
        more: Some(Row::Unknown),
    }
}

/// Some object of a kind that the script does not name, in the place that is looked in.
fn some(kind: ObjectKind, place: Option<&ObjectId>) -> ObjectId {
    let words = kind.words().to_lowercase();
    let name = other_name(&format!("some {words}"));
    let database = match place {
        Some(place) if place.kind == ObjectKind::DATABASE => Some(place.name.clone()),
        Some(place) => place.database.clone(),
        None => None,
    };
    let schema = place
        .filter(|place| place.kind == ObjectKind::SCHEMA)
        .map(|place| place.name.clone());
    let unknown = |part: &str| symbol(&format!("{part} of some {words}")).into();
    match kind.level() {
        Level::Account => ObjectId::in_account(kind, name),
        Level::Database => {
            let database = database.unwrap_or_else(|| unknown("the database"));
            ObjectId::in_database(kind, database, name)
        }
        Level::Schema => {
            let database = database.unwrap_or_else(|| unknown("the database"));
            let schema = schema.unwrap_or_else(|| unknown("the schema"));
            ObjectId::in_schema(kind, database, schema, name)
        }
    }
}
