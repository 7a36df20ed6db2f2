//! Many payloads in one call: all of their scripts in a folder, or none.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};

use crate::common::{Answer, fixtures, name, sfgen, sfgen_with};
use indoc::{formatdoc, indoc};
use sfgen::cli::Status;
use tempfile::{TempDir, tempdir};

const KEY_PAIR: &str = "fixtures/payloads/automatic-key-pair.json";
const OAUTH: &str = "fixtures/payloads/oauth-client-secret.yaml";
const WITH_PASSWORD: &str = "fixtures/payloads/user-password.yaml";
const MISSPELT: &str = "fixtures/payloads/invalid/reading/misspelt-key.yaml";

const KINDS: [&str; 5] = ["create", "edit", "delete", "cleanup", "preflight"];

/// What the environment of the fixtures holds.
const ENVIRONMENT: [(&str, &str); 1] = [("IMMUTA_PASSWORD", "made-for-the-tests")];

/// The fixtures of which every script kind can be made, each with a file name of its own.
fn payloads() -> Vec<PathBuf> {
    let mut all = fixtures("payloads");
    all.retain(|fixture| !["delete-request", "get-response"].contains(&name(fixture)));
    all
}

/// `kind` on `configs` with what follows them.
fn call<C: AsRef<Path>>(kind: &str, configs: &[C], rest: &[&str]) -> Answer {
    let configs = configs
        .iter()
        .map(|config| config.as_ref().to_str().unwrap());
    let arguments: Vec<&str> = [kind]
        .into_iter()
        .chain(configs)
        .chain(rest.iter().copied())
        .collect();
    sfgen_with(&arguments, "", &ENVIRONMENT)
}

/// What is said of each payload on its own, one after the other, reports set apart.
fn said_singly(kind: &str, configs: &[PathBuf]) -> String {
    let answers = configs
        .iter()
        .map(|config| call(kind, &[config], &[]).errors);
    let apart = |said: String| match said.lines().count() {
        0 | 1 => said,
        _ => said + "\n",
    };
    answers.map(apart).collect()
}

/// A folder for scripts, and the path of one in it that is not there yet.
fn folder() -> (TempDir, String) {
    let folder = tempdir().unwrap();
    let scripts = folder
        .path()
        .join("made/scripts")
        .to_str()
        .unwrap()
        .to_owned();
    (folder, scripts)
}

/// The names and texts of the files in a folder; none where there is none.
fn files(folder: impl AsRef<Path>) -> Vec<(String, String)> {
    let entries = fs::read_dir(folder).into_iter().flatten();
    let mut files: Vec<_> = entries
        .map(|entry| {
            let path = entry.unwrap().path();
            let name = path.file_name().unwrap().to_str().unwrap().to_owned();
            (name, fs::read_to_string(&path).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// Nothing is in a folder, hidden things included.
fn is_empty(folder: &TempDir) -> bool {
    fs::read_dir(folder).unwrap().next().is_none()
}

#[test]
fn every_script_is_the_one_of_its_own_call() {
    let payloads = payloads();
    for kind in KINDS {
        let (parent, scripts) = folder();
        let answer = call(kind, &payloads, &["--out-dir", &scripts]);
        assert_eq!(answer.status, Status::Done, "{}", answer.errors);
        assert_eq!(answer.output, "");
        let wanted: Vec<_> = payloads
            .iter()
            .map(|payload| {
                let script = call(kind, &[payload], &[]).output;
                (format!("{}.sql", name(payload)), script)
            })
            .collect();
        assert_eq!(files(&scripts), wanted, "{kind}");
        assert_eq!(fs::read_dir(&parent).unwrap().count(), 1, "{kind}");
    }
}

#[test]
fn warnings_of_all_files_stand_in_the_order_of_the_call() {
    let payloads = payloads();
    let (_parent, scripts) = folder();
    let said = said_singly("create", &payloads);
    assert!(said.matches("warning: ").count() > 5);
    for _ in 0..3 {
        assert_eq!(
            call("create", &payloads, &["--out-dir", &scripts]).errors,
            said
        );
    }
}

#[test]
fn a_call_on_one_payload_may_name_a_folder_too() {
    let (_parent, scripts) = folder();
    let answer = call("create", &[KEY_PAIR], &["--out-dir", &scripts]);
    assert_eq!((answer.status, answer.errors.as_str()), (Status::Done, ""));
    assert_eq!(
        files(&scripts),
        [(
            "automatic-key-pair.sql".to_owned(),
            sfgen(&["create", KEY_PAIR]).output
        )]
    );
}

#[test]
fn several_payloads_need_a_folder() {
    for extra in [
        &[][..],
        &["-o", "target/never.sql"],
        &["--check", "target/never.sql"],
    ] {
        let answer = call("delete", &[KEY_PAIR, OAUTH], extra);
        assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
        assert_eq!(
            answer.errors,
            indoc! {"
                error: 2 CONFIGs are given, whose scripts cannot all go to one place
                  = help: write them to a directory with --out-dir DIR, or compare them with those in one with --check-dir DIR
            "}
        );
    }
    assert!(!Path::new("target/never.sql").exists());
}

#[test]
fn a_script_goes_to_one_place_only() {
    let places = [
        ["-o", "x"],
        ["--check", "x"],
        ["--out-dir", "x"],
        ["--check-dir", "x"],
    ];
    for first in places {
        for second in places.iter().filter(|second| **second != first) {
            let answer = call("create", &[KEY_PAIR], &[first, *second].concat());
            assert_eq!(answer.status, Status::Wrong, "{first:?} {second:?}");
            assert!(
                answer.errors.contains("cannot be used with"),
                "{}",
                answer.errors
            );
        }
    }
    let answer = call("create", &[KEY_PAIR], &["--keep-going"]);
    assert!(answer.errors.contains("--out-dir"), "{}", answer.errors);
}

#[test]
fn everything_that_is_wrong_with_the_call_is_said_before_a_payload_is_read() {
    let (parent, scripts) = folder();
    let configs = [
        "a/x.yaml",
        "-",
        "b/X.json",
        "old.sql",
        "c/x.y.yaml",
        "a/x.yaml",
        "..",
    ];
    for option in ["--out-dir", "--check-dir"] {
        let answer = call("edit", &configs, &["--from", KEY_PAIR, option, &scripts]);
        assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
        insta::with_settings!({omit_expression => true, prepend_module_to_snapshot => false, snapshot_path => "../snapshots/refusals-of-many"}, {
            insta::assert_snapshot!("call", answer.errors);
        });
    }
    assert!(is_empty(&parent));
}

#[test]
fn problems_of_all_files_are_said_in_the_order_of_the_call_and_nothing_is_written() {
    let mut configs = payloads();
    for (at, folder) in [(3, "reading"), (9, "meaning")] {
        configs.splice(at..at, fixtures(&format!("payloads/invalid/{folder}")));
    }
    configs.insert(0, "no-such-file.yaml".into());
    let (parent, scripts) = folder();
    let said = said_singly("create", &configs);
    let is_wrong = |config: &&PathBuf| call("create", &[config], &[]).status == Status::Wrong;
    let wrong = configs.iter().filter(is_wrong).count();
    assert!(wrong > 20);
    let summary = formatdoc! {"
        error: {wrong} of {} scripts cannot be made, and none is written
          = help: mend what is wrong, or write the others with --keep-going
    ", configs.len()};
    let answer = call("create", &configs, &["--out-dir", &scripts]);
    assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
    assert_eq!(answer.errors, said + &summary);
    assert!(is_empty(&parent));
}

#[test]
fn what_is_right_is_written_where_the_call_says_to_keep_going() {
    let (parent, scripts) = folder();
    fs::create_dir_all(&scripts).unwrap();
    let old = Path::new(&scripts).join("misspelt-key.sql");
    fs::write(&old, "what was there").unwrap();
    let configs = [KEY_PAIR, MISSPELT, WITH_PASSWORD, "none.yaml"];
    let answer = call("delete", &configs, &["--out-dir", &scripts, "--keep-going"]);
    assert_eq!(answer.status, Status::Wrong);
    let told =
        format!("\nerror: 2 of 4 scripts stand in {scripts}, not those of {MISSPELT}, none.yaml\n");
    assert!(answer.errors.ends_with(&told), "{}", answer.errors);
    assert!(answer.errors.contains("error: cannot read none.yaml"));
    let names: Vec<String> = files(&scripts).into_iter().map(|(name, _)| name).collect();
    assert_eq!(
        names,
        [
            "automatic-key-pair.sql",
            "misspelt-key.sql",
            "user-password.sql"
        ]
    );
    assert_eq!(fs::read_to_string(old).unwrap(), "what was there");
    drop(parent);
}

#[test]
fn no_folder_is_made_for_nothing() {
    let (parent, scripts) = folder();
    for extra in [&[][..], &["--keep-going"]] {
        let rest = [&["--out-dir", scripts.as_str()], extra].concat();
        let answer = call("create", &[MISSPELT, "none.yaml"], &rest);
        assert_eq!(answer.status, Status::Wrong);
        assert!(
            answer
                .errors
                .ends_with("error: 2 of 2 scripts cannot be made, and none is written\n")
        );
        // Of one payload nothing more is said than what is wrong with it.
        let answer = call("create", &["none.yaml"], &rest);
        assert_eq!(
            answer.errors,
            "error: cannot read none.yaml: there is no such file\n"
        );
        assert!(is_empty(&parent));
    }
}

#[test]
#[cfg(unix)]
fn files_with_a_password_are_for_their_owner_alone() {
    use std::os::unix::fs::PermissionsExt;
    let (_parent, scripts) = folder();
    let mode = |name: &str| {
        fs::metadata(Path::new(&scripts).join(name))
            .unwrap()
            .permissions()
            .mode()
            & 0o777
    };
    let configs = [WITH_PASSWORD, KEY_PAIR];
    for (extra, of_password) in [
        (&[][..], 0o600),
        (&["--secrets", "variable"], 0o644),
        (&[], 0o600),
    ] {
        let rest = [&["--out-dir", scripts.as_str()], extra].concat();
        assert_eq!(call("create", &configs, &rest).status, Status::Done);
        assert_eq!(
            (mode("user-password.sql"), mode("automatic-key-pair.sql")),
            (of_password, 0o644)
        );
    }
    // A file with the right text and the wrong readers is not the right file.
    let script = Path::new(&scripts).join("user-password.sql");
    fs::set_permissions(&script, fs::Permissions::from_mode(0o644)).unwrap();
    assert_eq!(
        call("create", &configs, &["--out-dir", &scripts]).status,
        Status::Done
    );
    assert_eq!(mode("user-password.sql"), 0o600);
}

#[test]
#[cfg(unix)]
fn what_does_not_change_stays_untouched() {
    use std::os::unix::fs::MetadataExt;
    let (_parent, scripts) = folder();
    let configs = [WITH_PASSWORD, KEY_PAIR];
    let write = || {
        assert_eq!(
            call("create", &configs, &["--out-dir", &scripts]).status,
            Status::Done
        )
    };
    let file = |name: &str| Path::new(&scripts).join(name);
    let number = |name: &str| fs::metadata(file(name)).unwrap().ino();
    write();
    let before = (
        number("user-password.sql"),
        number("automatic-key-pair.sql"),
    );
    // As long as before, and another text.
    let text = fs::read_to_string(file("automatic-key-pair.sql")).unwrap();
    fs::write(file("automatic-key-pair.sql"), text.replacen('S', "s", 1)).unwrap();
    write();
    assert_eq!(number("user-password.sql"), before.0);
    assert_ne!(number("automatic-key-pair.sql"), before.1);
    assert_eq!(
        fs::read_to_string(file("automatic-key-pair.sql")).unwrap(),
        text
    );
    // A link stays, and what it leads to stands there already.
    let elsewhere = file("elsewhere");
    fs::rename(file("automatic-key-pair.sql"), &elsewhere).unwrap();
    std::os::unix::fs::symlink(&elsewhere, file("automatic-key-pair.sql")).unwrap();
    let there = number("elsewhere");
    write();
    let link = file("automatic-key-pair.sql").symlink_metadata().unwrap();
    assert!(link.is_symlink());
    assert_eq!(number("elsewhere"), there);
}

#[test]
fn more_files_than_go_to_the_disk_one_by_one_are_as_right() {
    let (parent, scripts) = folder();
    let text = fs::read_to_string(OAUTH).unwrap();
    let configs: Vec<PathBuf> = (0..600)
        .map(|number| {
            let path = parent.path().join(format!("{number}.yaml"));
            let database = format!("database: IMMUTA_{number}\n");
            fs::write(&path, text.replace("database: IMMUTA\n", &database)).unwrap();
            path
        })
        .collect();
    assert_eq!(
        call("create", &configs, &["--out-dir", &scripts]).status,
        Status::Done
    );
    let files = files(&scripts);
    assert_eq!(files.len(), configs.len());
    for (name, script) in files {
        let database = name.replace(".sql", "");
        assert!(
            script.contains(&format!("CREATE DATABASE \"IMMUTA_{database}\"\n")),
            "{name}"
        );
    }
}

#[test]
fn drift_of_all_files_is_told() {
    let (_parent, scripts) = folder();
    let configs = [KEY_PAIR, OAUTH, WITH_PASSWORD];
    let check = |configs: &[&str]| call("create", configs, &["--check-dir", &scripts]);
    assert_eq!(
        check(&configs).errors,
        format!("error: cannot read {scripts}: there is no such file\n")
    );
    call("create", &configs, &["--out-dir", &scripts]);
    let same = check(&configs);
    assert_eq!((same.status, same.output.as_str()), (Status::Done, ""));
    let file = |name: &str| Path::new(&scripts).join(name);
    let text = fs::read_to_string(file("automatic-key-pair.sql")).unwrap();
    fs::write(
        file("automatic-key-pair.sql"),
        text.replacen('\n', "\n\n", 1),
    )
    .unwrap();
    fs::remove_file(file("oauth-client-secret.sql")).unwrap();
    let before = files(&scripts);
    let drifted = check(&configs[..2]);
    assert_eq!(
        (drifted.status, drifted.output.as_str()),
        (Status::Drift, "")
    );
    let lines = text.lines().count();
    assert_eq!(
        drifted.errors,
        formatdoc! {"
            drift: {scripts}/automatic-key-pair.sql is not the script of this payload; the first difference is in line 2
              in a comment, a text between quotes or the line's end
              lines: 1 in the file alone, 0 in the script alone, of {lines}

            drift: {scripts}/oauth-client-secret.sql does not exist
            drift: 2 of 2 scripts; --out-dir {scripts} writes them anew
        "}
    );
    let wrong = check(&[KEY_PAIR, MISSPELT]);
    assert_eq!(wrong.status, Status::Wrong);
    assert!(wrong.errors.contains("drift: 1 of 2 scripts"));
    assert_eq!(files(&scripts), before);
}

#[test]
fn an_edit_starts_from_the_files_of_the_same_names() {
    let (parent, scripts) = folder();
    let old = parent.path().join("old");
    let new = parent.path().join("new");
    let text = fs::read_to_string(OAUTH).unwrap();
    for folder in [&old, &new] {
        fs::create_dir(folder).unwrap();
        for name in ["one.yaml", "two.yaml"] {
            fs::write(folder.join(name), &text).unwrap();
        }
    }
    let role = "config:\n  impersonation: {enabled: true, role: ADDED}\n";
    fs::write(new.join("two.yaml"), text.replace("config:\n", role)).unwrap();
    let configs = [new.join("one.yaml"), new.join("two.yaml")];
    let from = ["--from", old.to_str().unwrap(), "--out-dir", &scripts];
    let answer = call("edit", &configs, &from);
    assert_eq!(answer.status, Status::Done, "{}", answer.errors);
    assert!(!answer.errors.contains("without --from"));
    let [(_, two)] = files(&scripts).try_into().unwrap();
    assert!(two.contains("CREATE ROLE IF NOT EXISTS \"ADDED\""));
    let idle = "note: 1 of 2 scripts have nothing to change and are not written: ";
    assert!(answer.errors.contains(idle), "{}", answer.errors);
    let check = ["--from", old.to_str().unwrap(), "--check-dir", &scripts];
    assert_eq!(call("edit", &configs, &check).status, Status::Done);
    let all = call("edit", &configs, &[&from[..], &["--all"]].concat());
    assert_eq!(all.status, Status::Done);
    assert!(!all.errors.contains("not written"), "{}", all.errors);
    let [(_, one), (_, same)] = files(&scripts).try_into().unwrap();
    assert!(one.contains("-- Nothing changes in Snowflake"));
    assert_eq!(same, two);
    // The same of one payload, on standard output.
    assert_eq!(call("edit", &configs[1..], &from[..2]).output, two);
    fs::remove_file(old.join("one.yaml")).unwrap();
    let answer = call("edit", &configs, &from);
    assert_eq!(answer.status, Status::Wrong);
    let missing = old.join("one.yaml");
    let told = format!(
        "error: cannot read {}: there is no such file\n",
        missing.display()
    );
    assert!(answer.errors.starts_with(&told), "{}", answer.errors);
}

#[test]
fn what_edits_without_an_earlier_state_do_not_know_is_said_once() {
    let (_parent, scripts) = folder();
    let answer = call("edit", &[KEY_PAIR, OAUTH], &["--out-dir", &scripts]);
    assert_eq!(answer.status, Status::Done);
    let once = sfgen(&["edit", KEY_PAIR]).errors + "\n";
    assert_eq!(answer.errors, once);
    let answer = call("edit", &[KEY_PAIR], &["--out-dir", &scripts]);
    assert_eq!(answer.errors, once);
}

#[test]
fn a_folder_that_cannot_be_written_is_named_and_nothing_is_left_behind() {
    let parent = tempdir().unwrap();
    let file = parent.path().join("file");
    fs::write(&file, "a file").unwrap();
    for place in [file.clone(), file.join("inside")] {
        let answer = call(
            "create",
            &[KEY_PAIR, OAUTH],
            &["--out-dir", place.to_str().unwrap()],
        );
        assert_eq!(answer.status, Status::Wrong);
        let told = format!("error: cannot write {}: ", place.display());
        assert!(answer.errors.starts_with(&told), "{}", answer.errors);
    }
    assert_eq!(files(&parent), [("file".to_owned(), "a file".to_owned())]);
}

#[test]
fn a_directory_in_the_place_of_a_script_stops_all_of_them() {
    let (_parent, scripts) = folder();
    let taken = Path::new(&scripts).join("automatic-key-pair.sql");
    fs::create_dir_all(&taken).unwrap();
    let answer = call("create", &[KEY_PAIR, OAUTH], &["--out-dir", &scripts]);
    assert_eq!(answer.status, Status::Wrong);
    let told = format!(
        "error: cannot write {}: it is a directory\n",
        taken.display()
    );
    assert!(answer.errors.starts_with(&told), "{}", answer.errors);
    assert_eq!(fs::read_dir(&scripts).unwrap().count(), 1);
}
