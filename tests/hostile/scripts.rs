//! The scripts of a payload.

use sfgen::cli::verified;
use sfgen::integration::{Setup, UnderPlainNames, check_setup, not_editable};
use sfgen::payload::read;
use sfgen::script::{
    Earlier, EditOptions, Kind, Rotation, Script, cleanup, create, delete, edit, preflight,
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

/// A script that has passed the check before printing.
fn made<T: UnderPlainNames>(of: &T, make: impl Fn(&T) -> Script) -> Script {
    verified(of, make).unwrap_or_else(|misread| panic!("{misread}"))
}

/// Every script kind for a payload, and the edits from and to `other`, where they can be had.
pub(crate) fn scripts(setup: &Setup, other: &Setup) -> Vec<(&'static str, Script)> {
    let integration = setup.integration();
    let converging = EditOptions::default();
    let unmarked = EditOptions {
        unmarked: true,
        rotation: Some(Rotation::Begin),
    };
    let edited = |setup: &Setup, options| made(setup, |setup| edit(setup, None, options));
    let before = |ahead| made(integration, |of| preflight(of, ahead, false));
    let mut scripts = vec![
        ("create", made(setup, |setup| create(setup, false))),
        (
            "create in a block",
            made(setup, |setup| create(setup, true)),
        ),
        ("edit", edited(setup, converging)),
        ("edit, unmarked", edited(setup, unmarked)),
        ("delete", made(integration, |of| delete(of, false))),
        ("cleanup", made(integration, cleanup)),
        (PREFLIGHT, before(Kind::Create)),
    ];
    if not_editable(integration, other.integration(), "sfgen.role").is_empty() {
        let from_to = |from: &Setup, to: &Setup| {
            made(&(earlier(from), to.clone()), |(from, to)| {
                edit(to, Some(from), converging)
            })
        };
        scripts.push(("edit to it", from_to(other, setup)));
        scripts.push(("edit from it", from_to(setup, other)));
    }
    scripts
}
