//! Who can do what afterwards: a line or two for each user and role, the gravest first.

use std::collections::{BTreeMap, BTreeSet};

use super::document::Document;
use super::gains::{Group, Held};
use super::wrap::wrap;
use crate::review::Power;

/// As much of what somebody gains is named at most.
const NAMED: usize = 8;

/// Somebody who can do more or less than before.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Person<'a> {
    /// The user or role.
    pub(super) who: &'a str,
    /// Whether the script makes them.
    pub(super) is_new: bool,
    /// Whether they can do less.
    pub(super) loses: bool,
    /// What they gain or lose, by the role that holds it; without one, they hold it themselves.
    ways: Vec<(Option<&'a str>, &'a [Held])>,
}

/// Everybody who gains or loses, the gravest first; of what weighs the same, those who were there
/// before come first.
pub(super) fn people(document: &Document) -> Vec<Person<'_>> {
    let objects = document.plan.objects.iter();
    let new = objects.filter(|object| object.action == Some("add"));
    let new: BTreeSet<&str> = new.map(|object| object.object.as_str()).collect();
    let mut people = of_groups(&document.gains, false, &new);
    people.extend(of_groups(&document.losses, true, &new));
    people.sort_by_key(|person| (person.power(), person.loses, person.is_new, person.who));
    people
}

fn of_groups<'a>(groups: &'a [Group], loses: bool, new: &BTreeSet<&str>) -> Vec<Person<'a>> {
    let mut people: BTreeMap<&str, Person<'a>> = BTreeMap::new();
    for group in groups {
        for member in &group.members {
            let person = people.entry(&member.who).or_insert_with(|| Person {
                who: &member.who,
                is_new: new.contains(member.who.as_str()),
                loses,
                ways: Vec::new(),
            });
            let role = member.path.last().map(String::as_str);
            person.ways.push((role, &group.what));
        }
    }
    people.into_values().collect()
}

impl<'a> Person<'a> {
    /// How much the gravest of it lets them do.
    fn power(&self) -> Power {
        let gravest = self.ways.iter().filter_map(|(_, what)| what.first());
        let powers = gravest.map(|held| held.order);
        powers.min().unwrap_or(Power::Use)
    }

    /// The role through which everything comes, where it is one: they get it, and nothing else.
    fn only_role(&self) -> Option<&'a str> {
        let roles: BTreeSet<&str> = self.ways.iter().filter_map(|(role, _)| *role).collect();
        let role = match roles.first() {
            Some(role) if roles.len() == 1 => *role,
            Some(_) | None => return None,
        };
        let direct = self.ways.iter().filter(|(role, _)| role.is_none());
        let mut direct = direct.flat_map(|(_, what)| what.iter());
        direct.all(|held| held.what == role).then_some(role)
    }

    /// What they gain or lose, the gravest named, in `lines` lines of `width` characters or less
    /// where that can be.
    pub(super) fn words(&self, width: usize, lines: usize) -> Vec<String> {
        let role = self.only_role();
        let all = self.ways.iter().flat_map(|(_, what)| what.iter());
        let count = all.filter(|held| Some(held.what.as_str()) != role).count();
        let first = self
            .ways
            .iter()
            .flat_map(|(_, what)| what.iter().take(NAMED + 1));
        let mut held: Vec<&Held> = first
            .filter(|held| Some(held.what.as_str()) != role)
            .collect();
        held.sort_by_key(|held| held.order);
        held.truncate(NAMED);
        let mut best = Vec::new();
        for number in (1..=held.len()).rev() {
            best = wrap(&self.sentence(&held[..number], count - number, role), width);
            if best.len() <= lines {
                break;
            }
        }
        best
    }

    fn sentence(&self, held: &[&Held], more: usize, role: Option<&str>) -> String {
        let mut sentence = String::from(if self.loses { "loses " } else { "" });
        sentence.push_str(&list(held));
        if more > 0 {
            sentence.push_str(&format!(" and {more} more"));
        }
        if let Some(role) = role {
            sentence.push_str(&format!(", through {role}"));
        }
        sentence
    }
}

/// Privileges in a list, those on the same thing together: `SELECT, INSERT ON TABLE T, ROLE R`.
fn list(held: &[&Held]) -> String {
    let parts = held.iter().map(|held| {
        let plain = held.what.strip_suffix(" WITH GRANT OPTION");
        let plain = plain.unwrap_or(&held.what);
        match plain.split_once(" ON ") {
            Some((what, on)) => (what, Some(on)),
            None => (plain, None),
        }
    });
    let parts: Vec<(&str, Option<&str>)> = parts.collect();
    let together = parts.chunk_by(|(_, one), (_, other)| one.is_some() && one == other);
    let together = together.map(|parts| {
        let names: Vec<&str> = parts.iter().map(|(what, _)| *what).collect();
        match parts {
            [(_, Some(on)), ..] => format!("{} ON {on}", names.join(", ")),
            _ => names.join(", "),
        }
    });
    together.collect::<Vec<String>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::{Held, list};
    use crate::review::Power;

    #[test]
    fn privileges_on_the_same_thing_stand_together() {
        let held = [
            "A ON ACCOUNT WITH GRANT OPTION",
            "B ON ACCOUNT",
            "ROLE R",
            "C ON TABLE T",
        ];
        let held = held.map(|what| Held {
            power: Power::Use.as_str(),
            what: what.to_owned(),
            order: Power::Use,
        });
        let held: Vec<&Held> = held.iter().collect();
        assert_eq!(list(&held), "A, B ON ACCOUNT, ROLE R, C ON TABLE T");
    }
}
