//! `SET` and `UNSET` of session variables.
//!
//! <https://docs.snowflake.com/en/sql-reference/session-variables>

use super::property;
use crate::account::effect::Effect;
use crate::account::object::Name;
use crate::account::refusal::Refusal;
use crate::account::step::{Run, Step, Stop};
use crate::parse::statement::{self, Masked, Value};
use crate::text::limits;

pub(super) fn set(step: &mut Step<'_>, name: &statement::Name, value: &Masked<Value>) -> Run {
    let Some(value) = property::text(step, &value.0)? else {
        return Err(Stop::NotUnderstood("a variable that is NULL".to_owned()));
    };
    if !limits::VARIABLE.allows(&value) {
        return Err(Refusal::ValueTooLong(limits::VARIABLE.size(&value)).into());
    }
    let name = Name::from(name.value.as_str());
    let value = Masked(value.to_string());
    step.session.variables.insert(name.clone(), value);
    step.effects.push(Effect::VariableSet(name));
    Ok(())
}

/// That unsetting a variable that was not set is no error is inference.
pub(super) fn unset(step: &mut Step<'_>, name: &statement::Name) -> Run {
    let name = Name::from(name.value.as_str());
    step.session.variables.remove(&name);
    step.effects.push(Effect::VariableUnset(name));
    Ok(())
}
