//! The scripts of a call: files, all SQL files of a folder, or standard input.

use std::path::{Path, PathBuf};

use super::fill::Values;
use crate::cli::failure::Failure;
use crate::cli::input::Input;
use crate::cli::surroundings::Surroundings;
use crate::parse::{Script, excerpt, parse};
use crate::report::{File, Line};

/// A text that was read.
pub(super) struct Text {
    pub(super) path: PathBuf,
    /// The name under which it is reported.
    pub(super) name: String,
    pub(super) text: String,
}

impl Text {
    /// Reads a file, or standard input for `-`.
    pub(super) fn read(path: &Path, surroundings: &mut Surroundings<'_>) -> Result<Self, Failure> {
        let input = Input::read(path, surroundings)?;
        let text = std::str::from_utf8(&input.bytes).map_err(|_| Failure::Read {
            path: path.to_owned(),
            reason: std::io::ErrorKind::InvalidData,
        })?;
        Ok(Self {
            path: path.to_owned(),
            name: input.name(),
            text: text.to_owned(),
        })
    }

    /// Its name and hash.
    pub(super) fn file(&self) -> File {
        File::of(&self.name, self.text.as_bytes())
    }
}

/// A script that was read.
pub(super) struct Source {
    /// The file as it is.
    pub(super) file: Text,
    /// Its text with the placeholders filled in, which is what is reviewed.
    pub(super) text: String,
    pub(super) script: Script,
}

impl Source {
    fn read(
        path: &Path,
        values: &mut Values,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Self, Failure> {
        let file = Text::read(path, surroundings)?;
        let unmarked = file.text.strip_prefix(BYTE_ORDER_MARK);
        if unmarked.is_some() {
            surroundings.say(&marked(&file.name));
        }
        let text = unmarked.unwrap_or(&file.text);
        let text = values.fill(&file.name, text, surroundings);
        Ok(Self {
            script: parse(&text),
            text,
            file,
        })
    }

    /// Its lines as they may be shown. Where something is filled in, columns are not the file's.
    pub(super) fn lines(&self) -> Vec<Line> {
        let lines = excerpt(&self.text, &self.script);
        let own = self.file.text.trim_start_matches(BYTE_ORDER_MARK);
        let is_own = own
            .lines()
            .zip(self.text.lines())
            .map(|(own, read)| own == read);
        let is_own = is_own.chain(std::iter::repeat(false));
        let lines = lines.into_iter().zip(is_own).map(|(line, is_own)| Line {
            text: line.text,
            exact: if is_own { line.exact } else { 0 },
        });
        lines.collect()
    }
}

/// What some editors put before a text.
const BYTE_ORDER_MARK: char = '\u{FEFF}';

fn marked(name: &str) -> String {
    format!(
        "note: {name} starts with a byte order mark, which is not reviewed\n  = help: save it without one: a client may send it to Snowflake\n"
    )
}

/// Reads the scripts at some paths; of a folder, every `.sql` file in it and below, by name.
pub(super) fn read_all(
    paths: &[PathBuf],
    values: &mut Values,
    surroundings: &mut Surroundings<'_>,
) -> Result<Vec<Source>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        match path.is_dir() {
            true => files.extend(scripts_in(path)?),
            false => files.push(path.clone()),
        }
    }
    let sources = files
        .iter()
        .map(|path| Source::read(path, values, surroundings));
    sources.collect()
}

fn scripts_in(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let failure = |error: std::io::Error| Failure::Read {
            path: folder.clone(),
            reason: error.kind(),
        };
        for entry in std::fs::read_dir(&folder).map_err(failure)? {
            let entry = entry.map_err(failure)?;
            let (path, kind) = (entry.path(), entry.file_type().map_err(failure)?);
            let is_script = path
                .extension()
                .is_some_and(|ending| ending.eq_ignore_ascii_case("sql"));
            if kind.is_dir() {
                open.push(path);
            } else if is_script {
                found.push(path);
            }
        }
    }
    if found.is_empty() {
        return Err(Failure::Call(format!(
            "error: no file in {} ends in .sql\n  = help: name the scripts\n",
            folder.display()
        )));
    }
    found.sort();
    Ok(found)
}
