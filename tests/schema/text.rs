//! The texts that are printed: made from the types, and schemas themselves.

use serde_json::Value;
use sfgen::schema::{PAYLOAD, REVIEW, of_payload, of_review};

use crate::common::sfgen;

/// The text of a schema, written anew where that is asked for.
fn compare(file: &str, schema: &schemars::Schema) {
    let made = format!("{:#}\n", schema.as_value());
    if std::env::var_os("SFGEN_WRITE_SCHEMAS").is_some() {
        std::fs::write(file, &made).unwrap();
    }
    assert!(
        std::fs::read_to_string(file).unwrap() == made,
        "{file} is not the types': run this test with SFGEN_WRITE_SCHEMAS=1"
    );
}

#[test]
fn the_schemas_are_made_from_the_types() {
    compare("templates/schema/payload.json", &of_payload());
    compare("templates/schema/review.json", &of_review());
}

#[test]
fn they_are_what_is_printed() {
    assert_eq!(sfgen(&["schema"]).output, PAYLOAD);
    assert_eq!(sfgen(&["schema", "--of", "payload"]).output, PAYLOAD);
    assert_eq!(sfgen(&["schema", "--of", "review"]).output, REVIEW);
}

#[test]
fn they_are_valid_schemas_themselves() {
    for text in [PAYLOAD, REVIEW] {
        let schema: Value = serde_json::from_str(text).unwrap();
        assert_eq!(
            schema["$schema"],
            "https://json-schema.org/draft/2020-12/schema"
        );
        assert!(jsonschema::draft202012::meta::is_valid(&schema));
        assert!(text.is_ascii() || !text.contains(|c: char| c.is_control() && c != '\n'));
    }
}

/// The fields of every type; what has no type is a condition.
fn properties<'v>(value: &'v Value, found: &mut Vec<(&'v str, &'v Value)>) {
    let of_type = value["properties"].as_object();
    if let Some(here) = of_type.filter(|_| !value["type"].is_null()) {
        found.extend(here.iter().map(|(key, schema)| (key.as_str(), schema)));
    }
    let types = value["$defs"].as_object().into_iter().flatten();
    for (_, below) in types {
        properties(below, found);
    }
}

#[test]
fn every_key_has_a_description() {
    for text in [PAYLOAD, REVIEW] {
        let schema: Value = serde_json::from_str(text).unwrap();
        let mut found = Vec::new();
        properties(&schema, &mut found);
        assert!(found.len() > 25);
        for (key, schema) in found {
            let described = schema["description"].is_string();
            assert!(described || schema["$ref"].is_string(), "{key}");
        }
    }
}

#[test]
fn the_examples_are_valid() {
    let schema: Value = serde_json::from_str(PAYLOAD).unwrap();
    let examples = schema["examples"].as_array().unwrap();
    assert!(!examples.is_empty());
    for example in examples {
        assert!(crate::schema::of_payload().is_valid(example), "{example}");
    }
}
