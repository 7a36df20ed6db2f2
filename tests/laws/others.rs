//! Never somebody else's: other people's objects of the same names survive every script, in
//! clients that stop at an error and in those that go on.

use sfgen::account::{Account, Effect, Grant, ObjectId, Rules, Session};
use sfgen::parse::Statement;
use sfgen::payload::Impersonation;
use sfgen::script::{self, EditOptions};

use crate::laws::case::{Case, Law, ensure};
use crate::laws::world::{
    Choices, Client, Kind, PRIVILEGES, World, account, all_choices, statements,
};

const IMPERSONATION: &str = "IMMUTA_IMPERSONATION";

/// What other people may have written on their objects.
const COMMENTS: [Option<&str>; 4] = [
    None,
    Some("ours, hands off"),
    Some("Immuta integration \"OTHER\" [sfgen 1]"),
    Some("Immuta integration \"OTHER\" [sfgen 1, installed]"),
];

/// An account in which some of the names are taken: a bit each for the database, the system
/// role, the user and the impersonation role.
fn taken(case: &Case, which: u8, comment: Option<&str>) -> Account {
    let mut world = World::new(case.before.clone());
    world.must("CREATE ROLE OTHERS; GRANT ROLE OTHERS TO ROLE ACCOUNTADMIN; GRANT CREATE DATABASE ON ACCOUNT TO ROLE OTHERS; GRANT CREATE ROLE ON ACCOUNT TO ROLE OTHERS; GRANT CREATE USER ON ACCOUNT TO ROLE OTHERS; USE ROLE OTHERS; USE SECONDARY ROLES NONE;");
    let comment = comment
        .map(|text| format!(" COMMENT = '{text}'"))
        .unwrap_or_default();
    for (bit, object) in names(case).iter().enumerate() {
        if which & (1 << bit) != 0 {
            world.must(&format!("CREATE {object}{comment};"));
        }
    }
    world.account
}

/// The same, made with the setup role for another purpose.
fn taken_by_the_setup_role(case: &Case, which: u8) -> Account {
    let mut world = World::new(case.before.clone());
    world.must(&format!(
        "USE ROLE {}; USE SECONDARY ROLES NONE;",
        case.of().setup_role
    ));
    for (bit, object) in names(case).iter().enumerate() {
        if which & (1 << bit) != 0 {
            world.must(&format!("CREATE {object};"));
        }
    }
    world.account
}

/// The database, the system role, the user and the impersonation role, as statements name them.
fn names(case: &Case) -> Vec<String> {
    let of = case.of();
    let mut all = vec![
        format!("DATABASE {}", of.database),
        format!("ROLE {}", of.system_role),
        format!("USER {}", of.system_account),
    ];
    all.extend(of.impersonation.iter().map(|role| format!("ROLE {role}")));
    all
}

/// An account on which somebody else has taken some of the names.
pub(crate) struct Taken {
    pub(crate) account: Account,
}

/// Every combination of names that are taken, with and without comments.
pub(crate) fn taken_in_every_way(case: &Case) -> Vec<Taken> {
    let all = (1..1 << names(case).len())
        .flat_map(|which| COMMENTS.map(|comment| taken(case, which, comment)));
    let own = (1..1 << names(case).len()).map(|which| taken_by_the_setup_role(case, which));
    all.chain(own).map(|account| Taken { account }).collect()
}

/// Create fails at the first name that is taken, and cleanup then finds nothing of its own left.
pub(crate) fn survive_create(case: &Case, create: &[Statement], client: Client) -> Law {
    let cleanup = case.cleanup();
    for taken in case.taken() {
        let mut world = World::under(&taken.account, case.rules);
        let refused = world.run(create, client).is_err();
        ensure(refused, || "create was not refused".to_owned())?;
        cleaned(case, world, taken, cleanup, client)?;
    }
    Ok(())
}

/// Cleanup leaves what others have; it is refused where the system role is theirs.
fn cleaned(
    case: &Case,
    mut world: World,
    taken: &Taken,
    cleanup: &[Statement],
    client: Client,
) -> Law {
    let theirs = taken.account.contains(&case.system_role());
    let refused = world.run(cleanup, client).is_err();
    ensure(refused == theirs, || format!("cleanup refused: {refused}"))?;
    ensure(world.account == taken.account, || {
        "somebody else's object has changed".to_owned()
    })
}

/// Cleanup, after a create that somebody else's objects have stopped.
pub(crate) fn survive_cleanup(case: &Case, cleanup: &[Statement]) -> Law {
    let create = case.create();
    for taken in case.taken() {
        let mut world = World::under(&taken.account, case.rules);
        let refused = world.run(create, Client::Stops).is_err();
        ensure(refused, || "create was not refused".to_owned())?;
        cleaned(case, world, taken, cleanup, Client::GoesOn)?;
    }
    Ok(())
}

/// Edit, delete and cleanup change nothing where the names are somebody else's.
pub(crate) fn survive(case: &Case, script: &[Statement]) -> Law {
    for taken in case.taken() {
        for client in [Client::Stops, Client::GoesOn] {
            let mut world = World::under(&taken.account, case.rules);
            let _refused_or_nothing_to_do = world.run(script, client);
            ensure(world.account == taken.account, || {
                "somebody else's object has changed".to_owned()
            })?;
        }
    }
    Ok(())
}

/// Where somebody has rewritten the comment of the system role, nothing is changed.
pub(crate) fn survive_another_mark(case: &Case, left: &World, script: &[Statement]) -> Law {
    let of = case.of();
    let part = format!("Immuta integration {} [sfgen 1]", of.database);
    let comments = COMMENTS.into_iter().chain([Some(part.as_str())]);
    for comment in comments {
        let mut world = left.clone();
        world.session = Session::of_administrator();
        let text = comment.unwrap_or_default().replace('\'', "''");
        let change = match comment {
            Some(_) => format!("SET COMMENT = '{text}'"),
            None => "UNSET COMMENT".to_owned(),
        };
        world.must(&format!(
            "USE ROLE ACCOUNTADMIN; ALTER ROLE {} {change};",
            of.system_role
        ));
        let before = world.account.clone();
        for client in [Client::Stops, Client::GoesOn] {
            let done = world.run(script, client);
            ensure(done.is_err(), || format!("not refused: {comment:?}"))?;
            ensure(world.account == before, || format!("changed: {comment:?}"))?;
        }
    }
    Ok(())
}

/// What somebody else has put in the place of one of ours survives a script, whatever it does
/// to the rest; and so does what that object owns and what it is attached to.
pub(crate) fn survive_in_place_of_ours(case: &Case, left: &World, script: &[Statement]) -> Law {
    for place in Place::ALL {
        let Some(mut world) = place.replaced(case, left.clone()) else {
            continue;
        };
        let before = place.watched(case, &world.account);
        for client in [Client::Stops, Client::GoesOn] {
            let _whatever_it_does = world.run(script, client);
            let after = place.watched(case, &world.account);
            ensure(before == after, || format!("{before:#?} became {after:#?}"))?;
        }
    }
    Ok(())
}

/// An object that somebody replaces, with the setup role itself: nothing but the mark tells the
/// two apart.
#[derive(Debug, Clone, Copy)]
enum Place {
    Database,
    /// The database, with policies that are attached to tables elsewhere.
    Policies,
    SystemRole,
    SystemAccount,
    Impersonation,
}

impl Place {
    const ALL: [Self; 5] = [
        Self::Database,
        Self::Policies,
        Self::SystemRole,
        Self::SystemAccount,
        Self::Impersonation,
    ];

    fn id(self, case: &Case) -> Option<ObjectId> {
        match self {
            Self::Database | Self::Policies => Some(case.database()),
            Self::SystemRole => Some(case.system_role()),
            Self::SystemAccount => Some(case.system_account()),
            Self::Impersonation => case.impersonation(),
        }
    }

    /// The world after the object was dropped and another of its name made.
    fn replaced(self, case: &Case, mut world: World) -> Option<World> {
        let object = match self {
            Self::Database | Self::Policies => format!("DATABASE {}", case.of().database),
            Self::SystemRole => format!("ROLE {}", case.of().system_role),
            Self::SystemAccount => format!("USER {}", case.of().system_account),
            Self::Impersonation => format!("ROLE {}", case.of().impersonation.as_ref()?),
        };
        world.session = Session::of_administrator();
        world.must(&format!(
            "USE ROLE ACCOUNTADMIN;
             GRANT OWNERSHIP ON {object} TO ROLE ACCOUNTADMIN COPY CURRENT GRANTS;
             DROP {object};
             USE ROLE {}; USE SECONDARY ROLES NONE;
             CREATE {object} COMMENT = 'ours, hands off';
             USE ROLE ACCOUNTADMIN; USE SECONDARY ROLES ALL;",
            case.of().setup_role
        ));
        if !matches!(self, Self::SystemRole) {
            world.must(&format!(
                "GRANT USAGE ON DATABASE SALES TO ROLE {role};
                 GRANT USAGE ON SCHEMA SALES.PUBLIC TO ROLE {role};",
                role = case.of().system_role
            ));
        }
        match self {
            Self::Policies => {
                let (database, setup_role) = (&case.of().database, &case.of().setup_role);
                world.must(&format!(
                    "GRANT USAGE ON DATABASE SALES TO ROLE {setup_role};
                     GRANT USAGE ON SCHEMA SALES.PUBLIC TO ROLE {setup_role};
                     USE ROLE {setup_role};
                     CREATE MASKING POLICY {database}.PUBLIC.M AS (X INT) RETURNS INT -> X;
                     CREATE ROW ACCESS POLICY {database}.PUBLIC.R AS (X INT) RETURNS BOOLEAN -> TRUE;
                     ALTER TABLE SALES.PUBLIC.ORDERS MODIFY COLUMN A SET MASKING POLICY {database}.PUBLIC.M;
                     ALTER TABLE SALES.PUBLIC.ORDERS ADD ROW ACCESS POLICY {database}.PUBLIC.R ON (B);"
                ));
            }
            Self::SystemRole => {
                world.must(&format!(
                    "GRANT OWNERSHIP ON TABLE SALES.PUBLIC.ORDERS TO {object} COPY CURRENT GRANTS;
                     GRANT OWNERSHIP ON VIEW SALES.PUBLIC.LATEST TO {object} COPY CURRENT GRANTS;
                     CREATE ROLE THEIRS; GRANT OWNERSHIP ON ROLE THEIRS TO {object};"
                ));
            }
            Self::Database | Self::SystemAccount | Self::Impersonation => {}
        }
        Some(world)
    }

    /// What must stay: the object, who holds it or gives by it, what it owns, what its policies
    /// are attached to.
    fn watched(self, case: &Case, account: &Account) -> Vec<String> {
        let Some(id) = self.id(case) else {
            return Vec::new();
        };
        let mut all = vec![format!("{:?}", account.object(&id))];
        let owned = account
            .objects()
            .filter(|(_, object)| object.owner.as_ref() == Some(&id));
        all.extend(owned.map(|(owned, _)| owned.to_string()));
        let attached = account.attachments();
        all.extend(
            attached
                .filter(|attachment| attachment.policy.is_inside(&id))
                .map(|attachment| format!("{attachment:?}")),
        );
        all
    }
}

/// Somebody who may not use the setup role changes nothing, in a client that goes on.
pub(crate) fn survive_a_stranger(case: &Case, left: &World, script: &[Statement]) -> Law {
    let mut world = left.clone();
    world.session = Session::of_administrator();
    let role = match case.of().setup_role.as_str() {
        "ACCOUNTADMIN" => "SECURITYADMIN",
        _ => "ACCOUNTADMIN",
    };
    world.must(&format!(
        "USE ROLE ACCOUNTADMIN; CREATE USER STRANGER; GRANT ROLE {role} TO USER STRANGER;"
    ));
    let before = world.account.clone();
    let session = Session::new(ObjectId::user("STRANGER"), ObjectId::role(role));
    let done = world.run_as(session, script, Client::GoesOn);
    ensure(done.is_err(), || "not refused".to_owned())?;
    ensure(world.account == before, || "changed".to_owned())
}

/// Nothing is given, not even for a moment, to anybody but the integration's own, the setup role
/// and those who get back what was theirs.
pub(crate) fn get_nothing(case: &Case, left: &World, script: &[Statement]) -> Law {
    let securables = case.of().manage_grants.securables().iter();
    let owners = securables.map(|securable| ObjectId::role(securable.owner.as_str()));
    let mut allowed: Vec<ObjectId> = owners.collect();
    allowed.extend([case.setup_role(), case.system_role(), case.system_account()]);
    let mut world = left.clone();
    let _whatever_it_does = world.run(script, Client::GoesOn);
    for effect in &world.effects {
        let (Effect::OwnershipTransferred { to, .. }
        | Effect::Granted {
            grant: Grant { to, .. },
            ..
        }) = effect
        else {
            continue;
        };
        ensure(allowed.contains(to), || format!("{effect:?}"))?;
    }
    Ok(())
}

/// A script does the same whatever other roles the one who runs it has: tried with a setup role
/// that lacks one privilege, unless the script says that it needs ACCOUNTADMIN as well.
pub(crate) fn need_no_other_role(
    case: &Case,
    left: &World,
    script: &[Statement],
    asks_for_accountadmin: bool,
) -> Law {
    let setup_role = &case.of().setup_role;
    if setup_role.as_str() == "ACCOUNTADMIN" || asks_for_accountadmin {
        return Ok(());
    }
    for privilege in PRIVILEGES {
        let mut world = left.clone();
        world.session = Session::of_administrator();
        world.must(&format!(
            "USE ROLE ACCOUNTADMIN; CREATE USER MEMBER; GRANT ROLE {setup_role} TO USER MEMBER;
             REVOKE {privilege} ON ACCOUNT FROM ROLE {setup_role} CASCADE;"
        ));
        let mut alone = world.clone();
        let _with_all_roles = world.run(script, Client::Stops);
        let session = Session::new(ObjectId::user("MEMBER"), case.setup_role());
        let _with_one_role = alone.run_as(session, script, Client::Stops);
        ensure(world.account == alone.account, || {
            format!("without {privilege} the other roles count")
        })?;
    }
    Ok(())
}

/// One payload of each kind of authentication, with everything on.
fn everything_on() -> impl Iterator<Item = Choices> {
    all_choices().into_iter().filter(|choices| {
        choices.audit
            && choices.lineage
            && choices.impersonation == Some(IMPERSONATION)
            && choices.workspaces.len() == 2
            && choices.authentication != Kind::Automatic
    })
}

fn everything_on_under_every_reading() -> impl Iterator<Item = Case> {
    everything_on().flat_map(|choices| {
        let under = move |rules| choices.case().under(rules);
        Rules::readings().into_iter().map(under)
    })
}

#[test]
fn what_others_have_survives_create_and_cleanup() {
    for case in everything_on_under_every_reading() {
        let (plain, block) = (case.create(), case.create_in_one_block());
        assert_eq!(survive_create(&case, plain, Client::Stops), Ok(()));
        assert_eq!(survive_create(&case, block, Client::Stops), Ok(()));
        assert_eq!(survive_create(&case, block, Client::GoesOn), Ok(()));
        assert_eq!(survive_cleanup(&case, case.cleanup()), Ok(()));
    }
}

#[test]
fn what_others_have_survives_edit_delete_and_cleanup_in_any_client() {
    for case in everything_on_under_every_reading() {
        for script in [case.cleanup(), case.delete(), &case.edit(None)] {
            assert_eq!(survive(&case, script), Ok(()), "{:?}", case.rules);
        }
    }
}

#[test]
fn what_others_have_put_in_the_place_of_ours_survives() {
    for choices in everything_on() {
        let case = choices.case();
        let installed = case.installed(Rules::default()).unwrap();
        let unfinished = case.unfinished().unwrap();
        for (left, script) in [
            (&unfinished, case.cleanup()),
            (&installed, case.delete()),
            (&installed, &case.edit(None)),
        ] {
            let held = survive_in_place_of_ours(&case, left, script);
            assert_eq!(held, Ok(()), "{choices:?}");
        }
    }
}

#[test]
fn an_integration_whose_mark_somebody_has_rewritten_survives() {
    for choices in everything_on() {
        let case = choices.case();
        let installed = case.installed(Rules::default()).unwrap();
        let unfinished = case.unfinished().unwrap();
        for left in [&installed, &unfinished] {
            for script in [case.cleanup(), case.delete(), &case.edit(None)] {
                let held = survive_another_mark(&case, left, script);
                assert_eq!(held, Ok(()), "{choices:?}");
            }
        }
    }
}

#[test]
fn a_script_depends_on_the_setup_role_and_on_no_other() {
    for choices in everything_on() {
        let case = choices.case();
        let before = World::new(case.before.clone());
        let installed = case.installed(Rules::default()).unwrap();
        let unfinished = case.unfinished().unwrap();
        for (left, script) in [
            (&before, case.create_in_one_block()),
            (&unfinished, case.cleanup()),
            (&installed, case.delete()),
            (&installed, &case.edit(None)),
        ] {
            let held = survive_a_stranger(&case, left, script);
            assert_eq!(held, Ok(()), "{choices:?}");
        }
        for (left, script) in [(&unfinished, case.cleanup()), (&installed, case.delete())] {
            let held = need_no_other_role(&case, left, script, false);
            assert_eq!(held, Ok(()), "{choices:?}");
        }
    }
}

/// A second integration that wants the same user and the same impersonation role.
fn second(choices: &Choices) -> sfgen::integration::Setup {
    let mut payload = choices.payload();
    payload.config.database = Some("SECOND".to_owned());
    crate::laws::world::setup(&payload, &choices.options())
}

#[test]
fn an_integration_that_shares_a_name_with_another_leaves_it_alone() {
    for choices in everything_on() {
        let before = account(choices.setup_role);
        let first = choices.setup();
        let installed = World::new(before.clone())
            .after(&script::create(&first, false))
            .account;
        let second = second(&choices);
        for single_block in [false, true] {
            let mut world = World::new(installed.clone());
            let create = statements(&script::create(&second, single_block));
            let client = if single_block {
                Client::GoesOn
            } else {
                Client::Stops
            };
            assert!(world.run(&create, client).is_err(), "{choices:?}");
            let cleanup = statements(&script::cleanup(second.integration()));
            assert_eq!(world.run(&cleanup, Client::GoesOn), Ok(()), "{choices:?}");
            assert_eq!(world.account, installed, "{choices:?}");
        }
        for script in [
            script::delete(second.integration(), false),
            script::edit(&second, None, EditOptions::default()),
        ] {
            let mut world = World::new(installed.clone());
            assert!(world.run(&statements(&script), Client::GoesOn).is_err());
            assert_eq!(world.account, installed, "{choices:?}");
        }
    }
}

/// A second integration beside the first, with names of its own, and the state in which it wants
/// the user and the impersonation role of the first.
fn beside(choices: &Choices, wants: bool) -> Case {
    let mut payload = choices.payload();
    payload.config.database = Some("SECOND".to_owned());
    let mut options = choices.options();
    // Two users cannot sign in with the same name, which for OAuth is the client's.
    options.login_name = Some("SECOND_LOGIN".to_owned());
    if !wants {
        options.system_account = Some("SECOND_ACCOUNT".to_owned());
        payload.config.impersonation = Some(Impersonation {
            enabled: true,
            role: Some("SECOND_SELF".to_owned()),
        });
    }
    let setup = crate::laws::world::setup(&payload, &options);
    let first = choices.case().installed(Rules::default()).unwrap();
    Case::new(setup, first.account)
}

#[test]
fn two_integrations_live_and_end_beside_each_other() {
    // Two that take the same tables cannot.
    let apart = everything_on().filter(|choices| !choices.variant.take_ownership);
    for choices in apart {
        let second = beside(&choices, false);
        let first = second.before.clone();
        let mut world = second.installed(Rules::default()).unwrap();
        let both = world.account.clone();
        let greedy = beside(&choices, true).edit(Some(&second));
        assert!(world.run(&greedy, Client::GoesOn).is_err(), "{choices:?}");
        assert_eq!(world.account, both, "{choices:?}");
        assert_eq!(world.run(second.delete(), Client::Stops), Ok(()));
        assert_eq!(world.account, first, "{choices:?}");
        assert_eq!(world.run(choices.case().delete(), Client::Stops), Ok(()));
        assert_eq!(world.account, choices.case().before, "{choices:?}");
    }
}
