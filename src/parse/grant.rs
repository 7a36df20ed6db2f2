//! `GRANT` and `REVOKE`, of privileges, ownership and roles.
//!
//! <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>,
//! <https://docs.snowflake.com/en/sql-reference/sql/grant-ownership>,
//! <https://docs.snowflake.com/en/sql-reference/sql/grant-role>,
//! <https://docs.snowflake.com/en/sql-reference/sql/revoke-privilege>

use super::cursor::{Cursor, Parsed};
use super::kind;
use super::name::object_name;
use super::statement::{
    Behaviour, Container, CurrentGrants, Grantee, Privileges, Securable, Statement, Unknown,
};
use crate::catalogue::{ObjectKind, Privilege};
use crate::text::lexer::Kind;

/// What follows `GRANT`.
pub(super) fn grant(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    if let Some(role) = granted_role(cursor)? {
        return grant_role(cursor, role);
    }
    if cursor.words(&["OWNERSHIP", "ON"]) {
        return grant_ownership(cursor);
    }
    let written = privileges(cursor)?;
    cursor.expect("ON")?;
    let on = securable(cursor)?;
    let privileges = written.on(&on)?;
    if let Some(ownership) = written.line_of(Privilege::OWNERSHIP) {
        return Err(ownership.because("OWNERSHIP is granted alone"));
    }
    cursor.expect("TO")?;
    let before = cursor.clone();
    let to = grantee(cursor)?;
    if matches!((&on, &to), (Securable::Future { .. }, Grantee::User(_))) {
        // https://docs.snowflake.com/en/sql-reference/sql/grant-privilege-user
        return Err(before.unknown("nothing is granted to a USER on FUTURE objects"));
    }
    let with_grant_option = grant_option(cursor)?;
    if let (true, Some(imported)) = (
        with_grant_option,
        written.line_of(Privilege::IMPORTED_PRIVILEGES),
    ) {
        return Err(imported.because("IMPORTED PRIVILEGES has no grant option"));
    }
    cursor.expect_end()?;
    Ok(Statement::Grant {
        privileges,
        on,
        to,
        with_grant_option,
    })
}

/// What follows `REVOKE`.
pub(super) fn revoke(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    if let Some(role) = granted_role(cursor)? {
        return revoke_role(cursor, role);
    }
    let grant_option_for = cursor.words(&["GRANT", "OPTION", "FOR"]);
    if cursor.is_word("ROLE") {
        return Err(cursor.unknown("revoking only the grant option of a role is not known here"));
    }
    let written = privileges(cursor)?;
    cursor.expect("ON")?;
    let on = securable(cursor)?;
    let privileges = written.on(&on)?;
    cursor.expect("FROM")?;
    let from = grantee(cursor)?;
    let behaviour = behaviour(cursor);
    cursor.expect_end()?;
    Ok(Statement::Revoke {
        grant_option_for,
        privileges,
        on,
        from,
        behaviour,
    })
}

/// `RESTRICT` or `CASCADE`, if one is next.
pub(super) fn behaviour(cursor: &mut Cursor<'_>) -> Option<Behaviour> {
    if cursor.word("RESTRICT") {
        return Some(Behaviour::Restrict);
    }
    cursor.word("CASCADE").then_some(Behaviour::Cascade)
}

/// `ROLE r` or `DATABASE ROLE d.r`, if a role is what is granted.
fn granted_role(cursor: &mut Cursor<'_>) -> Parsed<Option<Grantee>> {
    if cursor.word("ROLE") {
        return Ok(Some(Grantee::Role(object_name(cursor)?)));
    }
    if cursor.words(&["DATABASE", "ROLE"]) {
        return Ok(Some(Grantee::DatabaseRole(object_name(cursor)?)));
    }
    Ok(None)
}

fn grant_role(cursor: &mut Cursor<'_>, role: Grantee) -> Parsed<Statement> {
    cursor.expect("TO")?;
    let to = role_grantee(cursor, &role)?;
    let before = cursor.clone();
    let with_grant_option = grant_option(cursor)?;
    if with_grant_option && matches!(to, Grantee::User(_)) {
        return Err(before.unknown("a role is granted to a user without grant option"));
    }
    cursor.expect_end()?;
    Ok(Statement::GrantRole {
        role,
        to,
        with_grant_option,
    })
}

fn revoke_role(cursor: &mut Cursor<'_>, role: Grantee) -> Parsed<Statement> {
    cursor.expect("FROM")?;
    let from = role_grantee(cursor, &role)?;
    if behaviour(cursor).is_some() {
        return Err(cursor.unknown("RESTRICT and CASCADE after REVOKE ROLE are not known here"));
    }
    cursor.expect_end()?;
    Ok(Statement::RevokeRole { role, from })
}

/// Who is granted a role: the kind of grantee has to be written.
fn role_grantee(cursor: &mut Cursor<'_>, role: &Grantee) -> Parsed<Grantee> {
    let written = ["ROLE", "USER"].iter().any(|word| cursor.is_word(word));
    let nested = matches!(role, Grantee::DatabaseRole(_)) && cursor.is_word("DATABASE");
    match written || nested {
        true => grantee(cursor),
        false => Err(cursor.unknown("expected ROLE or USER and its name")),
    }
}

/// What follows `GRANT OWNERSHIP ON`.
fn grant_ownership(cursor: &mut Cursor<'_>) -> Parsed<Statement> {
    let before = cursor.clone();
    let on = securable(cursor)?;
    if on == Securable::Account {
        return Err(before.unknown("the account has no owner"));
    }
    cursor.expect("TO")?;
    if !cursor.is_word("ROLE") && !cursor.is_word("DATABASE") {
        return Err(cursor.unknown("ownership goes to a ROLE or DATABASE ROLE"));
    }
    let to = grantee(cursor)?;
    let current_grants = current_grants(cursor)?;
    if cursor.is_word("WITH") {
        return Err(cursor.unknown("OWNERSHIP has no grant option"));
    }
    cursor.expect_end()?;
    Ok(Statement::GrantOwnership {
        on,
        to,
        current_grants,
    })
}

fn current_grants(cursor: &mut Cursor<'_>) -> Parsed<Option<CurrentGrants>> {
    let found = match () {
        () if cursor.word("COPY") => CurrentGrants::Copy,
        () if cursor.word("REVOKE") => CurrentGrants::Revoke,
        () => return Ok(None),
    };
    cursor.expect("CURRENT GRANTS")?;
    Ok(Some(found))
}

fn grant_option(cursor: &mut Cursor<'_>) -> Parsed<bool> {
    if !cursor.word("WITH") {
        return Ok(false);
    }
    cursor.expect("GRANT OPTION")?;
    Ok(true)
}

/// `[ROLE] r`, `DATABASE ROLE d.r` or `USER u`.
fn grantee(cursor: &mut Cursor<'_>) -> Parsed<Grantee> {
    if cursor.words(&["DATABASE", "ROLE"]) {
        return object_name(cursor).map(Grantee::DatabaseRole);
    }
    if cursor.word("USER") {
        return object_name(cursor).map(Grantee::User);
    }
    let named = cursor.is_at(1, Kind::Word) || cursor.is_at(1, Kind::Quoted);
    if named && (cursor.is_word("SHARE") || cursor.is_word("APPLICATION")) {
        return Err(cursor.unknown("shares and applications are not known here"));
    }
    cursor.word("ROLE");
    object_name(cursor).map(Grantee::Role)
}

/// What follows `ON`.
fn securable(cursor: &mut Cursor<'_>) -> Parsed<Securable> {
    if cursor.word("ACCOUNT") {
        return Ok(Securable::Account);
    }
    if cursor.word("ALL") {
        let (kind, container) = kind_and_container(cursor)?;
        return Ok(Securable::All { kind, container });
    }
    if cursor.word("FUTURE") {
        let (kind, container) = kind_and_container(cursor)?;
        return Ok(Securable::Future { kind, container });
    }
    let kind = kind::kind(cursor)?;
    let name = object_name(cursor)?;
    if cursor.is_at(0, Kind::Open) {
        return Err(cursor.unknown("the signatures of functions are not known here"));
    }
    Ok(Securable::Object { kind, name })
}

fn kind_and_container(cursor: &mut Cursor<'_>) -> Parsed<(ObjectKind, Container)> {
    let kind = kind::plural(cursor)?;
    cursor.expect("IN")?;
    if cursor.word("DATABASE") {
        return Ok((kind, Container::Database(object_name(cursor)?)));
    }
    if cursor.word("SCHEMA") && kind != ObjectKind::SCHEMA {
        return Ok((kind, Container::Schema(object_name(cursor)?)));
    }
    Err(cursor.unknown("expected a DATABASE or SCHEMA that holds objects of this kind"))
}

/// The line of something that turned out wrong later.
#[derive(Debug, Clone, Copy)]
struct Place(u32);

impl Place {
    fn because(self, reason: &str) -> Unknown {
        Unknown {
            reason: reason.into(),
            line: self.0,
        }
    }
}

/// Privileges as they are written, before it is known what they are on.
enum Written {
    All,
    List(Vec<(Privilege, Place)>),
}

impl Written {
    fn line_of(&self, wanted: Privilege) -> Option<Place> {
        match self {
            Self::All => None,
            Self::List(list) => list.iter().find(|one| one.0 == wanted).map(|one| one.1),
        }
    }

    /// The privileges, all of which exist on `on`.
    fn on(&self, on: &Securable) -> Parsed<Privileges> {
        let Self::List(list) = self else {
            return Ok(Privileges::All);
        };
        for (privilege, place) in list {
            if !exists_on(*privilege, on) {
                return Err(place.because("no such privilege on this kind of object"));
            }
        }
        match (self.line_of(Privilege::IMPORTED_PRIVILEGES), list.len()) {
            (Some(imported), 2..) => Err(imported.because("IMPORTED PRIVILEGES stands alone")),
            _ => Ok(Privileges::List(list.iter().map(|one| one.0).collect())),
        }
    }
}

fn exists_on(privilege: Privilege, on: &Securable) -> bool {
    match on {
        Securable::Account => privilege.is_on_account(),
        Securable::Object { kind, .. }
        | Securable::All { kind, .. }
        | Securable::Future { kind, .. } => privilege.is_on(*kind),
    }
}

fn privileges(cursor: &mut Cursor<'_>) -> Parsed<Written> {
    if cursor.word("ALL") {
        cursor.word("PRIVILEGES");
        return Ok(Written::All);
    }
    let mut list: Vec<(Privilege, Place)> = Vec::new();
    loop {
        let (found, place) = privilege(cursor)?;
        if list.iter().any(|one| one.0 == found) {
            return Err(place.because("a privilege is given twice; give it once"));
        }
        list.push((found, place));
        if !cursor.symbol(Kind::Comma) {
            return Ok(Written::List(list));
        }
    }
}

/// The words of one privilege, up to a comma or `ON`.
fn privilege(cursor: &mut Cursor<'_>) -> Parsed<(Privilege, Place)> {
    const MOST_WORDS: usize = 6;
    let before = cursor.clone();
    let mut words = Vec::new();
    while words.len() < MOST_WORDS && cursor.is_at(0, Kind::Word) && !cursor.is_word("ON") {
        words.extend(cursor.advance().map(|token| token.text));
    }
    let place = Place(before.peek().map_or(1, |token| token.line));
    let found = Privilege::named(&words.join(" ").to_ascii_uppercase());
    match found {
        Some(privilege) => Ok((privilege, place)),
        None => Err(before.unknown("expected privileges that Snowflake documents, then ON")),
    }
}
