//! Renaming an object: everything that speaks of it follows, grants and owners included.
//!
//! That grants follow a renamed role is inference from its identity being kept; names that users
//! store, such as DEFAULT_ROLE, are texts and do not follow:
//! <https://docs.snowflake.com/en/sql-reference/sql/alter-role>.

use super::effect::Effect;
use super::grant::{Attachment, FutureGrant, Grant, Target};
use super::object::{Object, ObjectId};
use super::state::Account;
use super::step::Step;
use crate::parse::statement::ObjectKind;

impl Step<'_> {
    /// Renames `from`, and what is in it, to `to`.
    pub(super) fn rename(&mut self, from: &ObjectId, to: &ObjectId) {
        self.account.rename(|id| moved(id, from, to));
        self.session.follow(|id| moved(id, from, to));
        self.effects.push(Effect::Renamed {
            from: from.clone(),
            to: to.clone(),
        });
    }
}

impl Account {
    fn rename(&mut self, moved: impl Fn(&ObjectId) -> ObjectId) {
        let objects = std::mem::take(&mut self.objects).into_iter();
        self.objects = objects
            .map(|(id, object)| {
                let owner = object.owner.as_ref().map(&moved);
                (moved(&id), Object { owner, ..object })
            })
            .collect();
        let grants = std::mem::take(&mut self.grants).into_iter();
        self.grants = grants
            .map(|(grant, option)| (moved_grant(&grant, &moved), option))
            .collect();
        let future = std::mem::take(&mut self.future_grants).into_iter();
        self.future_grants = future
            .map(|(grant, option)| {
                let container = moved(&grant.container);
                let to = moved(&grant.to);
                (
                    FutureGrant {
                        container,
                        to,
                        ..grant
                    },
                    option,
                )
            })
            .collect();
        let attachments = std::mem::take(&mut self.attachments).into_iter();
        self.attachments = attachments
            .map(|attachment| Attachment {
                policy: moved(&attachment.policy),
                to: moved(&attachment.to),
                columns: attachment.columns,
            })
            .collect();
    }
}

fn moved_grant(grant: &Grant, moved: &impl Fn(&ObjectId) -> ObjectId) -> Grant {
    Grant {
        to: moved(&grant.to),
        on: match &grant.on {
            Target::Account => Target::Account,
            Target::Object(object) => Target::Object(moved(object)),
        },
        privilege: grant.privilege,
        grantor: grant.grantor.as_ref().map(moved),
    }
}

/// Where `id` is once `from` is called `to`.
fn moved(id: &ObjectId, from: &ObjectId, to: &ObjectId) -> ObjectId {
    if id == from {
        return to.clone();
    }
    if !id.is_inside(from) {
        return id.clone();
    }
    let mut id = id.clone();
    match from.kind {
        ObjectKind::Database => id.database = Some(to.name.clone()),
        _ => {
            id.database = to.database.clone();
            id.schema = Some(to.name.clone());
        }
    }
    id
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_inside_moves_along() {
        let table = ObjectId::in_schema(ObjectKind::Table, "D", "S", "T");
        let other = ObjectId::in_schema(ObjectKind::Table, "D", "X", "T");
        let (from, to) = (ObjectId::schema("D", "S"), ObjectId::schema("E", "Z"));
        let expected = ObjectId::in_schema(ObjectKind::Table, "E", "Z", "T");
        assert_eq!(moved(&table, &from, &to), expected);
        assert_eq!(moved(&other, &from, &to), other);
        let (from, to) = (ObjectId::database("D"), ObjectId::database("E"));
        assert_eq!(
            moved(&ObjectId::schema("D", "S"), &from, &to),
            ObjectId::schema("E", "S")
        );
    }
}
