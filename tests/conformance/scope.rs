//! What the model does not say, as data: each entry with its reason.

/// Cases that the model does not agree with, because they are about something it does not know.
pub(crate) const OUT_OF_SCOPE: [(&str, &str); 8] = [
    (
        "refused-alter-user-changes-nothing",
        "public keys are not decoded, so that an unusable one is not refused",
    ),
    (
        "refused-create-user-leaves-nothing-behind",
        "public keys are not decoded, so that an unusable one is not refused",
    ),
    (
        "rsa-public-key-refused",
        "public keys are not decoded, so that an unusable one is not refused",
    ),
    (
        "user-countdown-values",
        "the ranges of values that bear on no privilege are not known",
    ),
    (
        "transient-database-and-its-schemas",
        "the ranges of values that bear on no privilege are not known",
    ),
    (
        "context-switch-survives-rollback-and-block",
        "transactions and procedural blocks are not understood",
    ),
    (
        "quoted-database-name-is-exact",
        "statements that only read are not judged",
    ),
    (
        "revoked-privilege-is-gone",
        "statements that only read are not judged",
    ),
];

/// Sentences that no form reads, in cases that are in scope.
pub(crate) const UNCHECKED_FACTS: [(&str, &str); 10] = [
    (
        "SHOW GRANTS ON ROLE CT_B lists OWNERSHIP and the holder role, not the holder user",
        "how SHOW lists is not modelled; the rows are checked",
    ),
    (
        "SHOW ROLES LIKE 'CT_R1': assigned_to_users=1, granted_to_roles=1, granted_roles=0",
        "how SHOW counts is not modelled",
    ),
    (
        "SHOW PARAMETERS LIKE 'NETWORK_POLICY' IN USER CT_U1 has an empty value",
        "parameters are not modelled apart from properties",
    ),
    (
        "CT_R1 holds >= 84 privileges on the schema",
        "the list of privileges grows with releases; ours has those that are documented",
    ),
    (
        "the USAGE row on the database has an empty granted_by",
        "checked as a row",
    ),
    (
        "SHOW USERS row CT_U1: login_name=CT_U1, display_name=CT_U1, type=PERSON, default_secondary_roles=[\"ALL\"], disabled=false, must_change_password=false",
        "what SHOW prints for unset properties is not modelled",
    ),
    ("HAS_KEYPAIR=true", "the sentence names no user"),
    (
        "first_name=f, last_name=l, type=PERSON",
        "the sentence names no user",
    ),
    (
        "roles CT_R1 and CT_R2 exist (from the block only)",
        "the sentence is about several roles",
    ),
    ("schema unchanged", "the sentence names no schema"),
];

/// Refusals that the model words otherwise: it gives the full name where Snowflake repeats the
/// written one. What is said, what was noted.
pub(crate) const OTHER_WORDS: [(&str, &str); 5] = [
    (
        "Table 'CT_DB1.PUBLIC.CT_NOSUCH' does not exist or not authorized.",
        "Table 'CT_NOSUCH' does not exist or not authorized.",
    ),
    (
        "Table 'CT_DB1.PUBLIC.CT_NOSUCH' does not exist or not authorized.",
        "Table 'CT_NOSUCH' does not exist or not authorized.",
    ),
    (
        "Table 'CT_DB1.PUBLIC.CT_NOSUCH' does not exist or not authorized.",
        "Table 'CT_NOSUCH' does not exist or not authorized.",
    ),
    (
        "View 'CT_DB1.PUBLIC.CT_NOV' does not exist or not authorized.",
        "View 'CT_NOV' does not exist or not authorized.",
    ),
    (
        "Object 'CT_DB1.CT_S2' already exists.",
        "Object 'CT_S2' already exists.",
    ),
];
