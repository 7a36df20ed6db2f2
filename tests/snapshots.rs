//! Every script kind for every payload in fixtures/, as files to be read.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::Path;

use crate::common::{Answer, fixtures, name, sfgen_with};
use sfgen::cli::Status;

const KINDS: [&str; 5] = ["create", "edit", "delete", "cleanup", "preflight"];

/// Edits from one payload to another that between them have every statement of an edit: the
/// snapshot's name, the new payload, the old one, and what else is asked for.
const EDITS: [(&str, &str, &str, &[&str]); 7] = [
    (
        "account-usage",
        "all-toggles",
        "account-usage-database-roles",
        &[],
    ),
    (
        "impersonation-renamed",
        "impersonation-default-role",
        "all-toggles",
        &[],
    ),
    (
        "impersonation-removed",
        "oauth-client-secret",
        "impersonation-default-role",
        &[],
    ),
    (
        "warehouses",
        "all-toggles",
        "workspaces-two-warehouses",
        &[],
    ),
    (
        "warehouse-names",
        "warehouse-names-in-variables",
        "user-password",
        &[],
    ),
    (
        "rotation-finished",
        "key-pair",
        "key-pair-encrypted",
        &["--rotate", "finish"],
    ),
    (
        "unmarked-account-renamed",
        "user-password",
        RENAMED,
        &["--unmarked"],
    ),
];

/// `user-password` with another username.
const RENAMED: &str = "-";

/// What the environment of the fixtures holds.
const ENVIRONMENT: [(&str, &str); 1] = [("IMMUTA_PASSWORD", "made-for-the-tests")];

/// Whether a script of this kind can be made of a fixture.
fn takes(kind: &str, fixture: &Path) -> bool {
    match name(fixture) {
        // Not an integration's payload.
        "delete-request" => false,
        // Holds no secrets.
        "get-response" => matches!(kind, "delete" | "cleanup" | "preflight"),
        _ => true,
    }
}

fn script(kind: &str, fixture: &Path) -> Answer {
    let mut arguments = vec![kind, fixture.to_str().unwrap()];
    if name(fixture) == "get-response" {
        arguments.extend(["--system-account", "IMMUTA_SYSTEM_ACCOUNT"]);
    }
    sfgen_with(&arguments, "", &ENVIRONMENT)
}

fn pinned(folder: &str, fixture: &Path, text: &str) {
    let mut settings = insta::Settings::new();
    settings.set_snapshot_path(format!("../snapshots/{folder}"));
    settings.set_prepend_module_to_snapshot(false);
    settings.set_omit_expression(true);
    settings.bind(|| insta::assert_snapshot!(name(fixture), text));
}

#[test]
fn every_script_kind_of_every_payload_is_what_it_was() {
    for kind in KINDS {
        for fixture in fixtures("payloads")
            .iter()
            .filter(|fixture| takes(kind, fixture))
        {
            let answer = script(kind, fixture);
            let Answer {
                status,
                output,
                errors,
            } = answer;
            assert_eq!(
                status,
                Status::Done,
                "{kind} {}: {errors}",
                fixture.display()
            );
            pinned(kind, fixture, &output);
            if kind == "create" {
                pinned("warnings", fixture, &errors);
            }
        }
    }
}

#[test]
fn every_statement_of_an_edit_is_what_it_was() {
    let path = |name: &str| match name {
        RENAMED => name.to_owned(),
        name => format!("fixtures/payloads/{name}.yaml"),
    };
    let renamed = std::fs::read_to_string(path("user-password")).unwrap();
    let renamed = renamed.replace("IMMUTA_SYSTEM_ACCOUNT", "IMMUTA_EARLIER");
    for (what, new, old, asked) in EDITS {
        let (new, old) = (path(new), path(old));
        let call = [&["edit", &new, "--from", &old][..], asked].concat();
        let answer = sfgen_with(&call, &renamed, &ENVIRONMENT);
        assert_eq!(answer.status, Status::Done, "{what}: {}", answer.errors);
        pinned("edit-from", Path::new(what), &answer.output);
    }
}

#[test]
fn no_snapshot_is_stale() {
    for (folder, kind) in KINDS
        .map(|kind| (kind, kind))
        .into_iter()
        .chain([("warnings", "create")])
    {
        let wanted: BTreeSet<String> = fixtures("payloads")
            .iter()
            .filter(|fixture| takes(kind, fixture))
            .map(|fixture| format!("{}.snap", name(fixture)))
            .collect();
        assert_eq!(found_in(folder), wanted, "in snapshots/{folder}");
    }
    let edits = EDITS.map(|(what, ..)| format!("{what}.snap"));
    assert_eq!(found_in("edit-from"), BTreeSet::from(edits));
}

fn found_in(folder: &str) -> BTreeSet<String> {
    let entries = std::fs::read_dir(Path::new("snapshots").join(folder)).unwrap();
    let names = entries.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    names.collect()
}

#[test]
fn the_same_payload_gives_the_same_bytes() {
    for kind in KINDS {
        for fixture in fixtures("payloads")
            .iter()
            .filter(|fixture| takes(kind, fixture))
        {
            assert_eq!(
                script(kind, fixture),
                script(kind, fixture),
                "{}",
                fixture.display()
            );
        }
    }
}
