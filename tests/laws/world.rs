//! Integrations to try the laws on, and accounts to try them in.

use sfgen::account::{Account, Effect, ObjectId, Outcome, Rules, Session, run};
use sfgen::integration::{Setup, check_setup};
use sfgen::parse::parse;
use sfgen::parse::statement::Statement;
use sfgen::payload::{
    AccountUsage, AuthenticationType, Config, Impersonation, ManageGrants, OAuthClientConfig,
    Options, Payload, SecretSource, Toggle, UserType, Username, WarehouseNames, Workspaces,
};
use sfgen::script::Script;
use sfgen::secret::Secret;

use crate::laws::case::Case;

/// A key that was made for these tests.
pub(crate) const PUBLIC_KEY: &str = include_str!("../../fixtures/keys/rsa-2048.pub.pem");

pub(crate) const DATABASE: &str = "IMMUTA";
pub(crate) const SYSTEM_ACCOUNT: &str = "IMMUTA_SYSTEM_ACCOUNT";
pub(crate) const CUSTOM_ROLE: &str = "SETUP";

/// The choices of a payload that decide what a script does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Choices {
    pub(crate) authentication: Kind,
    pub(crate) audit: bool,
    pub(crate) lineage: bool,
    pub(crate) workspaces: &'static [&'static str],
    pub(crate) impersonation: Option<&'static str>,
    pub(crate) setup_role: &'static str,
    pub(crate) variant: Variant,
}

/// The choices that are made by options.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Variant {
    pub(crate) account_usage: AccountUsage,
    pub(crate) warehouse_names: WarehouseNames,
    pub(crate) user_type: UserType,
    pub(crate) securables: &'static [&'static str],
    pub(crate) take_ownership: bool,
}

impl Variant {
    /// What sfgen does where no option is given.
    pub(crate) const DEFAULT: Self = Self {
        account_usage: AccountUsage::ImportedPrivileges,
        warehouse_names: WarehouseNames::Quoted,
        user_type: UserType::LegacyService,
        securables: &[],
        take_ownership: false,
    };

    /// The tables and views of others taken over as well.
    pub(crate) const TAKING: Self = Self {
        securables: &["SALES.PUBLIC=OWNER_OF_SALES"],
        take_ownership: true,
        ..Self::DEFAULT
    };

    /// Every combination but the default.
    fn others() -> Vec<Self> {
        let mut all = Vec::new();
        for (securables, take_ownership) in [
            (&[][..], false),
            (&["SALES=OWNER_OF_SALES"], false),
            (&["SALES.PUBLIC=OWNER_OF_SALES"], true),
        ] {
            for (warehouse_names, user_type) in [
                (WarehouseNames::Quoted, UserType::LegacyService),
                (WarehouseNames::Variable, UserType::Person),
            ] {
                for account_usage in [
                    AccountUsage::ImportedPrivileges,
                    AccountUsage::DatabaseRoles,
                ] {
                    all.push(Self {
                        account_usage,
                        warehouse_names,
                        user_type,
                        securables,
                        take_ownership,
                    });
                }
            }
        }
        all.retain(|variant| *variant != Self::DEFAULT);
        all
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Automatic,
    KeyPair,
    OAuth,
    Password,
}

/// Every combination of what a payload says, and each of the options' with some of those.
///
/// Audit and lineage are granted the same: one of the two alone is tried with a key pair only.
/// The options are spread so that every combination of them meets each setup role, each kind of
/// authentication and each list of warehouses; [`full_choices`] has them all.
pub(crate) fn all_choices() -> Vec<Choices> {
    const APART: usize = 11;
    let mut all = plain_choices();
    let plain = all.clone();
    for (number, variant) in Variant::others().into_iter().enumerate() {
        let some = plain.iter().skip(number).step_by(APART);
        all.extend(some.map(|choices| Choices {
            variant,
            ..*choices
        }));
    }
    all
}

/// Every combination of what a payload and its options say.
pub(crate) fn full_choices() -> Vec<Choices> {
    let plain = plain_choices();
    let variants = Variant::others().into_iter();
    let variants: Vec<Variant> = variants.chain([Variant::DEFAULT]).collect();
    let with_all = |choices: Choices| {
        let variants = variants.iter();
        variants.map(move |variant| Choices {
            variant: *variant,
            ..choices
        })
    };
    plain.into_iter().flat_map(with_all).collect()
}

fn plain_choices() -> Vec<Choices> {
    let mut all = Vec::new();
    for setup_role in ["ACCOUNTADMIN", CUSTOM_ROLE] {
        for authentication in [Kind::Automatic, Kind::KeyPair, Kind::OAuth, Kind::Password] {
            for (audit, lineage) in [(false, false), (true, false), (false, true), (true, true)] {
                if audit != lineage && authentication != Kind::KeyPair {
                    continue;
                }
                for workspaces in [&[][..], &["WH_MAIN"], &["WH_ONE", "WH_TWO"]] {
                    for impersonation in [None, Some("IMMUTA_IMPERSONATION"), Some("OTHER_SELF")] {
                        all.push(Choices {
                            authentication,
                            audit,
                            lineage,
                            workspaces,
                            impersonation,
                            setup_role,
                            variant: Variant::DEFAULT,
                        });
                    }
                }
            }
        }
    }
    all
}

impl Choices {
    /// The payload that says so.
    pub(crate) fn payload(&self) -> Payload {
        let on = |enabled| Some(Toggle { enabled });
        Payload {
            kind: Some("Snowflake".to_owned()),
            auto_bootstrap: Some(self.authentication == Kind::Automatic),
            config: Config {
                host: Some("organization.us-east-1.snowflakecomputing.com".to_owned()),
                warehouse: Some("WH_MAIN".to_owned()),
                database: Some(DATABASE.to_owned()),
                audit: on(self.audit),
                lineage: on(self.lineage),
                workspaces: Some(Workspaces {
                    enabled: !self.workspaces.is_empty(),
                    warehouses: self
                        .workspaces
                        .iter()
                        .map(|name| (*name).to_owned())
                        .collect(),
                }),
                impersonation: Some(Impersonation {
                    enabled: self.impersonation.is_some(),
                    role: self.impersonation.map(str::to_owned),
                }),
                ..self.authentication.fields()
            },
            ..Payload::default()
        }
    }

    pub(crate) fn options(&self) -> Options {
        let Variant {
            account_usage,
            warehouse_names,
            user_type,
            securables,
            take_ownership,
        } = self.variant;
        let owning = !securables.is_empty();
        let listed = || securables.iter().copied().map(str::to_owned).collect();
        Options {
            role: Some(self.setup_role.to_owned()),
            system_account: Some(SYSTEM_ACCOUNT.to_owned()),
            account_usage: Some(account_usage),
            warehouse_names: Some(warehouse_names),
            user_type: Some(user_type),
            manage_grants: owning.then_some(ManageGrants::Ownership),
            securables: owning.then(listed),
            take_ownership: take_ownership.then_some(true),
            ..Options::default()
        }
    }

    pub(crate) fn setup(&self) -> Setup {
        setup(&self.payload(), &self.options())
    }

    /// The integration on the account that the laws are tried on.
    pub(crate) fn case(&self) -> Case {
        Case::new(self.setup(), account(self.setup_role))
    }
}

impl Kind {
    fn fields(self) -> Config {
        let secret = |text: &str| Some(SecretSource::Inline(Secret::new(text)));
        let username = Some(Username::Name(SYSTEM_ACCOUNT.to_owned()));
        match self {
            Self::Automatic | Self::Password => Config {
                authentication_type: Some(AuthenticationType::UserPassword),
                username,
                password: secret("a password made for tests"),
                ..Config::default()
            },
            Self::KeyPair => Config {
                authentication_type: Some(AuthenticationType::KeyPair),
                username,
                ..Config::default()
            },
            Self::OAuth => Config {
                authentication_type: Some(AuthenticationType::OAuthClientCredentials),
                oauth: Some(OAuthClientConfig {
                    provider: Some("Okta".to_owned()),
                    client_id: Some("0oa-client".to_owned()),
                    authority_url: Some("example.authority.com".to_owned()),
                    use_certificate: Some(false),
                    client_secret: secret("a client secret made for tests"),
                    ..OAuthClientConfig::default()
                }),
                ..Config::default()
            },
        }
    }
}

/// The setup of a payload that is known to be right.
pub(crate) fn setup(payload: &Payload, options: &Options) -> Setup {
    let (setup, problems) = check_setup(payload, options, Some(PUBLIC_KEY));
    setup.unwrap_or_else(|| panic!("{problems:?}"))
}

/// A script's statements, read back from its text.
pub(crate) fn statements(script: &Script) -> Vec<Statement> {
    let read = parse(script.text()).statements;
    read.into_iter().map(|located| located.statement).collect()
}

/// What a setup role is documented to need, each on the account and with the grant option.
pub(crate) const PRIVILEGES: [&str; 6] = [
    "CREATE DATABASE",
    "CREATE ROLE",
    "CREATE USER",
    "MANAGE GRANTS",
    "APPLY MASKING POLICY",
    "APPLY ROW ACCESS POLICY",
];

/// An account as its administrator finds it: warehouses, data of other people, and where it is
/// asked for a role that holds just the six documented privileges.
pub(crate) fn account(setup_role: &str) -> Account {
    let mut world = World::new(Account::new());
    world.must(
        "CREATE WAREHOUSE WH_MAIN; CREATE WAREHOUSE WH_ONE; CREATE WAREHOUSE WH_TWO;
         CREATE ROLE OWNER_OF_SALES; GRANT ROLE OWNER_OF_SALES TO ROLE SYSADMIN;
         GRANT CREATE DATABASE ON ACCOUNT TO ROLE OWNER_OF_SALES;
         CREATE USER ANALYST; CREATE ROLE READER;
         USE ROLE OWNER_OF_SALES; USE SECONDARY ROLES NONE;
         CREATE DATABASE SALES; CREATE TABLE SALES.PUBLIC.ORDERS (A INT, B INT);
         CREATE VIEW SALES.PUBLIC.LATEST AS SELECT A FROM SALES.PUBLIC.ORDERS;
         GRANT SELECT ON TABLE SALES.PUBLIC.ORDERS TO ROLE READER;
         GRANT SELECT ON VIEW SALES.PUBLIC.LATEST TO ROLE READER;
         USE ROLE ACCOUNTADMIN;",
    );
    if setup_role == CUSTOM_ROLE {
        world.must(&format!(
            "CREATE ROLE {CUSTOM_ROLE}; GRANT ROLE {CUSTOM_ROLE} TO USER {ADMINISTRATOR};"
        ));
        for privilege in PRIVILEGES {
            world.must(&format!(
                "GRANT {privilege} ON ACCOUNT TO ROLE {CUSTOM_ROLE} WITH GRANT OPTION;"
            ));
        }
    }
    world.account
}

/// A name between double quotes, whatever stands in it.
pub(crate) fn quoted(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\""))
}

pub(crate) const ADMINISTRATOR: &str = sfgen::account::system::ADMINISTRATOR;

/// How a client takes an error.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Client {
    /// As Snowsight and `snow sql`.
    Stops,
    /// As SnowSQL by default.
    GoesOn,
}

/// An account, a session of its administrator and a reading of the rules.
#[derive(Debug, Clone)]
pub(crate) struct World {
    pub(crate) account: Account,
    pub(crate) session: Session,
    pub(crate) rules: Rules,
    /// What the statements of the last run have done.
    pub(crate) effects: Vec<Effect>,
}

impl World {
    pub(crate) fn new(account: Account) -> Self {
        Self {
            account,
            session: Session::of_administrator(),
            rules: Rules::default(),
            effects: Vec::new(),
        }
    }

    pub(crate) fn under(account: &Account, rules: Rules) -> Self {
        Self {
            rules,
            ..Self::new(account.clone())
        }
    }

    /// Runs statements in a new session of the administrator, who starts in any role; whether all of them were done.
    pub(crate) fn run(&mut self, statements: &[Statement], client: Client) -> Result<(), String> {
        let public = ObjectId::role(sfgen::account::system::PUBLIC);
        let session = Session::new(ObjectId::user(ADMINISTRATOR), public);
        self.run_as(session, statements, client)
    }

    /// Runs statements in this session; whether all of them were done.
    pub(crate) fn run_as(
        &mut self,
        session: Session,
        statements: &[Statement],
        client: Client,
    ) -> Result<(), String> {
        self.session = session;
        self.effects.clear();
        let mut result = Ok(());
        for (number, statement) in statements.iter().enumerate() {
            let outcome = run(&mut self.account, &mut self.session, &self.rules, statement);
            match &outcome {
                Outcome::Done(effects) => {
                    self.effects.extend(effects.iter().cloned());
                    continue;
                }
                Outcome::PartlyDone { effects, .. } => self.effects.extend(effects.iter().cloned()),
                Outcome::Refused(_) | Outcome::NotUnderstood(_) => {}
            }
            result = result.and(Err(format!("statement {}: {outcome:?}", number + 1)));
            if client == Client::Stops {
                break;
            }
        }
        result
    }

    /// Runs SQL in the session as it is, and insists that it is done.
    pub(crate) fn must(&mut self, sql: &str) -> Vec<Effect> {
        let mut all = Vec::new();
        for located in parse(sql).statements {
            let statement = &located.statement;
            match run(&mut self.account, &mut self.session, &self.rules, statement) {
                Outcome::Done(effects) => all.extend(effects),
                other => panic!("{statement:?}: {other:?}"),
            }
        }
        all
    }

    /// The account after a script that is known to be done.
    pub(crate) fn after(mut self, script: &Script) -> Self {
        if let Err(refused) = self.run(&statements(script), Client::Stops) {
            panic!("{refused}\n{}", script.text());
        }
        self
    }
}
