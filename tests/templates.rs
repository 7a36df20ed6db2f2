//! A template can print nothing but checked SQL values.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::{Path, PathBuf};
use std::process::Command;

fn files(folder: &Path, ending: &str) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            all.extend(files(&path, ending));
        } else if path.extension().is_some_and(|found| found == ending) {
            all.push(path);
        }
    }
    all
}

#[test]
fn templates_hold_text_values_if_for_and_include_and_no_filter() {
    let templates = files(Path::new("templates"), "sql");
    assert!(templates.len() > 20);
    for template in templates {
        let text = std::fs::read_to_string(&template).unwrap();
        for tag in text.split("{{").skip(1) {
            let value = tag.split("}}").next().unwrap().trim();
            let plain = value
                .chars()
                .all(|c| c.is_ascii_alphanumeric() || matches!(c, '_' | '.'));
            assert!(plain, "{}: {value}", template.display());
        }
        for tag in text.split("{%").skip(1) {
            let tag = tag.split("%}").next().unwrap().trim_matches(['-', ' ']);
            let word = tag.split(' ').next().unwrap();
            let known = ["if", "else", "endif", "for", "endfor", "include"];
            assert!(known.contains(&word), "{}: {tag}", template.display());
        }
    }
}

#[test]
fn values_become_printable_in_one_place() {
    for source in files(Path::new("src"), "rs") {
        let text = std::fs::read_to_string(&source).unwrap();
        let makes =
            text.contains("Safe(") || text.contains("MaybeSafe") || text.contains("filters::Safe");
        assert_eq!(
            makes,
            source == Path::new("src/text/mod.rs"),
            "{}",
            source.display()
        );
        assert!(!text.contains("impl Escaper"), "{}", source.display());
        assert!(
            !text.contains("source = \""),
            "{}: a template outside templates/",
            source.display()
        );
    }
}

/// Compiles a crate with one template of a string, under the escaper of sfgen.
fn compiles(value: &str) -> (bool, String) {
    let folder = tempfile::tempdir().unwrap();
    let here = env!("CARGO_MANIFEST_DIR");
    let write = |name: &str, text: &str| {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    };
    write(
        "Cargo.toml",
        &format!(
            "[package]\nname = \"probe\"\nversion = \"0.0.0\"\nedition = \"2024\"\n[workspace]\n\
             [dependencies]\nsfgen = {{ path = {here:?} }}\n\
             askama = {{ version = \"=0.16.1\", default-features = false, features = [\"config\", \"derive\", \"std\"] }}\n"
        ),
    );
    write(
        "Cargo.lock",
        &std::fs::read_to_string(format!("{here}/Cargo.lock")).unwrap(),
    );
    write(
        "askama.toml",
        "[[escaper]]\npath = \"sfgen::text::NoEscape\"\nextensions = [\"sql\"]\n",
    );
    write("templates/probe.sql", "USE ROLE {{ role }};\n");
    write(
        "src/lib.rs",
        &format!(
            "use sfgen::text::{{Identifier, Sql}};\n\
             #[derive(askama::Template)]\n#[template(path = \"probe.sql\")]\n\
             pub struct Probe<'a> {{ pub role: {value} }}\n\
             pub type Used<'a> = Sql<&'a Identifier>;\n"
        ),
    );
    let output = Command::new(env!("CARGO"))
        .args(["check", "--offline", "--quiet"])
        .current_dir(&folder)
        .env("CARGO_TARGET_DIR", Path::new(here).join("target/probe"))
        .output()
        .unwrap();
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    (output.status.success(), said)
}

#[test]
fn a_template_that_prints_a_string_does_not_compile() {
    let (compiled, said) = compiles("Sql<&'a Identifier>");
    assert!(compiled, "{said}");
    let (compiled, said) = compiles("&'a str");
    assert!(!compiled);
    assert!(said.contains("NoEscape"), "{said}");
}
