//! A user that the scripts did not make gets another way to sign in.

use crate::account::Effect;
use crate::catalogue::{ObjectKind, Touches};
use crate::review::rule::{Hit, Rule, Severity};
use crate::review::trace::Trace;

pub(super) const RULE: Rule = Rule {
    id: "credential-of-existing-user",
    since: "0.1.0",
    severity: Severity::Warning,
    wrong: "a user that the scripts did not make gets another way to sign in",
    why: "whoever holds the new password or key acts as that user, with all that the user may do",
    link: "https://docs.snowflake.com/en/sql-reference/sql/alter-user",
    instead: "make a user of its own, or check a mark of the user's in the same block",
    inference: None,
    names: &[Touches::SignIn],
    check,
};

/// What a user signs in with, and whether they may.
const CREDENTIALS: [&str; 8] = [
    "DISABLED",
    "LOGIN_NAME",
    "MINS_TO_BYPASS_MFA",
    "MINS_TO_UNLOCK",
    "PASSWORD",
    "RSA_PUBLIC_KEY",
    "RSA_PUBLIC_KEY_2",
    "TYPE",
];

fn check(trace: &Trace<'_>) -> Vec<Hit> {
    let set = trace.effects_in_time();
    set.filter_map(|(at, step, effect)| match effect {
        Effect::PropertySet {
            object, property, ..
        }
        | Effect::PropertyUnset { object, property }
            if object.kind == ObjectKind::USER
                && CREDENTIALS.contains(&&**property)
                && !trace.is_own(object, at)
                && !trace.is_marked(step, at.1, object) =>
        {
            let line = step.line_at(at.1);
            Some(Hit::new(line, format!("{property} of {object}")))
        }
        _ => None,
    })
    .collect()
}
