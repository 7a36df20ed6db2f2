//! The law of "clean", by a comparison that knows nothing of rules: a script that a review calls
//! clean is run on an account that holds everything it could touch, and what was there before
//! has to be there afterwards as it was, and within nobody's reach who could not reach it.

use std::collections::{BTreeMap, BTreeSet};

use sfgen::account::{Account, Grant, ObjectId, Outcome, Rules, Session, Target, run};
use sfgen::catalogue::ObjectKind;
use sfgen::parse::parse;
use sfgen::review::{Request, Verdict, review};

/// What makes the account as it was.
const BEFORE: &str = "
    USE ROLE ACCOUNTADMIN;
    CREATE DATABASE HR;
    CREATE TABLE HR.PUBLIC.T (A INT);
    CREATE VIEW HR.PUBLIC.V AS SELECT A FROM HR.PUBLIC.T;
    CREATE MASKING POLICY HR.PUBLIC.M AS (val STRING) RETURNS STRING -> val;
    ALTER TABLE HR.PUBLIC.T MODIFY COLUMN A SET MASKING POLICY HR.PUBLIC.M;
    CREATE WAREHOUSE WH;
    CREATE ROLE ANALYST;
    CREATE ROLE LEAD;
    CREATE USER ALICE TYPE = PERSON;
    GRANT USAGE ON DATABASE HR TO ROLE ANALYST;
    GRANT USAGE ON SCHEMA HR.PUBLIC TO ROLE ANALYST;
    GRANT SELECT ON TABLE HR.PUBLIC.T TO ROLE ANALYST;
    GRANT SELECT ON FUTURE VIEWS IN SCHEMA HR.PUBLIC TO ROLE ANALYST;
    GRANT CREATE ROLE ON ACCOUNT TO ROLE LEAD;
    GRANT ROLE ANALYST TO ROLE LEAD;
    GRANT ROLE LEAD TO USER ALICE;
";

/// Statements of every form that is played; in braces, a name that was there or a new one.
const FORMS: &[&str] = &[
    "CREATE DATABASE {database}",
    "CREATE SCHEMA {database}.{schema}",
    "CREATE TABLE {table} (A INT)",
    "CREATE OR REPLACE TABLE {table} (A INT)",
    "CREATE TABLE IF NOT EXISTS {table} (A INT)",
    "CREATE VIEW {view} AS SELECT 1 A",
    "CREATE OR REPLACE VIEW {view} AS SELECT 1 A",
    "CREATE ROLE {role}",
    "CREATE OR REPLACE ROLE {role}",
    "CREATE ROLE IF NOT EXISTS {role}",
    "CREATE USER {user} TYPE = PERSON DEFAULT_SECONDARY_ROLES = ()",
    "CREATE WAREHOUSE {warehouse}",
    "DROP DATABASE {database}",
    "DROP TABLE {table}",
    "DROP VIEW IF EXISTS {view}",
    "DROP ROLE {role}",
    "DROP ROLE IF EXISTS {role}",
    "DROP USER {user}",
    "DROP WAREHOUSE {warehouse}",
    "ALTER DATABASE {database} RENAME TO {database}",
    "ALTER TABLE {table} RENAME TO {table}",
    "ALTER ROLE {role} RENAME TO {role}",
    "ALTER USER {user} SET DISABLED = TRUE",
    "ALTER USER {user} UNSET DEFAULT_ROLE",
    "ALTER WAREHOUSE {warehouse} SET WAREHOUSE_SIZE = LARGE",
    "ALTER TABLE {table} MODIFY COLUMN A UNSET MASKING POLICY",
    "ALTER TABLE {table} MODIFY COLUMN A SET MASKING POLICY HR.PUBLIC.M",
    "COMMENT ON TABLE {table} IS 'x'",
    "COMMENT ON ROLE {role} IS 'x'",
    "GRANT ROLE {role} TO ROLE {role}",
    "GRANT ROLE {role} TO USER {user}",
    "GRANT ROLE {role} TO ROLE SYSADMIN",
    "REVOKE ROLE {role} FROM ROLE {role}",
    "REVOKE ROLE {role} FROM USER {user}",
    "GRANT USAGE ON DATABASE {database} TO ROLE {role}",
    "GRANT USAGE ON WAREHOUSE {warehouse} TO ROLE {role}",
    "GRANT SELECT ON TABLE {table} TO ROLE {role}",
    "GRANT ALL ON TABLE {table} TO ROLE {role}",
    "GRANT SELECT ON ALL TABLES IN DATABASE {database} TO ROLE {role}",
    "GRANT SELECT ON FUTURE TABLES IN DATABASE {database} TO ROLE {role}",
    "REVOKE SELECT ON TABLE {table} FROM ROLE {role}",
    "REVOKE ALL ON DATABASE {database} FROM ROLE {role}",
    "REVOKE SELECT ON FUTURE VIEWS IN SCHEMA HR.PUBLIC FROM ROLE {role}",
    "GRANT CREATE ROLE ON ACCOUNT TO ROLE {role}",
    "REVOKE CREATE ROLE ON ACCOUNT FROM ROLE {role}",
    "GRANT OWNERSHIP ON TABLE {table} TO ROLE {role} COPY CURRENT GRANTS",
    "GRANT OWNERSHIP ON DATABASE {database} TO ROLE {role} REVOKE CURRENT GRANTS",
    "GRANT OWNERSHIP ON ROLE {role} TO ROLE {role}",
    "USE ROLE {role}",
    "USE DATABASE {database}",
    "SHOW ROLES",
];

const NAMES: &[(&str, &[&str])] = &[
    ("database", &["HR", "N1", "N1", "N2"]),
    ("schema", &["PUBLIC", "S1"]),
    (
        "table",
        &[
            "HR.PUBLIC.T",
            "N1.PUBLIC.T",
            "N1.PUBLIC.T2",
            "HR.PUBLIC.NEW",
        ],
    ),
    ("view", &["HR.PUBLIC.V", "N1.PUBLIC.V"]),
    ("role", &["ANALYST", "LEAD", "R1", "R1", "R2", "R2"]),
    ("user", &["ALICE", "U1", "U1"]),
    ("warehouse", &["WH", "W1"]),
];

/// A generator that gives the same scripts in every run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 = self
            .0
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % limit
    }

    fn pick<'p, T>(&mut self, of: &'p [T]) -> &'p T {
        &of[self.below(of.len())]
    }

    fn statement(&mut self) -> String {
        let mut text = (*self.pick(FORMS)).to_owned();
        while let Some(at) = text.find('{') {
            let end = text[at..].find('}').unwrap() + at;
            let (_, names) = NAMES
                .iter()
                .find(|(kind, _)| *kind == &text[at + 1..end])
                .unwrap();
            text.replace_range(at..=end, self.pick::<&str>(names));
        }
        text
    }

    /// A script that makes a few things first, so that there is something of its own.
    fn script(&mut self) -> String {
        let mut script = "USE ROLE ACCOUNTADMIN;\n".to_owned();
        for making in [
            "CREATE DATABASE N1",
            "CREATE ROLE R1",
            "CREATE ROLE R2",
            "CREATE USER U1 TYPE = PERSON DEFAULT_SECONDARY_ROLES = ()",
        ] {
            if self.below(3) > 0 {
                script += &format!("{making};\n");
            }
        }
        for _ in 0..=self.below(5) {
            script += &format!("{};\n", self.statement());
        }
        script
    }
}

/// Runs a script in a client that stops at the first error.
fn play(account: &mut Account, script: &str) {
    let mut session = Session::of_administrator();
    for located in parse(script).statements {
        match run(account, &mut session, &Rules::default(), &located.statement) {
            Outcome::Done(_) => {}
            Outcome::Refused(_) | Outcome::PartlyDone { .. } | Outcome::NotUnderstood(_) => return,
        }
    }
}

/// All of an account that concerns the objects of `before`.
#[derive(Debug, PartialEq)]
struct Frame {
    objects: BTreeMap<ObjectId, String>,
    grants: BTreeSet<String>,
    future: BTreeSet<String>,
    policies: BTreeSet<String>,
    reach: BTreeMap<ObjectId, BTreeSet<String>>,
}

impl Frame {
    fn of(account: &Account, before: &Account) -> Self {
        let old = |id: &ObjectId| before.contains(id);
        let on_old = |grant: &Grant| match &grant.on {
            Target::Account => true,
            Target::Object(object) => old(object) && !is_new_role(object, before),
        };
        let objects = account.objects().filter(|(id, _)| old(id));
        let grants = account.grants().filter(|(grant, _)| on_old(grant));
        let future = account
            .future_grants()
            .filter(|(grant, _)| old(&grant.container));
        let attached = account.attachments().filter(|attached| old(&attached.to));
        let people = account
            .objects()
            .map(|(id, _)| id)
            .filter(|id| is_holder(id));
        Self {
            objects: objects
                .map(|(id, object)| (id.clone(), format!("{object:?}")))
                .collect(),
            grants: grants
                .map(|(grant, option)| format!("{grant:?} {option}"))
                .collect(),
            future: future
                .map(|(grant, option)| format!("{grant:?} {option}"))
                .collect(),
            policies: attached.map(|attached| format!("{attached:?}")).collect(),
            reach: people
                .map(|id| (id.clone(), reach(account, id, &on_old)))
                .filter(|(id, reach)| old(id) || !reach.is_empty())
                .collect(),
        }
    }
}

fn is_new_role(object: &ObjectId, before: &Account) -> bool {
    object.is_role() && !before.contains(object)
}

fn is_holder(id: &ObjectId) -> bool {
    id.is_role() || id.kind == ObjectKind::USER
}

/// What somebody comes to of what was there, by a plain search over the grants.
fn reach(account: &Account, who: &ObjectId, on_old: &dyn Fn(&Grant) -> bool) -> BTreeSet<String> {
    let mut known = BTreeSet::from([who.clone()]);
    let mut next = vec![who.clone()];
    let mut reach = BTreeSet::new();
    while let Some(holder) = next.pop() {
        for (grant, option) in account.grants_to(&holder) {
            if on_old(grant) {
                reach.insert(format!(
                    "{} {} {option}",
                    grant.privilege.as_str(),
                    grant.on
                ));
            }
            if let Some(role) = grant.role().filter(|role| known.insert((*role).clone())) {
                next.push(role.clone());
            }
        }
    }
    reach
}

fn account_before() -> Account {
    let mut account = Account::new();
    play(&mut account, BEFORE);
    assert!(account.contains(&ObjectId::user("ALICE")));
    account
}

#[test]
fn what_is_clean_leaves_everything_as_it_was() {
    let before = account_before();
    let frame = Frame::of(&before, &before);
    let mut dice = Dice(2_026);
    let mut clean = 0;
    for _ in 0..6_000 {
        let script = dice.script();
        let review = review(&Request::of(&parse(&script)));
        if review.verdict() != Verdict::Clean {
            continue;
        }
        clean += 1;
        let mut after = before.clone();
        play(&mut after, &script);
        assert_eq!(Frame::of(&after, &before), frame, "{script}");
    }
    println!("{clean} of 6000 generated scripts are clean");
    assert!(
        clean > 300,
        "only {clean} scripts are clean: the test tells little"
    );
}

/// The comparison itself sees every kind of change.
#[test]
fn the_comparison_sees_a_change() {
    let before = account_before();
    let frame = Frame::of(&before, &before);
    for script in [
        "DROP ROLE ANALYST",
        "ALTER USER ALICE SET DISABLED = TRUE",
        "GRANT SELECT ON TABLE HR.PUBLIC.T TO ROLE LEAD",
        "CREATE ROLE R1; GRANT ROLE ANALYST TO ROLE R1",
        "REVOKE ROLE LEAD FROM USER ALICE",
        "ALTER TABLE HR.PUBLIC.T MODIFY COLUMN A UNSET MASKING POLICY",
        "REVOKE SELECT ON FUTURE VIEWS IN SCHEMA HR.PUBLIC FROM ROLE ANALYST",
        "GRANT OWNERSHIP ON TABLE HR.PUBLIC.T TO ROLE LEAD COPY CURRENT GRANTS",
    ] {
        let mut after = before.clone();
        play(&mut after, &format!("USE ROLE ACCOUNTADMIN;\n{script};"));
        assert_ne!(Frame::of(&after, &before), frame, "{script}");
    }
}
