//! The sentences that say what holds after a case, read and judged.

use sfgen::account::{Account, Object, ObjectId, Session};

/// Whether a sentence is so.
pub(crate) enum Verdict {
    Holds,
    Fails,
    /// No form here reads it.
    NotRead,
}

type Form = fn(&Account, &Session, &str) -> Option<bool>;

const FORMS: [Form; 16] = [
    is_gone,
    does_not_exist,
    all_exist,
    exists_with_owner,
    owner_of,
    owned_by,
    does_not_hold,
    holds_nothing,
    lists_nothing,
    lists_role_only,
    comment_is,
    current_role,
    context,
    members_of,
    future_grants,
    user_has,
];

pub(crate) fn judge(account: &Account, session: &Session, fact: &str) -> Verdict {
    let judged = FORMS.iter().find_map(|form| form(account, session, fact));
    match judged {
        Some(true) => Verdict::Holds,
        Some(false) => Verdict::Fails,
        None => Verdict::NotRead,
    }
}

/// The object with this name or path.
fn object<'a>(account: &'a Account, name: &str) -> Option<(&'a ObjectId, &'a Object)> {
    let is_it = |id: &ObjectId| *id.name == *name || id.path().to_string() == name;
    account.objects().find(|(id, _)| is_it(id))
}

fn is_name(text: &str) -> bool {
    !text.is_empty() && !text.contains(' ')
}

/// `role X does not exist`, `no user X`.
fn does_not_exist(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let subject = fact
        .strip_suffix(" does not exist")
        .or_else(|| fact.strip_prefix("no "))?;
    let (kind, name) = subject.rsplit_once(' ')?;
    let shown = format!("{} {name}", kind.to_uppercase());
    Some(!account.objects().any(|(id, _)| id.to_string() == shown))
}

/// `database X exists, owner Y`, `X exists`.
fn exists_with_owner(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let (subject, rest) = fact.split_once(" exists")?;
    let name = subject.rsplit(' ').next()?;
    let found = object(account, name);
    match rest.strip_prefix(", owner ") {
        None => rest.is_empty().then_some(found.is_some()),
        Some(owner) => Some(is_owned_by(found, owner)),
    }
}

/// `owner of X is Y`, `owner of X is Y, not Z`.
fn owner_of(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let (name, owner) = fact.strip_prefix("owner of ")?.split_once(" is ")?;
    let owner = owner.split(',').next()?;
    Some(is_owned_by(object(account, name), owner))
}

/// `X owned by Y`, `X and Z are still owned by Y`.
fn owned_by(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let (subjects, owner) = fact.split_once("owned by ")?;
    let subjects = subjects.split('(').next()?.trim();
    let subjects = subjects.trim_end_matches("still").trim_end();
    let subjects = subjects.trim_end_matches(" are").trim_end_matches(" is");
    let mut names = subjects.split(" and ");
    let readable = names.clone().all(is_name) && is_name(owner);
    readable.then(|| names.all(|name| is_owned_by(object(account, name), owner)))
}

fn is_owned_by(found: Option<(&ObjectId, &Object)>, owner: &str) -> bool {
    let owned_by = found.and_then(|(_, object)| object.owner.as_ref());
    owned_by.is_some_and(|known| *known.name == *owner)
}

/// `X does not hold Y`, roles.
fn does_not_hold(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let (holder, role) = fact.split_once(" does not hold ")?;
    Some(!account.inherits(&ObjectId::role(holder), &ObjectId::role(role)))
}

/// `X holds nothing`, `X holds no role besides PUBLIC`.
fn holds_nothing(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let (holder, what) = fact.split_once(" holds no")?;
    let known = ["thing", "thing on the table", " role besides PUBLIC"];
    known
        .contains(&what)
        .then(|| has_no_grants(account, holder))
}

/// `SHOW GRANTS TO ROLE X is empty`.
fn lists_nothing(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let holder = fact
        .strip_prefix("SHOW GRANTS TO ")?
        .strip_suffix(" is empty")?;
    let (_, name) = holder.split_once(' ')?;
    Some(has_no_grants(account, name))
}

fn has_no_grants(account: &Account, holder: &str) -> bool {
    !account.grants().any(|(grant, _)| *grant.to.name == *holder)
}

/// `SHOW GRANTS TO ROLE X lists role Y only`.
fn lists_role_only(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let (holder, role) = fact
        .strip_prefix("SHOW GRANTS TO ROLE ")?
        .strip_suffix(" only")?
        .split_once(" lists role ")?;
    let holder = ObjectId::role(holder);
    let grants = account.grants_to(&holder);
    let roles: Vec<_> = grants.map(|(grant, _)| grant.role()).collect();
    Some(roles == [Some(&ObjectId::role(role))])
}

/// `comment of X is 'c'`, `role X has an empty comment`, `X exists with comment 'c'`.
fn comment_is(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let (name, comment) = if let Some(rest) = fact.strip_prefix("comment of ") {
        rest.split_once(" is ")?
    } else if let Some(name) = fact.strip_suffix(" has an empty comment") {
        (name.rsplit(' ').next()?, "''")
    } else {
        fact.split_once(" exists with comment ")?
    };
    let comment = comment.strip_prefix('\'')?.strip_suffix('\'')?;
    let (_, found) = object(account, name)?;
    Some(found.comment().unwrap_or_default() == comment)
}

/// `current role is X`.
fn current_role(_: &Account, session: &Session, fact: &str) -> Option<bool> {
    let role = fact.strip_prefix("current role is ")?;
    Some(*session.primary.name == *role)
}

/// `context D.S`, or none at all.
fn context(_: &Account, session: &Session, fact: &str) -> Option<bool> {
    if fact == "CURRENT_DATABASE() and CURRENT_SCHEMA() are NULL" {
        return Some(session.database.is_none() && session.schema.is_none());
    }
    let (database, schema) = fact.strip_prefix("context ")?.split_once('.')?;
    let is_in = session.database.as_deref() == Some(database);
    Some(is_in && session.schema.as_deref() == Some(schema))
}

/// `schemas of D: S, T`, `database roles in D: R, S`.
fn members_of(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let (container, members) = fact.split_once(": ")?;
    let (are_roles, database) = match container.strip_prefix("schemas of ") {
        Some(database) => (false, database),
        None => (true, container.strip_prefix("database roles in ")?),
    };
    let database = ObjectId::database(database);
    let found: Vec<_> = account
        .objects()
        .map(|(id, _)| id)
        .filter(|id| id.is_inside(&database) && id.is_role() == are_roles)
        .map(|id| id.name.to_string())
        .collect();
    let mut expected: Vec<_> = members.split(", ").collect();
    expected.sort_unstable();
    Some(found == expected)
}

/// `table X is gone`, `X dropped, Y owned by Z`.
fn is_gone(account: &Account, session: &Session, fact: &str) -> Option<bool> {
    if let Some((gone, rest)) = fact.split_once(" dropped, ") {
        return Some(object(account, gone).is_none() && owned_by(account, session, rest)?);
    }
    let name = fact.strip_suffix(" is gone")?.rsplit(' ').next()?;
    Some(object(account, name).is_none())
}

/// `schemas X, Y exist`.
fn all_exist(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let names = fact.strip_prefix("schemas ")?.strip_suffix(" exist")?;
    let mut names = names.split(", ");
    Some(names.all(|name| object(account, name).is_some()))
}

/// The two lists of future grants, each as the model shows them.
fn future_grants(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let expected: &[&str] = match fact {
        "SHOW FUTURE GRANTS TO ROLE CT_R1 has one row (SELECT on TABLE in CT_DB1.PUBLIC)" => {
            &["SELECT ON FUTURE TABLES IN SCHEMA CT_DB1.PUBLIC TO ROLE CT_R1 false"]
        }
        "future grants left: SELECT on TABLE in CT_DB1.PUBLIC (no option), USAGE on SCHEMA in CT_DB1" => {
            &[
                "USAGE ON FUTURE SCHEMAS IN DATABASE CT_DB1 TO ROLE CT_R1 false",
                "SELECT ON FUTURE TABLES IN SCHEMA CT_DB1.PUBLIC TO ROLE CT_R1 false",
            ]
        }
        _ => return None,
    };
    let shown = account.future_grants();
    let shown: Vec<_> = shown
        .map(|(grant, option)| format!("{grant} {option}"))
        .collect();
    Some(shown == expected)
}

/// What the sentences say of one user's properties.
fn user_has(account: &Account, _: &Session, fact: &str) -> Option<bool> {
    let user = |name| account.object(&ObjectId::user(name));
    Some(match fact {
        "CT_LEG has type LEGACY_SERVICE and a password" => {
            let user = user("CT_LEG")?;
            user.property("TYPE") == Some("LEGACY_SERVICE") && user.has_password()
        }
        "CT_P has a password and must_change_password=true" => {
            let user = user("CT_P")?;
            // The grammar masks every value whose name ends in PASSWORD.
            user.has_password() && user.properties.contains_key("MUST_CHANGE_PASSWORD")
        }
        "CT_U1: comment='orig', type=PERSON, unchanged" => {
            let user = user("CT_U1")?;
            user.comment() == Some("orig") && user.property("TYPE") == Some("PERSON")
        }
        "days_to_expiry of CT_U1 is empty" => user("CT_U1")?.property("DAYS_TO_EXPIRY").is_none(),
        "RSA_PUBLIC_KEY_2 reads back with its armour" => {
            let key = user("CT_U1")?.property("RSA_PUBLIC_KEY_2")?;
            key.starts_with("-----BEGIN PUBLIC KEY-----")
        }
        _ => return None,
    })
}
