//! Edit is create: what create and an edit lead to is what create alone leads to.

use std::collections::{HashMap, HashSet};
use std::rc::Rc;

use sfgen::account::{Account, ObjectId, Rules, Session};
use sfgen::integration::{Authentication, Integration, not_editable};
use sfgen::parse::Statement;
use sfgen::payload::{AccountUsage, Options, UserType, WarehouseNames};
use sfgen::script::{self, Earlier, EditOptions, Rotation};

use crate::laws::case::{Case, Law, ensure, interrupted, readings};
use crate::laws::world::{
    CUSTOM_ROLE, Choices, Client, Kind, Variant, World, account, all_choices, full_choices, quoted,
    setup, statements,
};

/// What create leads to, for every choice; equal accounts have the same number.
struct States {
    all: Vec<State>,
    accounts: Vec<Account>,
}

struct State {
    choices: Choices,
    setup: sfgen::integration::Setup,
    account: usize,
}

impl State {
    fn can_become(&self, other: &Self) -> bool {
        editable(self.setup.integration(), other.setup.integration())
    }
}

impl States {
    fn of(choices: Vec<Choices>) -> Self {
        let (mut all, mut accounts) = (Vec::new(), Vec::new());
        for choices in choices {
            let setup = choices.setup();
            let before = World::new(account(choices.setup_role));
            let created = before.after(&script::create(&setup, false)).account;
            let known = accounts.iter().position(|known| *known == created);
            let account = known.unwrap_or_else(|| {
                accounts.push(created);
                accounts.len() - 1
            });
            all.push(State {
                choices,
                setup,
                account,
            });
        }
        Self { all, accounts }
    }

    fn account(&self, state: &State) -> &Account {
        &self.accounts[state.account]
    }

    /// Every edit from one state to another, none twice: the same script on the same account,
    /// which is to lead to the same account, is the same edit.
    fn edits(&self, from_to: impl Fn(&State, &State) -> Option<script::Script>) -> Vec<Edit<'_>> {
        let mut edits = Vec::new();
        let mut seen = HashSet::new();
        let mut texts: HashMap<String, Rc<[Statement]>> = HashMap::new();
        for from in &self.all {
            for to in &self.all {
                let Some(edit) = from_to(from, to) else {
                    continue;
                };
                let text = edit.text().to_owned();
                if !seen.insert((from.account, text.clone(), to.account)) {
                    continue;
                }
                let read = texts
                    .entry(text)
                    .or_insert_with(|| statements(&edit).into());
                let statements = Rc::clone(read);
                edits.push(Edit {
                    from,
                    to,
                    statements,
                });
            }
        }
        edits
    }
}

/// An edit, read back from its text.
struct Edit<'a> {
    from: &'a State,
    to: &'a State,
    statements: Rc<[Statement]>,
}

fn earlier(state: &State) -> Earlier {
    Earlier {
        integration: state.setup.integration().clone(),
        credential: Some(state.setup.credential().clone()),
    }
}

/// Whether the API lets one become the other. The role of an automatic request may be another one
/// each time, but each account of the tests has one setup role.
fn editable(from: &Integration, to: &Integration) -> bool {
    from.setup_role == to.setup_role && not_editable(from, to, "sfgen.role").is_empty()
}

/// Every pair leads there, and again it ends there or changes nothing.
fn every_pair_is_one_edit_apart(choices: Vec<Choices>) {
    let states = States::of(choices);
    let edits = states.edits(|from, to| {
        let options = EditOptions::default();
        from.can_become(to)
            .then(|| script::edit(&to.setup, Some(&earlier(from)), options))
    });
    for edit in &edits {
        let told = || format!("{:?} to {:?}", edit.from.choices, edit.to.choices);
        let mut world = World::new(states.account(edit.from).clone());
        let wanted = states.account(edit.to);
        let done = world.run(&edit.statements, Client::Stops);
        assert_eq!(done, Ok(()), "{}", told());
        assert!(world.account == *wanted, "elsewhere: {}", told());
        let again = world.run(&edit.statements, Client::GoesOn);
        assert!(world.account == *wanted, "again ({again:?}): {}", told());
    }
    let states = states.all.len();
    println!("edit: {} edits between {states} states", edits.len());
}

#[test]
fn every_pair_of_states_is_one_edit_apart() {
    every_pair_is_one_edit_apart(all_choices());
}

#[test]
#[ignore = "the longer part, for .ci/run"]
fn every_pair_of_states_is_one_edit_apart_under_all_options() {
    for setup_role in ["ACCOUNTADMIN", CUSTOM_ROLE] {
        let mut choices = full_choices();
        choices.retain(|choices| choices.setup_role == setup_role);
        every_pair_is_one_edit_apart(choices);
    }
}

#[test]
fn an_edit_holds_under_every_reading_of_the_rules() {
    let states = States::of(all_choices());
    for (from, to) in states.all.iter().zip(states.all.iter().skip(37)) {
        if !from.can_become(to) {
            continue;
        }
        let (installed, wanted) = (states.account(from), states.account(to));
        let edit = script::edit(&to.setup, Some(&earlier(from)), EditOptions::default());
        for rules in Rules::readings() {
            let mut world = World::under(installed, rules);
            let done = world.run(&statements(&edit), Client::Stops);
            let refused =
                rules.legacy_service_refused && to.choices.authentication == Kind::Password;
            if done.is_err() && refused {
                continue;
            }
            if done.is_err() && rules.use_role_refused_in_block {
                // Its header says so, and that nothing is changed then.
                assert!(
                    edit.text()
                        .contains("USE ROLE inside a block is taken to be allowed")
                );
                assert_eq!(world.account, *installed, "{:?}", from.choices);
                continue;
            }
            assert_eq!(
                done,
                Ok(()),
                "{:?} to {:?} {rules:?}",
                from.choices,
                to.choices
            );
            assert_eq!(
                world.account, *wanted,
                "{:?} to {:?}",
                from.choices, to.choices
            );
        }
    }
}

/// Whether the API lets the integration of `from` become that of `to`, and something changes.
pub(crate) fn can_follow(from: &Case, to: &Case) -> bool {
    from.of() != to.of() && editable(from.of(), to.of())
}

/// The edit leads from what create leaves to what the new create would leave, under every
/// reading and without a password in the session; again, it ends there or changes nothing.
pub(crate) fn leads_there(from: &Case, to: &Case, edit: &[Statement]) -> Law {
    for rules in readings() {
        let mut world = from.installed(rules)?;
        let wanted = to.installed(rules)?.account;
        world.run(edit, Client::Stops)?;
        ensure(world.account == wanted, || format!("elsewhere, {rules:?}"))?;
        ensure(world.session.variables.is_empty(), || {
            "a variable stays in the session".to_owned()
        })?;
        let _ends_or_is_refused = world.run(edit, Client::GoesOn);
        ensure(world.account == wanted, || format!("again, {rules:?}"))?;
        keeps_who_impersonates(from, to, edit, rules)?;
        takes_warehouses_from_workspaces(from, to, edit, rules)?;
    }
    Ok(())
}

/// The workspaces' roles lose the warehouses that are no longer theirs, and no other.
fn takes_warehouses_from_workspaces(
    from: &Case,
    to: &Case,
    edit: &[Statement],
    rules: Rules,
) -> Law {
    let passed_on = |case: &Case, other: &Case| {
        let mut world = case.installed(rules)?;
        world.session = Session::new(case.system_account(), case.system_role());
        world.must("CREATE ROLE WORKSPACE;");
        for warehouse in from.of().workspace_warehouses() {
            if other.of().workspace_warehouses().contains(warehouse) {
                world.must(&format!(
                    "GRANT USAGE ON WAREHOUSE {} TO ROLE WORKSPACE;",
                    quoted(warehouse.as_str())
                ));
            }
        }
        Ok::<World, String>(world)
    };
    let mut world = passed_on(from, from)?;
    world.run(edit, Client::Stops)?;
    ensure(world.account == passed_on(to, to)?.account, || {
        format!("the workspaces' warehouses are others, {rules:?}")
    })
}

/// As the product's own script would leave it: no marks, the user owned by the system role.
fn without_marks(mut world: World, case: &Case) -> World {
    let of = case.of();
    world.session = Session::of_administrator();
    world.must(&format!("USE ROLE {};", of.setup_role));
    world.must(&format!("ALTER ROLE {} UNSET COMMENT;", of.system_role));
    world.must(&format!("ALTER USER {} UNSET COMMENT;", of.system_account));
    world.must(&format!(
        "GRANT OWNERSHIP ON USER {} TO ROLE {} COPY CURRENT GRANTS;",
        of.system_account, of.system_role
    ));
    world
}

/// An impersonation role that the edit makes has a mark; the others of the account have none.
fn without_its_mark(mut world: World, case: &Case) -> Account {
    let Some(role) = &case.of().impersonation else {
        return world.account;
    };
    world.session = Session::new(case.system_account(), case.system_role());
    world.must(&format!("ALTER ROLE {role} UNSET COMMENT;"));
    world.account
}

#[test]
fn an_integration_without_marks_is_edited_when_it_is_asked_for_and_not_else() {
    let all = all_choices();
    let mut pairs = 0;
    for (from, to) in all.iter().zip(all.iter().skip(37)) {
        let (from, to) = (from.case(), to.case());
        if !can_follow(&from, &to) {
            continue;
        }
        let installed = from.installed(Rules::default()).unwrap();
        let mut world = without_marks(installed, &from);
        let before = world.account.clone();
        assert!(world.run(&to.edit(Some(&from)), Client::GoesOn).is_err());
        assert_eq!(world.account, before);
        let options = EditOptions {
            unmarked: true,
            ..EditOptions::default()
        };
        let edit = script::edit(&to.setup, Some(&from.as_earlier()), options);
        assert_eq!(world.run(&statements(&edit), Client::Stops), Ok(()));
        let wanted = to.installed(Rules::default()).unwrap();
        let wanted = without_its_mark(without_marks(wanted, &to), &to);
        assert!(without_its_mark(world, &to) == wanted);
        pairs += 1;
    }
    println!("edit without marks: {pairs} pairs");
}

/// Whoever was granted the impersonation role keeps it, whatever its name.
fn keeps_who_impersonates(from: &Case, to: &Case, edit: &[Statement], rules: Rules) -> Law {
    if from.impersonation().is_none() || to.impersonation().is_none() {
        return Ok(());
    }
    let mut world = granted_to_the_analyst(from, rules)?;
    world.run(edit, Client::Stops)?;
    let wanted = granted_to_the_analyst(to, rules)?;
    ensure(world.account == wanted.account, || {
        format!("who impersonates has changed, {rules:?}")
    })
}

fn granted_to_the_analyst(case: &Case, rules: Rules) -> Result<World, String> {
    let mut world = case.installed(rules)?;
    world.session = Session::new(case.system_account(), case.system_role());
    if let Some(role) = &case.of().impersonation {
        world.must(&format!("GRANT ROLE {role} TO USER ANALYST;"));
    }
    Ok(world)
}

/// Where somebody has taken a name that is new, whoever owns it now, nothing changes.
pub(crate) fn refuses_a_taken_name(from: &Case, to: &Case, edit: &[Statement]) -> Law {
    let role = to.of().impersonation.as_ref();
    let role = role.filter(|_| from.impersonation() != to.impersonation());
    let role = role.map(|role| format!("ROLE {role}"));
    let given = role.clone().into_iter().flat_map(|role| {
        ["OWNER_OF_SALES", "PUBLIC", "ACCOUNTADMIN", "SECURITYADMIN"].map(|owner| {
            (
                role.clone(),
                format!("GRANT OWNERSHIP ON {role} TO ROLE {owner};"),
            )
        })
    });
    let user = (from.system_account() != to.system_account())
        .then(|| format!("USER {}", to.of().system_account));
    let made = role.into_iter().chain(user);
    let kept = made.map(|taken| (taken, String::new()));
    for (taken, handed) in kept.chain(given) {
        let mut world = from.installed(Rules::default())?;
        world.session = Session::of_administrator();
        let setup_role = &from.of().setup_role;
        world.must(&format!(
            "USE ROLE {setup_role}; CREATE {taken}; USE ROLE ACCOUNTADMIN; {handed}"
        ));
        let before = world.account.clone();
        let refused = world.run(edit, Client::GoesOn).is_err();
        ensure(refused, || format!("not refused: {taken} is there"))?;
        ensure(world.account == before, || {
            format!("changed: {taken} was there")
        })?;
    }
    Ok(())
}

/// An edit to another way of signing in takes both keys of a rotation away.
pub(crate) fn ends_a_rotation(from: &Case, to: &Case, edit: &[Statement]) -> Law {
    let (old, new) = (&from.of().authentication, &to.of().authentication);
    if *old != Authentication::KeyPair || new == old {
        return Ok(());
    }
    let options = EditOptions {
        rotation: Some(Rotation::Begin),
        ..EditOptions::default()
    };
    let begin = script::edit(&from.setup, Some(&from.as_earlier()), options);
    let mut world = from.installed(Rules::default())?;
    world.run(&statements(&begin), Client::Stops)?;
    world.run(edit, Client::Stops)?;
    let wanted = to.installed(Rules::default())?;
    ensure(world.account == wanted.account, || {
        "a key is left".to_owned()
    })
}

/// After an interruption the same edit ends or changes nothing, and the delete of one of the two
/// payloads restores the account; returns how many interruptions there were.
fn survives_interruptions(from: &Case, to: &Case, edit: &[Statement]) -> Result<usize, String> {
    let wanted = to.installed(Rules::default())?.account;
    let all = interrupted(edit);
    for cut in &all {
        let mut world = from.installed(Rules::default())?;
        world.run(cut, Client::Stops)?;
        let mut again = world.clone();
        let ended = again.run(edit, Client::Stops).is_ok() && again.account == wanted;
        ensure(ended || again.account == world.account, || {
            format!("elsewhere after {cut:?}")
        })?;
        let deleted = |case: &Case| {
            let mut world = world.clone();
            world.run(case.delete(), Client::Stops).is_ok() && world.account == case.before
        };
        ensure(deleted(to) || deleted(from), || {
            format!("something is left after {cut:?}")
        })?;
    }
    Ok(all.len())
}

#[test]
fn an_interrupted_edit_ends_or_changes_nothing_when_run_again_and_can_be_deleted() {
    let cases: Vec<Case> = all_choices().iter().map(Choices::case).collect();
    let mut interruptions = 0;
    for step in [1, 5, 37] {
        for (from, to) in cases.iter().zip(cases.iter().skip(step)) {
            if can_follow(from, to) {
                let held = survives_interruptions(from, to, &to.edit(Some(from)));
                interruptions += held.unwrap_or_else(|broken| panic!("{broken}"));
            }
        }
    }
    println!("edit: {interruptions} interruptions");
}

/// States that differ by options, user name and warehouse as well.
fn varied() -> Vec<Case> {
    let plain = all_choices().into_iter().filter(|choices| {
        let asked = matches!(choices.authentication, Kind::KeyPair | Kind::Password);
        let workspaces = choices.workspaces.len() < 2;
        let same = choices.impersonation.is_none() && choices.setup_role == CUSTOM_ROLE;
        let plain = choices.variant == Variant::DEFAULT;
        asked && workspaces && same && plain && choices.audit && choices.lineage
    });
    let mut all = Vec::new();
    for choices in plain {
        for usage in [
            AccountUsage::ImportedPrivileges,
            AccountUsage::DatabaseRoles,
        ] {
            for user_type in [UserType::LegacyService, UserType::Person] {
                for user in ["IMMUTA_SYSTEM_ACCOUNT", "immuta@example.com"] {
                    let by_variable = usage == AccountUsage::ImportedPrivileges
                        && user_type == UserType::LegacyService;
                    let quoted = ["WH_MAIN", "WH_ONE"].map(|name| (name, WarehouseNames::Quoted));
                    let variable = [("WH_ONE", WarehouseNames::Variable)];
                    for (warehouse, names) in quoted
                        .into_iter()
                        .chain(variable.into_iter().filter(|_| by_variable))
                    {
                        let mut payload = choices.payload();
                        payload.config.warehouse = Some(warehouse.to_owned());
                        let options = Options {
                            account_usage: Some(usage),
                            warehouse_names: Some(names),
                            user_type: Some(user_type),
                            system_account: Some(user.to_owned()),
                            ..choices.options()
                        };
                        let setup = setup(&payload, &options);
                        all.push(Case::new(setup, account(choices.setup_role)));
                    }
                }
            }
        }
    }
    all
}

/// The account with the same DISPLAY_NAME for the system account: a user who is renamed keeps the
/// one of the old name in the model (the documentation is silent), and nothing depends on it.
fn shown_alike(account: &Account, case: &Case) -> Account {
    let mut world = World::new(account.clone());
    world.must(&format!(
        "USE ROLE {}; ALTER USER {} SET DISPLAY_NAME = 'Immuta';",
        case.of().setup_role,
        case.of().system_account
    ));
    world.account
}

#[test]
fn options_a_user_name_and_a_warehouse_are_one_edit_apart() {
    let states: Vec<(Case, Account)> = varied()
        .into_iter()
        .map(|case| {
            let installed = case.installed(Rules::default()).unwrap().account;
            (case, installed)
        })
        .collect();
    let mut pairs = 0;
    for (from, installed) in &states {
        for (to, wanted) in states.iter().filter(|(to, _)| can_follow(from, to)) {
            let mut world = World::new(installed.clone());
            let done = world.run(&to.edit(Some(from)), Client::Stops);
            assert_eq!(done, Ok(()), "{:?} to {:?}", from.of(), to.of());
            let (left, wanted) = (shown_alike(&world.account, to), shown_alike(wanted, to));
            assert!(left == wanted, "{:?} to {:?}", from.of(), to.of());
            pairs += 1;
        }
    }
    println!("edit with options: {pairs} pairs");
}

/// What is not set up to its end is refused, and stays as it is.
pub(crate) fn refuses_what_is_not_installed(case: &Case, edit: &[Statement]) -> Law {
    let create = case.create();
    for done in 0..create.len() {
        let mut world = World::new(case.before.clone());
        world.run(&create[..done], Client::Stops)?;
        let left = world.account.clone();
        let refused = world.run(edit, Client::GoesOn).is_err();
        ensure(refused, || format!("not refused after {done} statements"))?;
        ensure(world.account == left, || {
            format!("changed after {done} statements")
        })?;
    }
    Ok(())
}

/// What cannot be known without the earlier payload: warehouses and an impersonation role that
/// are no longer wanted.
fn knowable(from: &Choices, to: &Choices) -> bool {
    let kept = |name: &&str| **name == *"WH_MAIN" || to.workspaces.contains(name);
    let impersonation = from.impersonation.is_none() || from.impersonation == to.impersonation;
    from.workspaces.iter().all(kept) && impersonation
}

#[test]
fn without_the_earlier_payload_an_edit_leads_there_from_any_state() {
    let states = States::of(all_choices());
    let edits = states.edits(|from, to| {
        let can_be_known = from.can_become(to) && knowable(&from.choices, &to.choices);
        can_be_known.then(|| script::edit(&to.setup, None, EditOptions::default()))
    });
    for edit in &edits {
        let mut world = World::new(states.account(edit.from).clone());
        for _ in 0..2 {
            let done = world.run(&edit.statements, Client::Stops);
            let told = || format!("{:?} to {:?}", edit.from.choices, edit.to.choices);
            assert_eq!(done, Ok(()), "{}", told());
            assert!(world.account == *states.account(edit.to), "{}", told());
        }
    }
    println!("edit without the earlier payload: {} edits", edits.len());
}

/// The account after the statements that Immuta documents for switching impersonation on.
fn with_a_role_made_by_hand(account: &Account, of: &Integration, role: &str) -> World {
    let system_role = &of.system_role;
    let mut world = World::new(account.clone());
    world.must(&format!(
        "USE ROLE ACCOUNTADMIN; CREATE ROLE {role};
         GRANT OWNERSHIP ON ROLE {role} TO ROLE {system_role};"
    ));
    world
}

/// The account with an impersonation role that carries no mark.
fn without_comment(account: &Account, of: &Integration, role: &str) -> Account {
    let mut world = World::new(account.clone());
    let system_account = ObjectId::user(of.system_account.as_str());
    world.session = Session::new(system_account, ObjectId::role(of.system_role.as_str()));
    world.must(&format!("ALTER ROLE {role} UNSET COMMENT;"));
    world.account
}

/// The states with these impersonation roles and all else the same.
fn alike<'s>(states: &'s [State], role: Option<&'static str>) -> Vec<(&'s State, &'s State)> {
    let pairs = states.iter().filter_map(|state| {
        let wanted = Choices {
            impersonation: role,
            ..state.choices
        };
        let other = states.iter().find(|other| other.choices == wanted)?;
        Some((state, other))
    });
    pairs.collect()
}

#[test]
fn an_impersonation_role_made_by_hand_as_immuta_documents_it_is_the_integrations() {
    let states = States::of(all_choices());
    let role = "IMMUTA_IMPERSONATION";
    let mut tried = 0;
    for (from, to) in alike(&states.all, Some(role)) {
        if from.choices.impersonation.is_some() {
            continue;
        }
        let of = to.setup.integration();
        let before = account(to.choices.setup_role);
        let by_hand = with_a_role_made_by_hand(states.account(from), of, role);
        let wanted = without_comment(states.account(to), of, role);
        let old = earlier(from);
        let unmarked = EditOptions {
            unmarked: true,
            ..EditOptions::default()
        };
        for (earlier, options) in [
            (Some(&old), EditOptions::default()),
            (None, EditOptions::default()),
            (Some(&old), unmarked),
        ] {
            let edit = script::edit(&to.setup, earlier, options);
            let edited = by_hand.clone().after(&edit);
            if !options.unmarked {
                let found = without_comment(&edited.account, of, role);
                assert!(found == wanted, "{:?} {options:?}", to.choices);
            }
            let off_again = script::edit(&from.setup, Some(&self::earlier(to)), options);
            let switched_off = edited.clone().after(&off_again);
            assert!(switched_off.account.object(&ObjectId::role(role)).is_none());
            let deleted = edited.after(&script::delete(of, options.unmarked));
            assert!(deleted.account == before, "{:?} {options:?}", to.choices);
        }
        tried += 1;
    }
    assert!(tried > 10, "{tried}");
}

#[test]
fn a_role_made_by_hand_can_be_renamed_too() {
    let states = States::of(all_choices());
    let (old, new) = ("IMMUTA_IMPERSONATION", "OTHER_SELF");
    let mut tried = 0;
    for (from, to) in alike(&states.all, Some(new)) {
        if from.choices.impersonation != Some(old) {
            continue;
        }
        let of = to.setup.integration();
        let mut world = World::new(without_comment(states.account(from), of, old));
        let edit = script::edit(&to.setup, Some(&earlier(from)), EditOptions::default());
        let done = world.run(&statements(&edit), Client::Stops);
        assert_eq!(done, Ok(()), "{:?}", to.choices);
        let wanted = without_comment(states.account(to), of, new);
        assert!(without_comment(&world.account, of, new) == wanted);
        tried += 1;
    }
    assert!(tried > 10, "{tried}");
}

#[test]
fn a_key_is_rotated_in_two_steps() {
    let is_key_pair = |state: &State| state.choices.authentication == Kind::KeyPair;
    let states = States::of(all_choices());
    for state in states.all.iter().filter(|state| is_key_pair(state)) {
        let rotate = |rotation| {
            let options = EditOptions {
                rotation: Some(rotation),
                ..EditOptions::default()
            };
            script::edit(&state.setup, Some(&earlier(state)), options)
        };
        let installed = states.account(state);
        let begun = World::new(installed.clone()).after(&rotate(Rotation::Begin));
        assert_ne!(begun.account, *installed);
        let finished = begun.clone().after(&rotate(Rotation::Finish));
        assert_eq!(finished.account, *installed, "{:?}", state.choices);
        let converging = script::edit(&state.setup, None, EditOptions::default());
        let converged = begun.after(&converging);
        assert_eq!(converged.account, *installed, "{:?}", state.choices);
    }
}

#[test]
fn no_change_is_a_script_that_says_so() {
    for state in States::of(all_choices()).all {
        let edit = script::edit(&state.setup, Some(&earlier(&state)), EditOptions::default());
        assert!(
            edit.text().contains("Nothing changes"),
            "{:?}",
            state.choices
        );
        assert_eq!(statements(&edit).len(), 1);
    }
}
