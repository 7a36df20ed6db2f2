//! Who may: ownership, privileges, and in whose name something is granted.
//!
//! CREATE is authorized by the primary role alone, everything else by any active role:
//! <https://docs.snowflake.com/en/user-guide/security-access-control-overview>.

use super::grant::Target;
use super::object::ObjectId;
use super::refusal::Refusal;
use super::rules::Switch;
use super::step::Step;
use super::system;
use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::Modifier;

impl Step<'_> {
    /// Whether an active role owns `object`, or has the role that does.
    pub(super) fn owns(&self, object: &ObjectId) -> bool {
        self.account
            .owner_of(object)
            .is_some_and(|owner| self.active.contains(owner))
    }

    /// Whether an active role holds `privilege` on `on`.
    pub(super) fn holds(&self, privilege: Privilege, on: &Target) -> bool {
        self.active
            .iter()
            .any(|role| self.account.holds(role, privilege, on).is_some())
    }

    /// Whether an active role holds MANAGE GRANTS on the account.
    pub(super) fn manages_grants(&self) -> bool {
        self.holds(Privilege::MANAGE_GRANTS, &Target::Account)
    }

    /// Whether an active role is ACCOUNTADMIN or has it.
    pub(super) fn is_account_admin(&self) -> bool {
        self.active.iter().any(system::is_account_admin)
    }

    /// Dropping and altering need of an active role or of one that it has; MANAGE
    /// GRANTS is not enough.
    /// <https://docs.snowflake.com/en/user-guide/security-access-control-considerations>
    pub(super) fn must_own(&self, object: &ObjectId) -> Result<(), Refusal> {
        self.must_own_or_hold(object, &[])
    }

    /// As [`Self::must_own`], or one of `privileges` on the object.
    pub(super) fn must_own_or_hold(
        &self,
        object: &ObjectId,
        privileges: &[Privilege],
    ) -> Result<(), Refusal> {
        let on = Target::Object(object.clone());
        if self.owns(object)
            || privileges
                .iter()
                .any(|privilege| self.holds(*privilege, &on))
        {
            return Ok(());
        }
        let missing = std::iter::once(Privilege::OWNERSHIP).chain(privileges.iter().copied());
        Err(self.insufficient(on, missing.collect()))
    }

    /// Needs `privilege` on `on`, of any active role; owning an object is enough.
    pub(super) fn must_hold(&self, privilege: Privilege, on: &Target) -> Result<(), Refusal> {
        let owned = on.object().is_some_and(|object| self.owns(object));
        if owned || self.holds(privilege, on) {
            return Ok(());
        }
        Err(self.insufficient(on.clone(), vec![privilege]))
    }

    /// Needs `privilege` on `on` of the primary role, or of one that it has.
    pub(super) fn primary_must_hold(
        &self,
        privilege: Privilege,
        on: &Target,
    ) -> Result<(), Refusal> {
        let owner = on.object().and_then(|object| self.account.owner_of(object));
        let holds = |role: &ObjectId| {
            owner == Some(role) || self.account.holds(role, privilege, on).is_some()
        };
        if self.primary.iter().any(holds) {
            return Ok(());
        }
        Err(self.insufficient(on.clone(), vec![privilege]))
    }

    pub(super) fn insufficient(&self, on: Target, missing: Vec<Privilege>) -> Refusal {
        Refusal::InsufficientPrivileges {
            on,
            primary: self.session.primary.name.clone(),
            missing,
        }
    }

    /// In whose name `privilege` on `on` is granted: an active role that owns the object; else
    /// one that holds the privilege with the grant option; else, by MANAGE GRANTS, the owner.
    /// <https://docs.snowflake.com/en/sql-reference/sql/show-grants>
    ///
    /// In a managed access schema the schema's owner takes the object owner's place:
    /// <https://docs.snowflake.com/en/sql-reference/sql/grant-privilege>.
    pub(super) fn grantor(
        &self,
        privilege: Privilege,
        on: &Target,
    ) -> Result<Option<ObjectId>, Refusal> {
        let found = match on {
            Target::Account => self.account_grantor(privilege),
            Target::Object(object) if system::is_snowflake(object) => self.snowflake_grantor(),
            Target::Object(object) => self.object_grantor(privilege, object, on),
        };
        found.map(Some).ok_or_else(|| Refusal::GrantNotExecuted {
            privileges: vec![privilege],
            on: on.clone(),
            needs: needs(privilege, on),
        })
    }

    /// Privileges on the account are granted by ACCOUNTADMIN or with the grant option. MANAGE
    /// GRANTS is not enough, as third parties report; for APPLY MASKING POLICY and APPLY ROW
    /// ACCESS POLICY that is a switch.
    /// <https://github.com/snowflakedb/terraform-provider-snowflake/issues/670>
    /// <https://github.com/littleK0i/SnowDDL/issues/179>
    fn account_grantor(&self, privilege: Privilege) -> Option<ObjectId> {
        let is_switched = [
            Privilege::APPLY_MASKING_POLICY,
            Privilege::APPLY_ROW_ACCESS_POLICY,
        ]
        .contains(&privilege);
        let reaches = || self.reading.says(Switch::ManageGrantsReachesApplyPolicy);
        self.with_grant_option(privilege, &Target::Account)
            .or_else(|| (is_switched && reaches()).then(|| self.grants_manager())?)
    }

    /// Access to the SNOWFLAKE database is granted by ACCOUNTADMIN; whether MANAGE GRANTS is
    /// enough is a switch.
    fn snowflake_grantor(&self) -> Option<ObjectId> {
        if self.is_account_admin() {
            return Some(ObjectId::role(system::ACCOUNTADMIN));
        }
        self.reading
            .says(Switch::ManageGrantsReachesSnowflakeDatabase)
            .then(|| self.grants_manager())?
    }

    fn object_grantor(
        &self,
        privilege: Privilege,
        object: &ObjectId,
        on: &Target,
    ) -> Option<ObjectId> {
        let owner = self.granting_owner(object);
        if let Some(owner) = owner.filter(|owner| self.active.contains(owner)) {
            return Some(owner.clone());
        }
        self.with_grant_option(privilege, on)
            .or_else(|| owner.filter(|_| self.manages_grants()).cloned())
            .or_else(|| self.grants_manager().filter(|_| owner.is_none()))
    }

    /// The owner whose word counts for grants on `object`.
    pub(super) fn granting_owner(&self, object: &ObjectId) -> Option<&ObjectId> {
        match object.container() {
            Some(schema) if self.is_managed(&schema) => self.account.owner_of(&schema),
            _ => self.account.owner_of(object),
        }
    }

    /// Whether `schema` is a managed access schema.
    pub(super) fn is_managed(&self, schema: &ObjectId) -> bool {
        schema.kind == ObjectKind::SCHEMA
            && self
                .account
                .object(schema)
                .is_some_and(|schema| schema.modifiers.contains(&Modifier::ManagedAccess))
    }

    /// The first active role that holds `privilege` with the grant option; Snowflake's choice
    /// among several is not documented.
    fn with_grant_option(&self, privilege: Privilege, on: &Target) -> Option<ObjectId> {
        self.active
            .iter()
            .find(|role| self.account.holds(role, privilege, on) == Some(true))
            .cloned()
    }

    /// The first active role that holds MANAGE GRANTS.
    fn grants_manager(&self) -> Option<ObjectId> {
        self.active
            .iter()
            .find(|role| {
                self.account
                    .holds(role, Privilege::MANAGE_GRANTS, &Target::Account)
                    .is_some()
            })
            .cloned()
    }
}

/// What granting `privilege` on `on` takes, in words.
fn needs(privilege: Privilege, on: &Target) -> &'static str {
    match on {
        Target::Account => "the privilege WITH GRANT OPTION, or ACCOUNTADMIN",
        Target::Object(object)
            if system::is_snowflake(object) || privilege == Privilege::IMPORTED_PRIVILEGES =>
        {
            "ACCOUNTADMIN"
        }
        Target::Object(_) => "the privilege WITH GRANT OPTION, or MANAGE GRANTS",
    }
}
