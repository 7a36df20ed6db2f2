//! `sfgen init`: a payload to start from, with a comment for everything that is to be chosen.

use super::args::Init;
use super::failure::Failure;
use super::output::print;
use super::status::Status;
use super::surroundings::Surroundings;
use crate::payload::AuthenticationType;

const START: &str = include_str!("../../templates/payload/start.yaml");
const KEY_PAIR: &str = include_str!("../../templates/payload/key-pair.yaml");
const USER_PASSWORD: &str = include_str!("../../templates/payload/user-password.yaml");
const OAUTH: &str = include_str!("../../templates/payload/oauth-client-credentials.yaml");
const END: &str = include_str!("../../templates/payload/end.yaml");

pub(super) fn init(call: &Init, surroundings: &mut Surroundings<'_>) -> Result<Status, Failure> {
    let authentication = match call.auth {
        AuthenticationType::KeyPair => KEY_PAIR,
        AuthenticationType::UserPassword => USER_PASSWORD,
        AuthenticationType::OAuthClientCredentials => OAUTH,
    };
    print(&[START, authentication, END].concat(), surroundings)?;
    Ok(Status::Done)
}
