//! A case, and how it goes on the model.

use serde::Deserialize;
use sfgen::account::{Account, Grant, ObjectId, Outcome, Rules, Session, Target, run};
use sfgen::parse::parse;

use crate::conformance::fact::{self, Verdict};

#[derive(Deserialize)]
pub(crate) struct Case {
    pub(crate) id: String,
    pub(crate) live: Live,
    preamble: Vec<String>,
    steps: Vec<Step>,
    #[serde(default)]
    finally: Finally,
}

/// Whether the source says that the case was seen on an account.
#[derive(PartialEq, Eq)]
pub(crate) enum Live {
    Seen,
    NotSeen,
}

impl<'de> Deserialize<'de> for Live {
    fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let value = serde_yaml::Value::deserialize(deserializer)?;
        Ok(match value.as_bool() {
            Some(true) => Self::Seen,
            Some(false) | None => Self::NotSeen,
        })
    }
}

#[derive(Deserialize)]
struct Step {
    sql: String,
    expect: Expected,
    /// What the refusal says, as far as it was noted.
    error: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Expected {
    Ok,
    Refused,
}

#[derive(Deserialize, Default)]
struct Finally {
    #[serde(default)]
    facts: Vec<String>,
    #[serde(default)]
    rows: Vec<Row>,
}

/// A row of SHOW GRANTS.
#[derive(Debug, Deserialize)]
struct Row {
    privilege: String,
    granted_on: String,
    name: String,
    grantee: String,
    grant_option: bool,
    granted_by: String,
}

pub(crate) fn cases() -> Vec<Case> {
    let text = std::fs::read_to_string("fixtures/conformance/rbac-cases.json")
        .expect("the cases are in the repository");
    serde_yaml::from_str(&text).expect("the cases are JSON")
}

/// How a case went.
pub(crate) struct Trial {
    pub(crate) disagreements: Vec<String>,
    /// Steps that should be refused, and are since the grammar does not take them.
    pub(crate) refused_by_the_grammar: usize,
    /// What the model says otherwise than the case: what is said, what should be.
    pub(crate) other_words: Vec<(String, String)>,
    pub(crate) facts_checked: usize,
    pub(crate) facts_not_read: Vec<String>,
}

impl Trial {
    pub(crate) fn of(case: &Case) -> Self {
        let (mut account, mut session) = start();
        let rules = Rules::default();
        let mut trial = Self {
            disagreements: Vec::new(),
            refused_by_the_grammar: 0,
            other_words: Vec::new(),
            facts_checked: 0,
            facts_not_read: Vec::new(),
        };
        for sql in &case.preamble {
            let outcome = play(&mut account, &mut session, &rules, sql);
            trial.compare(case, sql, Expected::Ok, &outcome);
        }
        for step in &case.steps {
            let outcome = play(&mut account, &mut session, &rules, &step.sql);
            trial.compare(case, &step.sql, step.expect, &outcome);
            trial.compare_words(step, &outcome);
        }
        trial.judge_facts(case, &account, &session);
        trial
    }

    fn compare(&mut self, case: &Case, sql: &str, expected: Expected, outcome: &Outcome) {
        if expected == Expected::Refused && matches!(outcome, Outcome::NotUnderstood(_)) {
            self.refused_by_the_grammar += 1;
        }
        let went = match outcome {
            Outcome::Done(_) => Expected::Ok,
            // What the grammar does not take is not accepted either.
            Outcome::Refused(_) | Outcome::PartlyDone { .. } | Outcome::NotUnderstood(_) => {
                Expected::Refused
            }
        };
        if went != expected {
            let id = &case.id;
            self.disagreements.push(format!(
                "{id}: {sql}\n    expected {expected:?}, went {outcome:?}"
            ));
        }
    }

    fn compare_words(&mut self, step: &Step, outcome: &Outcome) {
        let (Outcome::Refused(refusal), Some(error)) = (outcome, &step.error) else {
            return;
        };
        let said = refusal.to_string();
        let noted = error.split("...").map(str::trim);
        if !noted.clone().all(|part| said.contains(part)) {
            self.other_words.push((said, error.clone()));
        }
    }

    fn judge_facts(&mut self, case: &Case, account: &Account, session: &Session) {
        for fact in &case.finally.facts {
            match fact::judge(account, session, fact) {
                Verdict::Holds => self.facts_checked += 1,
                Verdict::Fails => self
                    .disagreements
                    .push(format!("{}: not so: {fact}", case.id)),
                Verdict::NotRead => self.facts_not_read.push(fact.clone()),
            }
        }
        for row in &case.finally.rows {
            self.facts_checked += 1;
            if !is_listed(account, row) {
                self.disagreements
                    .push(format!("{}: no such grant: {row:?}", case.id));
            }
        }
    }
}

/// Runs a text of one statement.
fn play(account: &mut Account, session: &mut Session, rules: &Rules, sql: &str) -> Outcome {
    let script = parse(sql);
    let [located] = script.statements.as_slice() else {
        return Outcome::NotUnderstood("not one statement".to_owned());
    };
    run(account, session, rules, &located.statement)
}

impl Case {
    /// The statements that were refused or not understood, and changed something all the same.
    pub(crate) fn broken_promises(&self, rules: &Rules) -> Vec<String> {
        let (mut account, mut session) = start();
        let steps = self.steps.iter().map(|step| &step.sql);
        let mut broken = Vec::new();
        for sql in self.preamble.iter().chain(steps) {
            let before = (account.clone(), session.clone());
            let outcome = play(&mut account, &mut session, rules, sql);
            let unchanged = account == before.0 && session == before.1;
            let may_change = matches!(outcome, Outcome::Done(_) | Outcome::PartlyDone { .. });
            if !unchanged && !may_change {
                broken.push(format!("{}: {sql}", self.id));
            }
        }
        broken
    }
}

fn start() -> (Account, Session) {
    let mut account = Account::new();
    let user = account.ensure_user("CASE_ADMIN", "ACCOUNTADMIN");
    let session = Session::new(user, ObjectId::role("ACCOUNTADMIN"));
    (account, session)
}

/// Whether SHOW GRANTS would list `row`. Ownership is granted by the owner to itself.
fn is_listed(account: &Account, row: &Row) -> bool {
    if row.privilege == "OWNERSHIP" {
        let owned = account
            .objects()
            .find(|(id, _)| id.path().to_string() == row.name && kind(id) == row.granted_on);
        let owner = owned.and_then(|(_, object)| object.owner.as_ref());
        return owner.is_some_and(|owner| *owner.name == row.grantee)
            && row.granted_by == row.grantee
            && row.grant_option;
    }
    if row.granted_by.is_empty() {
        return is_implicit_usage(account, row);
    }
    account
        .grants()
        .any(|(grant, option)| is_row(grant, row) && option == row.grant_option)
}

fn is_row(grant: &Grant, row: &Row) -> bool {
    let on = match &grant.on {
        Target::Account => return false,
        Target::Object(object) => object,
    };
    grant.privilege.as_str() == row.privilege
        && on.path().to_string() == row.name
        && kind(on) == row.granted_on
        && *grant.to.name == row.grantee
        && grant
            .grantor
            .as_ref()
            .is_some_and(|grantor| *grantor.name == row.granted_by)
}

/// A database role's USAGE on its database, which Snowflake lists without a grantor.
fn is_implicit_usage(account: &Account, row: &Row) -> bool {
    let database = ObjectId::database(row.name.as_str());
    row.privilege == "USAGE"
        && account
            .objects()
            .any(|(id, _)| id.is_role() && id.is_inside(&database) && *id.name == row.grantee)
}

/// A kind as SHOW GRANTS lists it.
fn kind(id: &ObjectId) -> String {
    let shown = id.to_string();
    let words = shown.strip_suffix(&id.path().to_string());
    words.unwrap_or_default().trim().replace(' ', "_")
}
