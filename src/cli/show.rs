//! `sfgen show`: a payload with its defaults, without its secrets, and what the scripts call
//! things.

use serde::Serialize;

use super::args::{Format, Show};
use super::config::Config;
use super::failure::Failure;
use super::options::Overridden;
use super::output::print;
use super::status::Status;
use super::surroundings::Surroundings;
use crate::integration::{Authentication, Credential, Integration, Setup};
use crate::key::PublicKey;
use crate::payload::{
    AccountUsage, Choice, Hearsay, Impersonation, ManageGrants, Options, Payload, Request,
    SecretsIn, Toggle, UserType, WarehouseNames,
};

/// What there is to be shown of a payload.
pub(super) struct Overview {
    pub(super) integration: Integration,
    pub(super) hearsay: Hearsay,
    showable: Hearsay,
    payload: Payload,
    options: Options,
    setup: Option<Setup>,
}

/// What is printed, in this order.
#[derive(Serialize)]
pub(super) struct Shown<'a> {
    request: Request<'a>,
    sfgen: ShownOptions,
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

/// The options that hold, but for the names.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct ShownOptions {
    #[serde(skip_serializing_if = "Option::is_none")]
    secrets: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_type: Option<&'static str>,
    warehouse_names: &'static str,
    account_usage: &'static str,
    manage_grants: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    securables: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    take_ownership: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    rotate: Option<&'static str>,
    unmarked: bool,
    single_block: bool,
}

pub(super) fn show(call: &Show, surroundings: &mut Surroundings<'_>) -> Result<Status, Failure> {
    let mut config = Config::read(&call.config, surroundings)?;
    let options = config
        .options()
        .by_names(&call.names)
        .by_grants(&call.grants)
        .by_credential(&call.credential);
    let public_key = call.credential.public_key.as_deref();
    let (integration, setup) = config.shown(options.clone(), public_key, surroundings)?;
    let overview = Overview::new(&config, options, integration, setup, surroundings.colour)?;
    print(&written(&overview.shown(), call.format), surroundings)?;
    Ok(Status::Done)
}

impl Overview {
    pub(super) fn new(
        config: &Config,
        options: Options,
        integration: Integration,
        setup: Option<Setup>,
        colour: bool,
    ) -> Result<Self, Failure> {
        let (payload, hearsay) = config.payload(colour)?;
        Ok(Self {
            payload: filled_in(payload, &integration),
            showable: hearsay.clone().showable(),
            hearsay,
            integration,
            options,
            setup,
        })
    }

    pub(super) fn shown(&self) -> Shown<'_> {
        Shown {
            request: Request::redacted(&self.payload, &self.showable),
            sfgen: ShownOptions::new(&self.options, &self.integration),
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

impl ShownOptions {
    fn new(options: &Options, integration: &Integration) -> Self {
        let password = matches!(integration.authentication, Authentication::UserPassword(_));
        let ownership = options.manage_grants == Some(ManageGrants::Ownership);
        let of_password = |word: &'static str| password.then_some(word);
        let grants = &integration.manage_grants;
        Self {
            secrets: of_password(options.secrets.unwrap_or(SecretsIn::Inline).word()),
            user_type: of_password(options.user_type.unwrap_or(UserType::LegacyService).word()),
            warehouse_names: or(options.warehouse_names, WarehouseNames::Quoted),
            account_usage: or(options.account_usage, AccountUsage::ImportedPrivileges),
            manage_grants: or(options.manage_grants, ManageGrants::Account),
            securables: grants
                .securables()
                .iter()
                .map(ToString::to_string)
                .collect(),
            take_ownership: ownership.then(|| grants.takes_ownership()),
            rotate: options.rotate.map(Choice::word),
            unmarked: options.unmarked.unwrap_or_default(),
            single_block: options.single_block.unwrap_or_default(),
        }
    }
}

/// The word of an option or of its default.
fn or<T: Choice>(option: Option<T>, default: T) -> &'static str {
    option.unwrap_or(default).word()
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
