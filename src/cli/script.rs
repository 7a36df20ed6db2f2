//! The script kinds as commands: payload → integration → script → checked.

use std::path::{Path, PathBuf};

use super::args::Call;
use super::config::Config;
use super::failure::Failure;
use super::surroundings::Surroundings;
use super::verify::verified;
use crate::diagnostic::{Path as Place, Problem};
use crate::integration::{Authentication, Integration, NotEditable, Setup, not_editable};
use crate::payload::{Options, Rotate};
use crate::script::{self, Earlier, EditOptions, Kind, Rotation, Script};
use crate::text::limits::{self, longest_statement};

/// What an edit cannot know without the earlier payload.
const WITHOUT_EARLIER: &str = "\
warning: without --from the earlier state is not known
  = help: warehouses of earlier workspaces keep their grants, an earlier impersonation role stays, \
and an earlier user name is not changed; without --rotate, the second public key of an \
unfinished rotation is unset; give the earlier payload as --from OLD\n";

type Rendered = Result<Script, Failure>;

/// What is doubtful about every one of several payloads' scripts, to be said once.
pub(super) fn doubt(call: &Call) -> Option<&'static str> {
    let without = lacks_earlier(call) && call.has_several();
    without.then_some(WITHOUT_EARLIER)
}

fn lacks_earlier(call: &Call) -> bool {
    call.kind == Kind::Edit && !call.preflight && call.from.is_none()
}

/// The script of one of the call's payloads, checked.
pub(super) fn of(call: &Call, config: &Path, surroundings: &mut Surroundings<'_>) -> Rendered {
    match (call.kind, call.preflight) {
        (_, true) => preflight(call, config, surroundings),
        (Kind::Create, false) => create(call, config, surroundings),
        (Kind::Edit, false) => edit(call, config, surroundings),
        (Kind::Delete, false) => delete(call, config, surroundings),
        (Kind::Cleanup, false) => cleanup(call, config, surroundings),
    }
    .and_then(fits)
}

/// Refuses a script with a statement that Snowflake does not keep whole.
fn fits(script: Script) -> Rendered {
    let limit = limits::STATEMENT;
    if limit.allows(script.text()) {
        return Ok(script);
    }
    match longest_statement(script.text()) {
        longest if longest <= limit.most => Ok(script),
        longest => Err(Failure::Call(format!(
            "error: a statement of the script has {longest} bytes, and Snowflake keeps no more than {limit} of one\n  \
             = help: name whole databases under sfgen.securables instead of their schemas; see {}\n",
            limit.page
        ))),
    }
}

/// A payload and its options, over which those of the command line stand.
fn read(
    call: &Call,
    config: &Path,
    surroundings: &mut Surroundings<'_>,
) -> Result<(Config, Options), Failure> {
    let config = Config::read(config, call.id.as_deref(), surroundings)?;
    let options = call.options.clone().over(config.options());
    Ok((config, options))
}

fn create(call: &Call, config: &Path, surroundings: &mut Surroundings<'_>) -> Rendered {
    let (config, options) = read(call, config, surroundings)?;
    let mut config = config.of_new();
    let public_key = call.options.public_key.as_deref();
    let setup = config.setup(&options, public_key, surroundings)?;
    let single_block = options.single_block == Some(true);
    Ok(verified(&setup, |setup| {
        script::create(setup, single_block)
    })?)
}

fn edit(call: &Call, path: &Path, surroundings: &mut Surroundings<'_>) -> Rendered {
    let (mut config, options) = read(call, path, surroundings)?;
    let public_key = call.options.public_key.as_deref();
    let setup = config.setup(&options, public_key, surroundings)?;
    let earlier = earlier(call, path, setup.integration(), surroundings)?;
    let refused = refusals(&setup, earlier.as_ref(), &options);
    if !refused.is_empty() {
        return Err(config.refusal(&refused, surroundings.colour));
    }
    Ok(verified(&(setup, earlier), |(setup, earlier)| {
        script::edit(setup, earlier.as_ref(), edit_options(&options))
    })?)
}

fn delete(call: &Call, config: &Path, surroundings: &mut Surroundings<'_>) -> Rendered {
    let (mut config, options) = read(call, config, surroundings)?;
    let integration = config.integration(&options, surroundings)?;
    let unmarked = options.unmarked == Some(true);
    Ok(verified(&integration, |of| script::delete(of, unmarked))?)
}

fn cleanup(call: &Call, config: &Path, surroundings: &mut Surroundings<'_>) -> Rendered {
    let (mut config, options) = read(call, config, surroundings)?;
    let integration = config.integration(&options, surroundings)?;
    Ok(verified(&integration, script::cleanup)?)
}

fn preflight(call: &Call, config: &Path, surroundings: &mut Surroundings<'_>) -> Rendered {
    let (mut config, options) = read(call, config, surroundings)?;
    if call.kind == Kind::Create {
        config = config.of_new();
    }
    let integration = config.integration(&options, surroundings)?;
    let unmarked = options.unmarked == Some(true);
    Ok(verified(&integration, |of| {
        script::preflight(of, call.kind, unmarked)
    })?)
}

fn edit_options(options: &Options) -> EditOptions {
    EditOptions {
        rotation: options.rotate.map(|step| match step {
            Rotate::Begin => Rotation::Begin,
            Rotate::Finish => Rotation::Finish,
        }),
        unmarked: options.unmarked == Some(true),
    }
}

/// The earlier state, under its own options and what the command line says of both states.
fn earlier(
    call: &Call,
    config: &Path,
    new: &Integration,
    surroundings: &mut Surroundings<'_>,
) -> Result<Option<Earlier>, Failure> {
    let Some(old) = &call.from else {
        if !call.has_several() {
            surroundings.say(WITHOUT_EARLIER);
        }
        return Ok(None);
    };
    let old = of_same_name(old, config)?;
    let config = Config::read(&old, call.id.as_deref(), surroundings)?;
    let options = of_earlier(config.options(), call.options.clone());
    config.earlier(options, new, surroundings).map(Some)
}

/// The options of the earlier state: what cannot be edited is as the call says where the earlier
/// payload is silent, and its secrets are where the call says; everything else is its own.
fn of_earlier(own: Options, of_call: Options) -> Options {
    let secrets = Options {
        secrets: of_call.secrets,
        ..Options::default()
    };
    let not_editable = Options {
        role: of_call.role,
        system_role: of_call.system_role,
        manage_grants: of_call.manage_grants,
        securables: of_call.securables,
        take_ownership: of_call.take_ownership,
        warehouse_names: of_call.warehouse_names,
        ..Options::default()
    };
    secrets.over(own).over(not_editable)
}

/// `old`, or the file in it that is called as `config` is.
fn of_same_name(old: &Path, config: &Path) -> Result<PathBuf, Failure> {
    let from_input = |path: &Path| path == Path::new("-");
    let refused = match (from_input(config), from_input(old)) {
        (true, true) => {
            "error: CONFIG and --from are both standard input, which holds one payload\n  \
             = help: give one of them as a file\n"
        }
        (true, false) if old.is_dir() => {
            "error: --from is a directory, and standard input has no file name to look for in it\n  \
             = help: give the earlier payload's file\n"
        }
        (false, false) if old.is_dir() => {
            return Ok(config
                .file_name()
                .map_or(old.to_owned(), |name| old.join(name)));
        }
        (true | false, false) | (false, true) => return Ok(old.to_owned()),
    };
    Err(Failure::Call(refused.to_owned()))
}

/// What no edit script can bring about, each with both values.
fn refusals(new: &Setup, earlier: Option<&Earlier>, options: &Options) -> Vec<Problem> {
    let integration = new.integration();
    let rows =
        earlier.map(|earlier| not_editable(&earlier.integration, integration, role_key(options)));
    let mut problems: Vec<Problem> = rows.into_iter().flatten().map(cannot_be_edited).collect();
    if options.rotate.is_some() && integration.authentication != Authentication::KeyPair {
        let message = "a key can be rotated only where the system account signs in with one";
        let path = Place::new("config.authenticationType");
        problems.push(Problem::error(path, message).help("leave --rotate and sfgen.rotate out"));
    }
    problems
}

/// The key that names the setup role.
pub(super) fn role_key(options: &Options) -> &'static str {
    match options.role {
        Some(_) => "sfgen.role",
        None => "config.role",
    }
}

fn cannot_be_edited(row: NotEditable) -> Problem {
    let NotEditable { path, old, new } = row;
    let message = format!("cannot be edited: it was `{old}`, and is to be `{new}`");
    let help = "leave it as it was, or delete the integration and create it anew";
    Problem::error(Place::new(path), message).help(help)
}
