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
use crate::catalogue::ObjectKind;

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
        for (id, object) in std::mem::take(&mut self.objects) {
            let owner = object.owner.as_ref().map(&moved);
            let object = Object { owner, ..object };
            self.objects.insert(moved(&id), object);
        }
        for (grant, option) in std::mem::take(&mut self.grants).iter() {
            self.grants.insert(moved_grant(grant, &moved), option);
        }
        for (grant, option) in std::mem::take(&mut self.future_grants) {
            let grant = FutureGrant {
                container: moved(&grant.container),
                to: moved(&grant.to),
                ..grant
            };
            self.future_grants.insert(grant, option);
        }
        for attachment in std::mem::take(&mut self.attachments) {
            self.attachments.insert(Attachment {
                policy: moved(&attachment.policy),
                to: moved(&attachment.to),
                columns: attachment.columns,
            });
        }
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
pub(crate) fn moved(id: &ObjectId, from: &ObjectId, to: &ObjectId) -> ObjectId {
    if id == from {
        return to.clone();
    }
    if !id.is_inside(from) {
        return id.clone();
    }
    let mut id = id.clone();
    match from.kind {
        ObjectKind::DATABASE => id.database = Some(to.name.clone()),
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
        let table = ObjectId::in_schema(ObjectKind::TABLE, "D", "S", "T");
        let other = ObjectId::in_schema(ObjectKind::TABLE, "D", "X", "T");
        let (from, to) = (ObjectId::schema("D", "S"), ObjectId::schema("E", "Z"));
        let expected = ObjectId::in_schema(ObjectKind::TABLE, "E", "Z", "T");
        assert_eq!(moved(&table, &from, &to), expected);
        assert_eq!(moved(&other, &from, &to), other);
        let (from, to) = (ObjectId::database("D"), ObjectId::database("E"));
        assert_eq!(
            moved(&ObjectId::schema("D", "S"), &from, &to),
            ObjectId::schema("E", "S")
        );
    }
}
