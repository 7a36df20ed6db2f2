//! Every review as JSON, under the schema; and what is none.

use serde_json::{Value, json};
use sfgen::report;
use sfgen::review::Comparison;

use crate::common::{fixtures, report_on, sfgen_with};
use crate::schema::of_review;

fn reported(script: &str, comparison: Option<&Comparison>) -> Value {
    let report = report_on("script.sql", script, comparison);
    serde_json::from_str(&report::json(&report)).unwrap()
}

/// Scripts of every kind: those of the fixtures, our own, and what is hardly a script.
fn scripts() -> Vec<String> {
    let fixtures = fixtures("review").into_iter();
    let mut scripts: Vec<String> = fixtures
        .map(|path| std::fs::read_to_string(path).unwrap())
        .collect();
    for path in self::fixtures("payloads") {
        for kind in ["create", "edit", "delete", "cleanup", "preflight"] {
            let environment = [("IMMUTA_PASSWORD", "made-for-the-tests")];
            scripts.push(sfgen_with(&[kind, path.to_str().unwrap()], "", &environment).output);
        }
    }
    scripts.extend(["", "!source x", "CREATE ROLE \"a\u{202e}", "SELECT 1;"].map(str::to_owned));
    scripts
}

#[test]
fn every_report_is_valid() {
    let validator = of_review();
    let scripts = scripts();
    assert!(scripts.len() > 150, "{}", scripts.len());
    for script in scripts {
        let report = reported(&script, None);
        let errors: Vec<String> = validator
            .iter_errors(&report)
            .map(|error| format!("{}: {error}", error.instance_path()))
            .collect();
        assert!(errors.is_empty(), "{errors:?}\n{script}");
    }
}

#[test]
fn every_comparison_is_valid() {
    let validator = of_review();
    let different = Comparison::Different(vec!["x".to_owned()]);
    for comparison in [Comparison::Same, Comparison::Equivalent, different] {
        let report = reported("USE ROLE SYSADMIN;", Some(&comparison));
        assert!(validator.is_valid(&report), "{comparison:?}");
    }
}

/// A report with something in each of its lists.
fn full() -> Value {
    let mut script = std::fs::read_to_string("fixtures/review/vendor-fivetran.sql").unwrap();
    script.push_str("CALL P();\nDROP ROLE OTHER;\nREVOKE ROLE A FROM ROLE B;\nALTER USER JOE SET DISABLED = TRUE;\n");
    reported(&script, Some(&Comparison::Different(vec!["x".to_owned()])))
}

/// The pointer of every field that the design names.
fn pointers(value: &Value, here: &str, found: &mut Vec<String>) {
    match value {
        Value::Object(fields) => {
            for (key, below) in fields {
                let pointer = format!("{here}/{key}");
                pointers(below, &pointer, found);
                found.push(pointer);
            }
        }
        Value::Array(items) => {
            if let Some(first) = items.first() {
                pointers(first, &format!("{here}/0"), found);
            }
        }
        Value::Null | Value::Bool(_) | Value::Number(_) | Value::String(_) => {}
    }
}

#[test]
fn no_field_can_be_missing_or_of_another_type() {
    let validator = of_review();
    let whole = full();
    let mut all = Vec::new();
    pointers(&whole, "", &mut all);
    assert!(all.len() > 40, "{all:?}");
    for pointer in all {
        let (object, key) = pointer.rsplit_once('/').unwrap();
        let mut without = whole.clone();
        let fields = without.pointer_mut(object).unwrap().as_object_mut();
        fields.unwrap().remove(key);
        assert!(!validator.is_valid(&without), "without {pointer}");
        let mut other = whole.clone();
        *other.pointer_mut(&pointer).unwrap() = json!(0.5);
        assert!(!validator.is_valid(&other), "{pointer}");
    }
}

#[test]
fn no_other_words_and_no_line_before_the_first() {
    let validator = of_review();
    for (pointer, wrong) in [
        ("/version", json!(1)),
        ("/verdict", json!("fine")),
        ("/scripts/0/statements/0/outcome", json!("DONE")),
        ("/scripts/0/statements/0/line", json!(0)),
        ("/scripts/0/findings/0/severity", json!("fatal")),
        ("/scripts/0/findings/0/line", json!(0)),
        ("/scripts/0/comparison/result", json!("similar")),
    ] {
        let mut report = full();
        *report.pointer_mut(pointer).unwrap() = wrong;
        assert!(!validator.is_valid(&report), "{pointer}");
    }
}

#[test]
fn new_fields_may_come() {
    let mut report = full();
    report["new"] = json!(1);
    report["scripts"][0]["findings"][0]["new"] = json!(1);
    report["scripts"][0]["net"]["new"] = json!([]);
    assert!(of_review().is_valid(&report));
}
