//! Whether the laws can fail: every mutant of a script breaks one, or does the same as the
//! script on every account that is tried, under every reading and in both kinds of client.
//!
//! Equivalence is decided by comparing accounts, never by a list. What comes out equivalent, and
//! why: a statement repeated, or swapped with one that does not depend on it; a guard of which
//! another in the same block does the work; COPY CURRENT GRANTS on what has no grants yet; a
//! LOGIN_NAME that Snowflake would take anyway; USE WAREHOUSE, since the model does not know what
//! needs a warehouse; USE SECONDARY ROLES NONE where the setup role is ACCOUNTADMIN; parts that
//! find nothing of theirs in a case. SFGEN_SHOW_EQUIVALENT=1 prints every one of them.

use std::fmt;

use sfgen::account::{Account, ObjectId, Rules, Session};
use sfgen::parse::Statement;

use crate::laws::case::{Case, Law, interrupted, readings};
use crate::laws::mutant::mutants;
use crate::laws::world::{CUSTOM_ROLE, Choices, Client, Kind, Variant, World, all_choices};
use crate::laws::{cleanup, create, delete, edit, others};

/// How the mutants of some scripts fared.
#[derive(Default)]
struct Score {
    tried: usize,
    killed: usize,
    equivalent: Vec<String>,
    survived: Vec<String>,
}

impl fmt::Display for Score {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (equivalent, survived) = (self.equivalent.len(), self.survived.len());
        write!(
            f,
            "{} mutants: {} killed, {equivalent} equivalent, {survived} survived",
            self.tried, self.killed
        )
    }
}

impl Score {
    /// Tries the mutants of a script, which itself keeps the laws.
    fn try_all(&mut self, script: &[Statement], trial: &Trial<'_>) {
        assert_eq!((trial.laws)(script), Ok(()), "the script itself");
        let outcomes: Vec<Left> = trial.outcomes(script).collect();
        for mutant in mutants(script) {
            self.tried += 1;
            if (trial.laws)(&mutant.statements).is_err() {
                self.killed += 1;
            } else if trial
                .outcomes(&mutant.statements)
                .eq(outcomes.iter().cloned())
            {
                self.equivalent.push(mutant.what);
            } else {
                self.survived.push(mutant.what);
            }
        }
    }

    /// Prints the score; nothing may have survived.
    fn settle(self, of: &str) {
        println!("{of}: {self}");
        if std::env::var_os("SFGEN_SHOW_EQUIVALENT").is_some() {
            for what in &self.equivalent {
                println!("  equivalent: {what}");
            }
        }
        assert!(self.survived.is_empty(), "{of}: {:#?}", self.survived);
    }
}

/// The laws that a script has to keep, and the worlds in which mutants are told apart.
struct Trial<'a> {
    laws: &'a dyn Fn(&[Statement]) -> Law,
    worlds: Vec<World>,
    setup_role: ObjectId,
}

/// What a script leaves: the account, and whether a variable stays in the session.
#[derive(Clone, PartialEq)]
struct Left {
    account: Account,
    variables: bool,
}

impl Trial<'_> {
    /// What the script leaves in each world, run by an administrator in either client, and by a
    /// user with the setup role alone.
    fn outcomes<'b>(&'b self, script: &'b [Statement]) -> impl Iterator<Item = Left> + 'b {
        let member = || Session::new(ObjectId::user("MEMBER"), self.setup_role.clone());
        self.worlds.iter().flat_map(move |world| {
            let administrator = Session::of_administrator;
            [
                left(world, administrator(), script, Client::Stops),
                left(world, administrator(), script, Client::GoesOn),
                left(world, member(), script, Client::Stops),
            ]
        })
    }
}

fn left(world: &World, session: Session, script: &[Statement], client: Client) -> Left {
    let mut world = world.clone();
    let _whether_or_not = world.run_as(session, script, client);
    Left {
        variables: !world.session.variables.is_empty(),
        account: world.account,
    }
}

/// Every state of the case's life under every reading, and every account on which names are
/// taken; each with a user who holds the setup role alone.
fn worlds(case: &Case) -> Vec<World> {
    let mut all = Vec::new();
    let create = case.create();
    for done in 0..create.len() {
        let mut world = World::new(case.before.clone());
        world.run(&create[..done], Client::Stops).unwrap();
        all.push(world);
    }
    for rules in readings() {
        all.push(World::under(&case.before, rules));
        all.push(delete::at_work(case, rules).unwrap());
        all.push(case.installed(rules).unwrap());
    }
    all.extend(
        case.taken()
            .iter()
            .map(|taken| World::new(taken.account.clone())),
    );
    all.into_iter()
        .map(|world| with_a_member(case, world))
        .collect()
}

/// The account as it was, under every reading: what create does elsewhere, the laws judge, since
/// how far it comes before a conflict depends on the order of independent statements.
fn fresh(case: &Case) -> Vec<World> {
    let fresh = readings().map(|rules| World::under(&case.before, rules));
    fresh.map(|world| with_a_member(case, world)).collect()
}

/// Adds a user who holds what the header asks for: the setup role, and ACCOUNTADMIN where a part
/// of the script needs it.
fn with_a_member(case: &Case, mut world: World) -> World {
    world.session = Session::of_administrator();
    if case.of().needs_accountadmin() {
        world.must("CREATE USER MEMBER; GRANT ROLE ACCOUNTADMIN TO USER MEMBER;");
    }
    world.must(&format!(
        "USE ROLE ACCOUNTADMIN; CREATE USER IF NOT EXISTS MEMBER; GRANT ROLE {} TO USER MEMBER;",
        case.of().setup_role
    ));
    world
}

fn trial<'a>(case: &Case, worlds: Vec<World>, laws: &'a dyn Fn(&[Statement]) -> Law) -> Trial<'a> {
    Trial {
        laws,
        worlds,
        setup_role: case.setup_role(),
    }
}

/// A few choices that between them have every statement in their scripts.
pub(crate) fn representative() -> Vec<Case> {
    let chosen = |wanted: &&Choices| {
        let Choices {
            authentication,
            audit,
            lineage,
            workspaces,
            impersonation,
            setup_role,
            variant,
        } = **wanted;
        if variant != Variant::DEFAULT {
            return false;
        }
        let mine = impersonation == Some("IMMUTA_IMPERSONATION");
        let (custom, both) = (setup_role == CUSTOM_ROLE, audit && lineage);
        match authentication {
            Kind::Password => custom && both && mine && workspaces.len() == 2,
            Kind::KeyPair => custom && !audit && !lineage && mine && workspaces.len() == 1,
            Kind::OAuth => !custom && both && impersonation.is_none() && workspaces.is_empty(),
            Kind::Automatic => false,
        }
    };
    let all = all_choices();
    let mut cases: Vec<Case> = all.iter().filter(chosen).map(Choices::case).collect();
    let owning = all.iter().filter(chosen).nth(1).map(|choices| Choices {
        variant: Variant::TAKING,
        ..*choices
    });
    cases.extend(owning.map(|choices| choices.case()));
    cases
}

#[test]
fn a_mutant_of_create_breaks_a_law() {
    let mut score = Score::default();
    for case in representative() {
        let before = World::new(case.before.clone());
        let (cleaning, delete) = (case.cleanup(), case.delete());
        let laws = |script: &[Statement]| -> Law {
            create::is_enough_and_nothing_more(&case, script)?;
            others::need_no_other_role(&case, &before, script, case.of().needs_accountadmin())?;
            others::get_nothing(&case, &before, script)?;
            let readings = [Rules::default()];
            cleanup::restores_after_every_prefix(&case, script, cleaning, readings)?;
            let mut world = before.clone();
            world.run(script, Client::Stops)?;
            world.run(delete, Client::Stops)?;
            others::survive_create(&case, script, Client::Stops)
        };
        score.try_all(case.create(), &trial(&case, fresh(&case), &laws));
        let laws = |script: &[Statement]| -> Law {
            laws(script)?;
            create::can_be_cleaned_up_after_an_interruption(&case, script)?;
            others::survive_a_stranger(&case, &before, script)?;
            others::survive_create(&case, script, Client::GoesOn)
        };
        score.try_all(
            case.create_in_one_block(),
            &trial(&case, fresh(&case), &laws),
        );
    }
    score.settle("create");
}

#[test]
fn a_mutant_of_cleanup_breaks_a_law() {
    let mut score = Score::default();
    for case in representative() {
        let create = case.create();
        let unfinished = case.unfinished().unwrap();
        let laws = |script: &[Statement]| -> Law {
            cleanup::restores_after_every_prefix(&case, create, script, Rules::readings())?;
            cleanup::can_be_run_again(&case, script)?;
            cleanup::refuses_a_finished_integration(&case, script)?;
            others::need_no_other_role(&case, &unfinished, script, false)?;
            others::get_nothing(&case, &unfinished, script)?;
            for cut in interrupted(case.cleanup()) {
                let mut cut_short = unfinished.clone();
                cut_short.run(&cut, Client::Stops)?;
                others::survive_a_stranger(&case, &cut_short, script)?;
            }
            others::survive_in_place_of_ours(&case, &unfinished, script)?;
            others::survive_another_mark(&case, &unfinished, script)?;
            others::survive_cleanup(&case, script)?;
            others::survive(&case, script)
        };
        score.try_all(case.cleanup(), &trial(&case, worlds(&case), &laws));
    }
    score.settle("cleanup");
}

#[test]
fn a_mutant_of_delete_breaks_a_law() {
    let mut score = Score::default();
    for case in representative() {
        let unused = case.installed(Rules::default()).unwrap();
        let installed = delete::at_work(&case, Rules::default()).unwrap();
        let laws = |script: &[Statement]| -> Law {
            delete::restores(&case, script)?;
            delete::can_be_run_again(&case, script)?;
            delete::takes_back_what_has_changed_hands(&case, script)?;
            delete::refuses_an_unfinished_integration(&case, script)?;
            others::survive_a_stranger(&case, &installed, script)?;
            others::need_no_other_role(&case, &installed, script, false)?;
            others::get_nothing(&case, &installed, script)?;
            others::survive_in_place_of_ours(&case, &unused, script)?;
            others::survive(&case, script)
        };
        score.try_all(case.delete(), &trial(&case, worlds(&case), &laws));
    }
    score.settle("delete");
}

/// Pairs of states that between them have every statement of an edit.
pub(crate) fn pairs() -> Vec<(Case, Case)> {
    let is_plain = |choices: &&Choices| {
        choices.setup_role == CUSTOM_ROLE
            && choices.authentication != Kind::Automatic
            && !choices.audit
            && !choices.lineage
            && choices.variant == Variant::DEFAULT
    };
    let all = all_choices();
    let plain: Vec<&Choices> = all.iter().filter(is_plain).collect();
    let mut pairs: Vec<(Case, Case)> = plain
        .iter()
        .zip(plain.iter().cycle().skip(10))
        .step_by(2)
        .map(|(from, to)| (from.case(), to.case()))
        .collect();
    let audited = |choices: &Choices| Choices {
        audit: true,
        ..*choices
    };
    pairs.push((plain[0].case(), audited(plain[0]).case()));
    pairs.push((audited(plain[0]).case(), plain[0].case()));
    pairs.retain(|(from, to)| edit::can_follow(from, to));
    pairs
}

#[test]
fn a_mutant_of_edit_breaks_a_law() {
    let mut score = Score::default();
    for (from, to) in pairs() {
        let (from, to) = (&from, &to);
        let installed = from.installed(Rules::default()).unwrap();
        let accountadmin = from.of().needs_accountadmin() || to.of().needs_accountadmin();
        let laws = |script: &[Statement]| -> Law {
            edit::leads_there(from, to, script)?;
            edit::refuses_what_is_not_installed(from, script)?;
            edit::refuses_a_taken_name(from, to, script)?;
            edit::ends_a_rotation(from, to, script)?;
            others::survive_a_stranger(from, &installed, script)?;
            others::need_no_other_role(from, &installed, script, accountadmin)?;
            others::get_nothing(from, &installed, script)?;
            others::survive_in_place_of_ours(from, &installed, script)?;
            others::survive(from, script)
        };
        score.try_all(&to.edit(Some(from)), &trial(from, worlds(from), &laws));
    }
    score.settle("edit");
}
