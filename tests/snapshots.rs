//! Every script kind for every payload in fixtures/, as files to be read.

mod common;

use std::collections::BTreeSet;
use std::path::Path;

use common::{fixtures, name, sfgen};
use sfgen::cli::Status;

const KINDS: [&str; 4] = ["create", "edit", "delete", "cleanup"];

/// Fixtures that hold no secrets: only kinds that need none can be made of them.
const WITHOUT_SECRETS: [&str; 1] = ["get-response"];

fn takes(kind: &str, fixture: &Path) -> bool {
    let needs_secrets = matches!(kind, "create" | "edit");
    !(needs_secrets && WITHOUT_SECRETS.contains(&name(fixture)))
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
            let answer = sfgen(&[kind, fixture.to_str().unwrap()]);
            assert_eq!(
                answer.status,
                Status::Done,
                "{kind} {}: {}",
                fixture.display(),
                answer.errors
            );
            pinned(kind, fixture, &answer.output);
            if kind == "create" {
                pinned("warnings", fixture, &answer.errors);
            }
        }
    }
}

#[test]
fn no_snapshot_is_stale() {
    for kind in KINDS.into_iter().chain(["warnings"]) {
        let of = if kind == "warnings" { "create" } else { kind };
        let wanted: BTreeSet<String> = fixtures("payloads")
            .iter()
            .filter(|fixture| takes(of, fixture))
            .map(|fixture| format!("{}.snap", name(fixture)))
            .collect();
        let found: BTreeSet<String> = std::fs::read_dir(Path::new("snapshots").join(kind))
            .unwrap()
            .map(|entry| entry.unwrap().file_name().into_string().unwrap())
            .collect();
        assert_eq!(found, wanted, "in snapshots/{kind}");
    }
}
