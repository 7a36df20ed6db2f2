//! Views.

use crate::catalogue::kind::{Definition, Level, kinds};
use crate::catalogue::privilege::Privilege;
use crate::catalogue::property::Property;

kinds! {
    /// A view.
    VIEW "VIEW" {
        plural: "VIEWS",
        level: Level::Schema,
        creating: Privilege("CREATE VIEW"),
        privileges: &[Privilege("REFERENCES"), Privilege("SELECT")],
        definition: Definition::Body,
        properties: Some(Property::COMMENT),
        acts_as_owner: true,
        irreplaceable: false,
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-view",
    }
}
