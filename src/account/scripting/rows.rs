//! The rows of the queries that the model can answer: `SHOW`, and where a policy is attached.
//!
//! Everybody sees roles and the names of users; any other object shows to those who hold something
//! on it, and everything to MANAGE GRANTS. More than the name of a user shows to its owner alone:
//! <https://docs.snowflake.com/en/sql-reference/sql/show-users>.

use super::value::{Value, symbol};
use crate::account::grant::{Attachment, Target};
use crate::account::object::{Name, ObjectId};
use crate::account::refusal::Refusal;
use crate::account::resolve::Purpose;
use crate::account::step::{Step, Stop};

use crate::catalogue::{Level, ObjectKind, Privilege};
use crate::parse::statement::ObjectName;

/// The most rows that `SHOW` returns without `LIMIT`; with more it is refused.
/// <https://docs.snowflake.com/en/sql-reference/sql/show-tables>
pub(super) const MOST: usize = 10_000;

/// A row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Row {
    /// An object, and whether more than its name is shown.
    Object(ObjectId, bool),
    /// Some object of the kind that is not known, with what is known of its path.
    Some(ObjectId),
    /// Where a policy is attached.
    Attached(Attachment),
    /// Where a policy is attached that nobody knows; the policy's database, where that is known.
    SomewhereAttached(Option<Name>),
    /// A row of a query that the model cannot answer.
    Unknown,
}

/// The rows of a query.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Rows {
    /// What is listed, where that is one kind of object.
    pub(super) kind: Option<ObjectKind>,
    pub(super) known: Vec<Row>,
    /// What further rows there may be.
    pub(super) more: Option<Row>,
}

/// `SHOW`, its names and texts in place.
pub(super) struct Listing {
    pub(super) kind: ObjectKind,
    pub(super) like: Option<String>,
    pub(super) scope: Option<Place>,
    pub(super) starts_with: Option<String>,
    pub(super) limit: Option<usize>,
    pub(super) from: Option<String>,
}

/// Where `SHOW` looks.
pub(super) enum Place {
    Account,
    Database(Option<ObjectName>),
    Schema(Option<ObjectName>),
}

impl Step<'_> {
    /// The objects that `SHOW` lists, in order of their full names, and what they stand in.
    pub(super) fn list(&self, listing: &Listing) -> Result<(Vec<Row>, Option<ObjectId>), Stop> {
        let place = self.listed_place(listing)?;
        let of_kind = self.account.objects().map(|(id, _)| id).filter(|id| {
            id.kind == listing.kind && place.as_ref().is_none_or(|place| id.is_inside(place))
        });
        let passes = |id: &&ObjectId| {
            let like = listing.like.as_ref();
            let starts = listing.starts_with.as_ref();
            like.is_none_or(|pattern| is_like(&id.name, pattern, true))
                && starts.is_none_or(|start| id.name.starts_with(start.as_str()))
        };
        let mut rows: Vec<Row> = of_kind
            .filter(passes)
            .filter(|id| self.sees(id))
            .map(|id| Row::Object(id.clone(), self.shows_all_of(id)))
            .collect();
        if let Some(from) = &listing.from {
            // The rows that stand behind this name; that a name which only begins with it stands
            // behind it too is inference.
            rows.retain(|row| row.object().is_none_or(|id| *id.name > **from));
        }
        match listing.limit {
            Some(limit) => rows.truncate(limit),
            None if rows.len() > MOST && listing.kind == ObjectKind::WAREHOUSE => {
                rows.truncate(MOST);
            }
            None if rows.len() > MOST => return Err(Refusal::TooManyRows(rows.len()).into()),
            None => {}
        }
        Ok((rows, place))
    }

    /// The database or schema that is looked in; none is the account.
    fn listed_place(&self, listing: &Listing) -> Result<Option<ObjectId>, Stop> {
        let current_database = || self.session.database.clone().map(ObjectId::database);
        let found =
            |kind, name: &ObjectName| self.find(kind, name, "SHOW", Purpose::Granting).map(Some);
        match &listing.scope {
            Some(Place::Account) => Ok(None),
            Some(Place::Database(Some(name))) => found(ObjectKind::DATABASE, name),
            Some(Place::Schema(Some(name))) => found(ObjectKind::SCHEMA, name),
            Some(Place::Schema(None)) => {
                let schema = self.session.schema.clone();
                let database = self.session.database.clone();
                Ok(database
                    .zip(schema)
                    .map(|(database, schema)| ObjectId::schema(database, schema)))
            }
            Some(Place::Database(None)) => Ok(current_database()),
            None if listing.kind.level() == Level::Account => Ok(None),
            None => Ok(current_database()),
        }
    }

    fn shows_all_of(&self, id: &ObjectId) -> bool {
        id.kind != ObjectKind::USER || self.owns(id) || self.manages_grants()
    }

    /// Where `policy` is attached, as far as the active roles may know.
    /// <https://docs.snowflake.com/en/sql-reference/functions/policy_references>
    pub(super) fn references(&self, policy: &ObjectId) -> Vec<Row> {
        let on_account = match policy.kind {
            ObjectKind::MASKING_POLICY => Some(Privilege::APPLY_MASKING_POLICY),
            ObjectKind::ROW_ACCESS_POLICY => Some(Privilege::APPLY_ROW_ACCESS_POLICY),
            _ => None,
        };
        let all = on_account.is_some_and(|privilege| self.holds(privilege, &Target::Account));
        let applies =
            self.owns(policy) || self.holds(Privilege::APPLY, &Target::Object(policy.clone()));
        let attachments = self.account.attachments();
        attachments
            .filter(|attachment| attachment.policy == *policy)
            .filter(|attachment| all || (applies && self.owns(&attachment.to)))
            .cloned()
            .map(Row::Attached)
            .collect()
    }
}

impl Row {
    /// A field of the row; `written` is how the script writes it.
    pub(super) fn field(&self, column: &str, step: &Step<'_>, written: &str) -> Value {
        match self {
            Self::Object(id, all) => object_field(id, *all, column, step, written),
            Self::Some(id) => match column {
                "database_name" => known(id.database.as_ref(), written),
                "schema_name" => known(id.schema.as_ref(), written),
                "name" => Value::text(&*id.name),
                _ => Value::text(symbol(written)),
            },
            Self::Attached(attachment) => attachment_field(attachment, column, written),
            Self::SomewhereAttached(_) | Self::Unknown => Value::text(symbol(written)),
        }
    }

    /// The database of the policy of which the row tells where it is attached.
    pub(super) fn policy_database(&self) -> Option<&Name> {
        match self {
            Self::Attached(attachment) => attachment.policy.database.as_ref(),
            Self::SomewhereAttached(database) => database.as_ref(),
            Self::Object(..) | Self::Some(_) | Self::Unknown => None,
        }
    }

    /// The object that the row is about.
    pub(super) fn object(&self) -> Option<&ObjectId> {
        match self {
            Self::Object(id, _) | Self::Some(id) => Some(id),
            Self::Attached(_) | Self::SomewhereAttached(_) | Self::Unknown => None,
        }
    }
}

fn known(name: Option<&Name>, written: &str) -> Value {
    name.map_or_else(|| Value::text(symbol(written)), |name| Value::text(&**name))
}

fn object_field(id: &ObjectId, all: bool, column: &str, step: &Step<'_>, written: &str) -> Value {
    let or_null = |name: Option<&Name>| name.map_or(Value::Null, |name| Value::text(&**name));
    let object = step.account.object(id);
    match column {
        "name" => Value::text(&*id.name),
        _ if !all => Value::Null,
        "database_name" => or_null(id.database.as_ref()),
        "schema_name" => or_null(id.schema.as_ref()),
        "comment" => {
            let comment = object.and_then(|object| object.comment());
            Value::text(comment.unwrap_or_default())
        }
        "owner" => {
            let owner = step.account.owner_of(id);
            Value::text(owner.map_or("", |owner| &*owner.name))
        }
        "owner_role_type" => match step.account.owner_of(id) {
            Some(owner) if owner.kind == ObjectKind::DATABASE_ROLE => Value::text("DATABASE_ROLE"),
            Some(_) => Value::text("ROLE"),
            None => Value::text(""),
        },
        _ => Value::text(symbol(written)),
    }
}

fn attachment_field(attachment: &Attachment, column: &str, written: &str) -> Value {
    let name = |name: Option<&Name>| name.map_or(Value::Null, |name| Value::text(&**name));
    let (policy, to) = (&attachment.policy, &attachment.to);
    match column {
        "POLICY_DB" => name(policy.database.as_ref()),
        "POLICY_SCHEMA" => name(policy.schema.as_ref()),
        "POLICY_NAME" => Value::text(&*policy.name),
        "REF_DATABASE_NAME" => name(to.database.as_ref()),
        "REF_SCHEMA_NAME" => name(to.schema.as_ref()),
        "REF_ENTITY_NAME" => Value::text(&*to.name),
        "REF_ENTITY_DOMAIN" => Value::text(to.kind.words()),
        "REF_COLUMN_NAME" if policy.kind == ObjectKind::MASKING_POLICY => {
            name(attachment.columns.first())
        }
        "REF_COLUMN_NAME" => Value::Null,
        _ => Value::text(symbol(written)),
    }
}

/// `LIKE`: `_` is any character, `%` any number of them.
/// <https://docs.snowflake.com/en/sql-reference/functions/like>
pub(super) fn is_like(text: &str, pattern: &str, any_case: bool) -> bool {
    let fold = |text: &str| -> Vec<char> {
        match any_case {
            true => text.to_uppercase().chars().collect(),
            false => text.chars().collect(),
        }
    };
    let (text, pattern) = (fold(text), fold(pattern));
    // Where the last `%` stands, and how far the text had come there.
    let (mut at, mut next) = (0, 0);
    let mut back: Option<(usize, usize)> = None;
    while at < text.len() {
        match pattern.get(next) {
            Some('%') => {
                back = Some((next, at));
                next += 1;
            }
            Some(c) if *c == '_' || *c == text[at] => (at, next) = (at + 1, next + 1),
            _ => match &mut back {
                Some((percent, came)) => {
                    *came += 1;
                    (at, next) = (*came, *percent + 1);
                }
                None => return false,
            },
        }
    }
    pattern[next..].iter().all(|c| *c == '%')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_pattern_takes_any_character_and_any_number_of_them() {
        for (text, pattern) in [
            ("AB", "a_"),
            ("A_B", "a_b"),
            ("", "%"),
            ("ABCB", "%b"),
            ("X", "%%x%"),
        ] {
            assert!(is_like(text, pattern, true), "{text} {pattern}");
        }
        for (text, pattern) in [("AB", "a"), ("AB", "_"), ("AB", "b%"), ("", "_")] {
            assert!(!is_like(text, pattern, true), "{text} {pattern}");
        }
        assert!(!is_like("AB", "ab", false));
    }
}
