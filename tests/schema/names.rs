//! The patterns of names and hosts, against the checks that they stand for.

use jsonschema::Validator;
use serde_json::{Value, json};
use sfgen::integration::Host;
use sfgen::schema::PAYLOAD;
use sfgen::text::{Identifier, Literal, SpelledName};

/// A validator of one field of a type.
fn field(of: &str, key: &str) -> Validator {
    let schema: Value = serde_json::from_str(PAYLOAD).unwrap();
    let field = &schema["$defs"][of]["properties"][key];
    assert!(field.is_object(), "{of}.{key}");
    jsonschema::draft202012::new(field).unwrap()
}

/// Every character that the pattern can name.
fn characters() -> impl Iterator<Item = char> {
    (0..=0xFFFF).filter_map(char::from_u32)
}

#[test]
fn a_name_may_hold_what_an_identifier_may_hold() {
    let role = field("Config", "role");
    for c in characters() {
        let name = format!("A{c}B");
        let fit = Identifier::new(name.as_str()).is_ok();
        assert_eq!(role.is_valid(&json!(name)), fit, "U+{:04X}", u32::from(c));
    }
    for name in [
        "", " ", "A$$B", "$", "A<%B", "%>", "{#", "{{", "{%", "a\"b", "<", "{", "%", "𝔘", "é\"''",
    ] {
        let fit = Identifier::new(name).is_ok();
        assert_eq!(role.is_valid(&json!(name)), fit, "{name}");
    }
}

#[test]
fn a_name_may_be_as_long_as_an_identifier() {
    let role = field("Config", "role");
    assert!(role.is_valid(&json!("é".repeat(Identifier::LIMIT))));
    assert!(!role.is_valid(&json!("é".repeat(Identifier::LIMIT + 1))));
    let login_name = field("Options", "loginName");
    assert!(login_name.is_valid(&json!("é".repeat(Literal::LIMIT))));
    assert!(!login_name.is_valid(&json!("é".repeat(Literal::LIMIT + 1))));
}

#[test]
fn a_warehouse_may_be_called_what_can_be_spelt() {
    let warehouse = field("Config", "warehouse");
    for c in characters() {
        let name = format!("A{c}B");
        let fit = SpelledName::new(name.as_str()).is_ok();
        assert_eq!(
            warehouse.is_valid(&json!(name)),
            fit,
            "U+{:04X}",
            u32::from(c)
        );
    }
    let long = "é".repeat(Identifier::LIMIT);
    assert!(warehouse.is_valid(&json!(long)));
    for name in ["", &format!("{long}é")] {
        assert!(SpelledName::new(name).is_err() && !warehouse.is_valid(&json!(name)));
    }
}

#[test]
fn a_quoted_warehouse_may_be_called_what_an_identifier_may() {
    let validator = crate::schema::of_payload();
    for (names, name, fit) in [
        (json!("variable"), "R&D", true),
        (json!("quoted"), "R&D", false),
        (json!(null), "R&D", false),
        (json!("quoted"), "RD", true),
    ] {
        let config = json!({
            "host": "a.b", "database": "D", "warehouse": "W",
            "authenticationType": "userPassword", "username": "U", "password": "p",
            "workspaces": {"enabled": true, "warehouses": ["W"]},
        });
        for place in ["/warehouse", "/workspaces/warehouses/0"] {
            let mut config = config.clone();
            *config.pointer_mut(place).unwrap() = json!(name);
            let whole = json!({"config": config, "sfgen": {"warehouseNames": names}});
            assert_eq!(validator.is_valid(&whole), fit, "{place}: {names} {name}");
            config["sfgen"] = json!({"warehouseNames": names});
            assert_eq!(
                validator.is_valid(&config),
                fit,
                "{place} alone: {names} {name}"
            );
        }
    }
}

#[test]
fn a_host_is_what_a_host_is() {
    let host = field("Config", "host");
    let label = |length| "a".repeat(length);
    let long = [label(63), label(63), label(63), label(61)].join(".");
    let texts = [
        "a",
        "a.b",
        "A-1_b.c",
        "_a.b_",
        "",
        ".",
        "a.",
        ".a",
        "a..b",
        "-a",
        "a-",
        "a.-b",
        "a-.b",
        "https://a.b",
        "a.b/",
        "a.b:443",
        "a b",
        "é.com",
        "a\n",
        "a.b\u{2028}",
        "<REDACTED>",
    ];
    let labels = [
        label(63),
        label(64),
        long.clone(),
        format!("{long}a"),
        format!("{long}.a"),
    ];
    for text in texts.into_iter().map(str::to_owned).chain(labels) {
        let fit = Host::new(&text).is_ok();
        assert_eq!(host.is_valid(&json!(text)), fit, "{text:?}");
    }
}

#[test]
fn a_securable_is_a_place_and_its_owner() {
    let securables = field("Options", "securables");
    for (text, fit) in [
        ("A=B", true),
        ("A.S=B", true),
        ("A.S.T=B", true),
        ("A=B=C", true),
        ("A", false),
        ("=B", false),
        ("A=", false),
        (".S=B", false),
        ("A.=B", false),
        ("A&=B", false),
    ] {
        assert_eq!(securables.is_valid(&json!([text])), fit, "{text}");
    }
}
