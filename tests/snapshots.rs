//! Every script kind for every payload in fixtures/, as files to be read.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::collections::BTreeSet;
use std::path::Path;

use crate::common::{Answer, fixtures, name, sfgen_with};
use sfgen::cli::Status;

const KINDS: [&str; 5] = ["create", "edit", "delete", "cleanup", "preflight"];

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
        let found: BTreeSet<String> = std::fs::read_dir(Path::new("snapshots").join(folder))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(found, wanted, "in snapshots/{folder}");
    }
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
