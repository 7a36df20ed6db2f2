//! Folders whose files are whole, old or new, whatever happens while many are written.

use std::collections::BTreeMap;
use std::fs;
use std::os::unix::fs::{MetadataExt, PermissionsExt};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sfgen::cli::Status;
use tempfile::{TempDir, tempdir};

use crate::common::sfgen;
use crate::resources::files::{names, program};
use crate::resources::growth::payload;
use crate::resources::inputs::TOP;

/// Enough that the moves into the folder take longer than it takes to see the first.
const MANY: usize = 1_500;

/// Payloads with passwords, and a folder with their scripts for the role `OLD`.
struct Before {
    folder: TempDir,
    configs: Vec<String>,
}

impl Before {
    fn of(count: usize) -> Self {
        let folder = tempdir().unwrap();
        let config = |number| {
            let path = folder.path().join(format!("{number}.yaml"));
            let database = format!("database: IMMUTA_{number}\n");
            fs::write(&path, TOP.replace("database: IMMUTA\n", &database)).unwrap();
            path.to_str().unwrap().to_owned()
        };
        let configs = (0..count).map(config).collect();
        let before = Self { folder, configs };
        assert_eq!(sfgen(&before.call("OLD")).status, Status::Done);
        before
    }

    fn scripts(&self) -> PathBuf {
        self.folder.path().join("scripts")
    }

    /// Writes the scripts for a role.
    fn call(&self, role: &str) -> Vec<String> {
        let scripts = self.scripts().to_str().unwrap().to_owned();
        let rest = [
            "--role".to_owned(),
            role.to_owned(),
            "--out-dir".to_owned(),
            scripts,
        ];
        let kind = ["create".to_owned()].into_iter();
        kind.chain(self.configs.clone()).chain(rest).collect()
    }

    /// How many files hold which text of `wanted`, by its number; no file holds another.
    fn found(&self, wanted: &[&BTreeMap<String, String>]) -> Vec<usize> {
        let mut found = vec![0; wanted.len()];
        for (name, text) in texts(&self.scripts()) {
            let is_text = |wanted: &&BTreeMap<String, String>| wanted.get(&name) == Some(&text);
            found[wanted
                .iter()
                .position(is_text)
                .unwrap_or_else(|| panic!("{name}"))] += 1;
        }
        found
    }
}

/// The files of a folder, staging folders left out.
fn texts(folder: &Path) -> BTreeMap<String, String> {
    let scripts = names(folder)
        .into_iter()
        .filter(|name| !name.starts_with(".sfgen-"));
    scripts
        .map(|name| {
            let text = fs::read_to_string(folder.join(&name)).unwrap();
            (name, text)
        })
        .collect()
}

/// What a killed call has left behind.
fn staged(folder: &Path) -> Vec<PathBuf> {
    let stray = names(folder)
        .into_iter()
        .filter(|name| name.starts_with(".sfgen-"));
    stray.map(|name| folder.join(name)).collect()
}

/// Starts the program and kills it as soon as `is_time`.
fn killed(arguments: &[String], is_time: impl Fn() -> bool) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sfgen"));
    let mut child = command
        .args(arguments)
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    while !is_time() && child.try_wait().unwrap().is_none() {}
    child.kill().unwrap();
    child.wait().unwrap();
}

#[test]
fn a_call_that_is_killed_leaves_whole_files_and_what_it_staged() {
    let before = Before::of(MANY);
    let scripts = before.scripts();
    let old = texts(&scripts);
    let new: BTreeMap<String, String> = old
        .iter()
        .map(|(name, text)| (name.clone(), text.replace("\"OLD\"", "\"NEW\"")))
        .collect();

    // While it stages.
    let staging = || {
        staged(&scripts)
            .iter()
            .any(|folder| names(folder).len() > MANY / 2)
    };
    killed(&before.call("NEW"), staging);
    assert_eq!(before.found(&[&old, &new]), [MANY, 0]);
    let left = staged(&scripts);
    assert_eq!(left.len(), 1);
    for name in names(&left[0]) {
        let mode = fs::metadata(left[0].join(&name))
            .unwrap()
            .permissions()
            .mode();
        assert_eq!(mode & 0o777, 0o600, "{name} holds a password");
    }

    // While it moves.
    let number = |name: &str| fs::metadata(scripts.join(name)).unwrap().ino();
    let first = number("0.sql");
    killed(&before.call("NEW"), || number("0.sql") != first);
    let found = before.found(&[&old, &new]);
    println!(
        "killed while it moves: {} old files, {} new ones",
        found[0], found[1]
    );
    assert_eq!(found[0] + found[1], MANY);
    assert!(found[1] > 0);

    assert_eq!(sfgen(&before.call("NEW")).status, Status::Done);
    assert_eq!(texts(&scripts), new);
}

#[test]
fn a_disk_that_is_full_leaves_every_file_as_it_was() {
    let before = Before::of(3);
    let old = texts(&before.scripts());
    let arguments = before.call("NEW");
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    // Files may not grow, and the signal that says so is not heard: a write fails.
    let output = program("trap '' XFSZ; ulimit -f 0", &arguments);
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert_eq!(
        errors.matches("error: cannot write ").count(),
        3,
        "{errors}"
    );
    assert!(errors.contains("3 of 3 scripts cannot be made, and none is written"));
    assert_eq!(texts(&before.scripts()), old);
    assert!(staged(&before.scripts()).is_empty());
}

#[test]
fn one_script_that_does_not_fit_keeps_the_others_out_unless_the_call_says_otherwise() {
    let before = Before::of(3);
    let old = texts(&before.scripts());
    fs::write(&before.configs[1], payload(4_000)).unwrap();
    let mut arguments = before.call("NEW");
    for changed in [0, 2] {
        let call: Vec<&str> = arguments.iter().map(String::as_str).collect();
        // 128 KiB, in blocks of 512 bytes.
        let output = program("trap '' XFSZ; ulimit -f 256", &call);
        assert_eq!(output.status.code(), Some(2));
        let now = texts(&before.scripts());
        let differs = |name: &&String| now[*name] != old[*name];
        assert_eq!(old.keys().filter(differs).count(), changed);
        assert_eq!(now["1.sql"], old["1.sql"]);
        assert!(staged(&before.scripts()).is_empty());
        arguments.push("--keep-going".to_owned());
    }
}
