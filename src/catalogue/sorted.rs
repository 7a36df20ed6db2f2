//! Joining the families' tables into one order, when sfgen is compiled.

use std::cmp::Ordering;

use super::kind::Kind;

/// How many kinds `families` hold.
pub(super) const fn count(families: &[&[&str]]) -> usize {
    let mut count = 0;
    let mut family = 0;
    while family < families.len() {
        count += families[family].len();
        family += 1;
    }
    count
}

/// The words of all families, in order.
pub(super) const fn words<const N: usize>(
    families: &[&'static [&'static str]],
) -> [&'static str; N] {
    let mut words = [""; N];
    let mut length = 0;
    let mut family = 0;
    while family < families.len() {
        let mut one = 0;
        while one < families[family].len() {
            let mut place = length;
            while place > 0 && is_before(families[family][one], words[place - 1]) {
                words[place] = words[place - 1];
                place -= 1;
            }
            words[place] = families[family][one];
            length += 1;
            one += 1;
        }
        family += 1;
    }
    words
}

/// The rows of all families, each at its kind's place.
pub(super) const fn rows<const N: usize>(families: &[&'static [Kind]]) -> [&'static Kind; N] {
    let mut rows = [&families[0][0]; N];
    let mut family = 0;
    while family < families.len() {
        let mut one = 0;
        while one < families[family].len() {
            let row = &families[family][one];
            rows[row.kind.rank()] = row;
            one += 1;
        }
        family += 1;
    }
    rows
}

/// Whether two texts are the same; `==` is not for constants yet.
pub(super) const fn is_same(one: &str, other: &str) -> bool {
    matches!(compare(one.as_bytes(), other.as_bytes()), Ordering::Equal)
}

const fn is_before(one: &str, other: &str) -> bool {
    matches!(compare(one.as_bytes(), other.as_bytes()), Ordering::Less)
}

const fn compare(one: &[u8], other: &[u8]) -> Ordering {
    match (one, other) {
        ([], []) => Ordering::Equal,
        ([], _) => Ordering::Less,
        (_, []) => Ordering::Greater,
        ([first, one @ ..], [second, other @ ..]) if *first == *second => compare(one, other),
        ([first, ..], [second, ..]) if *first < *second => Ordering::Less,
        _ => Ordering::Greater,
    }
}
