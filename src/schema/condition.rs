//! What a payload needs depending on what it says.

use schemars::{Schema, json_schema};
use serde_json::{Map, Value, json};

/// What each way to sign in needs, where the scripts are run by hand.
pub(super) fn credential() -> Schema {
    let client = json!({
        "type": "object",
        "required": ["provider", "clientId", "authorityUrl", "useCertificate"],
        "properties": {
            "provider": {"type": "string"},
            "clientId": {"type": "string"},
            "authorityUrl": {"type": "string"},
            "useCertificate": {"type": "boolean"},
        },
        "if": {
            "required": ["useCertificate"],
            "properties": {"useCertificate": {"const": true}},
        },
        "then": {
            "required": ["publicCertificateThumbprint", "oauthPrivateKey"],
            "properties": {
                "publicCertificateThumbprint": {"type": "string"},
                "oauthPrivateKey": {"type": "string"},
            },
        },
        "else": given(&["clientSecret"]),
    });
    json_schema!({"allOf": [
        {
            "if": signs_in_by("userPassword"),
            "then": given(&["username", "password"]),
        },
        {
            "if": signs_in_by("keyPair"),
            "then": given(&["username"]),
        },
        {
            "if": signs_in_by("oAuthClientCredentials"),
            "then": {
                "required": ["oAuthClientConfig"],
                "properties": {"oAuthClientConfig": client},
            },
        },
    ]})
}

/// What a key pair needs as long as no file with the public key is named.
pub(super) fn private_key() -> Schema {
    json_schema!({
        "if": signs_in_by("keyPair"),
        "then": given(&["privateKey"]),
    })
}

/// What warehouses are called as long as no session variables hold their names.
pub(super) fn quoted_warehouses(name: &Schema) -> Schema {
    json_schema!({"properties": {
        "warehouse": name,
        "workspaces": {"properties": {"warehouses": {"items": name}}},
    }})
}

/// Whether session variables hold the names of warehouses.
pub(super) fn has_warehouse_variables() -> Value {
    json!({
        "required": ["sfgen"],
        "properties": {"sfgen": {
            "type": "object",
            "required": ["warehouseNames"],
            "properties": {"warehouseNames": {"const": "variable"}},
        }},
    })
}

fn signs_in_by(word: &str) -> Value {
    json!({
        "required": ["authenticationType"],
        "properties": {"authenticationType": {"const": word}},
    })
}

pub(super) fn has_public_key() -> Value {
    let mut sfgen = given(&["publicKey"]);
    sfgen["type"] = "object".into();
    json!({"required": ["sfgen"], "properties": {"sfgen": sfgen}})
}

/// These fields are there and not null, which counts as missing.
pub(super) fn given(keys: &[&str]) -> Value {
    let properties: Map<String, Value> = keys
        .iter()
        .map(|key| ((*key).to_owned(), json!({"not": {"type": "null"}})))
        .collect();
    json!({"required": keys, "properties": properties})
}
