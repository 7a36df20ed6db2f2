//! What connects the account to the outside.

use crate::catalogue::kind::{Loss, kinds};
use crate::catalogue::privilege::{Power, Weight, on};

kinds! {
    /// A connection to a service outside, of any type.
    INTEGRATION "INTEGRATION" (IN_ACCOUNT) {
        plural: "INTEGRATIONS",
        creating: Some(on("CREATE INTEGRATION", Power::Outside, Weight::Warning)),
        privileges: &[
            on("USAGE", Power::Use, Weight::Note),
            on("USE_ANY_ROLE", Power::Identity, Weight::Warning),
        ],
        reaches_outside: true,
        losses: &[Loss::Reach, Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-integration",
    }
}
