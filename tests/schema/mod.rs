//! The schemas, judged by a validator that knows nothing of sfgen.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod agreement;
mod names;
mod payload;
mod review;
mod text;

use jsonschema::Validator;
use sfgen::schema::{PAYLOAD, REVIEW};

/// A validator by one of our schemas.
fn validator(schema: &str) -> Validator {
    let schema: serde_json::Value = serde_json::from_str(schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

fn of_payload() -> Validator {
    validator(PAYLOAD)
}

fn of_review() -> Validator {
    validator(REVIEW)
}
