//! Governing by ownership instead of MANAGE GRANTS.

use std::collections::{BTreeMap, BTreeSet};

use super::Check;
use crate::catalogue::system::SNOWFLAKE;
use crate::diagnostic::Path;
use crate::integration::names::{SAMPLE_DATA, is_system_role};
use crate::integration::{Integration, ManageGrants, Securable};
use crate::payload;
use crate::text::Identifier;

const FORM: &str = "write DATABASE=OWNER_ROLE or DATABASE.SCHEMA=OWNER_ROLE";

impl Check<'_> {
    pub(super) fn manage_grants(&mut self) -> Option<ManageGrants> {
        let given = self.options.securables.clone().unwrap_or_default();
        let take = self.options.take_ownership == Some(true);
        match self.options.manage_grants {
            None | Some(payload::ManageGrants::Account) => {
                self.only_with_ownership(!given.is_empty(), "sfgen.securables");
                self.only_with_ownership(take, "sfgen.takeOwnership");
                Some(ManageGrants::Account)
            }
            Some(payload::ManageGrants::Ownership) => {
                let securables = self.securables(&given)?;
                self.warn_of_ownership(take);
                Some(ManageGrants::Ownership { securables, take })
            }
        }
    }

    fn only_with_ownership(&mut self, given: bool, path: &'static str) {
        if given {
            let message = "has a meaning only with manageGrants: ownership";
            self.error(
                Path::new(path),
                message,
                "set sfgen.manageGrants to ownership, or leave it out",
            );
        }
    }

    fn warn_of_ownership(&mut self, take: bool) {
        let message = "without MANAGE GRANTS Immuta can grant no more than what its system role owns or inherits";
        let help = "Immuta's documentation advises to run its script without this change";
        self.warn(Path::new("sfgen.manageGrants"), message, help);
        if take {
            let message = "the owners lose what they reach by owning alone";
            let help = "every table and view in the securables changes hands, whoever owns it";
            self.warn(Path::new("sfgen.takeOwnership"), message, help);
        }
    }

    fn securables(&mut self, given: &[String]) -> Option<Vec<Securable>> {
        if given.is_empty() {
            let message = "manageGrants: ownership needs at least one securable";
            self.error(Path::new("sfgen.securables"), message, FORM);
            return None;
        }
        let mut complete = true;
        let mut places = Places::default();
        let mut securables = BTreeSet::new();
        for (index, text) in given.iter().enumerate() {
            let securable = self.securable(index, text);
            complete &= securable.is_some();
            if let Some(securable) = securable {
                self.apart_from_others(index, &securable, &mut places);
                securables.insert(securable);
            }
        }
        complete.then(|| securables.into_iter().collect())
    }

    /// No securable is, holds or stands in another, so that each has one owner.
    fn apart_from_others(&mut self, index: usize, securable: &Securable, places: &mut Places) {
        let Some((other, how)) = places.overlap(securable) else {
            places.add(index, securable);
            return;
        };
        let message = format!("{how} sfgen.securables[{other}]");
        let help = "list each database or schema once, with the one role that owns what is in it";
        self.error(place_of(index), message, help);
    }

    /// A database of this account's own, other than the one that Immuta manages.
    fn ordinary_database(&mut self, index: usize, database: &str) {
        let help = "name a database whose tables and views a role of this account owns";
        if [SNOWFLAKE, SAMPLE_DATA]
            .iter()
            .any(|own| database.eq_ignore_ascii_case(own))
        {
            let message =
                format!("`{database}` is Snowflake's own, and nobody here owns what is in it");
            self.error(place_of(index), message, help);
        } else if self.config.database.as_deref() == Some(database) {
            let message = format!(
                "`{database}` is the database that Immuta manages: config.database names it"
            );
            self.error(place_of(index), message, help);
        }
    }

    /// The owners are granted to the system role: none may be one that gives it more than their
    /// tables, or that delete could then not grant the system role to.
    pub(super) fn owners(&mut self, of: &Integration) {
        let given = self.options.securables.clone().unwrap_or_default();
        for (index, text) in given.iter().enumerate() {
            let Some((_, owner)) = text.split_once('=') else {
                continue;
            };
            if let Some(who) = unfit_owner(of, owner) {
                let message = format!("the owner `{owner}` is {who}");
                let help = "give the tables to a role of their own, and name that one";
                self.error(place_of(index), message, help);
            }
        }
    }

    /// `DATABASE[.SCHEMA]=OWNER_ROLE`: the names as they are stored, without quotes.
    fn securable(&mut self, index: usize, text: &str) -> Option<Securable> {
        let path = place_of(index);
        let Some((place, owner)) = text.split_once('=') else {
            self.error(path, "has no owner", FORM);
            return None;
        };
        let (database, schema) = match place.split_once('.') {
            Some((database, schema)) => (database, Some(schema)),
            None => (place, None),
        };
        self.ordinary_database(index, database);
        let schema = schema.map(|schema| self.name(path.clone(), schema));
        Some(Securable {
            database: self.name(path.clone(), database)?,
            owner: self.existing_role(path, owner)?,
            schema: match schema {
                Some(schema) => Some(schema?),
                None => None,
            },
        })
    }
}

/// Where the securable stands in the options.
fn place_of(index: usize) -> Path {
    Path::new("sfgen.securables").index(index)
}

/// Why a role cannot be the owner, if it cannot.
fn unfit_owner(of: &Integration, owner: &str) -> Option<&'static str> {
    let is = |role: &Identifier| role.as_str() == owner;
    if is(&of.system_role) {
        Some("the system role itself, to which it would be granted")
    } else if is(&of.setup_role) {
        Some("the setup role, whose MANAGE GRANTS the system role would inherit")
    } else if of.impersonation.as_ref().is_some_and(is) {
        Some("the impersonation role, which the script makes")
    } else if Identifier::new(owner).is_ok_and(|owner| is_system_role(&owner)) {
        Some(
            "one of Snowflake's own roles, from which the system role would inherit more than tables",
        )
    } else {
        None
    }
}

/// Databases and schemas that are listed already, each with its number in the list.
#[derive(Default)]
struct Places(BTreeMap<(Identifier, Option<Identifier>), usize>);

impl Places {
    fn add(&mut self, index: usize, securable: &Securable) {
        let Securable {
            database, schema, ..
        } = securable;
        self.0.insert((database.clone(), schema.clone()), index);
    }

    /// A place that has something in common with the securable's, and what.
    fn overlap(&self, securable: &Securable) -> Option<(usize, &'static str)> {
        let database = (securable.database.clone(), None);
        let place = (securable.database.clone(), securable.schema.clone());
        if let Some(other) = self.0.get(&place) {
            return Some((*other, "names the same place as"));
        }
        if let Some(other) = self.0.get(&database) {
            return Some((*other, "stands in the database of"));
        }
        // The schemas of a database come right after it.
        let (next, other) = self.0.range(place..).next()?;
        let holds = securable.schema.is_none() && next.0 == securable.database;
        holds.then_some((*other, "holds the schema of"))
    }
}
