//! The schema of a review's JSON.

use schemars::Schema;
use schemars::generate::SchemaSettings;

use super::tidy;
use crate::report::{Report, VERSION};

/// The schema of what `sfgen review --format json` prints: every field is always there, and more
/// may come.
///
/// ```
/// let schema = sfgen::schema::of_review();
/// assert_eq!(schema.as_value()["properties"]["version"]["const"], 2);
/// ```
pub fn of_review() -> Schema {
    let settings = SchemaSettings::draft2020_12().for_serialize();
    let mut schema = settings.into_generator().into_root_schema_for::<Report>();
    let id = format!("urn:sfgen:review:{VERSION}");
    schema.insert("$id".to_owned(), id.into());
    schema.insert("title".to_owned(), "Review by sfgen".into());
    tidy(&mut schema);
    schema
}
