//! What `-o` and `--out-dir` may name, and what stays as it was.

use std::fs;
use std::os::unix::fs::{FileTypeExt, symlink};
use std::path::{Path, PathBuf};
use std::process::Command;

use sfgen::cli::Status;
use tempfile::{TempDir, tempdir};

use crate::common::{Answer, sfgen_with};
use crate::resources::files::{names, program};

const KEY: &str = "fixtures/keys/rsa-2048.pem";
const PUBLIC: &str = "fixtures/keys/rsa-2048.pub.pem";

/// A folder with a payload, the files that it names, an earlier payload and scripts.
struct Desk(TempDir);

impl Desk {
    fn new() -> Self {
        let desk = Self(tempdir().unwrap());
        let payload = |key: &str, rest: &str| {
            format!(
                "type: Snowflake\nautoBootstrap: false\nconfig:\n  \
                 host: organization-account.snowflakecomputing.com\n  warehouse: WH\n  \
                 database: IMMUTA\n  authenticationType: keyPair\n  username: SYSTEM\n  {key}\n{rest}"
            )
        };
        let by_key = payload("privateKey: !file key.p8", "");
        desk.put("config.yaml", &by_key);
        desk.put("old.yaml", &by_key);
        let by_public = payload("", "sfgen:\n  publicKey: key.pub\n");
        desk.put("public.yaml", &by_public);
        desk.put("key.p8", &fs::read_to_string(KEY).unwrap());
        desk.put("key.pub", &fs::read_to_string(PUBLIC).unwrap());
        desk.put("script.sql", "USE ROLE SYSADMIN;\n");
        desk.put("earlier.sql", "USE ROLE USERADMIN;\n");
        desk
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.0.path().join(name), text).unwrap();
    }

    fn path(&self, name: &str) -> String {
        self.0.path().join(name).to_str().unwrap().to_owned()
    }

    /// Every file and what is in it.
    fn files(&self) -> Vec<(String, String)> {
        let names = names(self.0.path()).into_iter();
        let regular = names.filter(|name| self.0.path().join(name).is_file());
        regular
            .map(|name| (fs::read_to_string(self.0.path().join(&name)).unwrap(), name))
            .map(|(text, name)| (name, text))
            .collect()
    }
}

/// A call whose arguments with a `@` in front are files on the desk.
fn on(desk: &Desk, call: &str) -> Answer {
    let words: Vec<String> = call
        .split(' ')
        .map(|word| match word.strip_prefix('@') {
            Some(name) => desk.path(name),
            None => word.to_owned(),
        })
        .collect();
    sfgen_with(&words, "", &[])
}

fn refused(desk: &Desk, call: &str, why: &str) {
    let before = desk.files();
    let answer = on(desk, call);
    assert_eq!(answer.status, Status::Wrong, "{call}: {}", answer.errors);
    assert_eq!(answer.output, "", "{call}");
    assert!(answer.errors.contains(why), "{call}: {}", answer.errors);
    assert_eq!(desk.files(), before, "{call}");
}

#[test]
fn no_file_that_a_call_reads_is_written_over() {
    let calls = [
        "create @config.yaml -o @config.yaml",
        "create @config.yaml -o @key.p8",
        "create @public.yaml -o @key.pub",
        "create @config.yaml --public-key @key.pub -o @key.pub",
        "edit @config.yaml --from @old.yaml -o @old.yaml",
        "edit @config.yaml --from @old.yaml -o @config.yaml",
        "edit @config.yaml --from @old.yaml -o @key.p8",
        "delete @config.yaml -o @config.yaml",
        "cleanup @config.yaml -o @config.yaml",
        "preflight @config.yaml -o @config.yaml",
        "payload @config.yaml -o @config.yaml",
        "payload @config.yaml -o @key.p8",
        "review @script.sql -o @script.sql",
        "review @script.sql --after @earlier.sql -o @earlier.sql",
        "review @script.sql --config @config.yaml --as create -o @config.yaml",
        "review @script.sql --config @config.yaml --as create -o @key.p8",
        "review @script.sql --config @config.yaml --as edit --from @old.yaml -o @old.yaml",
    ];
    for call in calls {
        let desk = Desk::new();
        refused(&desk, call, "this call reads that file as ");
        let output = call.rsplit('@').next().unwrap();
        let said = on(&desk, call).errors;
        let named = format!("error: cannot write {}: ", desk.path(output));
        assert!(said.contains(&named), "{call}: {said}");
    }
}

#[test]
fn a_file_that_is_read_is_known_under_all_of_its_names() {
    let desk = Desk::new();
    let path = |name: &str| PathBuf::from(desk.path(name));
    symlink("config.yaml", path("relative.link")).unwrap();
    symlink(path("config.yaml"), path("absolute.link")).unwrap();
    symlink("relative.link", path("link.to.link")).unwrap();
    fs::hard_link(path("config.yaml"), path("hard.link")).unwrap();
    fs::create_dir(path("sub")).unwrap();
    symlink("..", path("sub/up")).unwrap();
    for name in [
        "./config.yaml",
        "sub/../config.yaml",
        "sub/up/config.yaml",
        "relative.link",
        "absolute.link",
        "link.to.link",
        "hard.link",
    ] {
        let why = "this call reads that file as ";
        refused(&desk, &format!("create @config.yaml -o @{name}"), why);
        refused(&desk, &format!("create @{name} -o @config.yaml"), why);
    }
}

#[test]
fn what_stands_behind_standard_input_is_not_written_over() {
    let desk = Desk::new();
    let config = desk.path("config.yaml");
    let before = desk.files();
    let line = format!("cd '{}'; exec < config.yaml", desk.path(""));
    let output = program(&line, &["create", "-", "-o", &config]);
    assert_eq!(output.status.code(), Some(2));
    let errors = String::from_utf8(output.stderr).unwrap();
    assert!(errors.contains("as <standard input>"), "{errors}");
    assert_eq!(desk.files(), before);
}

#[test]
fn what_is_no_regular_file_is_refused_and_stays() {
    let desk = Desk::new();
    fs::create_dir(desk.path("folder")).unwrap();
    let made = Command::new("mkfifo").arg(desk.path("pipe")).status();
    assert!(made.unwrap().success());
    let _socket = std::os::unix::net::UnixListener::bind(desk.path("socket")).unwrap();
    symlink("pipe", desk.path("pipe.link")).unwrap();
    symlink("circle", desk.path("circle")).unwrap();
    let refusals = [
        ("folder", "it is a directory"),
        ("new/", "it is a directory"),
        ("pipe", "it is a pipe"),
        ("pipe.link", "it is a pipe"),
        ("socket", "it is a socket"),
        ("circle", "its symbolic links lead in a circle"),
        ("none/x.sql", "/none is not there"),
        ("config.yaml/x.sql", "config.yaml is not a folder"),
    ];
    for (name, why) in refusals {
        for command in ["create", "payload"] {
            let call = format!("{command} @config.yaml -o @{name}");
            refused(&desk, &call, why);
            let said = on(&desk, &call).errors;
            assert!(said.contains("\n  = help: "), "{call}: {said}");
        }
    }
    let kind = |name: &str| fs::symlink_metadata(desk.path(name)).unwrap().file_type();
    assert!(kind("pipe").is_fifo() && kind("socket").is_socket());
    assert!(kind("pipe.link").is_symlink() && kind("circle").is_symlink());
    assert!(!Path::new(&desk.path("new")).exists());
}

#[test]
fn a_symbolic_link_stays_and_what_it_leads_to_is_replaced() {
    let desk = Desk::new();
    let script = on(&desk, "create @config.yaml").output;
    fs::create_dir(desk.path("sub")).unwrap();
    for (link, to) in [
        ("link.sql", "target.sql"),
        ("to.a.folder.sql", "sub/target.sql"),
        ("to.a.link.sql", "link.sql"),
        ("sub/up.sql", "../target.sql"),
    ] {
        symlink(to, desk.path(link)).unwrap();
        for _there_before in [false, true] {
            let answer = on(&desk, &format!("create @config.yaml -o @{link}"));
            assert_eq!(answer.status, Status::Done, "{link}: {}", answer.errors);
            let kind = fs::symlink_metadata(desk.path(link)).unwrap().file_type();
            assert!(kind.is_symlink(), "{link}");
            assert_eq!(fs::read_to_string(desk.path(link)).unwrap(), script);
        }
    }
    assert_eq!(
        names(Path::new(&desk.path("sub"))),
        ["target.sql", "up.sql"]
    );
}

#[test]
fn every_name_of_standard_output_is_standard_output_and_none_takes_a_body() {
    let desk = Desk::new();
    let script = on(&desk, "create @config.yaml").output;
    symlink("/dev/stdout", desk.path("out")).unwrap();
    for name in ["-", "/dev/stdout", "/dev/fd/1", "@out"] {
        let answer = on(&desk, &format!("create @config.yaml -o {name}"));
        assert_eq!(answer.status, Status::Done, "{name}: {}", answer.errors);
        assert_eq!(answer.output, script, "{name}");
        let why = "the body holds secrets and is never shown";
        refused(&desk, &format!("payload @config.yaml -o {name}"), why);
    }
    assert!(!Path::new("-").exists());
}

/// A character device that takes everything; never the machine's own where that could be lost.
fn device(desk: &Desk) -> String {
    let own = desk.path("null");
    let made = Command::new("mknod").args([&own, "c", "1", "3"]).output();
    let writable = |path: &str| fs::File::options().write(true).open(path).is_ok();
    if made.is_ok_and(|made| made.status.success()) && writable(&own) {
        return own;
    }
    let lost = tempfile::tempfile_in("/dev").is_ok();
    assert!(
        !lost,
        "/dev could be changed here: run in a mount namespace"
    );
    "/dev/null".to_owned()
}

#[test]
fn a_character_device_is_written_to_and_stays_and_takes_no_body() {
    let desk = Desk::new();
    let device = device(&desk);
    let answer = on(&desk, &format!("create @config.yaml -o {device}"));
    assert_eq!((answer.status, answer.output.as_str()), (Status::Done, ""));
    let why = "the body holds secrets and is never shown";
    refused(&desk, &format!("payload @config.yaml -o {device}"), why);
    let kind = fs::symlink_metadata(&device).unwrap().file_type();
    assert!(kind.is_char_device());
}

/// A payload whose key has the name of its script.
fn with_key_named_as_its_script(desk: &Desk) {
    desk.put("a.sql", &fs::read_to_string(KEY).unwrap());
    let payload = fs::read_to_string(desk.path("config.yaml")).unwrap();
    desk.put("a.yaml", &payload.replace("key.p8", "a.sql"));
}

#[test]
fn a_folder_of_scripts_keeps_what_is_read_and_what_is_no_regular_file() {
    let desk = Desk::new();
    with_key_named_as_its_script(&desk);
    let call = "create @a.yaml @config.yaml --out-dir @.";
    refused(&desk, call, "this call reads that file as ");
    assert!(!desk.0.path().join("config.sql").exists());
    let kept = on(&desk, &format!("{call} --keep-going"));
    assert_eq!(kept.status, Status::Wrong);
    assert!(desk.0.path().join("config.sql").exists());
    assert_eq!(
        fs::read(desk.path("a.sql")).unwrap(),
        fs::read(KEY).unwrap()
    );

    let made = Command::new("mkfifo").arg(desk.path("old.sql")).status();
    assert!(made.unwrap().success());
    refused(&desk, "create @old.yaml --out-dir @.", "it is a pipe");
    refused(
        &desk,
        "create @old.yaml --out-dir @key.pub",
        "key.pub is not a folder",
    );
}

#[test]
fn a_symbolic_link_in_a_folder_of_scripts_stays_too() {
    let desk = Desk::new();
    let script = on(&desk, "create @config.yaml").output;
    fs::create_dir(desk.path("out")).unwrap();
    fs::create_dir(desk.path("elsewhere")).unwrap();
    desk.put("elsewhere/target.sql", "-- before\n");
    symlink("../elsewhere/target.sql", desk.path("out/config.sql")).unwrap();
    for _first_or_again in 0..2 {
        let answer = on(&desk, "create @config.yaml --out-dir @out");
        assert_eq!(answer.status, Status::Done, "{}", answer.errors);
        let link = fs::symlink_metadata(desk.path("out/config.sql")).unwrap();
        assert!(link.file_type().is_symlink());
        let written = fs::read_to_string(desk.path("elsewhere/target.sql"));
        assert_eq!(written.unwrap(), script);
    }
    assert_eq!(names(Path::new(&desk.path("elsewhere"))), ["target.sql"]);
}

#[test]
fn relative_paths_of_a_payload_from_standard_input_start_at_the_working_folder() {
    let desk = Desk::new();
    let here = format!("cd '{}'", desk.path(""));
    let from_input = format!("{here}; exec < public.yaml");
    let create = program(&from_input, &["create", "-"]);
    assert_eq!(create.status.code(), Some(0));
    let edit = program(&from_input, &["edit", "config.yaml", "--from", "-"]);
    assert_eq!(edit.status.code(), Some(0));
    let script = String::from_utf8(edit.stdout).unwrap();
    assert!(
        script.contains("-- Nothing changes in Snowflake"),
        "{script}"
    );
}

#[test]
fn a_relative_path_that_leads_nowhere_says_where_it_starts() {
    let told =
        "the payload comes from standard input: a relative path starts at the working folder";
    let payload = |key: &str| {
        let text = fs::read_to_string(Desk::new().path("public.yaml")).unwrap();
        text.replace("key.pub", "nowhere.pub")
            .replace("username", &format!("{key}username"))
    };
    let by_public = payload("");
    let create = sfgen_with(&["create", "-"], &by_public, &[]);
    assert_eq!(create.status, Status::Wrong);
    assert!(create.errors.contains(told), "{}", create.errors);
    let by_file =
        payload("privateKey: !file nowhere.p8\n  ").replace("publicKey: nowhere.pub", "role: R");
    let create = sfgen_with(&["create", "-"], &by_file, &[]);
    assert_eq!(create.status, Status::Wrong);
    assert!(create.errors.contains(told), "{}", create.errors);

    let desk = Desk::new();
    let arguments = ["edit", &desk.path("config.yaml"), "--from", "-"];
    let edit = sfgen_with(&arguments, &by_public, &[]);
    assert_eq!(edit.status, Status::Done, "{}", edit.errors);
    assert!(edit.errors.contains(told), "{}", edit.errors);
    assert!(
        edit.errors
            .contains("sets the key whether or not it changes")
    );
    assert!(
        edit.output.contains("SET RSA_PUBLIC_KEY"),
        "{}",
        edit.output
    );
}

#[test]
fn standard_input_holds_one_payload_and_has_no_name() {
    let desk = Desk::new();
    let payload = fs::read_to_string(desk.path("public.yaml")).unwrap();
    let arguments = ["edit", "-", "--from", "-", "--public-key", PUBLIC];
    let both = sfgen_with(&arguments, &payload, &[]);
    assert!(
        both.errors.contains("which holds one payload"),
        "{}",
        both.errors
    );
    let folder = desk.path("");
    let arguments = ["edit", "-", "--from", &folder, "--public-key", PUBLIC];
    let unnamed = sfgen_with(&arguments, &payload, &[]);
    assert!(
        unnamed.errors.contains("has no file name to look for"),
        "{}",
        unnamed.errors
    );
    for answer in [both, unnamed] {
        assert_eq!((answer.status, answer.output.as_str()), (Status::Wrong, ""));
    }
}

#[test]
fn an_output_beside_a_comparison_is_refused() {
    let desk = Desk::new();
    let call = "create @config.yaml -o @script.sql --check @earlier.sql";
    refused(&desk, call, "cannot be used with");
}
