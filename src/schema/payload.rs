//! The schema of a payload: an envelope, what GET answers, or what stands under `config` alone.

use schemars::{JsonSchema, Schema, SchemaGenerator, json_schema};
use serde_json::{Map, Value, json};

use super::condition::{
    credential, given, has_public_key, has_warehouse_variables, private_key, quoted_warehouses,
};
use super::{DIALECT, tidy};
use crate::payload::{Name, Payload, VOCABULARY};

const DESCRIPTION: &str = "The payload of Immuta's Integrations API, type Snowflake, and the options of sfgen beside it. What a schema cannot say, such as whether a key is a key and whether two names clash, sfgen says.";

/// What `!env` and `!file` are to an editor.
const ELSEWHERE: &str = " Or `!env NAME` or `!file PATH`, where it is kept elsewhere; VS Code takes them with the setting `\"yaml.customTags\": [\"!env scalar\", \"!file scalar\"]`.";

/// Fields of `config` that every integration has.
const REQUIRED: [&str; 4] = ["host", "warehouse", "database", "authenticationType"];

/// The schema of a payload.
///
/// ```
/// let schema = sfgen::schema::of_payload();
/// let config = &schema.as_value()["$defs"]["Config"]["properties"];
/// assert_eq!(config["port"]["maximum"], 65535);
/// ```
pub fn of_payload() -> Schema {
    let mut generator = SchemaGenerator::default();
    let mut payload = Payload::json_schema(&mut generator);
    let name = Name::json_schema(&mut generator);
    let mut types = generator.take_definitions(true);
    let mut config = taken(&mut types, "Config");
    let mut options = taken(&mut types, "Options");
    let mut client = taken(&mut types, "OAuthClientConfig");
    complete_payload(&mut payload);
    complete_config(&mut config);
    complete_options(&mut options);
    tell_of_tags(&mut config);
    tell_of_tags(&mut client);
    let bare = bare_config(&config);
    let keys = described_alone(&payload);
    for (name, schema) in [
        ("Payload", payload),
        ("Config", config),
        ("BareConfig", bare),
        ("OAuthClientConfig", client),
        ("Options", options),
        ("Credential", credential()),
        ("PrivateKey", private_key()),
        ("QuotedWarehouses", quoted_warehouses(&name)),
    ] {
        types.insert(name.to_owned(), schema.to_value());
    }
    finished(types, keys)
}

/// A schema with everything that stands beside its definitions.
///
/// Whatever has one of an envelope's keys is read as one, as the reader does it.
fn finished(types: Map<String, Value>, keys: Value) -> Schema {
    let mut schema = json_schema!({
        "$schema": DIALECT,
        "$id": "urn:sfgen:payload",
        "title": "Payload for sfgen",
        "description": DESCRIPTION,
        "examples": [example()],
        "type": "object",
        "properties": keys,
        "if": {"anyOf": [
            {"required": ["type"]},
            {"required": ["autoBootstrap"]},
            {"required": ["config"]},
        ]},
        "then": {"$ref": "#/$defs/Payload"},
        "else": {"$ref": "#/$defs/BareConfig"},
        "$defs": types,
    });
    tidy(&mut schema);
    schema
}

fn example() -> Value {
    json!({
        "type": "Snowflake",
        "autoBootstrap": false,
        "config": {
            "host": "organization.us-east-1.snowflakecomputing.com",
            "warehouse": "IMMUTA_WH",
            "database": "IMMUTA",
            "authenticationType": "keyPair",
            "username": "IMMUTA_SYSTEM_ACCOUNT",
        },
        "sfgen": {"publicKey": "immuta.pub.pem"},
    })
}

/// Takes a definition out, to be completed.
fn taken(types: &mut Map<String, Value>, name: &str) -> Schema {
    let schema = types.remove(name).and_then(|value| value.try_into().ok());
    schema.unwrap_or_else(|| unreachable!("{name} is one of the types of a payload"))
}

fn complete_payload(payload: &mut Schema) {
    let automatic = json!({
        "required": ["autoBootstrap"],
        "properties": {"autoBootstrap": {"const": true}},
    });
    payload.insert("type".to_owned(), "object".into());
    payload.insert(
        "allOf".to_owned(),
        json!([
            {
                "if": given(&["type"]),
                "then": given(&["autoBootstrap"]),
            },
            {
                "if": automatic,
                "then": {"properties": {"config": {"properties": {
                    "authenticationType": {"enum": ["userPassword", "keyPair"]},
                }}}},
                "else": {"properties": {"config": {"$ref": "#/$defs/Credential"}}},
            },
            {
                "if": {"anyOf": [automatic, has_public_key()]},
                "else": {"properties": {"config": {"$ref": "#/$defs/PrivateKey"}}},
            },
            {
                "if": has_warehouse_variables(),
                "else": {"properties": {"config": {"$ref": "#/$defs/QuotedWarehouses"}}},
            },
        ]),
    );
}

fn complete_config(config: &mut Schema) {
    config.insert("type".to_owned(), "object".into());
    require(config, &REQUIRED);
    let mine = json!({
        "pattern": "^[Ss][Nn][Oo][Ww][Ff][Ll][Aa][Kk][Ee]$",
    });
    if let Some(database) = property(config, "database") {
        database.insert("not".to_owned(), mine);
    }
}

fn complete_options(options: &mut Schema) {
    let ownership = json!({
        "required": ["manageGrants"],
        "properties": {"manageGrants": {"const": "ownership"}},
    });
    let without = json!({"properties": {
        "securables": {"maxItems": 0},
        "takeOwnership": {"enum": [false, null]},
    }});
    let with = json!({
        "required": ["securables"],
        "properties": {"securables": {"type": "array", "minItems": 1}},
    });
    options.insert("if".to_owned(), ownership);
    options.insert("then".to_owned(), with);
    options.insert("else".to_owned(), without);
}

/// What stands under `config`, as the whole file, with `sfgen` beside it.
fn bare_config(config: &Schema) -> Schema {
    let keys = config.get("properties").and_then(Value::as_object);
    let mut properties: Map<String, Value> = keys
        .into_iter()
        .flat_map(Map::keys)
        .map(|key| {
            let place = format!("#/$defs/Config/properties/{key}");
            (key.clone(), json!({"$ref": place}))
        })
        .collect();
    let options = json!({"$ref": "#/$defs/Payload/properties/sfgen"});
    properties.insert("sfgen".to_owned(), options);
    json_schema!({
        "description": "What stands under `config`, as the whole file.",
        "type": "object",
        "required": REQUIRED,
        "properties": properties,
        "additionalProperties": false,
        "allOf": [
            {"$ref": "#/$defs/Credential"},
            {"if": has_public_key(), "else": {"$ref": "#/$defs/PrivateKey"}},
            {"if": has_warehouse_variables(), "else": {"$ref": "#/$defs/QuotedWarehouses"}},
        ],
    })
}

/// Makes fields required that the types leave open.
fn require(object: &mut Schema, keys: &[&str]) {
    for key in keys {
        if let Some(schema) = property(object, key) {
            without_null(schema);
        }
    }
    object.insert("required".to_owned(), json!(keys));
}

/// Takes `null` from the words of a value and from its types, of which it is the second.
fn without_null(schema: &mut Map<String, Value>) {
    if let Some(kind) = schema.get_mut("type") {
        let first = kind.get(0).cloned();
        *kind = first.unwrap_or_else(|| kind.take());
    }
    if let Some(words) = schema.get_mut("enum").and_then(Value::as_array_mut) {
        words.retain(|word| !word.is_null());
    }
}

fn property<'s>(object: &'s mut Schema, key: &str) -> Option<&'s mut Map<String, Value>> {
    let properties = object.get_mut("properties")?;
    properties.get_mut(key)?.as_object_mut()
}

/// The keys of an envelope with their descriptions, so that an editor offers them in an empty
/// file.
fn described_alone(payload: &Schema) -> Value {
    let properties = payload.get("properties").and_then(Value::as_object);
    let described = properties.into_iter().flatten().map(|(key, schema)| {
        let description = json!({"description": schema["description"]});
        (key.clone(), description)
    });
    Value::Object(described.collect())
}

/// Says of each secret in `object` that it may be kept elsewhere.
fn tell_of_tags(object: &mut Schema) {
    for key in VOCABULARY.secrets() {
        let field = property(object, key);
        if let Some(Value::String(text)) = field.and_then(|field| field.get_mut("description")) {
            text.push_str(ELSEWHERE);
        }
    }
}
