//! Policies on who comes in, and on what they may do.

use crate::catalogue::kind::{Definition, Loss, Verb, Verbs, kinds};
use crate::catalogue::privilege::{Power, Weight, on};
use crate::catalogue::property::{Form, Property, Touches};

kinds! {
    /// Says how users may sign in.
    AUTHENTICATION_POLICY "AUTHENTICATION POLICY" (IN_SCHEMA) {
        plural: "AUTHENTICATION POLICIES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE AUTHENTICATION POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        properties: Some(AUTHENTICATION_POLICY),
        losses: &[Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-authentication-policy",
    }

    /// Says what applications may make.
    FEATURE_POLICY "FEATURE POLICY" (IN_SCHEMA) {
        plural: "FEATURE POLICIES",
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-feature-policy",
    }

    /// Says when applications are upgraded.
    MAINTENANCE_POLICY "MAINTENANCE POLICY" (IN_SCHEMA) {
        plural: "MAINTENANCE POLICIES",
        in_bulk: false,
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-maintenance-policy",
    }

    /// Asks for a second person.
    MULTI_PARTY_APPROVAL_POLICY "MULTI PARTY APPROVAL POLICY" (IN_SCHEMA) {
        plural: "MULTI PARTY APPROVAL POLICIES",
        in_bulk: false,
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-multi-party-approval-policy",
    }

    /// Says from which addresses users may sign in.
    NETWORK_POLICY "NETWORK POLICY" (IN_ACCOUNT) {
        plural: "NETWORK POLICIES",
        verbs: Verbs::USUAL.and(Verb::OrAlter),
        creating: Some(on("CREATE NETWORK POLICY", Power::Create, Weight::Warning)),
        privileges: &[on("USAGE", Power::Use, Weight::Note)],
        properties: Some(NETWORK_POLICY),
        losses: &[Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-network-policy",
    }

    /// Addresses and hosts, for network policies and code.
    NETWORK_RULE "NETWORK RULE" (IN_SCHEMA) {
        plural: "NETWORK RULES",
        verbs: Verbs::USUAL.but(Verb::IfNotExists).and(Verb::OrAlter),
        creating: Some(on("CREATE NETWORK RULE", Power::Create, Weight::Note)),
        properties: Some(NETWORK_RULE),
        reaches_outside: true,
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-network-rule",
    }

    /// Says which packages code may use.
    PACKAGES_POLICY "PACKAGES POLICY" (IN_SCHEMA) {
        plural: "PACKAGES POLICIES",
        creating: Some(on("CREATE PACKAGES POLICY", Power::Create, Weight::Note)),
        privileges: &[
            on("APPLY", Power::Protect, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        in_future: false,
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-packages-policy",
    }

    /// Says what passwords have to be.
    PASSWORD_POLICY "PASSWORD POLICY" (IN_SCHEMA) {
        plural: "PASSWORD POLICIES",
        creating: Some(on("CREATE PASSWORD POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        properties: Some(PASSWORD_POLICY),
        losses: &[Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-password-policy",
    }

    /// Says what a session may do.
    RESTRICTED_SESSION_SCOPE "RESTRICTED SESSION SCOPE" (IN_SCHEMA) {
        plural: "RESTRICTED SESSION SCOPES",
        creating: Some(on("CREATE RESTRICTED SESSION SCOPE", Power::Create, Weight::Note)),
        privileges: &[
            on("MODIFY", Power::Change, Weight::Note),
            on("USAGE", Power::Use, Weight::Note),
        ],
        definition: Definition::NotRead,
        properties: Some(&[Property::COMMENT]),
        losses: &[Loss::Protection],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-restricted-session-scope",
    }

    /// A credential that code may use.
    SECRET "SECRET" (IN_SCHEMA) {
        plural: "SECRETS",
        creating: Some(on("CREATE SECRET", Power::Create, Weight::Note)),
        privileges: &[
            on("MODIFY", Power::Change, Weight::Note),
            on("READ", Power::ReadData, Weight::Warning),
            on("USAGE", Power::Use, Weight::Note),
        ],
        properties: Some(SECRET),
        holds_data: true,
        losses: &[Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-secret",
    }

    /// Says how long sessions last, and what they may do.
    SESSION_POLICY "SESSION POLICY" (IN_SCHEMA) {
        plural: "SESSION POLICIES",
        creating: Some(on("CREATE SESSION POLICY", Power::Create, Weight::Note)),
        privileges: &[on("APPLY", Power::Protect, Weight::Note)],
        in_future: false,
        properties: Some(SESSION_POLICY),
        losses: &[Loss::SignIn],
        page: "https://docs.snowflake.com/en/sql-reference/sql/create-session-policy",
    }
}

/// <https://docs.snowflake.com/en/sql-reference/sql/create-network-policy>
const NETWORK_POLICY: &[Property] = &[
    Property::new("ALLOWED_IP_LIST", Form::Addresses, Touches::SignIn),
    Property::new("ALLOWED_NETWORK_RULE_LIST", Form::List, Touches::SignIn),
    Property::new("BLOCKED_IP_LIST", Form::Addresses, Touches::SignIn),
    Property::new("BLOCKED_NETWORK_RULE_LIST", Form::List, Touches::SignIn),
    Property::COMMENT,
];

/// <https://docs.snowflake.com/en/sql-reference/sql/create-password-policy>
const PASSWORD_POLICY: &[Property] = &[
    Property::COMMENT,
    Property::new("PASSWORD_HISTORY", Form::Between(0, 24), Touches::SignIn),
    Property::new(
        "PASSWORD_LOCKOUT_TIME_MINS",
        Form::Between(1, 999),
        Touches::SignIn,
    ),
    Property::new(
        "PASSWORD_MAX_AGE_DAYS",
        Form::Between(0, 999),
        Touches::SignIn,
    ),
    Property::new(
        "PASSWORD_MAX_LENGTH",
        Form::Between(8, 256),
        Touches::SignIn,
    ),
    Property::new(
        "PASSWORD_MAX_RETRIES",
        Form::Between(1, 10),
        Touches::SignIn,
    ),
    Property::new(
        "PASSWORD_MIN_AGE_DAYS",
        Form::Between(0, 999),
        Touches::SignIn,
    ),
    Property::new(
        "PASSWORD_MIN_LENGTH",
        Form::Between(8, 256),
        Touches::SignIn,
    ),
    Property::new(
        "PASSWORD_MIN_LOWER_CASE_CHARS",
        Form::Between(0, 256),
        Touches::SignIn,
    ),
    Property::new(
        "PASSWORD_MIN_NUMERIC_CHARS",
        Form::Between(0, 256),
        Touches::SignIn,
    ),
    Property::new(
        "PASSWORD_MIN_SPECIAL_CHARS",
        Form::Between(0, 256),
        Touches::SignIn,
    ),
    Property::new(
        "PASSWORD_MIN_UPPER_CASE_CHARS",
        Form::Between(0, 256),
        Touches::SignIn,
    ),
];

/// <https://docs.snowflake.com/en/sql-reference/sql/create-session-policy>
const SESSION_POLICY: &[Property] = &[
    Property::new(
        "AGENT_RESTRICTED_SESSION_SCOPE",
        Form::Text,
        Touches::Protection,
    ),
    Property::new("ALLOWED_SECONDARY_ROLES", Form::List, Touches::Gain),
    Property::new("BLOCKED_SECONDARY_ROLES", Form::List, Touches::Loss),
    Property::COMMENT,
    Property::new(
        "SESSION_IDLE_TIMEOUT_MINS",
        Form::Between(5, 1440),
        Touches::SignIn,
    ),
    Property::new(
        "SESSION_MAX_LIFESPAN_MINS",
        Form::Between(0, 43200),
        Touches::SignIn,
    ),
    Property::new(
        "SESSION_UI_IDLE_TIMEOUT_MINS",
        Form::Between(5, 1440),
        Touches::SignIn,
    ),
    Property::new(
        "SESSION_UI_MAX_LIFESPAN_MINS",
        Form::Between(0, 43200),
        Touches::SignIn,
    ),
];

/// <https://docs.snowflake.com/en/sql-reference/sql/create-authentication-policy>
const AUTHENTICATION_POLICY: &[Property] = &[
    Property::new("AUTHENTICATION_METHODS", Form::List, Touches::SignIn),
    Property::new("CLIENT_POLICY", Form::Any, Touches::SignIn),
    Property::new("CLIENT_TYPES", Form::List, Touches::SignIn),
    Property::COMMENT,
    Property::new("MFA_AUTHENTICATION_METHODS", Form::List, Touches::SignIn),
    Property::new(
        "MFA_ENROLLMENT",
        Form::Word(&["REQUIRED", "REQUIRED_PASSWORD_ONLY", "OPTIONAL"]),
        Touches::SignIn,
    ),
    Property::new("MFA_POLICY", Form::Any, Touches::SignIn),
    Property::new("PAT_POLICY", Form::Any, Touches::SignIn),
    Property::new("SECURITY_INTEGRATIONS", Form::List, Touches::SignIn),
    Property::new("WORKLOAD_IDENTITY_POLICY", Form::Any, Touches::SignIn),
];

/// <https://docs.snowflake.com/en/sql-reference/sql/create-network-rule>
const NETWORK_RULE: &[Property] = &[
    Property::COMMENT,
    Property::new(
        "MODE",
        Form::Word(&[
            "INGRESS",
            "INTERNAL_STAGE",
            "SNOWFLAKE_MANAGED_STORAGE_VOLUME",
            "EGRESS",
        ]),
        Touches::Reach,
    ),
    Property::new(
        "TYPE",
        Form::Word(&[
            "IPV4",
            "IPV6",
            "AWSVPCEID",
            "AZURELINKID",
            "GCPPSCID",
            "HOST_PORT",
            "PRIVATE_HOST_PORT",
            "COMPUTE_POOL",
        ]),
        Touches::Reach,
    ),
    Property::new("VALUE_LIST", Form::List, Touches::Reach),
];

/// <https://docs.snowflake.com/en/sql-reference/sql/create-secret>
const SECRET: &[Property] = &[
    Property::new("ALGORITHM", Form::Word(&["GENERIC"]), Touches::Secret),
    Property::new("API_AUTHENTICATION", Form::Any, Touches::Secret),
    Property::COMMENT,
    Property::new("ENABLED", Form::Boolean, Touches::Secret),
    Property::new("OAUTH_REFRESH_TOKEN", Form::Text, Touches::Secret),
    Property::new(
        "OAUTH_REFRESH_TOKEN_EXPIRY_TIME",
        Form::Text,
        Touches::Secret,
    ),
    Property::new("OAUTH_SCOPES", Form::List, Touches::Secret),
    Property::new("PASSWORD", Form::Text, Touches::Secret),
    Property::new("SECRET_STRING", Form::Text, Touches::Secret),
    Property::new(
        "TYPE",
        Form::Word(&[
            "OAUTH2",
            "CLOUD_PROVIDER_TOKEN",
            "PASSWORD",
            "GENERIC_STRING",
            "SYMMETRIC_KEY",
            "WORKLOAD_IDENTITY_FEDERATION",
        ]),
        Touches::Secret,
    ),
    Property::new("USERNAME", Form::Text, Touches::Secret),
];
