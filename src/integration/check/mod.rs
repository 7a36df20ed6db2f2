//! From a payload to an integration: every rule about what a payload may say, all problems at
//! once.

mod authentication;
mod credential;
mod feature;
mod name;
mod securable;

use super::{AccountUsage, Integration, Setup};
use crate::diagnostic::{Path, Problem, Severity};
use crate::integration::names::{SAMPLE_DATA, is_database};
use crate::payload::{self, Config, Options, Payload};

const DEFAULT_PORT: u16 = 443;

/// The integration that a payload describes, without its credential, and what is wrong or
/// doubtful about it. `None` when something is wrong.
///
/// `options` are the payload's own, overridden by those of the command line.
pub fn check(payload: &Payload, options: &Options) -> (Option<Integration>, Vec<Problem>) {
    let mut check = Check::new(payload, options);
    let integration = check.integration();
    (integration.filter(|_| !check.failed()), check.problems)
}

/// The integration together with its credential, for create and edit.
///
/// `public_key` is the content of the file that the option names.
pub fn check_setup(
    payload: &Payload,
    options: &Options,
    public_key: Option<&str>,
) -> (Option<Setup>, Vec<Problem>) {
    let mut check = Check::new(payload, options);
    let integration = check.integration();
    let credential = check.credential(public_key);
    let setup = integration
        .zip(credential)
        .map(|(integration, credential)| Setup {
            integration,
            credential,
        });
    (setup.filter(|_| !check.failed()), check.problems)
}

/// What is doubtful about an integration as long as it has not been set up.
pub fn check_new(integration: &Integration) -> Vec<Problem> {
    let is_sample = is_database(&integration.database, SAMPLE_DATA);
    let problem = is_sample.then(|| {
        let message = "SNOWFLAKE_SAMPLE_DATA is the name of Snowflake's sample data, which most accounts have already";
        Problem::warning(Path::new("config.database"), message)
            .help("name a new database that Immuta will manage")
    });
    problem.into_iter().collect()
}

/// A payload while it is checked, and what has been found.
struct Check<'a> {
    payload: &'a Payload,
    config: &'a Config,
    options: &'a Options,
    problems: Vec<Problem>,
}

impl<'a> Check<'a> {
    fn new(payload: &'a Payload, options: &'a Options) -> Self {
        Self {
            payload,
            config: &payload.config,
            options,
            problems: Vec::new(),
        }
    }

    fn failed(&self) -> bool {
        self.problems
            .iter()
            .any(|problem| problem.severity == Severity::Error)
    }

    fn error(&mut self, path: Path, message: impl Into<String>, help: &str) {
        self.problems.push(Problem::error(path, message).help(help));
    }

    fn warn(&mut self, path: Path, message: impl Into<String>, help: &str) {
        self.problems
            .push(Problem::warning(path, message).help(help));
    }

    /// Whether Immuta sets the integration up by itself.
    fn automatic(&self) -> bool {
        self.payload.auto_bootstrap == Some(true)
    }

    /// The payload is Snowflake's, and says who sets the integration up.
    fn platform(&mut self) {
        if self.payload.auto_bootstrap.is_none() && self.payload.kind.is_some() {
            let help =
                "false when the scripts are run by hand, true when Immuta sets it up by itself";
            self.missing(Path::new("autoBootstrap"), help);
        }
    }

    fn integration(&mut self) -> Option<Integration> {
        self.platform();
        let host = self.host();
        let database = self.database();
        let warehouse = self.warehouse();
        let setup_role = self.setup_role();
        let system_role = self.system_role(database.as_ref());
        let system_account = self.system_account();
        let authentication = self.authentication();
        let login_name = self.login_name(system_account.as_ref());
        let impersonation = self.impersonation();
        let workspaces = self.workspaces();
        let manage_grants = self.manage_grants();
        self.lineage();
        let integration = Integration {
            host: host?,
            port: self.config.port.unwrap_or(DEFAULT_PORT),
            database: database?,
            warehouse: warehouse?,
            setup_role: setup_role?,
            system_role: system_role?,
            system_account: system_account?,
            login_name: login_name?,
            authentication: authentication?,
            impersonation: impersonation?,
            audit: Self::is_on(self.config.audit.as_ref()),
            lineage: Self::is_on(self.config.lineage.as_ref()),
            account_usage: match self.options.account_usage.unwrap_or_default() {
                payload::AccountUsage::ImportedPrivileges => AccountUsage::ImportedPrivileges,
                payload::AccountUsage::DatabaseRoles => AccountUsage::DatabaseRoles,
            },
            workspaces: workspaces?,
            manage_grants: manage_grants?,
        };
        self.clashes(&integration);
        Some(integration)
    }
}
