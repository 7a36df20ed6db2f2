//! The scripts of a payload.

use sfgen::integration::{Setup, check_setup, not_editable};
use sfgen::payload::read;
use sfgen::script::{
    Ahead, Earlier, EditOptions, Rotation, Script, cleanup, create, delete, edit, preflight,
};

/// The kind in which a name that has to be spelt stands within a query.
pub(crate) const PREFLIGHT: &str = "preflight";

/// A key that was made for these tests.
const PUBLIC_KEY: &str = include_str!("../../fixtures/keys/rsa-2048.pub.pem");

/// The integration of a payload in JSON, unless something is wrong with it.
pub(crate) fn setup(payload: &str) -> Option<Setup> {
    let payload = read(payload.as_bytes()).ok()?.payload;
    check_setup(&payload, &payload.options, Some(PUBLIC_KEY)).0
}

fn earlier(setup: &Setup) -> Earlier {
    Earlier {
        integration: setup.integration().clone(),
        credential: Some(setup.credential().clone()),
    }
}

/// Every script kind for a payload, and the edits from and to `other`, where they can be had.
pub(crate) fn scripts(setup: &Setup, other: &Setup) -> Vec<(&'static str, Script)> {
    let integration = setup.integration();
    let converging = EditOptions::default();
    let unmarked = EditOptions {
        unmarked: true,
        rotation: Some(Rotation::Begin),
    };
    let mut scripts = vec![
        ("create", create(setup, false)),
        ("create in a block", create(setup, true)),
        ("edit", edit(setup, None, converging)),
        ("edit, unmarked", edit(setup, None, unmarked)),
        ("delete", delete(integration, false)),
        ("cleanup", cleanup(integration)),
        (PREFLIGHT, preflight(integration, Ahead::Create)),
    ];
    if not_editable(integration, other.integration()).is_empty() {
        let (from, to) = (earlier(other), earlier(setup));
        scripts.push(("edit to it", edit(setup, Some(&from), converging)));
        scripts.push(("edit from it", edit(other, Some(&to), converging)));
    }
    scripts
}
