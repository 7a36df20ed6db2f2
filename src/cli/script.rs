//! The script kinds as commands: payload → integration → script → checked.

use std::path::{Path, PathBuf};

use super::args::{Cleanup, Common, Create, Delete, Edit, Preflight, ScriptKind};
use super::config::Config;
use super::failure::Failure;
use super::options::Overridden;
use super::preflight::preflight;
use super::surroundings::Surroundings;
use super::verify::verified;
use crate::diagnostic::{Path as Place, Problem};
use crate::integration::{Authentication, Integration, NotEditable, Setup, not_editable};
use crate::payload::{Options, Rotate};
use crate::script::{self, Earlier, EditOptions, Rotation, Script};
use crate::text::limits::{self, longest_statement};

/// What an edit cannot know without the earlier payload.
const WITHOUT_EARLIER: &str = "\
warning: without --from the earlier state is not known
  = help: warehouses of earlier workspaces keep their grants, an earlier impersonation role stays, \
and an earlier user name is not changed; without --rotate, the second public key of an \
unfinished rotation is unset; give the earlier payload as --from OLD\n";

type Rendered = Result<Script, Failure>;

/// A script kind, as a call asks for it.
#[derive(Debug, Clone, Copy)]
pub(super) enum Kind<'a> {
    /// `sfgen create`.
    Create(&'a Create),
    /// `sfgen edit`.
    Edit(&'a Edit),
    /// `sfgen delete`.
    Delete(&'a Delete),
    /// `sfgen cleanup`.
    Cleanup(&'a Cleanup),
    /// `sfgen preflight`.
    Preflight(&'a Preflight),
}

impl<'a> Kind<'a> {
    /// What every kind takes.
    pub(super) fn common(self) -> &'a Common {
        match self {
            Self::Create(call) => &call.common,
            Self::Edit(call) => &call.common,
            Self::Delete(call) => &call.common,
            Self::Cleanup(call) => &call.common,
            Self::Preflight(call) => &call.common,
        }
    }

    /// What an edit starts from, as the call says it.
    pub(super) fn earlier(self) -> Option<&'a Path> {
        match self {
            Self::Edit(call) => call.from.as_deref(),
            Self::Create(_) | Self::Delete(_) | Self::Cleanup(_) | Self::Preflight(_) => None,
        }
    }

    /// What is doubtful about every one of several payloads' scripts, to be said once.
    pub(super) fn doubt(self) -> Option<&'static str> {
        match self {
            Self::Edit(call) => {
                (call.from.is_none() && call.common.has_several()).then_some(WITHOUT_EARLIER)
            }
            Self::Create(_) | Self::Delete(_) | Self::Cleanup(_) | Self::Preflight(_) => None,
        }
    }

    /// The script of one payload, checked.
    pub(super) fn script(self, config: &Path, surroundings: &mut Surroundings<'_>) -> Rendered {
        match self {
            Self::Create(call) => create(call, config, surroundings),
            Self::Edit(call) => edit(call, config, surroundings),
            Self::Delete(call) => delete(call, config, surroundings),
            Self::Cleanup(call) => cleanup(call, config, surroundings),
            Self::Preflight(call) => preflight(call, config, surroundings),
        }
        .and_then(fits)
    }
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

/// The script of a payload under its own options alone, checked.
pub(super) fn of_payload(
    kind: ScriptKind,
    config: &Path,
    from: Option<&Path>,
    surroundings: &mut Surroundings<'_>,
) -> Rendered {
    match kind {
        ScriptKind::Create => Kind::Create(&Create::default()).script(config, surroundings),
        ScriptKind::Edit => {
            let call = Edit {
                from: from.map(Path::to_owned),
                ..Edit::default()
            };
            Kind::Edit(&call).script(config, surroundings)
        }
        ScriptKind::Delete => Kind::Delete(&Delete::default()).script(config, surroundings),
        ScriptKind::Cleanup => Kind::Cleanup(&Cleanup::default()).script(config, surroundings),
    }
}

fn create(call: &Create, config: &Path, surroundings: &mut Surroundings<'_>) -> Rendered {
    let mut config = Config::read(config, surroundings)?;
    let options = config
        .options()
        .by_common(&call.common)
        .by_credential(&call.credential);
    let single_block = call.single_block || options.single_block == Some(true);
    let public_key = call.credential.public_key.as_deref();
    let setup = config.setup(&options, public_key, surroundings)?;
    Ok(verified(&setup, |setup| {
        script::create(setup, single_block)
    })?)
}

fn edit(call: &Edit, path: &Path, surroundings: &mut Surroundings<'_>) -> Rendered {
    let mut config = Config::read(path, surroundings)?;
    let options = config
        .options()
        .by_common(&call.common)
        .by_credential(&call.credential);
    let edit_options = edit_options(call, &options);
    let public_key = call.credential.public_key.as_deref();
    let setup = config.setup(&options, public_key, surroundings)?;
    let earlier = earlier(call, path, setup.integration(), surroundings)?;
    let refused = refusals(&setup, earlier.as_ref(), edit_options);
    if !refused.is_empty() {
        return Err(config.refusal(&refused, surroundings.colour));
    }
    Ok(verified(&(setup, earlier), |(setup, earlier)| {
        script::edit(setup, earlier.as_ref(), edit_options)
    })?)
}

fn delete(call: &Delete, config: &Path, surroundings: &mut Surroundings<'_>) -> Rendered {
    let mut config = Config::read(config, surroundings)?;
    let options = config.options().by_common(&call.common);
    let unmarked = call.unmarked || options.unmarked == Some(true);
    let integration = config.integration(&options, surroundings)?;
    Ok(verified(&integration, |of| script::delete(of, unmarked))?)
}

fn cleanup(call: &Cleanup, config: &Path, surroundings: &mut Surroundings<'_>) -> Rendered {
    let mut config = Config::read(config, surroundings)?;
    let options = config.options().by_common(&call.common);
    let integration = config.integration(&options, surroundings)?;
    Ok(verified(&integration, script::cleanup)?)
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
    config: &Path,
    new: &Integration,
    surroundings: &mut Surroundings<'_>,
) -> Result<Option<Earlier>, Failure> {
    let Some(old) = &call.from else {
        if !call.common.has_several() {
            surroundings.say(WITHOUT_EARLIER);
        }
        return Ok(None);
    };
    let config = Config::read(&of_same_name(old, config)?, surroundings)?;
    let options = config.options().of_earlier(call);
    config.earlier(options, new, surroundings).map(Some)
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
