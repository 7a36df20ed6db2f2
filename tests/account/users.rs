//! Users: passwords, types, login names.

use sfgen::account::{ObjectId, Outcome};

use crate::account::play::Play;

const PASSWORD: &str = "made-for-this-test-1";

#[test]
fn passwords_are_told_apart_and_never_shown() {
    let set = |password: &str| {
        let mut play = Play::new();
        let effects = play.done(&format!(
            "SET P = '{password}'; CREATE USER U PASSWORD = $P; UNSET P"
        ));
        (play, effects)
    };
    let (one, effects) = set(PASSWORD);
    let (other, _) = set("made-for-this-test-2");
    assert_ne!(one.account, other.account);
    assert_eq!(one.account, set(PASSWORD).0.account);
    let words: Vec<_> = effects.iter().map(ToString::to_string).collect();
    let shown = format!("{:?} {:?} {effects:?} {words:?}", one.account, one.session);
    assert!(!shown.contains(PASSWORD), "{shown}");
    assert!(words.contains(&"set PASSWORD of USER U to <masked>".to_owned()));
}

#[test]
fn a_session_with_a_password_in_a_variable_does_not_show_it() {
    let mut play = Play::new();
    play.done(&format!("SET P = '{PASSWORD}'"));
    assert!(!format!("{:?}", play.session).contains(PASSWORD));
    let refused = play.refused("USE ROLE IDENTIFIER($P)");
    assert!(!refused.contains(PASSWORD), "{refused}");
}

#[test]
fn a_variable_that_was_not_set_stops_the_statement() {
    let mut play = Play::new();
    assert_eq!(
        play.refused("SET P = $P"),
        "Session variable '$P' does not exist"
    );
    play.refused("CREATE USER U PASSWORD = $P");
}

#[test]
fn legacy_service_is_refused_where_the_roll_out_has_come() {
    let create = "CREATE USER U TYPE = LEGACY_SERVICE PASSWORD = 'made-for-this-test-1'";
    Play::new().done(create);
    let mut play = Play::new();
    play.rules.legacy_service_refused = true;
    assert_eq!(
        play.refused(create),
        "invalid value 'LEGACY_SERVICE' for property 'TYPE'"
    );
}

#[test]
fn login_names_are_unique_whatever_their_case() {
    let mut play = Play::new();
    play.done("CREATE USER U LOGIN_NAME = 'App'; CREATE USER V");
    play.refused("CREATE USER W LOGIN_NAME = 'APP'");
    play.refused("CREATE USER APP");
    play.refused("ALTER USER V SET LOGIN_NAME = 'app'");
    play.done("ALTER USER U SET LOGIN_NAME = 'aPP'");
}

#[test]
fn a_renamed_user_keeps_the_login_name_or_not_by_a_switch() {
    for (keeps, login_name) in [(true, "U"), (false, "V")] {
        let mut play = Play::new();
        play.rules.rename_keeps_default_login_name = keeps;
        play.done("CREATE USER U; ALTER USER U RENAME TO V");
        let user = play.account.object(&ObjectId::user("V")).unwrap();
        assert_eq!(user.property("LOGIN_NAME"), Some(login_name));
    }
}

#[test]
fn a_service_user_keeps_its_password_hidden() {
    let mut play = Play::new();
    play.done("CREATE USER U PASSWORD = 'made-for-this-test-1'; ALTER USER U SET TYPE = SERVICE");
    let has_password = |play: &Play| {
        let user = play.account.object(&ObjectId::user("U"));
        user.unwrap().has_password()
    };
    assert!(!has_password(&play));
    play.done("ALTER USER U UNSET TYPE");
    assert!(has_password(&play));
}

#[test]
fn what_a_user_holds_itself_counts_with_all_secondary_roles_and_is_not_granted_on() {
    let mut play = Play::new();
    play.done(
        "CREATE ROLE R; GRANT ROLE R TO USER ADMINISTRATOR; CREATE DATABASE D;
         GRANT USAGE ON DATABASE D TO USER ADMINISTRATOR; USE ROLE R",
    );
    play.refused("USE DATABASE D");
    play.done("USE SECONDARY ROLES ALL; USE DATABASE D");
    let create = "CREATE USER U; GRANT USAGE ON DATABASE D TO USER U WITH GRANT OPTION";
    let mut play = Play::new();
    play.done("CREATE DATABASE D");
    let outcome = play.outcome(create);
    assert!(!matches!(outcome, Outcome::Done(_)), "{outcome:?}");
}
