//! The readings of Snowflake's documentation under which a script can be judged.
//!
//! Each switch is a rule that the documentation leaves open, contradicts, or rolls out account
//! by account. Everything else in the model is documented and not switched.

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

/// A switch by its name.
type Switch = (&'static str, fn(&mut Rules) -> &mut bool);

const SWITCHES: [Switch; 8] = [
    ("manage_grants_reaches_snowflake_database", |rules| {
        &mut rules.manage_grants_reaches_snowflake_database
    }),
    ("manage_grants_reaches_apply_policy", |rules| {
        &mut rules.manage_grants_reaches_apply_policy
    }),
    ("role_ownership_blocked_by_grants", |rules| {
        &mut rules.role_ownership_blocked_by_grants
    }),
    ("attached_policy_blocks_drop", |rules| {
        &mut rules.attached_policy_blocks_drop
    }),
    ("legacy_service_refused", |rules| {
        &mut rules.legacy_service_refused
    }),
    ("if_not_exists_refused_over_unseen", |rules| {
        &mut rules.if_not_exists_refused_over_unseen
    }),
    ("rename_keeps_default_login_name", |rules| {
        &mut rules.rename_keeps_default_login_name
    }),
    ("use_role_refused_in_block", |rules| {
        &mut rules.use_role_refused_in_block
    }),
];

impl Rules {
    /// The default reading first, then each switch turned alone, then all turned.
    pub fn readings() -> Vec<Self> {
        let alone = SWITCHES.iter().map(|switch| Self::default().turned(switch));
        let all = SWITCHES.iter().fold(Self::default(), Self::turned);
        std::iter::once(Self::default())
            .chain(alone)
            .chain(std::iter::once(all))
            .collect()
    }

    /// The names of the switches on which this reading differs from the default.
    pub fn turned_switches(mut self) -> Vec<&'static str> {
        let mut default = Self::default();
        SWITCHES
            .iter()
            .filter(|(_, switch)| switch(&mut self) != switch(&mut default))
            .map(|(name, _)| *name)
            .collect()
    }

    fn turned(mut self, (_, switch): &Switch) -> Self {
        let value = switch(&mut self);
        *value = !*value;
        self
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_switch_is_turned_alone_in_one_reading() {
        let readings = Rules::readings();
        for (name, _) in SWITCHES {
            let alone = |reading: &&Rules| reading.turned_switches() == [name];
            assert_eq!(readings.iter().filter(alone).count(), 1, "{name}");
        }
        assert_eq!(readings.len(), SWITCHES.len() + 2);
    }

    #[test]
    fn every_field_is_a_switch() {
        let fields = format!("{:?}", Rules::default()).matches(": ").count();
        assert_eq!(fields, SWITCHES.len());
    }
}
