//! Runs `sfgen` in this process, and walks the fixtures.

#![allow(dead_code, reason = "each test file uses its own part")]
#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::ffi::OsString;
use std::path::{Path, PathBuf};

use sfgen::cli::{Status, Surroundings, run};

/// What a call of `sfgen` said and how it ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Answer {
    pub(crate) status: Status,
    pub(crate) output: String,
    pub(crate) errors: String,
}

/// Runs `sfgen` on these arguments, with an empty environment and standard input.
pub(crate) fn sfgen<S: AsRef<str>>(arguments: &[S]) -> Answer {
    sfgen_with(arguments, "", &[])
}

/// Runs `sfgen` on these arguments, standard input and environment.
pub(crate) fn sfgen_with<S: AsRef<str>>(
    arguments: &[S],
    input: &str,
    environment: &[(&str, &str)],
) -> Answer {
    let (mut output, mut errors) = (Vec::new(), Vec::new());
    let arguments = arguments
        .iter()
        .map(|argument| OsString::from(argument.as_ref()));
    let variable = |name: &str| {
        let found = environment.iter().find(|(known, _)| *known == name);
        found.map(|(_, value)| OsString::from(value))
    };
    let status = run(
        std::iter::once(OsString::from("sfgen")).chain(arguments),
        &mut Surroundings {
            input: Box::new(input.as_bytes()),
            output: Box::new(&mut output),
            errors: Box::new(&mut errors),
            variable: Box::new(variable),
            read: sfgen::cli::FilesRead::default(),
            colour: false,
            redraws: false,
            width: || None,
        },
    );
    Answer {
        status,
        output: String::from_utf8(output).unwrap(),
        errors: String::from_utf8(errors).unwrap(),
    }
}

/// The files of a folder of fixtures, by name, folders left out.
pub(crate) fn fixtures(folder: &str) -> Vec<PathBuf> {
    let folder = Path::new("fixtures").join(folder);
    let mut files: Vec<PathBuf> = std::fs::read_dir(&folder)
        .unwrap_or_else(|error| panic!("{}: {error}", folder.display()))
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_file() && path.extension().is_some_and(|kind| kind != "md"))
        .collect();
    files.sort();
    assert!(!files.is_empty(), "{} is empty", folder.display());
    files
}

/// A fixture's name without its ending.
pub(crate) fn name(path: &Path) -> &str {
    path.file_stem().unwrap().to_str().unwrap()
}

/// The report on one script of this name, as a call of `sfgen review` makes it.
pub(crate) fn report_on(
    name: &str,
    text: &str,
    comparison: Option<&sfgen::review::Comparison>,
) -> sfgen::report::Report {
    use sfgen::report::{Document, Ending, Line, Report, Run, Source};
    use sfgen::review::{Request, Severity, review};

    let script = sfgen::parse::parse(text);
    let lines = sfgen::parse::excerpt(text, &script).into_iter();
    let lines = lines.map(|line| Line {
        text: line.text,
        exact: line.exact,
    });
    let lines: Vec<Line> = lines.collect();
    let review = review(&Request::of(&script));
    let source = Source {
        name,
        text,
        lines: &lines,
    };
    let document = Document::of(&source, &review, comparison, &Run::default());
    let ending = Ending {
        fail_on: Severity::Error,
        exit_status: 0,
        script_format: sfgen::script::FORMAT,
    };
    Report::of(vec![document], ending)
}
