//! `sfgen schema`: what a payload, or the report of a review, looks like.

use super::args::{Described, Schema};
use super::failure::Failure;
use super::output::print;
use super::status::Status;
use super::surroundings::Surroundings;
use crate::schema::{PAYLOAD, REVIEW};

pub(super) fn schema(
    call: &Schema,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    let schema = match call.of {
        Described::Payload => PAYLOAD,
        Described::Review => REVIEW,
    };
    print(schema, surroundings)?;
    Ok(Status::Done)
}
