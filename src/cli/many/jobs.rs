//! Which payloads a call names, and what their scripts' files are called.

use std::collections::BTreeMap;
use std::ffi::{OsStr, OsString};
use std::path::Path;

use super::tell;
use crate::cli::args::Call;
use crate::cli::failure::Failure;

/// A payload's file, and the name of its script's.
pub(super) struct Job<'a> {
    pub(super) config: &'a Path,
    pub(super) name: OsString,
}

/// The call's payloads, each with a file name of its own.
///
/// # Errors
/// Everything that is wrong with the call itself.
pub(super) fn of(call: &Call) -> Result<Vec<Job<'_>>, Failure> {
    let mut wrong: Vec<String> = wrong_from(call).into_iter().collect();
    let mut jobs = Vec::new();
    let mut named = BTreeMap::new();
    for config in &call.configs {
        match name(config) {
            Ok(name) => {
                let first = *named.entry(without_case(&name)).or_insert(config);
                if !std::ptr::eq(first, config) {
                    wrong.push(tell::same_name(first, config, &name));
                }
                jobs.push(Job { config, name });
            }
            Err(refusal) => wrong.push(refusal),
        }
    }
    match wrong.is_empty() {
        true => Ok(jobs),
        false => Err(Failure::Call(wrong.concat())),
    }
}

/// The name of a payload's file with the ending `.sql`.
fn name(config: &Path) -> Result<OsString, String> {
    if config == Path::new("-") {
        return Err(tell::standard_input());
    }
    // Its own script might be written over it.
    if config.extension() == Some(OsStr::new("sql")) {
        return Err(tell::called_like_a_script(config));
    }
    let stem = config.file_stem().ok_or_else(|| tell::no_file(config))?;
    let mut name = stem.to_owned();
    name.push(".sql");
    Ok(name)
}

/// Names that differ in case alone are one file on some systems.
fn without_case(name: &OsStr) -> String {
    name.to_string_lossy().to_lowercase()
}

/// An earlier state that is not one for each payload.
fn wrong_from(call: &Call) -> Option<String> {
    let old = call.from.as_deref()?;
    let several = call.has_several();
    if old == Path::new("-") {
        return Some(tell::earlier_from_input());
    }
    (several && !old.is_dir()).then(|| tell::one_earlier(old))
}
