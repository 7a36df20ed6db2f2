//! What is said about many payloads at once.

use std::borrow::Cow;
use std::ffi::OsStr;
use std::path::Path;

use crate::cli::failure::Failure;

/// So many payloads are named in one line; the others are only counted.
const NAMED: usize = 100;

/// A report of several lines with a blank one after it, a message of one line as it is.
pub(super) fn apart(said: &str) -> Cow<'_, str> {
    match said.lines().nth(1) {
        Some(_) => Cow::Owned(format!("{said}\n")),
        None => Cow::Borrowed(said),
    }
}

/// Several scripts would go where only one can.
pub(in crate::cli) fn needs_folder(configs: usize) -> Failure {
    Failure::Call(format!(
        "error: {configs} CONFIGs are given, whose scripts cannot all go to one place\n  \
         = help: write them to a directory with --out-dir DIR, or compare them with those in one \
         with --check-dir DIR\n"
    ))
}

pub(super) fn standard_input() -> String {
    "error: standard input has no name that its script could be called by\n  \
     = help: give the name of a file, or leave --out-dir or --check-dir out\n"
        .to_owned()
}

pub(super) fn called_like_a_script(config: &Path) -> String {
    format!(
        "error: {} is called as its script would be\n  \
         = help: give a payload another ending, such as .yaml or .json\n",
        config.display()
    )
}

pub(super) fn no_file(config: &Path) -> String {
    format!(
        "error: {} is a directory\n  = help: give the payloads in it, such as {}\n",
        config.display(),
        config.join("*.yaml").display()
    )
}

pub(super) fn same_name(first: &Path, second: &Path, name: &OsStr) -> String {
    format!(
        "error: the scripts of {} and {} would have the same file name, {}\n  \
         = help: rename one of the two, in more than the case of letters, or call sfgen for each \
         with a directory of its own\n",
        first.display(),
        second.display(),
        name.display()
    )
}

pub(super) fn earlier_from_input() -> String {
    "error: --from cannot be standard input together with --out-dir or --check-dir\n  \
     = help: give the name of a file or directory\n"
        .to_owned()
}

pub(super) fn one_earlier(old: &Path) -> String {
    format!(
        "error: --from {} is not a directory, and several CONFIGs do not start from one payload\n  \
         = help: give the directory that holds the earlier payloads under the same file names\n",
        old.display()
    )
}

/// After a call that wrote nothing, since `wrong` of `all` scripts cannot be made.
pub(super) fn nothing_written(wrong: usize, all: usize) -> String {
    if all == 1 {
        return String::new();
    }
    let told = format!("error: {wrong} of {all} scripts cannot be made, and none is written\n");
    match wrong < all {
        true => told + "  = help: mend what is wrong, or write the others with --keep-going\n",
        false => told,
    }
}

/// After a call that wrote scripts: the payloads of `all` that ask for no change.
pub(super) fn idle(idle: &[&Path], all: usize) -> String {
    match idle.len() {
        0 => String::new(),
        count => format!(
            "note: {count} of {all} scripts have nothing to change and are not written: {}\n  \
             = help: --all writes them as well\n",
            named(idle)
        ),
    }
}

/// As many names as anybody reads.
fn named(paths: &[&Path]) -> String {
    let named = paths.iter().take(NAMED).map(|path| path.display());
    let named: Vec<String> = named.map(|name| name.to_string()).collect();
    match paths.len().saturating_sub(NAMED) {
        0 => named.join(", "),
        more => format!("{} and {more} more", named.join(", ")),
    }
}

/// After a call that wrote scripts: the payloads of `all` whose scripts it did not.
pub(super) fn left_out(left: &[&Path], all: usize, folder: &Path) -> String {
    if left.is_empty() {
        return String::new();
    }
    format!(
        "error: {} of {} scripts stand in {}, not those of {}\n",
        all - left.len(),
        all,
        folder.display(),
        named(left)
    )
}

pub(super) fn missing(file: &Path) -> String {
    format!("drift: {} does not exist\n", file.display())
}

/// After a comparison of `all` scripts.
pub(super) fn drifted(count: usize, all: usize, folder: &Path) -> String {
    let folder = folder.display();
    match count {
        0 => String::new(),
        _ => format!("drift: {count} of {all} scripts; --out-dir {folder} writes them anew\n"),
    }
}
