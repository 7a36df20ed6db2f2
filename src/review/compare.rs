//! Two scripts side by side: is this the script that was expected?
//!
//! Cautious: equivalent are only scripts whose statements are the same but for comments, blanks,
//! the order of properties and the commas between them, how grants are grouped, the order of
//! grants that stand together, and queries; and whose statements are read to their ends. What a check in a block keeps from happening cannot be seen in effects, so effects
//! alone never make two scripts equivalent.

use std::borrow::Cow;
use std::collections::{BTreeSet, HashMap};

use crate::catalogue::{Definition, ObjectKind};
use crate::parse::Script;
use crate::parse::statement::{Change, Privileges, Statement};
use crate::text::Gravity;

use super::gain::Gain;
use super::result::{Review, Reviewed};
use super::trace::is_read;
use super::words;

/// One of two scripts.
#[derive(Debug, Clone, Copy)]
pub struct Side<'a> {
    /// Its bytes.
    pub text: &'a str,
    /// The same, read.
    pub script: &'a Script,
    /// Its review.
    pub review: &'a Review,
}

/// What two scripts are to each other.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Comparison {
    /// Byte for byte the same.
    Same,
    /// Other bytes, the same effects.
    Equivalent,
    /// What is not as expected, in words.
    Different(Vec<String>),
}

/// Compares a script with the one that was expected.
///
/// ```
/// use sfgen::parse::parse;
/// use sfgen::review::{Comparison, Request, Side, compare, review};
///
/// let texts = ["USE ROLE R; -- ours", "use role \"R\";"];
/// let scripts = texts.map(parse);
/// let reviews = scripts.each_ref().map(|script| review(&Request::of(script)));
/// let side = |at: usize| Side { text: texts[at], script: &scripts[at], review: &reviews[at] };
/// assert_eq!(compare(&side(0), &side(1)), Comparison::Equivalent);
/// ```
pub fn compare(found: &Side<'_>, expected: &Side<'_>) -> Comparison {
    if found.text == expected.text {
        return Comparison::Same;
    }
    let differences = differences(found, expected);
    match differences.is_empty() {
        true => Comparison::Equivalent,
        false => Comparison::Different(differences),
    }
}

fn differences(found: &Side<'_>, expected: &Side<'_>) -> Vec<String> {
    let mut all = unsettled(found);
    let (these, those) = (items(found), items(expected));
    let pairs = these.iter().zip(&those);
    let same = |(one, other): &(&Item<'_>, &Item<'_>)| one.statement == other.statement;
    let alike = pairs.take_while(same).count();
    let (extra, missing) = (&these[alike..], &those[alike..]);
    let moved = extra.first().map(|item| item.line);
    let (extra, missing) = (without(extra, missing), without(missing, extra));
    let reordered = moved.filter(|_| extra.is_empty() && missing.is_empty());
    let extra = extra.into_iter();
    all.extend(extra.map(|item| format!("line {} is not expected: {}", item.line, item.words())));
    let missing = missing.into_iter();
    all.extend(missing.map(|item| format!("missing: {}", item.words())));
    all.extend(
        reordered.map(|line| format!("from line {line} on the statements stand in another order")),
    );
    all.extend(leaks(found.review, expected.review));
    all
}

/// The items that have no counterpart among the others, which answer for one each.
fn without<'i>(some: &'i [Item<'_>], others: &[Item<'_>]) -> Vec<&'i Item<'i>> {
    let mut counterparts: HashMap<&Statement, usize> = HashMap::new();
    for other in others {
        *counterparts.entry(&other.statement).or_default() += 1;
    }
    let mut is_extra = |item: &&Item<'_>| match counterparts.get_mut(&*item.statement) {
        Some(left) if *left > 0 => {
            *left -= 1;
            false
        }
        Some(_) | None => true,
    };
    some.iter().filter(|item| is_extra(item)).collect()
}

/// What keeps a script from being judged at all.
fn unsettled(side: &Side<'_>) -> Vec<String> {
    let oddities = side.script.oddities.iter();
    let odd = oddities.filter(|oddity| oddity.kind.gravity() != Gravity::Note);
    let odd = odd.map(|oddity| format!("line {}: {}", oddity.line, oddity.kind));
    let statements = side.script.statements.iter();
    let unread = statements.filter_map(|located| {
        let why = unread(&located.statement)?;
        Some(format!("line {} {why}", located.line))
    });
    odd.chain(unread).collect()
}

/// Why a statement says more than is compared.
fn unread(statement: &Statement) -> Option<&'static str> {
    const UNCOMPARED: &str = "defines something whose definition is not compared";
    match statement {
        statement if !is_read(statement) => Some("is not understood"),
        Statement::Create { kind, .. } if !is_all_properties(*kind) => Some(UNCOMPARED),
        Statement::Alter {
            change: Change::Other(_),
            ..
        } => Some(UNCOMPARED),
        _ => None,
    }
}

/// Whether nothing but properties makes an object of a kind, so that all of it is compared.
fn is_all_properties(kind: ObjectKind) -> bool {
    match kind.row().definition {
        Definition::Properties | Definition::Container => true,
        Definition::Body
        | Definition::Routine
        | Definition::Statement
        | Definition::Unread
        | Definition::NotRead => false,
    }
}

/// Who gains something that the expected script gives nobody.
fn leaks(found: &Review, expected: &Review) -> Vec<String> {
    let mut known = BTreeSet::new();
    known.extend(expected.gains.iter().map(who_and_what));
    let gains = found.gains.iter();
    let new = gains.filter(|gain| !known.contains(&who_and_what(gain)));
    new.map(leak).collect()
}

fn who_and_what(gain: &Gain) -> (&str, &str) {
    (&gain.who, &gain.what)
}

fn leak(gain: &Gain) -> String {
    let path = match gain.path.as_slice() {
        [] => String::new(),
        path => format!(" through {}", path.join(", ")),
    };
    format!("{} gains {}{path}", gain.who, gain.what)
}

/// A statement in the form in which it is compared.
#[derive(Debug)]
struct Item<'a> {
    line: u32,
    statement: Cow<'a, Statement>,
    reviewed: &'a Reviewed,
}

impl Item<'_> {
    fn words(&self) -> String {
        match self.reviewed.effects.as_slice() {
            [] => "a statement without effects on the model".to_owned(),
            effects => effects.join("; "),
        }
    }
}

fn items<'a>(side: &Side<'a>) -> Vec<Item<'a>> {
    let statements = side.script.statements.iter().zip(&side.review.statements);
    let mut items: Vec<Item<'_>> = statements
        .flat_map(|(located, reviewed)| {
            let plain = plain(&located.statement);
            plain.into_iter().map(move |statement| Item {
                line: located.line,
                statement,
                reviewed,
            })
        })
        .collect();
    let is_grant = |item: &Item<'_>| matches!(*item.statement, Statement::Grant { .. });
    for together in items.chunk_by_mut(|one, other| is_grant(one) && is_grant(other)) {
        if together.len() > 1 {
            together.sort_by_cached_key(|item| grant_words(&item.statement));
        }
    }
    items
}

/// A `GRANT` in words that do not depend on how its names are quoted.
fn grant_words(statement: &Statement) -> Option<String> {
    match statement {
        Statement::Grant {
            privileges, on, to, ..
        } => Some(format!(
            "{privileges:?} {} {}",
            words::securable(on),
            words::grantee(to)
        )),
        _ => None,
    }
}

/// A statement as the plain ones that it comes down to: none for a query.
fn plain(statement: &Statement) -> Vec<Cow<'_, Statement>> {
    match statement {
        Statement::Read(_) => Vec::new(),
        Statement::Grant {
            privileges: Privileges::List(listed),
            on,
            to,
            with_grant_option,
        } if listed.len() > 1 => {
            let one = |privilege| Statement::Grant {
                privileges: Privileges::List(vec![privilege]),
                on: on.clone(),
                to: to.clone(),
                with_grant_option: *with_grant_option,
            };
            listed.iter().copied().map(one).map(Cow::Owned).collect()
        }
        Statement::Create { .. } => {
            let mut sorted = statement.clone();
            if let Statement::Create { properties, .. } = &mut sorted {
                properties.sort_by(|one, other| one.name.cmp(&other.name));
            }
            vec![Cow::Owned(sorted)]
        }
        statement => vec![Cow::Borrowed(statement)],
    }
}
