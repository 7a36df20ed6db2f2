//! A role is dropped that owns objects or has granted something.

use crate::account::Effect;
use crate::catalogue::ObjectKind;
use crate::parse::statement::Statement;
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::{Step, Trace};

pub(super) const RULE: Rule = Rule {
    id: "drop-role-orphans",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "a role is dropped that owns objects or has granted something",
    why: "what it owned goes to the role that drops it, and what it granted is revoked",
    link: "https://docs.snowflake.com/en/sql-reference/sql/drop-role",
    instead: "transfer what it owns with GRANT OWNERSHIP … COPY CURRENT GRANTS first",
    inference: None,
    names: &[],
    check,
};

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let roles = trace.steps.iter().filter(|step| {
        matches!(step.statement(), Statement::Drop { kind, .. } if *kind == ObjectKind::ROLE)
    });
    roles.filter_map(orphans).collect()
}

fn orphans(step: &Step<'_>) -> Option<Hit> {
    let mut handed_over = Vec::new();
    let mut revoked = 0;
    let dropped = step.effects.iter().find_map(|effect| match effect {
        Effect::Dropped(role) => Some(role),
        _ => None,
    })?;
    for effect in &step.effects {
        match effect {
            Effect::OwnershipTransferred { object, .. } => handed_over.push(object.to_string()),
            Effect::Revoked(grant)
                if grant.grantor.as_ref() == Some(dropped)
                    && grant.on.object() != Some(dropped)
                    && grant.to != *dropped =>
            {
                revoked += 1;
            }
            _ => {}
        }
    }
    if handed_over.is_empty() && revoked == 0 {
        return None;
    }
    let owned = match handed_over.as_slice() {
        [] => "nothing".to_owned(),
        owned => owned.join(", "),
    };
    let message = format!(
        "{dropped} owned {owned}, now of {}; grants that it gave and that go: {revoked}",
        step.role
    );
    Some(Hit::new(step.line(), message))
}
