//! Files that are whole or as they were, whatever happens while one is written.

use std::fs::{self, File, Permissions};
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::{Command, Output};

use sfgen::cli::{Status, Surroundings, run};
use tempfile::{TempDir, tempdir};

use crate::common::sfgen;
use crate::resources::growth::payload;

const WITH_PASSWORD: &str = "fixtures/payloads/user-password.yaml";
const WITHOUT: &str = "fixtures/payloads/key-pair.yaml";

pub(crate) fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).unwrap();
    let mut names: Vec<String> = entries
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    names
}

/// A folder with a script from before.
fn folder() -> (TempDir, String) {
    let folder = tempdir().unwrap();
    let script = folder.path().join("script.sql");
    fs::write(&script, "-- before\n").unwrap();
    fs::set_permissions(&script, Permissions::from_mode(0o644)).unwrap();
    (folder, script.to_str().unwrap().to_owned())
}

fn mode(path: &str) -> u32 {
    fs::metadata(path).unwrap().permissions().mode() & 0o777
}

#[test]
fn a_file_with_a_password_is_for_its_owner_alone_also_where_one_for_all_was() {
    let (folder, script) = folder();
    assert_eq!(
        sfgen(&["create", WITH_PASSWORD, "-o", &script]).status,
        Status::Done
    );
    assert_eq!(mode(&script), 0o600);
    assert_eq!(
        sfgen(&["create", WITHOUT, "-o", &script]).status,
        Status::Done
    );
    assert_eq!(mode(&script), 0o644);
    let variable = [
        "create",
        WITH_PASSWORD,
        "--secrets",
        "variable",
        "-o",
        &script,
    ];
    assert_eq!(sfgen(&variable).status, Status::Done);
    assert_eq!(mode(&script), 0o644);
    assert_eq!(names(folder.path()), ["script.sql"]);
}

#[test]
fn a_failed_call_leaves_the_file_as_it_was() {
    let (folder, script) = folder();
    let refused = "fixtures/payloads/invalid/reading/misspelt-key.yaml";
    assert_eq!(
        sfgen(&["create", refused, "-o", &script]).status,
        Status::Wrong
    );
    assert_eq!(fs::read(&script).unwrap(), b"-- before\n");
    assert_eq!(names(folder.path()), ["script.sql"]);
}

#[test]
fn what_cannot_be_written_is_said_and_nothing_is_left_behind() {
    let (folder, script) = folder();
    let missing = folder.path().join("none/script.sql");
    let inside_a_file = format!("{script}/x.sql");
    let itself = folder.path().to_str().unwrap();
    for path in [missing.to_str().unwrap(), &inside_a_file, itself] {
        let answer = sfgen(&["create", WITH_PASSWORD, "-o", path]);
        assert_eq!(answer.status, Status::Wrong, "{path}");
        assert!(
            answer.errors.contains("error: cannot write "),
            "{}",
            answer.errors
        );
        assert!(answer.errors.contains("\n  = help: "), "{}", answer.errors);
        assert_eq!(names(folder.path()), ["script.sql"]);
    }
}

#[test]
fn a_full_standard_output_is_an_error() {
    let mut errors = Vec::new();
    let status = run(
        ["sfgen", "create", WITH_PASSWORD].map(Into::into),
        &mut Surroundings {
            input: Box::new(std::io::empty()),
            output: Box::new(File::options().write(true).open("/dev/full").unwrap()),
            errors: Box::new(&mut errors),
            variable: Box::new(|_| None),
            read: sfgen::cli::FilesRead::default(),
            colour: false,
            redraws: false,
            width: || None,
        },
    );
    assert_eq!(status, Status::Wrong);
    let errors = String::from_utf8(errors).unwrap();
    assert!(
        errors.contains("cannot write to standard output: the disk is full"),
        "{errors}"
    );
}

/// The program itself, started by a shell that first does `before`.
pub(crate) fn program(before: &str, arguments: &[&str]) -> Output {
    let line = format!("{before}; exec \"$0\" \"$@\"");
    let mut command = Command::new("sh");
    command.args(["-c", &line, env!("CARGO_BIN_EXE_sfgen")]);
    command.args(arguments).output().unwrap()
}

#[test]
fn a_disk_that_is_full_leaves_the_old_file() {
    let (folder, script) = folder();
    // Files may not grow, and the signal that says so is not heard: a write fails.
    let output = program(
        "trap '' XFSZ; ulimit -f 0",
        &["create", WITH_PASSWORD, "-o", &script],
    );
    assert_eq!(output.status.code(), Some(2));
    assert!(
        String::from_utf8(output.stderr)
            .unwrap()
            .contains("error: cannot write ")
    );
    assert_eq!(fs::read(&script).unwrap(), b"-- before\n");
    assert_eq!(names(folder.path()), ["script.sql"]);
}

#[test]
fn a_program_that_is_killed_while_it_writes_leaves_the_old_file() {
    let (folder, script) = folder();
    // The first write of a file kills.
    let output = program(
        "ulimit -c 0; ulimit -f 0",
        &["create", WITH_PASSWORD, "-o", &script],
    );
    assert_eq!(output.status.code(), None, "it is killed");
    assert_eq!(fs::read(&script).unwrap(), b"-- before\n");
    for name in names(folder.path()) {
        let left = folder.path().join(&name);
        let private = name == "script.sql" || mode(left.to_str().unwrap()) == 0o600;
        assert!(private, "{name}");
    }
}

/// Address space in KiB is limited, of which the program itself maps a part.
#[test]
fn an_alias_bomb_needs_little_memory() {
    let bomb = "fixtures/payloads/invalid/reading/alias-bomb.yaml";
    let output = program("ulimit -v 200000", &["create", bomb]);
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains("too large"), "{errors}");
}

#[test]
fn a_hundred_thousand_warehouses_need_less_than_a_gibibyte() {
    let folder = tempdir().unwrap();
    let config = folder.path().join("config.yaml");
    fs::write(&config, payload(100_000)).unwrap();
    let script = folder.path().join("script.sql");
    let call = [config.to_str().unwrap(), "-o", script.to_str().unwrap()];
    let output = program("ulimit -v 1000000", &[&["create"][..], &call].concat());
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(0), "{errors:.300}");
    assert!(fs::metadata(&script).unwrap().len() > 5_000_000);
}
