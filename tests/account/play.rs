//! An account, a session and a reading, played with SQL.

use sfgen::account::{Account, Effect, Grant, ObjectId, Outcome, Rules, Session, Target, run};
use sfgen::parse::parse;

/// What a setup role documentedly needs, each WITH GRANT OPTION.
pub(crate) const SIX_PRIVILEGES: [&str; 6] = [
    "CREATE DATABASE",
    "CREATE ROLE",
    "CREATE USER",
    "MANAGE GRANTS",
    "APPLY MASKING POLICY",
    "APPLY ROW ACCESS POLICY",
];

pub(crate) struct Play {
    pub(crate) account: Account,
    pub(crate) session: Session,
    pub(crate) rules: Rules,
}

impl Play {
    /// A fresh account, as ACCOUNTADMIN, without secondary roles.
    pub(crate) fn new() -> Self {
        let mut play = Self {
            account: Account::new(),
            session: Session::of_administrator(),
            rules: Rules::default(),
        };
        play.done("USE SECONDARY ROLES NONE");
        play
    }

    /// As a role SETUP that holds just the six privileges WITH GRANT OPTION.
    pub(crate) fn as_setup_role() -> Self {
        let mut play = Self::new();
        play.done("CREATE ROLE SETUP; GRANT ROLE SETUP TO USER ADMINISTRATOR");
        for privilege in SIX_PRIVILEGES {
            play.done(&format!(
                "GRANT {privilege} ON ACCOUNT TO ROLE SETUP WITH GRANT OPTION"
            ));
        }
        play.done("USE ROLE SETUP");
        play
    }

    /// Runs every statement of `sql`, and stops at the first that is not done.
    pub(crate) fn outcome(&mut self, sql: &str) -> Outcome {
        let mut effects = Vec::new();
        for located in parse(sql).statements {
            let statement = &located.statement;
            match run(&mut self.account, &mut self.session, &self.rules, statement) {
                Outcome::Done(more) => effects.extend(more),
                other => return other,
            }
        }
        Outcome::Done(effects)
    }

    /// The effects of statements that are all done.
    #[track_caller]
    pub(crate) fn done(&mut self, sql: &str) -> Vec<Effect> {
        match self.outcome(sql) {
            Outcome::Done(effects) => effects,
            other => panic!("{sql}: {other:?}"),
        }
    }

    /// The reason why the last of the statements is refused.
    #[track_caller]
    pub(crate) fn refused(&mut self, sql: &str) -> String {
        match self.outcome(sql) {
            Outcome::Refused(refusal) => refusal.to_string(),
            other => panic!("{sql}: {other:?}"),
        }
    }

    pub(crate) fn owner(&self, object: &ObjectId) -> Option<&str> {
        self.account.owner_of(object).map(|owner| &*owner.name)
    }

    /// The grants to a role, each as it is shown, with its grantor.
    pub(crate) fn grants_to(&self, role: &str) -> Vec<String> {
        let role = ObjectId::role(role);
        let grants = self.account.grants_to(&role);
        grants.map(|(grant, option)| shown(grant, option)).collect()
    }

    /// The grants on an object, likewise.
    pub(crate) fn grants_on(&self, object: ObjectId) -> Vec<String> {
        let on = Target::Object(object);
        let grants = self.account.grants_on(&on);
        grants.map(|(grant, option)| shown(grant, option)).collect()
    }
}

fn shown(grant: &Grant, with_grant_option: bool) -> String {
    let option = if with_grant_option { " +" } else { "" };
    let by = grant.grantor.as_ref();
    let by = by.map_or("Snowflake", |grantor| &*grantor.name);
    format!("{grant}{option} by {by}")
}
