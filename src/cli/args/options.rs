//! The options of a payload's `sfgen` object as flags of the command line.

use std::ffi::OsString;
use std::path::PathBuf;

use clap::builder::{PossibleValue, PossibleValuesParser};
use clap::{Arg, ArgAction, ArgMatches, Args, Command, Error, FromArgMatches, value_parser};

use crate::payload::{Choice, Flag, Group, Options, Takes};

/// What every command takes that names things in scripts.
const COMMON: u8 = Group::NAMES.bit | Group::PRIVILEGES.bit;

/// What `sfgen create` takes.
pub(super) const CREATE: u8 = COMMON | Group::CREDENTIAL.bit | Group::SINGLE_BLOCK.bit;
/// What `sfgen edit` takes.
pub(super) const EDIT: u8 =
    COMMON | Group::CREDENTIAL.bit | Group::ROTATE.bit | Group::UNMARKED.bit;
/// What `sfgen delete` and `sfgen preflight` take.
pub(super) const DELETE: u8 = COMMON | Group::UNMARKED.bit;
/// What `sfgen cleanup` takes.
pub(super) const CLEANUP: u8 = COMMON;
/// What `sfgen show` takes.
pub(super) const SHOW: u8 = COMMON | Group::CREDENTIAL.bit;

/// The options of these groups.
#[derive(Debug, Clone, Default)]
pub(in crate::cli) struct Flags<const GROUPS: u8>(pub(in crate::cli) Options);

impl<const GROUPS: u8> Args for Flags<GROUPS> {
    fn augment_args(command: Command) -> Command {
        let is_taken = |flag: &&Flag| flag.group.bit & GROUPS != 0;
        let mut flags: Vec<&Flag> = Options::FLAGS.iter().filter(is_taken).collect();
        flags.sort_by_key(|flag| flag.group.bit);
        command.args(flags.into_iter().map(argument))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

impl<const GROUPS: u8> FromArgMatches for Flags<GROUPS> {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, Error> {
        Ok(Self(Options::of_words(|key| words(matches, key))))
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), Error> {
        *self = Self::from_arg_matches(matches)?;
        Ok(())
    }
}

fn argument(flag: &Flag) -> Arg {
    let argument = Arg::new(flag.key)
        .long(flag.long)
        .help(flag.help)
        .help_heading(flag.group.heading);
    match flag.takes {
        Takes::Nothing => argument.action(ArgAction::SetTrue),
        Takes::Text(false) => argument.value_name(flag.value_name),
        Takes::Text(true) => argument
            .value_name(flag.value_name)
            .action(ArgAction::Append),
        Takes::File => argument
            .value_name(flag.value_name)
            .value_parser(value_parser!(PathBuf)),
        Takes::Words(words) => {
            let words = words().into_iter();
            let words = words.map(|(word, means)| PossibleValue::new(word).help(means));
            argument
                .value_name(flag.value_name)
                .value_parser(PossibleValuesParser::new(words))
        }
    }
}

/// What was given for an option; none where it was not, or where the command has none such.
fn words(matches: &ArgMatches, key: &str) -> Option<Vec<OsString>> {
    let flag = Options::FLAGS.iter().find(|flag| flag.key == key)?;
    match flag.takes {
        Takes::Nothing => {
            let given = matches.try_get_one::<bool>(key).ok().flatten();
            given.filter(|given| **given).map(|_| Vec::new())
        }
        Takes::File => {
            let path = matches.try_get_one::<PathBuf>(key).ok().flatten()?;
            Some(vec![path.clone().into_os_string()])
        }
        Takes::Text(_) | Takes::Words(_) => {
            let words = matches.try_get_many::<String>(key).ok().flatten()?;
            Some(words.map(OsString::from).collect())
        }
    }
}

/// Reads one of the words of a choice.
pub(super) fn choice<T: Choice + Send + Sync>() -> impl clap::builder::TypedValueParser<Value = T> {
    use clap::builder::TypedValueParser;
    let words = T::WORDS.iter();
    let words = words.map(|(word, means, _)| PossibleValue::new(*word).help(means.trim()));
    let known = "clap has compared it with the words";
    PossibleValuesParser::new(words)
        .map(move |word| T::from_word(&word).unwrap_or_else(|| unreachable!("{known}")))
}
