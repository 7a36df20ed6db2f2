//! Two scripts side by side: is this the script that was expected?
//!
//! Cautious: equivalent are only scripts whose statements are the same but for comments, blanks,
//! the order of properties, how grants are grouped, the order of grants that stand together, and
//! queries. What a check in a block keeps from happening cannot be seen in effects, so effects
//! alone never make two scripts equivalent.

use crate::parse::statement::{Privileges, Statement};
use crate::parse::{Gravity, Script};

use super::{Gain, Review, words};

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
    let without = |some: &[Item], others: &[Item]| -> Vec<Item> {
        let mut others: Vec<&Item> = others.iter().collect();
        let mut extra = Vec::new();
        for item in some {
            match others
                .iter()
                .position(|other| other.statement == item.statement)
            {
                Some(at) => drop(others.remove(at)),
                None => extra.push(item.clone()),
            }
        }
        extra
    };
    let extra = without(&these, &those);
    let missing = without(&those, &these);
    all.extend(
        extra
            .iter()
            .map(|item| format!("line {} is not expected: {}", item.line, item.words)),
    );
    all.extend(
        missing
            .iter()
            .map(|item| format!("missing: {}", item.words)),
    );
    let moved = these
        .iter()
        .zip(&those)
        .find(|(one, other)| one.statement != other.statement);
    if let Some((item, _)) = moved.filter(|_| extra.is_empty() && missing.is_empty()) {
        all.push(format!(
            "from line {} on the statements stand in another order",
            item.line
        ));
    }
    all.extend(leaks(found.review, expected.review));
    all
}

/// What keeps a script from being judged at all.
fn unsettled(side: &Side<'_>) -> Vec<String> {
    let oddities = side.script.oddities.iter();
    let odd = oddities.filter(|oddity| oddity.kind.gravity() != Gravity::Note);
    let odd = odd.map(|oddity| format!("line {}: {}", oddity.line, oddity.kind));
    let unknown = side.script.statements.iter().filter(|located| {
        matches!(
            located.statement,
            Statement::Unknown(_) | Statement::ExecuteImmediate { .. }
        )
    });
    odd.chain(unknown.map(|located| format!("line {} is not understood", located.line)))
        .collect()
}

/// Who gains something that the expected script gives nobody.
fn leaks(found: &Review, expected: &Review) -> Vec<String> {
    let new = found.gains.iter().filter(|gain| {
        let mut known = expected.gains.iter();
        known.all(|known| (&known.who, &known.what) != (&gain.who, &gain.what))
    });
    new.map(leak).collect()
}

fn leak(gain: &Gain) -> String {
    let path = match gain.path.as_slice() {
        [] => String::new(),
        path => format!(" through {}", path.join(", ")),
    };
    format!("{} gains {}{path}", gain.who, gain.what)
}

/// A statement in the form in which it is compared.
#[derive(Debug, Clone)]
struct Item {
    line: u32,
    statement: Statement,
    words: String,
}

fn items(side: &Side<'_>) -> Vec<Item> {
    let statements = side.script.statements.iter().zip(&side.review.statements);
    let mut items: Vec<Item> = statements
        .flat_map(|(located, reviewed)| {
            let words = match reviewed.effects.as_slice() {
                [] => "a statement without effects on the model".to_owned(),
                effects => effects.join("; "),
            };
            let plain = plain(&located.statement);
            plain.into_iter().map(move |statement| Item {
                line: located.line,
                statement,
                words: words.clone(),
            })
        })
        .collect();
    let is_grant = |item: &Item| matches!(item.statement, Statement::Grant { .. });
    for together in items.chunk_by_mut(|one, other| is_grant(one) && is_grant(other)) {
        together.sort_by_key(|item| grant_words(&item.statement));
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
fn plain(statement: &Statement) -> Vec<Statement> {
    match statement {
        Statement::Read(_) => Vec::new(),
        Statement::Grant {
            privileges: Privileges::List(listed),
            on,
            to,
            with_grant_option,
        } => {
            let one = |privilege| Statement::Grant {
                privileges: Privileges::List(vec![privilege]),
                on: on.clone(),
                to: to.clone(),
                with_grant_option: *with_grant_option,
            };
            listed.iter().copied().map(one).collect()
        }
        Statement::Create { properties, .. } => {
            let mut sorted = statement.clone();
            if let Statement::Create {
                properties: own, ..
            } = &mut sorted
            {
                let mut properties = properties.clone();
                properties.sort_by(|one, other| one.name.cmp(&other.name));
                *own = properties;
            }
            vec![sorted]
        }
        statement => vec![statement.clone()],
    }
}
