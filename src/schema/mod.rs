//! JSON Schemas (draft 2020-12) of what is read and of what is written.
//!
//! Keys, types, words and descriptions come from the types themselves; what is required, and
//! when, is added here. Only keywords that editors know are used: they read the schemas of
//! payloads as draft 7.

mod condition;
mod payload;
mod review;

pub use payload::of_payload;
pub use review::of_review;

use schemars::Schema;
use schemars::transform::transform_subschemas;

/// The schema of a payload as `sfgen schema` prints it.
///
/// Written down beforehand, since what makes it is larger than all it says; a test compares it
/// with [`of_payload`].
pub const PAYLOAD: &str = include_str!("../../templates/schema/payload.json");

/// The schema of a review as `sfgen schema --of review` prints it; it is [`of_review`].
pub const REVIEW: &str = include_str!("../../templates/schema/review.json");

/// The dialect that the schemas are written in.
const DIALECT: &str = "https://json-schema.org/draft/2020-12/schema";

/// Joins the lines of every description, which are broken where the source's are, and leaves out
/// the formats of numbers, which no standard names.
fn tidy(schema: &mut Schema) {
    if let Some(text) = schema.get("description").and_then(|text| text.as_str()) {
        let text = text.replace('\n', " ");
        schema.insert("description".to_owned(), text.into());
    }
    schema.remove("format");
    transform_subschemas(&mut tidy, schema);
}
