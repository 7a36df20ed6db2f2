//! Statements that change data, move it, or run code; and queries, for what they call.
//!
//! <https://docs.snowflake.com/en/sql-reference/sql-dml>

use crate::account::effect::Effect;
use crate::account::grant::Target;
use crate::account::object::ObjectId;
use crate::account::refusal::Refusal;
use crate::account::resolve::{Purpose, doing};
use crate::account::step::{Run, Step, Stop};
use crate::catalogue::{Function, ObjectKind, Privilege};
use crate::parse::mentions::Mentions;
use crate::parse::statement::{Data, DataVerb, ObjectName, Place};

/// A statement that changes data, moves it, or runs code.
pub(super) fn data(step: &mut Step<'_>, statement: &Data) -> Run {
    let mut objects = Vec::new();
    for place in &statement.target {
        objects.extend(place_of(step, place, statement.verb)?);
    }
    let sources = sources(step, &statement.mentions)?;
    let outside = statement.target.contains(&Place::Outside);
    for object in &objects {
        must_be_allowed(step, object, statement.verb)?;
    }
    for object in &objects {
        step.effects.extend(effects(object, statement.verb));
        step.effects
            .extend(copies(&sources, Some(object), statement.verb));
    }
    if outside {
        step.effects.extend(copies(&sources, None, statement.verb));
    }
    query(step, &statement.mentions)
}

/// What a new object shows of others, and what its definition calls.
/// A view shows it to everybody who may read the view, with its owner's rights:
/// <https://docs.snowflake.com/en/user-guide/views-introduction>.
pub(super) fn defined(step: &mut Step<'_>, object: &ObjectId, mentions: &Mentions) -> Run {
    for from in sources(step, mentions)? {
        step.effects.push(Effect::DataCopied {
            from,
            to: Some(object.clone()),
        });
    }
    for function in &mentions.functions {
        let effect = call(step, function)?;
        step.effects.extend(effect);
    }
    Ok(())
}

/// What a query calls; what it reads, only whoever runs the script gets to see.
pub(super) fn query(step: &mut Step<'_>, mentions: &Mentions) -> Run {
    for sequence in &mentions.sequences {
        let sequence = step.place(ObjectKind::SEQUENCE, sequence, "SELECT")?;
        step.effects.push(Effect::DataWritten(sequence));
    }
    for function in &mentions.functions {
        let effect = call(step, function)?;
        step.effects.extend(effect);
    }
    Ok(())
}

fn place_of(step: &Step<'_>, place: &Place, verb: DataVerb) -> Result<Option<ObjectId>, Stop> {
    match place {
        Place::Object(kind, name) => {
            let doing = doing(words(verb), *kind);
            step.find(*kind, name, &doing, Purpose::Operating).map(Some)
        }
        Place::Runners | Place::Outside => Ok(None),
    }
}

/// The tables and stages that data comes from.
fn sources(step: &Step<'_>, mentions: &Mentions) -> Result<Vec<ObjectId>, Stop> {
    let tables = mentions.tables.iter().map(|name| (ObjectKind::TABLE, name));
    let stages = mentions.stages.iter().map(|name| (ObjectKind::STAGE, name));
    let places = tables.chain(stages);
    places
        .map(|(kind, name)| step.place(kind, name, "SELECT"))
        .collect()
}

const fn words(verb: DataVerb) -> &'static str {
    match verb {
        DataVerb::Insert | DataVerb::Replace => "INSERT",
        DataVerb::Update => "UPDATE",
        DataVerb::Delete => "DELETE",
        DataVerb::Merge => "MERGE",
        DataVerb::Truncate => "TRUNCATE",
        DataVerb::Copy => "COPY",
        DataVerb::Put => "PUT",
        DataVerb::Get => "GET",
        DataVerb::Remove => "REMOVE",
        DataVerb::Call => "CALL",
        DataVerb::Execute => "EXECUTE",
    }
}

/// The privilege on what is written or run that Snowflake documents:
/// <https://docs.snowflake.com/en/user-guide/security-access-control-privileges>.
fn must_be_allowed(step: &Step<'_>, object: &ObjectId, verb: DataVerb) -> Result<(), Refusal> {
    let privilege = match verb {
        DataVerb::Insert | DataVerb::Replace => Some("INSERT"),
        DataVerb::Copy if object.kind == ObjectKind::STAGE => Some("WRITE"),
        DataVerb::Copy => Some("INSERT"),
        DataVerb::Update => Some("UPDATE"),
        DataVerb::Delete => Some("DELETE"),
        DataVerb::Truncate => Some("TRUNCATE"),
        DataVerb::Put | DataVerb::Remove => Some("WRITE"),
        DataVerb::Get => Some("READ"),
        DataVerb::Call => Some("USAGE"),
        DataVerb::Execute => Some("OPERATE"),
        // INSERT, UPDATE or DELETE, as its clauses say, which are not read.
        DataVerb::Merge => None,
    };
    let privilege = privilege.and_then(Privilege::named);
    let fitting = privilege.filter(|privilege| privilege.is_on(object.kind));
    match fitting {
        Some(privilege) => step.must_hold(privilege, &Target::Object(object.clone())),
        None => Ok(()),
    }
}

fn effects(object: &ObjectId, verb: DataVerb) -> Vec<Effect> {
    let written = || Effect::DataWritten(object.clone());
    let removed = || Effect::DataRemoved(object.clone());
    match verb {
        DataVerb::Insert | DataVerb::Update | DataVerb::Copy | DataVerb::Put => vec![written()],
        // MERGE may delete; which of its clauses applies depends on the rows.
        DataVerb::Replace | DataVerb::Merge => vec![removed(), written()],
        DataVerb::Delete | DataVerb::Truncate | DataVerb::Remove => vec![removed()],
        // Only whoever runs the script gets the files.
        DataVerb::Get => Vec::new(),
        DataVerb::Call | DataVerb::Execute => vec![Effect::CodeRun(object.clone())],
    }
}

/// What of the sources is then in `to` as well.
fn copies<'s>(
    sources: &'s [ObjectId],
    to: Option<&'s ObjectId>,
    verb: DataVerb,
) -> impl Iterator<Item = Effect> + 's {
    let moves = match verb {
        DataVerb::Insert
        | DataVerb::Replace
        | DataVerb::Update
        | DataVerb::Merge
        | DataVerb::Copy => true,
        DataVerb::Delete
        | DataVerb::Truncate
        | DataVerb::Put
        | DataVerb::Get
        | DataVerb::Remove
        | DataVerb::Call
        | DataVerb::Execute => false,
    };
    let from = sources
        .iter()
        .filter(move |from| moves && Some(*from) != to);
    from.map(move |from| Effect::DataCopied {
        from: from.clone(),
        to: to.cloned(),
    })
}

/// What a call of a function comes to: nothing where Snowflake's own only answers.
fn call(step: &Step<'_>, function: &ObjectName) -> Result<Option<Effect>, Stop> {
    let ObjectName::Parts(parts) = function else {
        let code = step.place(ObjectKind::FUNCTION, function, "SELECT")?;
        return Ok(Some(Effect::CodeRun(code)));
    };
    let name = parts.last().map_or("", |part| part.value.as_str());
    let is_builtin = match parts.as_slice() {
        [_] => true,
        [.., schema, _] => schema.value == "INFORMATION_SCHEMA",
        [] => false,
    };
    match Function::named(name).filter(|_| is_builtin) {
        Some(Function::Answers) => Ok(None),
        Some(Function::Acts(touches)) => Ok(Some(Effect::FunctionActed {
            function: name.into(),
            touches,
        })),
        None => {
            let code = step.place(ObjectKind::FUNCTION, function, "SELECT")?;
            Ok(Some(Effect::CodeRun(code)))
        }
    }
}
