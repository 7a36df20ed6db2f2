//! Names: what the scripts call things.

use super::Check;
use crate::catalogue::system::SNOWFLAKE;
use crate::diagnostic::Path;
use crate::integration::host::NotAHost;
use crate::integration::names::{has_lower_case, is_database, is_system_role};
use crate::integration::{Host, Integration};
use crate::payload::{AuthenticationType, Username, WarehouseNames};
use crate::text::{ExistingName, Identifier, Literal, SpelledName, Unfit};

const DEFAULT_SETUP_ROLE: &str = "ACCOUNTADMIN";
const DEFAULT_SYSTEM_ACCOUNT: &str = "IMMUTA_SYSTEM_ACCOUNT";

/// What helps where a role is called so already.
const STAND_IN: &str = "no quoting is safe in every client: where the role is called so, grant it to a role with a plain name, and give that one";

/// What helps where a warehouse is called so already.
const SPELL_IT: &str = "where the warehouse is called so, give warehouseNames: variable under `sfgen`, or --warehouse-names variable";

impl Check<'_> {
    pub(super) fn host(&mut self) -> Option<Host> {
        let path = Path::new("config.host");
        let Some(host) = self.config.host.as_deref() else {
            self.missing(path, "the host name of the Snowflake account");
            return None;
        };
        match Host::new(host) {
            Ok(host) => {
                if !host.is_account() {
                    let message = "is not the host name of a Snowflake account";
                    let help = "write it with its ending, as in organization-account.snowflakecomputing.com";
                    self.warn(path, message, help);
                }
                Some(host)
            }
            Err(reason) => {
                self.error(path, reason.to_string(), host_help(reason));
                None
            }
        }
    }

    pub(super) fn database(&mut self) -> Option<Identifier> {
        let path = Path::new("config.database");
        let database = self.required_name("config.database", self.config.database.as_deref())?;
        if is_database(&database, SNOWFLAKE) {
            let message = "SNOWFLAKE is Snowflake's own database";
            self.error(path, message, "name a new database that Immuta will manage");
            return None;
        }
        Some(database)
    }

    pub(super) fn setup_role(&mut self) -> Option<Identifier> {
        if self.config.role.is_some() && !self.automatic() {
            let message = "role is documented for autoBootstrap: true alone";
            let help =
                "it is taken for the role that runs the scripts; Immuta itself may refuse it";
            self.warn(Path::new("config.role"), message, help);
        }
        match (self.options.role.as_deref(), self.config.role.as_deref()) {
            (Some(role), _) => self.existing_role(Path::new("sfgen.role"), role),
            (None, Some(role)) => self.existing_role(Path::new("config.role"), role),
            (None, None) => Identifier::new(DEFAULT_SETUP_ROLE).ok(),
        }
    }

    /// The system role: given, or `<database>_SYSTEM`.
    pub(super) fn system_role(&mut self, database: Option<&Identifier>) -> Option<Identifier> {
        let path = Path::new("sfgen.systemRole");
        if let Some(role) = self.options.system_role.as_deref() {
            let role = self.name(path.clone(), role)?;
            return self.not_a_system_role(path, role);
        }
        let name = format!("{}_SYSTEM", database?.as_str());
        match Identifier::new(name) {
            Ok(role) => Some(role),
            Err(reason) => {
                let message = format!("the system role's name, made of it, {reason}");
                let help = "name the system role with sfgen.systemRole or --system-role";
                self.error(Path::new("config.database"), message, help);
                None
            }
        }
    }

    pub(super) fn system_account(&mut self) -> Option<Identifier> {
        if let Some(account) = self.options.system_account.as_deref() {
            return self.name(Path::new("sfgen.systemAccount"), account);
        }
        let path = Path::new("config.username");
        match self.config.username.as_ref().filter(|_| !self.automatic()) {
            Some(Username::Name(username)) => {
                let account = self.name(path.clone(), username)?;
                if is_system_role(&account) {
                    let message =
                        format!("is the name of a role: the script makes a user called {username}");
                    let help = "name the system account that Immuta signs in as; the role that runs the scripts is sfgen.role";
                    self.warn(path, message, help);
                }
                Some(account)
            }
            Some(Username::Redacted) => {
                let message = "is redacted: GET does not say what the system account is called";
                let help = "write the name in its place, or give it as sfgen.systemAccount or --system-account";
                self.error(path, message, help);
                None
            }
            None => Identifier::new(DEFAULT_SYSTEM_ACCOUNT).ok(),
        }
    }

    /// The LOGIN_NAME: given, for OAuth the client ID, else the system account's name.
    ///
    /// That Immuta expects the client ID is inference: no document names the claim.
    pub(super) fn login_name(&mut self, account: Option<&Identifier>) -> Option<Literal> {
        if let Some(login_name) = self.options.login_name.as_deref() {
            return self.literal(Path::new("sfgen.loginName"), login_name);
        }
        let by_token =
            self.config.authentication_type == Some(AuthenticationType::OAuthClientCredentials);
        let client = self.config.oauth.as_ref().filter(|_| by_token);
        match client.and_then(|client| client.client_id.as_deref()) {
            Some(id) => self.literal(Path::new("config.oAuthClientConfig.clientId"), id),
            None => Literal::new(account?.as_str()).ok(),
        }
    }

    pub(super) fn warehouse(&mut self) -> Option<ExistingName> {
        let path = Path::new("config.warehouse");
        let Some(warehouse) = self.config.warehouse.as_deref() else {
            self.missing(path, "a name");
            return None;
        };
        self.warehouse_name(path, warehouse)
    }

    /// The name of a warehouse, which was there before the integration.
    pub(super) fn warehouse_name(&mut self, path: Path, value: &str) -> Option<ExistingName> {
        let name = match self.options.warehouse_names {
            None | Some(WarehouseNames::Quoted) => Identifier::new(value).map(ExistingName::Quoted),
            Some(WarehouseNames::Variable) => SpelledName::new(value).map(ExistingName::Spelled),
        };
        self.given(path, value, name, |reason| match reason {
            Unfit::Backslash | Unfit::Template(_) => SPELL_IT,
            reason => unfit_help(reason),
        })
    }

    pub(super) fn required_name(
        &mut self,
        path: &'static str,
        value: Option<&str>,
    ) -> Option<Identifier> {
        let Some(value) = value else {
            self.missing(Path::new(path), "a name");
            return None;
        };
        self.name(Path::new(path), value)
    }

    pub(super) fn name(&mut self, path: Path, value: &str) -> Option<Identifier> {
        self.given(path, value, Identifier::new(value), unfit_help)
    }

    /// The name of a role that was there before the integration.
    pub(super) fn existing_role(&mut self, path: Path, value: &str) -> Option<Identifier> {
        let name = Identifier::new(value);
        self.given(path, value, name, |reason| match reason {
            Unfit::Backslash | Unfit::Template(_) => STAND_IN,
            reason => unfit_help(reason),
        })
    }

    /// The name that `value` is, or why it cannot be one.
    fn given<T>(
        &mut self,
        path: Path,
        value: &str,
        name: Result<T, Unfit>,
        help: fn(Unfit) -> &'static str,
    ) -> Option<T> {
        match name {
            Ok(name) => {
                self.warn_of_lower_case(path, value);
                Some(name)
            }
            Err(reason) => {
                self.error(path, reason.to_string(), help(reason));
                None
            }
        }
    }

    pub(super) fn literal(&mut self, path: Path, value: &str) -> Option<Literal> {
        match Literal::new(value) {
            Ok(literal) => Some(literal),
            Err(reason) => {
                self.error(path, reason.to_string(), unfit_help(reason));
                None
            }
        }
    }

    pub(super) fn missing(&mut self, path: Path, what: &str) {
        self.error(path, "is missing", &format!("give {what}"));
    }

    /// Immuta asks for upper case: "Use uppercase for the names of the Snowflake resources".
    fn warn_of_lower_case(&mut self, path: Path, name: &str) {
        if has_lower_case(name) && path != Path::new("config.username") {
            let message = "has lower-case letters";
            let help = "Immuta asks for upper case; whoever writes the name without quotes means another object";
            self.warn(path, message, help);
        }
    }

    pub(super) fn not_a_system_role(&mut self, path: Path, role: Identifier) -> Option<Identifier> {
        if !is_system_role(&role) {
            return Some(role);
        }
        let message = "is the name of one of Snowflake's own roles";
        self.error(path, message, "give it a name of its own");
        None
    }

    /// The roles of an integration are different roles.
    pub(super) fn clashes(&mut self, of: &Integration) {
        let system_role_path = match self.options.system_role {
            Some(_) => Path::new("sfgen.systemRole"),
            None => Path::new("config.database"),
        };
        if of.system_role == of.setup_role {
            let message = "the system role and the setup role have the same name";
            self.error(
                system_role_path.clone(),
                message,
                "give them different names",
            );
        }
        let impersonation = Path::new("config.impersonation.role");
        if of.impersonation.as_ref() == Some(&of.system_role) {
            let message = "the impersonation role and the system role have the same name";
            self.error(impersonation.clone(), message, "give them different names");
        }
        if of.impersonation.as_ref() == Some(&of.setup_role) {
            let message = "the impersonation role and the setup role have the same name";
            self.error(impersonation, message, "give them different names");
        }
        self.owners(of);
    }
}

fn host_help(reason: NotAHost) -> &'static str {
    match reason {
        NotAHost::Scheme | NotAHost::Path => {
            "write the host name alone, such as organization.us-east-1.snowflakecomputing.com"
        }
        NotAHost::Port => "write the host name alone, and the port under config.port",
        NotAHost::Malformed => {
            "write a host name such as organization.us-east-1.snowflakecomputing.com"
        }
    }
}

fn unfit_help(reason: Unfit) -> &'static str {
    match reason {
        Unfit::Empty => "give a name",
        Unfit::TooLong { .. } => "give a shorter name",
        Unfit::Control(_) | Unfit::LineSeparator(_) => "write it on one line, in plain characters",
        Unfit::Bidirectional(_) | Unfit::Invisible(_) => {
            "type it anew: it may have been pasted with characters that cannot be seen"
        }
        Unfit::Backslash | Unfit::Template(_) => {
            "use a name without it: no quoting is safe in every client"
        }
    }
}
