//! The readings of Snowflake's documentation under which a script can be judged.
//!
//! Each switch is a rule that the documentation leaves open, contradicts, or rolls out account
//! by account. Everything else in the model is documented and not switched.

use std::cell::Cell;

/// One reading of the rules that are not certain.
///
/// ```
/// use sfgen::account::Rules;
///
/// assert!(Rules::readings().contains(&Rules::default()));
/// ```
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Rules {
    /// Whether MANAGE GRANTS alone lets a role grant IMPORTED PRIVILEGES on the SNOWFLAKE
    /// database, and its database roles. Its page names ACCOUNTADMIN; the general rule for
    /// imported databases names MANAGE GRANTS as well. Cautious: no.
    /// <https://docs.snowflake.com/en/sql-reference/account-usage#enabling-other-roles-to-use-schemas-in-the-snowflake-database>
    /// <https://docs.snowflake.com/en/user-guide/data-share-consumers>
    pub manage_grants_reaches_snowflake_database: bool,

    /// Whether MANAGE GRANTS alone lets a role grant APPLY MASKING POLICY and APPLY ROW ACCESS
    /// POLICY on the account: the policy guides let SECURITYADMIN do it. Cautious: no.
    /// <https://docs.snowflake.com/en/user-guide/security-column-intro>
    pub manage_grants_reaches_apply_policy: bool,

    /// Whether the grants of a role to others block the transfer of its ownership, as grants on
    /// any other object do. The documentation excepts roles; a public test saw one refused.
    /// Cautious: they block.
    /// <https://docs.snowflake.com/en/sql-reference/sql/grant-ownership>
    pub role_ownership_blocked_by_grants: bool,

    /// Whether `DROP DATABASE` is refused while a policy in it is attached outside; else the
    /// attachment dangles. Cautious: refused.
    /// <https://docs.snowflake.com/en/sql-reference/sql/drop-database>
    pub attached_policy_blocks_drop: bool,

    /// Whether `TYPE = LEGACY_SERVICE` is refused. The roll-out of 2026 makes it an invalid
    /// option, account by account and not on trial accounts; it was seen to be accepted on an
    /// account. Default: still accepted.
    /// <https://docs.snowflake.com/en/user-guide/security-mfa-rollout>
    pub legacy_service_refused: bool,

    /// Whether `CREATE … IF NOT EXISTS` is refused over an object on which the role holds
    /// nothing, as third parties report for schemas. Default: it succeeds and changes nothing.
    pub if_not_exists_refused_over_unseen: bool,

    /// Whether renaming a user keeps the LOGIN_NAME that had defaulted to the old name; else it
    /// follows. The documentation is silent. Cautious: kept.
    /// <https://docs.snowflake.com/en/sql-reference/sql/alter-user>
    pub rename_keeps_default_login_name: bool,

    /// Whether `USE ROLE` is refused inside a procedural block. The documentation lets a block
    /// change the session, and does not name roles. Default: it is done.
    /// <https://docs.snowflake.com/en/developer-guide/stored-procedure/stored-procedures-rights>
    pub use_role_refused_in_block: bool,
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            manage_grants_reaches_snowflake_database: false,
            manage_grants_reaches_apply_policy: false,
            role_ownership_blocked_by_grants: true,
            attached_policy_blocks_drop: true,
            legacy_service_refused: false,
            if_not_exists_refused_over_unseen: false,
            rename_keeps_default_login_name: true,
            use_role_refused_in_block: false,
        }
    }
}

/// One of the switches of [`Rules`].
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[expect(missing_docs, reason = "each is the field of its name")]
pub enum Switch {
    ManageGrantsReachesSnowflakeDatabase,
    ManageGrantsReachesApplyPolicy,
    RoleOwnershipBlockedByGrants,
    AttachedPolicyBlocksDrop,
    LegacyServiceRefused,
    IfNotExistsRefusedOverUnseen,
    RenameKeepsDefaultLoginName,
    UseRoleRefusedInBlock,
}

impl Switch {
    /// Every switch.
    pub const ALL: [Self; 8] = [
        Self::ManageGrantsReachesSnowflakeDatabase,
        Self::ManageGrantsReachesApplyPolicy,
        Self::RoleOwnershipBlockedByGrants,
        Self::AttachedPolicyBlocksDrop,
        Self::LegacyServiceRefused,
        Self::IfNotExistsRefusedOverUnseen,
        Self::RenameKeepsDefaultLoginName,
        Self::UseRoleRefusedInBlock,
    ];

    /// What is asked, in words.
    pub const fn question(self) -> &'static str {
        match self {
            Self::ManageGrantsReachesSnowflakeDatabase => {
                "manage grants reaches snowflake database"
            }
            Self::ManageGrantsReachesApplyPolicy => "manage grants reaches apply policy",
            Self::RoleOwnershipBlockedByGrants => "role ownership blocked by grants",
            Self::AttachedPolicyBlocksDrop => "attached policy blocks drop",
            Self::LegacyServiceRefused => "legacy service refused",
            Self::IfNotExistsRefusedOverUnseen => "if not exists refused over unseen",
            Self::RenameKeepsDefaultLoginName => "rename keeps default login name",
            Self::UseRoleRefusedInBlock => "use role refused in block",
        }
    }

    fn of(self, rules: &mut Rules) -> &mut bool {
        match self {
            Self::ManageGrantsReachesSnowflakeDatabase => {
                &mut rules.manage_grants_reaches_snowflake_database
            }
            Self::ManageGrantsReachesApplyPolicy => &mut rules.manage_grants_reaches_apply_policy,
            Self::RoleOwnershipBlockedByGrants => &mut rules.role_ownership_blocked_by_grants,
            Self::AttachedPolicyBlocksDrop => &mut rules.attached_policy_blocks_drop,
            Self::LegacyServiceRefused => &mut rules.legacy_service_refused,
            Self::IfNotExistsRefusedOverUnseen => &mut rules.if_not_exists_refused_over_unseen,
            Self::RenameKeepsDefaultLoginName => &mut rules.rename_keeps_default_login_name,
            Self::UseRoleRefusedInBlock => &mut rules.use_role_refused_in_block,
        }
    }
}

impl Rules {
    /// The default reading first, then each switch turned alone, then all turned.
    pub fn readings() -> Vec<Self> {
        let alone = Switch::ALL
            .into_iter()
            .map(|switch| Self::default().turned(switch));
        let all = Switch::ALL.into_iter().fold(Self::default(), Self::turned);
        std::iter::once(Self::default())
            .chain(alone)
            .chain(std::iter::once(all))
            .collect()
    }

    /// The reading in which one switch stands the other way.
    #[must_use]
    pub fn turned(mut self, switch: Switch) -> Self {
        let value = switch.of(&mut self);
        *value = !*value;
        self
    }
}

/// A reading in use, which remembers what was asked of it: a switch that nobody has asked for
/// makes no difference to what was run.
#[derive(Debug, Clone, Default)]
pub struct Reading {
    rules: Rules,
    asked: Cell<[bool; Switch::ALL.len()]>,
}

impl Reading {
    /// The reading `rules`, of which nothing was asked yet.
    pub fn new(rules: Rules) -> Self {
        let asked = Cell::default();
        Self { rules, asked }
    }

    /// How a switch stands; ask where it decides, and nowhere else.
    pub(super) fn says(&self, switch: Switch) -> bool {
        let mut asked = self.asked.get();
        asked[switch as usize] = true;
        self.asked.set(asked);
        let mut rules = self.rules;
        *switch.of(&mut rules)
    }

    /// The switches that were asked for.
    pub fn asked(&self) -> impl Iterator<Item = Switch> {
        let asked = self.asked.get();
        Switch::ALL
            .into_iter()
            .filter(move |switch| asked[*switch as usize])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_switch_is_turned_alone_in_one_reading() {
        let readings = Rules::readings();
        assert_eq!(readings[0], Rules::default());
        for (reading, switch) in readings[1..].iter().zip(Switch::ALL) {
            assert_ne!(*reading, Rules::default());
            assert_eq!(reading.turned(switch), Rules::default());
        }
        assert_eq!(readings.len(), Switch::ALL.len() + 2);
    }

    #[test]
    fn every_field_is_a_switch_of_its_name() {
        let fields = format!("{:?}", Rules::default());
        assert_eq!(fields.matches(": ").count(), Switch::ALL.len());
        for (number, switch) in Switch::ALL.into_iter().enumerate() {
            let field = switch.question().replace(' ', "_");
            assert!(fields.contains(&field), "{field}");
            assert_eq!(field.replace('_', ""), format!("{switch:?}").to_lowercase());
            assert_eq!(switch as usize, number);
        }
    }

    #[test]
    fn a_reading_remembers_what_was_asked_of_it() {
        let reading = Reading::new(Rules::default().turned(Switch::LegacyServiceRefused));
        assert_eq!(reading.asked().count(), 0);
        assert!(reading.says(Switch::LegacyServiceRefused));
        assert!(!reading.says(Switch::UseRoleRefusedInBlock));
        let asked: Vec<Switch> = reading.asked().collect();
        let expected = [Switch::LegacyServiceRefused, Switch::UseRoleRefusedInBlock];
        assert_eq!(asked, expected);
    }
}
