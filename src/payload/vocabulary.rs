//! Every key of a payload, object by object, and which of them hold secrets.

use crate::diagnostic::Vocabulary;

/// The keys of an envelope.
pub(super) const ENVELOPE: &[&str] = &["type", "autoBootstrap", "config", "sfgen"];

/// Keys that GET adds to an envelope; they are not read.
pub(super) const ANSWER: &[&str] = &["id", "status", "validationResults"];

/// The keys of `config`.
pub(super) const CONFIG: &[&str] = &[
    "host",
    "port",
    "warehouse",
    "database",
    "role",
    "authenticationType",
    "username",
    "password",
    "privateKey",
    "connectArgs",
    "oAuthClientConfig",
    "audit",
    "lineage",
    "workspaces",
    "impersonation",
    "userRolePattern",
    "lineageConfig",
];

/// The keys of `audit` and `lineage`.
pub(super) const TOGGLE: &[&str] = &["enabled"];

/// The keys of `workspaces`.
pub(super) const WORKSPACES: &[&str] = &["enabled", "warehouses"];

/// The keys of `impersonation`.
pub(super) const IMPERSONATION: &[&str] = &["enabled", "role"];

/// The keys of `oAuthClientConfig`.
pub(super) const OAUTH: &[&str] = &[
    "provider",
    "clientId",
    "authorityUrl",
    "useCertificate",
    "clientSecret",
    "publicCertificateThumbprint",
    "oauthPrivateKey",
    "resource",
    "scope",
];

/// The keys of `sfgen`.
pub(super) const OPTIONS: &[&str] = &[
    "role",
    "systemRole",
    "systemAccount",
    "loginName",
    "publicKey",
    "secrets",
    "userType",
    "accountUsage",
    "manageGrants",
    "securables",
    "warehouseNames",
    "takeOwnership",
    "rotate",
    "unmarked",
    "singleBlock",
];

/// The keys of the body that DELETE takes.
pub(super) const DELETE: &[&str] = &[
    "authenticationType",
    "username",
    "password",
    "privateKey",
    "connectArgs",
    "role",
];

/// Where a key that stands in the wrong object belongs, the likeliest first.
pub(super) const HOMES: &[(&str, &[&str])] = &[
    ("at the top level", ENVELOPE),
    ("under `config`", CONFIG),
    ("under `config.oAuthClientConfig`", OAUTH),
    ("under `config.workspaces`", WORKSPACES),
    ("under `sfgen`", OPTIONS),
];

/// What a shown line of a payload may reveal.
pub const VOCABULARY: Vocabulary = Vocabulary {
    shown: &[
        "type",
        "autoBootstrap",
        "id",
        "status",
        "host",
        "port",
        "warehouse",
        "database",
        "role",
        "authenticationType",
        "username",
        "enabled",
        "warehouses",
        "provider",
        "clientId",
        "authorityUrl",
        "useCertificate",
        "publicCertificateThumbprint",
        "resource",
        "scope",
        "systemRole",
        "systemAccount",
        "loginName",
        "publicKey",
        "secrets",
        "userType",
        "accountUsage",
        "manageGrants",
        "securables",
        "warehouseNames",
        "takeOwnership",
        "rotate",
        "unmarked",
        "singleBlock",
    ],
    objects: &[
        "config",
        "sfgen",
        "validationResults",
        "oAuthClientConfig",
        "audit",
        "lineage",
        "workspaces",
        "impersonation",
        "userRolePattern",
        "lineageConfig",
    ],
    secret: &[
        "password",
        "privateKey",
        "connectArgs",
        "clientSecret",
        "oauthPrivateKey",
    ],
};

#[cfg(test)]
mod tests {
    use super::*;
    use crate::payload::{
        Config, Impersonation, OAuthClientConfig, Options, Payload, Toggle, Workspaces,
    };

    /// The keys of a type's schema.
    fn keys<T: schemars::JsonSchema>() -> Vec<String> {
        let schema = schemars::schema_for!(T);
        let properties = schema.get("properties").and_then(|keys| keys.as_object());
        let keys = properties.into_iter().flat_map(|keys| keys.keys().cloned());
        keys.collect()
    }

    #[test]
    fn the_keys_of_the_schemas_are_those_that_are_read() {
        let sorted = |known: &[&str]| {
            let mut known: Vec<String> = known.iter().map(|key| (*key).to_owned()).collect();
            known.sort();
            known
        };
        assert_eq!(keys::<Payload>(), sorted(&[ENVELOPE, ANSWER].concat()));
        assert_eq!(keys::<Config>(), sorted(CONFIG));
        assert_eq!(keys::<Toggle>(), sorted(TOGGLE));
        assert_eq!(keys::<Workspaces>(), sorted(WORKSPACES));
        assert_eq!(keys::<Impersonation>(), sorted(IMPERSONATION));
        assert_eq!(keys::<OAuthClientConfig>(), sorted(OAUTH));
        assert_eq!(keys::<Options>(), sorted(OPTIONS));
    }

    #[test]
    fn the_vocabulary_holds_every_key_and_no_other() {
        let objects = [
            ENVELOPE,
            ANSWER,
            CONFIG,
            TOGGLE,
            WORKSPACES,
            IMPERSONATION,
            OAUTH,
            OPTIONS,
            DELETE,
        ];
        let keys: std::collections::BTreeSet<_> = objects.concat().into_iter().collect();
        let vocabulary = [VOCABULARY.shown, VOCABULARY.objects, VOCABULARY.secret].concat();
        assert_eq!(keys.len(), vocabulary.len());
        assert!(keys.iter().all(|key| vocabulary.contains(key)));
    }
}
