//! The script kinds as commands: payload → integration → script → checked → delivered.

use super::args::{Cleanup, Create, Delete, Edit};
use super::config::Config;
use super::options::Overridden;
use super::output::{Failure, deliver};
use super::verify::verify;
use super::{Status, Surroundings};
use crate::diagnostic::{Path as Place, Problem};
use crate::integration::{Authentication, Integration, NotEditable, Setup, not_editable};
use crate::payload::{Options, Rotate};
use crate::script::{self, Earlier, EditOptions, Rotation, Script};

/// What an edit cannot know without the earlier payload.
const WITHOUT_EARLIER: &str = "\
warning: without --from the earlier state is not known
  = help: warehouses of earlier workspaces keep their grants, an earlier impersonation role stays, \
and an earlier user name is not changed; give the earlier payload as --from OLD\n";

type Delivered = Result<Status, Failure>;

type Rendered = Result<Script, Failure>;

pub(super) fn create(call: &Create, surroundings: &mut Surroundings<'_>) -> Delivered {
    let script = created(call, surroundings)?;
    deliver(&script, &call.common, surroundings)
}

pub(super) fn edit(call: &Edit, surroundings: &mut Surroundings<'_>) -> Delivered {
    let script = edited(call, surroundings)?;
    deliver(&script, &call.common, surroundings)
}

pub(super) fn delete(call: &Delete, surroundings: &mut Surroundings<'_>) -> Delivered {
    let script = deleted(call, surroundings)?;
    deliver(&script, &call.common, surroundings)
}

pub(super) fn cleanup(call: &Cleanup, surroundings: &mut Surroundings<'_>) -> Delivered {
    let script = cleaned_up(call, surroundings)?;
    deliver(&script, &call.common, surroundings)
}

/// The script of a create, checked.
pub(super) fn created(call: &Create, surroundings: &mut Surroundings<'_>) -> Rendered {
    let mut config = Config::read(&call.common.config, surroundings)?;
    let options = config
        .options()
        .by_common(&call.common)
        .by_credential(&call.credential);
    let single_block = call.single_block || options.single_block == Some(true);
    let public_key = call.credential.public_key.as_deref();
    let setup = config.setup(&options, public_key, surroundings)?;
    checked(script::create(&setup, single_block))
}

/// The script of an edit, checked.
pub(super) fn edited(call: &Edit, surroundings: &mut Surroundings<'_>) -> Rendered {
    let mut config = Config::read(&call.common.config, surroundings)?;
    let options = config
        .options()
        .by_common(&call.common)
        .by_credential(&call.credential);
    let edit_options = edit_options(call, &options);
    let public_key = call.credential.public_key.as_deref();
    let setup = config.setup(&options, public_key, surroundings)?;
    let earlier = earlier(call, setup.integration(), surroundings)?;
    let refused = refusals(&setup, earlier.as_ref(), edit_options);
    if !refused.is_empty() {
        return Err(config.refusal(&refused, surroundings.colour));
    }
    checked(script::edit(&setup, earlier.as_ref(), edit_options))
}

/// The script of a delete, checked.
pub(super) fn deleted(call: &Delete, surroundings: &mut Surroundings<'_>) -> Rendered {
    let mut config = Config::read(&call.common.config, surroundings)?;
    let options = config.options().by_common(&call.common);
    let unmarked = call.unmarked || options.unmarked == Some(true);
    let integration = config.integration(&options, surroundings)?;
    checked(script::delete(&integration, unmarked))
}

/// The script of a cleanup, checked.
pub(super) fn cleaned_up(call: &Cleanup, surroundings: &mut Surroundings<'_>) -> Rendered {
    let mut config = Config::read(&call.common.config, surroundings)?;
    let options = config.options().by_common(&call.common);
    let integration = config.integration(&options, surroundings)?;
    checked(script::cleanup(&integration))
}

/// A script that reads back as what was meant.
pub(super) fn checked(script: Script) -> Rendered {
    verify(&script)?;
    Ok(script)
}

fn edit_options(call: &Edit, options: &Options) -> EditOptions {
    let step = call.rotate.map(Rotate::from).or(options.rotate);
    EditOptions {
        rotation: step.map(|step| match step {
            Rotate::Begin => Rotation::Begin,
            Rotate::Finish => Rotation::Finish,
        }),
        unmarked: call.unmarked || options.unmarked == Some(true),
    }
}

/// The earlier state, under its own options and what the command line says of both states.
fn earlier(
    call: &Edit,
    new: &Integration,
    surroundings: &mut Surroundings<'_>,
) -> Result<Option<Earlier>, Failure> {
    let Some(path) = &call.from else {
        surroundings.say(WITHOUT_EARLIER);
        return Ok(None);
    };
    let config = Config::read(path, surroundings)?;
    let options = config.options().of_earlier(call);
    config.earlier(options, new, surroundings).map(Some)
}

/// What no edit script can bring about, each with both values.
fn refusals(new: &Setup, earlier: Option<&Earlier>, options: EditOptions) -> Vec<Problem> {
    let integration = new.integration();
    let rows = earlier.map(|earlier| not_editable(&earlier.integration, integration));
    let mut problems: Vec<Problem> = rows.into_iter().flatten().map(cannot_be_edited).collect();
    if options.rotation.is_some() && integration.authentication != Authentication::KeyPair {
        let message = "a key can be rotated only where the system account signs in with one";
        let path = Place::new("config.authenticationType");
        problems.push(Problem::error(path, message).help("leave --rotate and sfgen.rotate out"));
    }
    problems
}

fn cannot_be_edited(row: NotEditable) -> Problem {
    let NotEditable { path, old, new } = row;
    let message = format!("cannot be edited: it was `{old}`, and is to be `{new}`");
    let help = "leave it as it was, or delete the integration and create it anew";
    Problem::error(Place::new(path), message).help(help)
}
