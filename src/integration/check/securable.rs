//! Governing by ownership instead of MANAGE GRANTS.

use std::collections::BTreeSet;

use super::Check;
use crate::diagnostic::Path;
use crate::integration::{ManageGrants, Securable};
use crate::payload;

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
        let message =
            "without MANAGE GRANTS Immuta cannot manage the role that is granted to the account";
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
        let mut securables = BTreeSet::new();
        for (index, text) in given.iter().enumerate() {
            let securable = self.securable(index, text);
            complete &= securable.is_some();
            securables.extend(securable);
        }
        complete.then(|| securables.into_iter().collect())
    }

    /// `DATABASE[.SCHEMA]=OWNER_ROLE`: the names as they are stored, without quotes.
    fn securable(&mut self, index: usize, text: &str) -> Option<Securable> {
        let path = Path::new("sfgen.securables").index(index);
        let Some((place, owner)) = text.split_once('=') else {
            self.error(path, "has no owner", FORM);
            return None;
        };
        let (database, schema) = match place.split_once('.') {
            Some((database, schema)) => (database, Some(schema)),
            None => (place, None),
        };
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
