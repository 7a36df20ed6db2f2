//! What an edit changes about the system account.

use super::request::{Earlier, EditOptions, Rotation};
use crate::integration::{Authentication, Credential, Integration, Setup};
use crate::script::view::{Word, type_of};
use crate::script::warehouse::default_warehouse;
use crate::text::{Identifier, Literal};

/// The changes of the system account, in the order in which the script makes them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct AccountChange<'a> {
    pub(super) old_name: &'a Identifier,
    pub(super) name: &'a Identifier,
    pub(super) login_name: Option<&'a Literal>,
    pub(super) default_warehouse: Option<&'a Identifier>,
    pub(super) unset_default_warehouse: bool,
    /// A type that may have a password, before the password is set.
    pub(super) type_before: Option<Word>,
    pub(super) public_key: Option<&'a Literal>,
    pub(super) second_public_key: Option<&'a Literal>,
    pub(super) password: bool,
    pub(super) unset_password: bool,
    pub(super) unset_public_key: bool,
    pub(super) unset_second_public_key: bool,
    /// A type that may not have a password, once there is none.
    pub(super) type_after: Option<Word>,
}

/// What a user signs in with.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Means {
    Elsewhere,
    PublicKey,
    Password,
}

impl<'a> AccountChange<'a> {
    pub(super) fn between(
        earlier: Option<&'a Earlier>,
        new: &'a Setup,
        options: EditOptions,
    ) -> Option<Self> {
        let integration = new.integration();
        let old = earlier.map(|earlier| &earlier.integration);
        let mut change = Self::of_names(old, integration);
        change.credential(earlier, new, options.rotation);
        change.changes_anything().then_some(change)
    }

    fn of_names(old: Option<&'a Integration>, new: &'a Integration) -> Self {
        let login_name = old.is_none_or(|old| old.login_name != new.login_name);
        let warehouse = default_warehouse(new);
        let other_warehouse = old.is_none_or(|old| default_warehouse(old) != warehouse);
        Self {
            old_name: old.map_or(&new.system_account, |old| &old.system_account),
            name: &new.system_account,
            login_name: login_name.then_some(&new.login_name),
            default_warehouse: warehouse.filter(|_| other_warehouse),
            unset_default_warehouse: other_warehouse && warehouse.is_none(),
            type_before: None,
            public_key: None,
            second_public_key: None,
            password: false,
            unset_password: false,
            unset_public_key: false,
            unset_second_public_key: false,
            type_after: None,
        }
    }

    fn credential(
        &mut self,
        earlier: Option<&Earlier>,
        new: &'a Setup,
        rotation: Option<Rotation>,
    ) {
        match (new.credential(), rotation) {
            (Credential::PublicKey(key), Some(Rotation::Begin)) => {
                self.second_public_key = Some(key);
                return;
            }
            (Credential::PublicKey(key), Some(Rotation::Finish)) => {
                self.public_key = Some(key);
                self.unset_second_public_key = true;
                return;
            }
            (Credential::PublicKey(key), None) if differs(earlier, new) => {
                self.public_key = Some(key);
            }
            (Credential::Password(_), _) => self.password = differs(earlier, new),
            (Credential::PublicKey(_) | Credential::Elsewhere, _) => {}
        }
        let old = earlier.map(|earlier| &earlier.integration.authentication);
        self.means(old, &new.integration().authentication);
    }

    /// Takes away what the system account no longer signs in with, and sets its type.
    fn means(&mut self, old: Option<&Authentication>, new: &Authentication) {
        let goes = |means| old.is_none_or(|old| means_of(old) == means) && means_of(new) != means;
        if *new == Authentication::Automatic {
            return;
        }
        self.unset_password = goes(Means::Password);
        self.unset_public_key = goes(Means::PublicKey);
        // Without the earlier state, a rotation may have been left unfinished.
        self.unset_second_public_key = self.unset_public_key || old.is_none();
        if old.is_none_or(|old| type_of(old) != type_of(new)) {
            match means_of(new) {
                Means::Password => self.type_before = Some(type_of(new)),
                Means::Elsewhere | Means::PublicKey => self.type_after = Some(type_of(new)),
            }
        }
    }

    pub(super) fn is_renamed(&self) -> bool {
        self.old_name != self.name
    }

    fn changes_anything(&self) -> bool {
        self.is_renamed()
            || self.login_name.is_some()
            || self.default_warehouse.is_some()
            || self.unset_default_warehouse
            || self.type_before.is_some()
            || self.public_key.is_some()
            || self.second_public_key.is_some()
            || self.password
            || self.unset_password
            || self.unset_public_key
            || self.unset_second_public_key
            || self.type_after.is_some()
    }
}

/// Whether the credential has to be set: not known to be the same.
fn differs(earlier: Option<&Earlier>, new: &Setup) -> bool {
    let before = earlier.and_then(|earlier| earlier.credential.as_ref());
    before != Some(new.credential())
}

fn means_of(authentication: &Authentication) -> Means {
    match authentication {
        Authentication::Automatic | Authentication::OAuthClientCredentials(_) => Means::Elsewhere,
        Authentication::KeyPair => Means::PublicKey,
        Authentication::UserPassword(_) => Means::Password,
    }
}
