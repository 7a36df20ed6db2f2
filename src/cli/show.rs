//! `sfgen show`: a payload with its defaults, without its secrets, and what the scripts call
//! things.

use serde::Serialize;

use super::args::{Format, Show};
use super::config::Config;
use super::failure::Failure;
use super::output::print;
use super::status::Status;
use super::surroundings::Surroundings;
use crate::integration::{Authentication, Credential, Integration, Setup};
use crate::key::PublicKey;
use crate::payload::{Impersonation, ManageGrants, Options, Payload, Request, Toggle};

/// What there is to be shown of a payload.
pub(super) struct Overview {
    pub(super) integration: Integration,
    payload: Payload,
    options: Options,
    setup: Option<Setup>,
}

/// What is printed, in this order.
#[derive(Serialize)]
pub(super) struct Shown<'a> {
    request: Request<'a>,
    sfgen: &'a Options,
    snowflake: Called<'a>,
}

/// What the scripts call things.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Called<'a> {
    setup_role: &'a str,
    system_role: &'a str,
    system_account: &'a str,
    login_name: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    impersonation_role: Option<&'a str>,
    /// As DESCRIBE USER shows it.
    #[serde(rename = "RSA_PUBLIC_KEY_FP", skip_serializing_if = "Option::is_none")]
    fingerprint: Option<String>,
}

pub(super) fn show(call: &Show, surroundings: &mut Surroundings<'_>) -> Result<Status, Failure> {
    let mut config = Config::read(&call.config, call.id.as_deref(), surroundings)?;
    let options = call.flags.0.clone().over(config.options());
    let public_key = call.flags.0.public_key.as_deref();
    let (integration, setup) = config.shown(options.clone(), public_key, surroundings)?;
    let overview = Overview::new(&config, options, integration, setup);
    print(&written(&overview.shown(), call.format), surroundings)?;
    Ok(Status::Done)
}

impl Overview {
    pub(super) fn new(
        config: &Config,
        options: Options,
        integration: Integration,
        setup: Option<Setup>,
    ) -> Self {
        Self {
            payload: filled_in(config.payload(), &integration),
            options: in_force(&options, &integration),
            integration,
            setup,
        }
    }

    pub(super) fn shown(&self) -> Shown<'_> {
        Shown {
            request: Request::redacted(&self.payload),
            sfgen: &self.options,
            snowflake: Called::new(&self.integration, self.setup.as_ref()),
        }
    }
}

fn written(shown: &Shown<'_>, format: Format) -> String {
    let text = match format {
        Format::Yaml => serde_yaml::to_string(shown).ok(),
        Format::Json => serde_json::to_string_pretty(shown)
            .ok()
            .map(|text| text + "\n"),
    };
    // Texts, numbers and truth values, under keys that are texts.
    text.unwrap_or_else(|| unreachable!("what is shown can always be written"))
}

/// The payload with its defaults; the impersonation role's only where it is switched on.
fn filled_in(payload: &Payload, integration: &Integration) -> Payload {
    let mut payload = payload.clone();
    let config = &mut payload.config;
    config.port = Some(integration.port);
    config.audit.get_or_insert(Toggle { enabled: false });
    config.lineage.get_or_insert(Toggle { enabled: false });
    config.workspaces.get_or_insert_default();
    let impersonation: &mut Impersonation = config.impersonation.get_or_insert_default();
    if let Some(role) = &integration.impersonation {
        impersonation.role = Some(role.as_str().to_owned());
    }
    payload
}

/// The options that hold, with their defaults, but for the names, which stand elsewhere.
fn in_force(options: &Options, integration: &Integration) -> Options {
    let password = matches!(integration.authentication, Authentication::UserPassword(_));
    let ownership = options.manage_grants == Some(ManageGrants::Ownership);
    let grants = &integration.manage_grants;
    let securables = grants.securables().iter().map(ToString::to_string);
    let securables: Vec<String> = securables.collect();
    Options {
        secrets: password.then(|| options.secrets.unwrap_or_default()),
        user_type: password.then(|| options.user_type.unwrap_or_default()),
        warehouse_names: Some(options.warehouse_names.unwrap_or_default()),
        account_usage: Some(options.account_usage.unwrap_or_default()),
        manage_grants: Some(options.manage_grants.unwrap_or_default()),
        securables: (!securables.is_empty()).then_some(securables),
        take_ownership: ownership.then(|| grants.takes_ownership()),
        rotate: options.rotate,
        unmarked: Some(options.unmarked.unwrap_or_default()),
        single_block: Some(options.single_block.unwrap_or_default()),
        ..Options::default()
    }
}

impl<'a> Called<'a> {
    fn new(integration: &'a Integration, setup: Option<&Setup>) -> Self {
        let impersonation = integration.impersonation.as_ref();
        Self {
            setup_role: integration.setup_role.as_str(),
            system_role: integration.system_role.as_str(),
            system_account: integration.system_account.as_str(),
            login_name: integration.login_name.as_str(),
            impersonation_role: impersonation.map(|role| role.as_str()),
            fingerprint: setup.and_then(fingerprint),
        }
    }
}

fn fingerprint(setup: &Setup) -> Option<String> {
    match setup.credential() {
        Credential::PublicKey(key) => PublicKey::from_base64(key.as_str())
            .ok()
            .map(|key| key.fingerprint()),
        Credential::Elsewhere | Credential::Password(_) => None,
    }
}
