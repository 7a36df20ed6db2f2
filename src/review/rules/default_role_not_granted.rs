//! A user's default role is not granted to the user.

use crate::account::{Effect, ObjectId};
use crate::catalogue::ObjectKind;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "default-role-not-granted",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "a user's default role is not granted to the user",
    why: "DEFAULT_ROLE grants nothing; signing in with it fails",
    link: "https://docs.snowflake.com/en/sql-reference/sql/create-user",
    instead: "write GRANT ROLE … TO USER … as well",
    inference: None,
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let set = trace.effects().filter_map(|(line, effect)| match effect {
        Effect::PropertySet {
            object, property, ..
        } if object.kind == ObjectKind::USER && **property == *"DEFAULT_ROLE" => {
            Some((line, object))
        }
        _ => None,
    });
    set.filter_map(|(line, user)| {
        let role = trace.mended.object(user)?.property("DEFAULT_ROLE")?;
        let role = ObjectId::role(role);
        let held = trace.mended.inherits(user, &role);
        (!held).then(|| Hit::new(line, format!("{user} does not have {role}")))
    })
    .collect()
}
