//! `sfgen payload`: the body that POST and PUT take, into a file for its owner alone.

use std::path::Path;

use zeroize::Zeroizing;

use super::args::Payload;
use super::config::Config;
use super::failure::Failure;
use super::output::{Readers, write};
use super::status::Status;
use super::surroundings::Surroundings;
use super::target::Target;
use super::unfit::Unfit;
use crate::diagnostic::{Path as Place, Problem};
use crate::key::{KeyError, PrivateKey, passphrase};
use crate::payload::{AuthenticationType, Config as Fields, Options, Request, SecretSource};
use crate::secret::Secret;

pub(super) fn payload(
    call: &Payload,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    require_file(&call.output, surroundings)?;
    let mut config = Config::read(&call.config, call.id.as_deref(), surroundings)?;
    require_private_key(&config, surroundings.colour)?;
    let options = config.options();
    config.complete(&with_private_key(options), surroundings)?;
    if let Some(doubt) = config.change(as_documented) {
        surroundings.say(&config.shown_problem(&doubt, surroundings.colour));
    }
    let body = body(&config, surroundings.colour)?;
    write(&body, &call.output, Readers::Owner, surroundings)?;
    Ok(Status::Done)
}

/// The body holds secrets: it goes where only its owner reads it, or nowhere.
fn require_file(path: &Path, surroundings: &Surroundings<'_>) -> Result<(), Failure> {
    match Target::of(path, &surroundings.read)? {
        Target::File(_) => Ok(()),
        Target::StandardOutput | Target::Device(_) => Err(Failure::Unfit {
            path: path.to_owned(),
            reason: Unfit::ShowsSecrets,
        }),
    }
}

/// Immuta signs in with the private key: for the body the public one is no substitute.
fn require_private_key(config: &Config, colour: bool) -> Result<(), Failure> {
    let payload = config.payload();
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

/// Puts the private key into the form that Immuta's documentation shows: PKCS#8 as OpenSSL writes
/// it, and nothing around it. One that cannot be read, which only the automatic set-up may have
/// by now, stays as it is, with a warning.
fn as_documented(fields: &mut Fields) -> Option<Problem> {
    let given = fields.private_key.as_ref()?.inline()?;
    let arguments = fields.connect_args.as_ref().and_then(SecretSource::inline);
    match documented(given, arguments) {
        Ok(key) => {
            fields.private_key = Some(SecretSource::Inline(key));
            None
        }
        Err(reason) => {
            let reason = reason.to_string();
            let (message, help) = reason.split_once(": ").unwrap_or((&reason, ""));
            let message = format!("{message}; it is sent as it is");
            let problem = Problem::warning(Place::new("config.privateKey"), message);
            Some(match help.is_empty() {
                true => problem,
                false => problem.help(help),
            })
        }
    }
}

fn documented(given: &Secret, arguments: Option<&Secret>) -> Result<Secret, KeyError> {
    let passphrase = arguments.map(passphrase).transpose()?;
    let (key, _) = PrivateKey::from_pem(given, passphrase.as_ref())?;
    key.pkcs8()
}

fn body(config: &Config, colour: bool) -> Result<Zeroizing<String>, Failure> {
    let request = Request::new(config.payload()).map_err(|all| config.refusal(&all, colour))?;
    // Texts, numbers and truth values, under keys that are texts.
    let text = serde_json::to_string_pretty(&request)
        .unwrap_or_else(|_| unreachable!("a request can always be written"));
    Ok(Zeroizing::new(text + "\n"))
}
