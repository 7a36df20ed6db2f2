//! Every field of a payload that is a text, each in a payload where it matters.

/// What stands in a payload's field before a hostile text takes its place.
pub(crate) const PLAIN: &str = "QZPLAINQZ";

const KEY_PAIR: &str = r#"{"type": "Snowflake", "autoBootstrap": false, "config": {
    "host": "organization.snowflakecomputing.com", "warehouse": "WH_OF_SYSTEM", "database": "DB_OF_IMMUTA",
    "role": "ROLE_OF_SETUP", "audit": {"enabled": true}, "lineage": {"enabled": true},
    "workspaces": {"enabled": true, "warehouses": ["WH_OF_WORKSPACE"]},
    "impersonation": {"enabled": true, "role": "ROLE_TO_IMPERSONATE"},
    "authenticationType": "keyPair", "username": "NAME_OF_ACCOUNT"},
    "sfgen": {"manageGrants": "ownership", "takeOwnership": true, "securables": ["DB_OF_DATA.SCHEMA_OF_DATA=ROLE_OF_OWNER"]}}"#;

const SPELLED: &str = r#"{"type": "Snowflake", "autoBootstrap": false, "config": {
    "host": "organization.snowflakecomputing.com", "warehouse": "WH_OF_SYSTEM", "database": "IMMUTA",
    "workspaces": {"enabled": true, "warehouses": ["WH_OF_WORKSPACE", "WH"]},
    "authenticationType": "keyPair", "username": "ACCOUNT"}, "sfgen": {"warehouseNames": "variable"}}"#;

const OPTIONS: &str = r#"{"type": "Snowflake", "autoBootstrap": false, "config": {
    "host": "organization.snowflakecomputing.com", "warehouse": "WH", "database": "IMMUTA",
    "authenticationType": "keyPair", "username": "ACCOUNT"},
    "sfgen": {"role": "ROLE_OF_SETUP", "systemRole": "ROLE_OF_SYSTEM", "systemAccount": "NAME_OF_ACCOUNT", "loginName": "NAME_OF_LOGIN"}}"#;

const OAUTH: &str = r#"{"type": "Snowflake", "autoBootstrap": false, "config": {
    "host": "organization.snowflakecomputing.com", "warehouse": "WH", "database": "IMMUTA",
    "authenticationType": "oAuthClientCredentials", "oAuthClientConfig": {"provider": "NAME_OF_PROVIDER",
    "clientId": "ID_OF_CLIENT", "authorityUrl": "URL_OF_AUTHORITY", "useCertificate": false, "clientSecret": "made-for-the-tests",
    "resource": "NAME_OF_RESOURCE", "scope": "NAME_OF_SCOPE"}}}"#;

const PASSWORD: &str = r#"{"type": "Snowflake", "autoBootstrap": false, "config": {
    "host": "HOST_OF_ACCOUNT", "warehouse": "WH", "database": "IMMUTA",
    "authenticationType": "userPassword", "username": "ACCOUNT", "password": "MADE_FOR_THE_TESTS"}}"#;

/// A field: its key, a payload, and the field's text in it.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Field {
    pub(crate) key: &'static str,
    payload: &'static str,
    text: &'static str,
}

const fn field(key: &'static str, payload: &'static str, text: &'static str) -> Field {
    Field { key, payload, text }
}

pub(crate) const FIELDS: [Field; 22] = [
    field("config.host", PASSWORD, "HOST_OF_ACCOUNT"),
    field("config.warehouse", KEY_PAIR, "WH_OF_SYSTEM"),
    field("config.warehouse, in a variable", SPELLED, "WH_OF_SYSTEM"),
    field(
        "config.workspaces.warehouses[0], in a variable",
        SPELLED,
        "WH_OF_WORKSPACE",
    ),
    field("config.database", KEY_PAIR, "DB_OF_IMMUTA"),
    field("config.role", KEY_PAIR, "ROLE_OF_SETUP"),
    field("config.username", KEY_PAIR, "NAME_OF_ACCOUNT"),
    field("config.password", PASSWORD, "MADE_FOR_THE_TESTS"),
    field(
        "config.workspaces.warehouses[0]",
        KEY_PAIR,
        "WH_OF_WORKSPACE",
    ),
    field("config.impersonation.role", KEY_PAIR, "ROLE_TO_IMPERSONATE"),
    field(
        "config.oAuthClientConfig.provider",
        OAUTH,
        "NAME_OF_PROVIDER",
    ),
    field("config.oAuthClientConfig.clientId", OAUTH, "ID_OF_CLIENT"),
    field(
        "config.oAuthClientConfig.authorityUrl",
        OAUTH,
        "URL_OF_AUTHORITY",
    ),
    field(
        "config.oAuthClientConfig.resource",
        OAUTH,
        "NAME_OF_RESOURCE",
    ),
    field("config.oAuthClientConfig.scope", OAUTH, "NAME_OF_SCOPE"),
    field("sfgen.role", OPTIONS, "ROLE_OF_SETUP"),
    field("sfgen.systemRole", OPTIONS, "ROLE_OF_SYSTEM"),
    field("sfgen.systemAccount", OPTIONS, "NAME_OF_ACCOUNT"),
    field("sfgen.loginName", OPTIONS, "NAME_OF_LOGIN"),
    field("sfgen.securables[0], database", KEY_PAIR, "DB_OF_DATA"),
    field("sfgen.securables[0], schema", KEY_PAIR, "SCHEMA_OF_DATA"),
    field("sfgen.securables[0], owner", KEY_PAIR, "ROLE_OF_OWNER"),
];

impl Field {
    /// Whether all of `value` is for this field: a dot ends a securable's database.
    pub(crate) fn takes(&self, value: &str) -> bool {
        self.key != "sfgen.securables[0], database" || !value.contains('.')
    }

    /// Whether its text is spelt wherever it stands in a script.
    pub(crate) fn is_spelled(&self) -> bool {
        self.key.ends_with(", in a variable")
    }

    /// The payload with `value` in the field.
    pub(crate) fn with(&self, value: &str) -> String {
        self.payload.replace(self.text, &json(value))
    }
}

/// As the text of a JSON string.
fn json(value: &str) -> String {
    let one = |c: char| match c {
        'a'..='z' | 'A'..='Z' | '0'..='9' | '_' => c.to_string(),
        c if u32::from(c) > 0xFFFF => c.to_string(),
        c => format!("\\u{:04x}", u32::from(c)),
    };
    value.chars().map(one).collect()
}
