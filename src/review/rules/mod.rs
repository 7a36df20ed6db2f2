//! The rules: what is dangerous or wrong in a script, why, and what to do instead.
//!
//! One table; the id of a rule names its fixture and its reports too. A rule looks at a whole
//! [`Trace`] and says where it applies; it knows nothing of the other rules.

mod grants;
mod objects;
mod order;
mod outside;
mod ownership;
mod policies;
mod reading;
mod users;

use super::allow;
use super::finding::{Hit, Severity};
use super::trace::Trace;

/// A rule.
pub struct Rule {
    /// Its name in kebab-case, which names the fault.
    pub id: &'static str,
    /// How grave what it finds is.
    pub severity: Severity,
    /// What is wrong.
    pub wrong: &'static str,
    /// Why that matters.
    pub why: &'static str,
    /// Where that is documented.
    pub link: &'static str,
    /// What to do instead.
    pub instead: &'static str,
    /// What it rests on that Snowflake does not document.
    pub inference: Option<&'static str>,
    pub(super) check: fn(&Trace<'_>) -> Vec<Hit>,
}

impl std::fmt::Debug for Rule {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.id)
    }
}

/// A rule is its name.
impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.id == other.id
    }
}

impl Eq for Rule {}

/// Every rule, in the order of the documentation: what cannot be judged, what is refused, what
/// is granted, what changes hands, objects, users, the order of statements.
pub const RULES: &[Rule] = &[
    Rule {
        id: "statement-not-understood",
        severity: Severity::Error,
        wrong: "a statement is not understood",
        why: "nobody has said what it does; the review is not complete without it",
        link: "https://docs.snowflake.com/en/sql-reference/sql-all",
        instead: "read it by hand, write it in the documented form, or take it out and review the rest",
        inference: None,
        check: reading::not_understood,
    },
    Rule {
        id: "text-not-settled",
        severity: Severity::Error,
        wrong: "the text holds something that no documented rule reads",
        why: "an unclosed quote, an invisible character or a stray token lets two readers see two different scripts",
        link: "https://docs.snowflake.com/en/sql-reference/identifiers-syntax",
        instead: "remove it, or write it in plain characters",
        inference: None,
        check: reading::not_settled,
    },
    Rule {
        id: "client-rewrites-text",
        severity: Severity::Error,
        wrong: "a client would send other statements than the file holds",
        why: "snow sql and SnowSQL replace templates and variables and run commands of their own, inside quotes and comments too",
        link: "https://docs.snowflake.com/en/developer-guide/snowflake-cli/sql/execute-sql",
        instead: "spell the characters otherwise, or remove the client's command",
        inference: None,
        check: reading::rewritten,
    },
    Rule {
        id: "backslash-in-quotes",
        severity: Severity::Note,
        wrong: "a backslash stands between quotes",
        why: "in a text it starts an escape, in a name it is a plain character, and the official client's splitter sees it otherwise",
        link: "https://docs.snowflake.com/en/sql-reference/data-types-text",
        instead: "do without it where that is possible",
        inference: Some("that a backslash in a quoted name stands for itself"),
        check: reading::backslash,
    },
    Rule {
        id: "statement-refused",
        severity: Severity::Error,
        wrong: "a statement is refused",
        why: "a client that stops at the first error leaves the rest undone; one that goes on leaves a state that nobody has meant",
        link: "https://docs.snowflake.com/en/user-guide/security-access-control-privileges",
        instead: "give the role what it lacks, or mend the statement",
        inference: None,
        check: reading::refused,
    },
    Rule {
        id: "account-wide-manage-grants",
        severity: Severity::Warning,
        wrong: "MANAGE GRANTS is granted on the account",
        why: "whoever holds it can grant any role to anyone, ACCOUNTADMIN included; CIS Snowflake Foundations 2.2 asks for an alert on it",
        link: "https://docs.snowflake.com/en/user-guide/container-manage-grants-intro",
        instead: "grant it on the databases concerned where the account allows that, or grant the roles that own them",
        inference: Some("that the holder of MANAGE GRANTS can grant ACCOUNTADMIN to itself"),
        check: grants::account_wide_manage_grants,
    },
    Rule {
        id: "account-privilege-with-grant-option",
        severity: Severity::Warning,
        wrong: "a privilege on the account is granted WITH GRANT OPTION",
        why: "its holder can pass it on to anyone, out of sight of the administrators",
        link: "https://docs.snowflake.com/en/sql-reference/sql/grant-privilege",
        instead: "leave WITH GRANT OPTION out unless the product documents that it passes the privilege on",
        inference: None,
        check: grants::account_privilege_with_grant_option,
    },
    Rule {
        id: "all-privileges",
        severity: Severity::Warning,
        wrong: "ALL PRIVILEGES are granted",
        why: "what that is changes with every privilege that Snowflake adds to the kind of object",
        link: "https://docs.snowflake.com/en/sql-reference/sql/grant-privilege",
        instead: "name the privileges that are needed",
        inference: None,
        check: grants::all_privileges,
    },
    Rule {
        id: "grant-to-public",
        severity: Severity::Error,
        wrong: "something is granted to PUBLIC",
        why: "every user and every role of the account has PUBLIC",
        link: "https://docs.snowflake.com/en/user-guide/security-access-control-overview",
        instead: "grant it to a role of its own",
        inference: None,
        check: grants::to_public,
    },
    Rule {
        id: "privilege-granted-to-user",
        severity: Severity::Warning,
        wrong: "a privilege is granted to a user directly",
        why: "it counts only while secondary roles are in force, no role shows it, and it is forgotten when people change places",
        link: "https://docs.snowflake.com/en/sql-reference/sql/grant-privilege-user",
        instead: "grant it to a role, and the role to the user",
        inference: None,
        check: grants::to_user,
    },
    Rule {
        id: "impersonation-of-user",
        severity: Severity::Warning,
        wrong: "IMPERSONATE on a user is granted",
        why: "whoever holds it can have work done as that user, with all that the user may do",
        link: "https://docs.snowflake.com/en/user-guide/security-access-control-privileges",
        instead: "grant the privileges that the work needs",
        inference: None,
        check: grants::impersonation,
    },
    Rule {
        id: "administrator-role-granted",
        severity: Severity::Error,
        wrong: "ACCOUNTADMIN, SECURITYADMIN or ORGADMIN is granted",
        why: "whoever has one of them can come to everything in the account; CIS Snowflake Foundations 1.10 and 1.13 limit them to few people and to no role",
        link: "https://docs.snowflake.com/en/user-guide/security-access-control-considerations",
        instead: "grant a custom role that holds what is needed",
        inference: None,
        check: grants::administrator_role,
    },
    Rule {
        id: "manage-grants-under-sysadmin",
        severity: Severity::Warning,
        wrong: "SYSADMIN inherits a custom role that holds MANAGE GRANTS",
        why: "everyone with SYSADMIN could then grant any role to anyone",
        link: "https://docs.snowflake.com/en/user-guide/security-access-control-considerations",
        instead: "grant the role to SECURITYADMIN, or to no role",
        inference: Some(
            "the consequence; the documentation recommends custom roles under SYSADMIN in general",
        ),
        check: grants::manage_grants_under_sysadmin,
    },
    Rule {
        id: "imported-privileges",
        severity: Severity::Warning,
        wrong: "IMPORTED PRIVILEGES are granted",
        why: "they open the whole database: on SNOWFLAKE, the query texts and the sign-ins of every user",
        link: "https://docs.snowflake.com/en/sql-reference/snowflake-db-roles",
        instead: "grant the database role of SNOWFLAKE that covers what is read, such as SNOWFLAKE.GOVERNANCE_VIEWER",
        inference: None,
        check: grants::imported_privileges,
    },
    Rule {
        id: "existing-object-renamed",
        severity: Severity::Warning,
        wrong: "an object that the scripts did not make gets another name",
        why: "whoever asks for the old name finds nothing, or what takes its place",
        link: "https://docs.snowflake.com/en/sql-reference/sql/alter-role",
        instead: "see who names it: policies, other scripts, DEFAULT_ROLE; or make another one beside it",
        inference: None,
        check: objects::existing_renamed,
    },
    Rule {
        id: "existing-object-changes-owner",
        severity: Severity::Warning,
        wrong: "an object that the scripts did not make changes its owner",
        why: "the owner can drop it and grant it; who reached it by owning loses it",
        link: "https://docs.snowflake.com/en/sql-reference/sql/grant-ownership",
        instead: "grant the privileges that are needed and leave the owner",
        inference: None,
        check: ownership::existing,
    },
    Rule {
        id: "new-object-handed-over",
        severity: Severity::Note,
        wrong: "what the script makes is handed to another role",
        why: "the new owner decides about it from then on, also about who else may",
        link: "https://docs.snowflake.com/en/sql-reference/sql/grant-ownership",
        instead: "see that the new owner is the one meant",
        inference: None,
        check: ownership::new,
    },
    Rule {
        id: "ownership-of-future-objects",
        severity: Severity::Warning,
        wrong: "OWNERSHIP of future objects is granted",
        why: "whatever anyone makes there will belong to that role instead of its maker",
        link: "https://docs.snowflake.com/en/sql-reference/sql/grant-ownership",
        instead: "grant the privileges that are needed on future objects",
        inference: None,
        check: ownership::future,
    },
    Rule {
        id: "create-or-replace",
        severity: Severity::Error,
        wrong: "CREATE OR REPLACE drops what is there",
        why: "the object goes with its content, its grants and its history, without a question",
        link: "https://docs.snowflake.com/en/sql-reference/sql/create-role",
        instead: "write CREATE, which is refused when the name is taken, and ALTER for changes",
        inference: None,
        check: objects::create_or_replace,
    },
    Rule {
        id: "if-not-exists-adopts",
        severity: Severity::Warning,
        wrong: "IF NOT EXISTS takes what is there for its own",
        why: "an object of that name may belong to somebody else and have grants of its own; the statements that follow act on it all the same",
        link: "https://docs.snowflake.com/en/sql-reference/sql/create-role",
        instead: "write CREATE, and look at what has the name when that is refused",
        inference: Some("that the statement succeeds whoever owns the object"),
        check: objects::if_not_exists,
    },
    Rule {
        id: "drop-of-existing",
        severity: Severity::Warning,
        wrong: "an object is dropped that the scripts did not make",
        why: "roles and users cannot be brought back, and databases only for as long as their Time Travel lasts",
        link: "https://docs.snowflake.com/en/sql-reference/sql/drop-database",
        instead: "see that it is the one meant; drop it only where a mark of its own says so",
        inference: None,
        check: objects::drop_of_existing,
    },
    Rule {
        id: "drop-role-orphans",
        severity: Severity::Warning,
        wrong: "a role is dropped that owns objects or has granted something",
        why: "what it owned goes to the role that drops it, and what it granted is revoked",
        link: "https://docs.snowflake.com/en/sql-reference/sql/drop-role",
        instead: "transfer what it owns with GRANT OWNERSHIP … COPY CURRENT GRANTS first",
        inference: None,
        check: objects::drop_role_orphans,
    },
    Rule {
        id: "lower-case-name",
        severity: Severity::Note,
        wrong: "a quoted name holds lower-case letters",
        why: "written without quotes it resolves to another name, in upper case",
        link: "https://docs.snowflake.com/en/sql-reference/identifiers-syntax",
        instead: "name it in upper case",
        inference: None,
        check: objects::lower_case_name,
    },
    Rule {
        id: "names-differ-in-case",
        severity: Severity::Warning,
        wrong: "two names differ in nothing but upper and lower case",
        why: "they are two objects, and one of them is probably not the one meant",
        link: "https://docs.snowflake.com/en/sql-reference/identifiers-syntax",
        instead: "write the name in one way",
        inference: None,
        check: objects::names_differ_in_case,
    },
    Rule {
        id: "name-beyond-ascii",
        severity: Severity::Note,
        wrong: "a name holds characters beyond ASCII",
        why: "letters of other alphabets, and marks that combine with letters, look like others; two names that are read alike may be two objects",
        link: "https://docs.snowflake.com/en/sql-reference/identifiers-syntax",
        instead: "see that each character is the one meant, or name it in plain letters",
        inference: None,
        check: objects::name_beyond_ascii,
    },
    Rule {
        id: "policy-loosened",
        severity: Severity::Warning,
        wrong: "a policy is taken off what it protects, or changed",
        why: "whoever may read the table or view sees what was masked or filtered; whoever has a user's password or key may come from where they could not",
        link: "https://docs.snowflake.com/en/user-guide/security-column-intro",
        instead: "see that another protection takes its place in the same script",
        inference: None,
        check: policies::loosened,
    },
    Rule {
        id: "sign-in-from-outside",
        severity: Severity::Warning,
        wrong: "a security integration is made or changed",
        why: "it lets another system say who somebody is, or manage users and roles: whoever rules that system comes to what its users may do",
        link: "https://docs.snowflake.com/en/sql-reference/sql/create-security-integration",
        instead: "see whom it trusts, which roles it leaves out, and under which role it works",
        inference: None,
        check: outside::sign_in,
    },
    Rule {
        id: "reach-outside-account",
        severity: Severity::Warning,
        wrong: "an integration or a stage with a place outside is made or changed",
        why: "whoever may use it can send data there, call what is there, or load from there",
        link: "https://docs.snowflake.com/en/sql-reference/sql/create-integration",
        instead: "see that the places it allows are yours, and who gets USAGE on it",
        inference: None,
        check: outside::reach,
    },
    Rule {
        id: "password-in-script",
        severity: Severity::Warning,
        wrong: "a password or another secret stands in the script",
        why: "it stays in the file, in the terminal of a client that echoes statements, and possibly in the query history",
        link: "https://docs.snowflake.com/en/user-guide/key-pair-auth",
        instead: "sign in with a key pair, or set a session variable before the script is run",
        inference: Some("what of a statement the query history masks"),
        check: users::password,
    },
    Rule {
        id: "user-without-type",
        severity: Severity::Warning,
        wrong: "a user is made without TYPE",
        why: "it counts as a person, who has to sign in with a second factor",
        link: "https://docs.snowflake.com/en/user-guide/admin-user-management",
        instead: "write TYPE = SERVICE for a program, TYPE = PERSON for a human being",
        inference: None,
        check: users::without_type,
    },
    Rule {
        id: "user-type-ends",
        severity: Severity::Warning,
        wrong: "a user gets TYPE = LEGACY_SERVICE",
        why: "Snowflake ends it account by account in 2026, and password sign-in with it",
        link: "https://docs.snowflake.com/en/user-guide/security-mfa-rollout",
        instead: "write TYPE = SERVICE and sign in with a key pair or OAuth",
        inference: None,
        check: users::legacy_type,
    },
    Rule {
        id: "service-user-without-policy",
        severity: Severity::Note,
        wrong: "a service user has neither a network policy nor an authentication policy of its own",
        why: "a stolen key can be used from anywhere that the account's own policies allow; CIS Snowflake Foundations 3.2",
        link: "https://docs.snowflake.com/en/user-guide/network-policies",
        instead: "set NETWORK_POLICY or an authentication policy on the user",
        inference: None,
        check: users::without_policy,
    },
    Rule {
        id: "secondary-roles-left-at-all",
        severity: Severity::Warning,
        wrong: "a user is made with every role as a secondary role",
        why: "each session then has what any role of the user has, whatever role it names",
        link: "https://docs.snowflake.com/en/release-notes/bcr-bundles/2024_08/bcr-1692",
        instead: "write DEFAULT_SECONDARY_ROLES = ()",
        inference: None,
        check: users::secondary_roles,
    },
    Rule {
        id: "credential-of-existing-user",
        severity: Severity::Warning,
        wrong: "a user that the scripts did not make gets another way to sign in",
        why: "whoever holds the new password or key acts as that user, with all that the user may do",
        link: "https://docs.snowflake.com/en/sql-reference/sql/alter-user",
        instead: "make a user of its own, or check a mark of the user's in the same block",
        inference: None,
        check: users::existing_credential,
    },
    Rule {
        id: "default-role-not-granted",
        severity: Severity::Warning,
        wrong: "a user's default role is not granted to the user",
        why: "DEFAULT_ROLE grants nothing; signing in with it fails",
        link: "https://docs.snowflake.com/en/sql-reference/sql/create-user",
        instead: "write GRANT ROLE … TO USER … as well",
        inference: None,
        check: users::default_role,
    },
    Rule {
        id: "no-role-chosen",
        severity: Severity::Warning,
        wrong: "the script changes something before it says USE ROLE",
        why: "what it makes then belongs to whatever role the session happens to have",
        link: "https://docs.snowflake.com/en/sql-reference/sql/use-role",
        instead: "start with USE ROLE",
        inference: None,
        check: order::no_role_chosen,
    },
    Rule {
        id: "privilege-left-behind",
        severity: Severity::Note,
        wrong: "a statement that can fail stands after a grant on the account",
        why: "when it fails the privilege stays with its role, and the script cannot simply be run again",
        link: "https://docs.snowflake.com/en/sql-reference/transactions",
        instead: "make everything first and grant on the account last, or put all of it in one block",
        inference: None,
        check: order::privilege_left_behind,
    },
    Rule {
        id: allow::WITHOUT_EFFECT,
        severity: Severity::Note,
        wrong: "a request to accept a finding has no effect",
        why: "it hides nothing today, and may hide something after the next change",
        link: "https://docs.rs/sfgen",
        instead: "remove it, or name the rule as its report does",
        inference: None,
        // Judged after all others, which it is about.
        check: |_| Vec::new(),
    },
];
