//! `sfgen payload`: the body that POST and PUT take, into a file for its owner alone.

use std::path::Path;

use zeroize::Zeroizing;

use super::args::Payload;
use super::config::Config;
use super::failure::Failure;
use super::output::{Readers, write};
use super::status::Status;
use super::surroundings::Surroundings;
use crate::diagnostic::{Path as Place, Problem};
use crate::payload::{AuthenticationType, Options, Request};

pub(super) fn payload(
    call: &Payload,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    if call.output == Path::new("-") {
        return Err(Failure::ShowsSecrets);
    }
    let mut config = Config::read(&call.config, surroundings)?;
    require_private_key(&config, surroundings.colour)?;
    let options = config.options();
    config.complete(&with_private_key(options), surroundings)?;
    let body = body(&config, surroundings.colour)?;
    write(&body, &call.output, Readers::Owner)?;
    Ok(Status::Done)
}

/// Immuta signs in with the private key: for the body the public one is no substitute.
fn require_private_key(config: &Config, colour: bool) -> Result<(), Failure> {
    let (payload, _) = config.payload(colour)?;
    let by_key = payload.config.authentication_type == Some(AuthenticationType::KeyPair)
        && payload.auto_bootstrap != Some(true);
    if !by_key || payload.config.private_key.is_some() {
        return Ok(());
    }
    let message =
        "is missing: Immuta signs in with it, and sfgen.publicKey is only for the scripts";
    let problem = Problem::error(Place::new("config.privateKey"), message)
        .help("give it here, or as !env NAME or !file PATH");
    Err(config.refusal(&[problem], colour))
}

/// The private key is read and checked, whatever the scripts take.
fn with_private_key(mut options: Options) -> Options {
    options.public_key = None;
    options
}

fn body(config: &Config, colour: bool) -> Result<Zeroizing<String>, Failure> {
    let (payload, hearsay) = config.payload(colour)?;
    let request = Request::new(payload, &hearsay).map_err(|all| config.refusal(&all, colour))?;
    match serde_json::to_string_pretty(&request) {
        Ok(text) => Ok(Zeroizing::new(text + "\n")),
        Err(_) => {
            let message = "an object that is known from hearsay has a key that is no text";
            let problem =
                Problem::error(Place::new("config"), message).help("write its keys as texts");
            Err(config.refusal(&[problem], colour))
        }
    }
}
