//! Which privileges a statement names, and what each fits.
//!
//! <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>

use crate::account::grant::Target;
use crate::account::refusal::Refusal;
use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::Privileges;

/// The privileges written, or what `ALL` stands for.
pub(super) fn listed<I: Iterator<Item = Privilege>>(
    privileges: &Privileges,
    all: impl FnOnce() -> I,
) -> Vec<Privilege> {
    match privileges {
        Privileges::All => all().collect(),
        Privileges::List(listed) => listed.clone(),
    }
}

/// What `ALL` stands for: MANAGE GRANTS on a container and what belongs to shares are granted
/// by name only, as a public test suite reports of a database.
pub(super) fn all_on(kind: ObjectKind) -> impl Iterator<Item = Privilege> {
    let by_name = [
        Privilege::MANAGE_GRANTS,
        Privilege::IMPORTED_PRIVILEGES,
        Privilege::REFERENCE_USAGE,
    ];
    Privilege::all_on(kind).filter(move |privilege| !by_name.contains(privilege))
}

/// Refuses a privilege that the target does not have.
pub(super) fn must_fit(privilege: Privilege, target: &Target) -> Result<(), Refusal> {
    let fits = match target {
        Target::Account => privilege.is_on_account(),
        Target::Object(object) => privilege.is_on(object.kind),
    };
    if fits {
        return Ok(());
    }
    Err(Refusal::InvalidPrivilege {
        privilege,
        kind: match target {
            Target::Account => "ACCOUNT".to_owned(),
            Target::Object(object) => securable_kind(object.kind),
        },
    })
}

/// A kind as Snowflake's refusal names it: `POLICY`, and `TABLE` for views too.
fn securable_kind(kind: ObjectKind) -> String {
    match kind {
        ObjectKind::MASKING_POLICY | ObjectKind::ROW_ACCESS_POLICY => "POLICY".to_owned(),
        ObjectKind::VIEW => ObjectKind::TABLE.words().to_owned(),
        kind => kind.words().replace(' ', "_"),
    }
}
