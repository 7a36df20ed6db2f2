//! The workflow and the hooks that docs/ci.md offers, run in a repository as it describes one.

use std::path::{Path, PathBuf};
use std::process::Command;

use serde_yaml::Value;

use crate::docs::ELSEWHERE;

const WORKFLOW: &str = "docs/examples/github-workflow.yml";
const HOOKS: &str = ".pre-commit-hooks.yaml";

const PAYLOAD: &str = "\
type: Snowflake
autoBootstrap: false
config:
  host: organization-account.snowflakecomputing.com
  warehouse: IMMUTA_WH
  database: IMMUTA
  audit: {enabled: true}
  authenticationType: keyPair
  username: IMMUTA_SYSTEM_ACCOUNT
  privateKey: !env IMMUTA_PRIVATE_KEY
sfgen:
  publicKey: key.pub
";

/// Stands in for GitHub's client: notes its arguments, and knows of the comments in a file.
const GH: &str = r#"#!/bin/sh
echo "$@" >> "$GH_CALLS"
case "$*" in *--paginate*) cat "$GH_COMMENTS" ;; esac
"#;

/// A repository with two payloads and their scripts; `origin/main` is its first commit.
struct Repository {
    folder: tempfile::TempDir,
    outside: tempfile::TempDir,
}

impl Repository {
    fn new() -> Self {
        let repository = Self {
            folder: tempfile::tempdir().unwrap(),
            outside: tempfile::tempdir().unwrap(),
        };
        let key = std::fs::read_to_string("fixtures/keys/rsa-2048.pub.pem").unwrap();
        repository.write("payloads/key.pub", &key);
        for name in ["SALES", "STOCK"] {
            let payload = PAYLOAD.replace("IMMUTA\n", &format!("IMMUTA_{name}\n"));
            repository.write(&format!("payloads/{}.yaml", name.to_lowercase()), &payload);
        }
        let tools = repository.outside.path().join("gh");
        std::fs::write(&tools, GH).unwrap();
        for command in [
            "sfgen create payloads/*.yaml --out-dir scripts",
            "chmod +x \"$TOOLS/gh\" && touch \"$GH_CALLS\" \"$GH_COMMENTS\"",
            "git init -q && git add . && git commit -qm 'First scripts'",
            "git update-ref refs/remotes/origin/main HEAD",
        ] {
            assert_eq!(repository.run(command), 0, "{command}");
        }
        repository
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn outside(&self, name: &str) -> PathBuf {
        self.outside.path().join(name)
    }

    fn write(&self, name: &str, text: &str) {
        let path = self.path(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    /// Switches audit off in one payload.
    fn change_a_payload(&self) {
        let name = "payloads/sales.yaml";
        self.write(
            name,
            &self.read(name).replace("enabled: true", "enabled: false"),
        );
    }

    fn commit(&self) {
        assert_eq!(self.run("git add . && git commit -qm 'A change'"), 0);
    }

    /// Runs a text as GitHub does, and gives its exit status.
    fn run(&self, text: &str) -> i32 {
        let sfgen = Path::new(env!("CARGO_BIN_EXE_sfgen")).parent().unwrap();
        let tools = self.outside.path().display();
        let path = std::env::var("PATH").unwrap();
        let status = Command::new("bash")
            .args(["-e", "-c", text])
            .current_dir(&self.folder)
            .env("PATH", format!("{tools}:{}:{path}", sfgen.display()))
            .env("TOOLS", self.outside.path())
            .env("GH_CALLS", self.outside("calls"))
            .env("GH_COMMENTS", self.outside("comments"))
            .env("GITHUB_STEP_SUMMARY", self.outside("summary"))
            .env("GITHUB_REPOSITORY", "owner/repository")
            .env("GITHUB_BASE_REF", "main")
            .env("NUMBER", "7")
            .env("GIT_CONFIG_GLOBAL", "/dev/null")
            .envs(["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_NAME"), "test")))
            .envs(
                ["AUTHOR", "COMMITTER"].map(|who| (format!("GIT_{who}_EMAIL"), "test@example.com")),
            )
            .output()
            .unwrap();
        status.status.code().unwrap()
    }

    /// Runs the workflow's own commands; the name and the exit status of each step.
    fn play(&self) -> Vec<(String, i32)> {
        let workflow = yaml(WORKFLOW);
        let steps = workflow["jobs"]["scripts"]["steps"].as_sequence().unwrap();
        let steps = steps.iter().filter(|step| step["run"].is_string());
        let steps = steps.map(|step| (text(&step["name"]), text(&step["run"])));
        steps
            .filter(|(_, run)| !ELSEWHERE.iter().any(|(words, _)| run.starts_with(words)))
            .map(|(name, run)| (name, self.run(&run)))
            .collect()
    }

    /// Runs a hook on files, which pre-commit puts at the end.
    fn hook(&self, id: &str, files: &[&str]) -> i32 {
        let hooks = yaml(HOOKS);
        let mut hooks = hooks.as_sequence().unwrap().iter();
        let hook = hooks.find(|hook| hook["id"] == id).unwrap();
        let arguments = hook["args"].as_sequence().into_iter().flatten().map(text);
        let words = [text(&hook["entry"])].into_iter().chain(arguments);
        let words = words.chain(files.iter().map(|file| (*file).to_owned()));
        self.run(&words.collect::<Vec<_>>().join(" "))
    }
}

fn yaml(path: &str) -> Value {
    serde_yaml::from_str(&std::fs::read_to_string(path).unwrap()).unwrap()
}

fn text(value: &Value) -> String {
    value.as_str().unwrap().to_owned()
}

fn statuses(played: &[(String, i32)]) -> Vec<(&str, i32)> {
    let steps = played.iter();
    steps
        .map(|(name, status)| (name.as_str(), *status))
        .collect()
}

const DRIFT: &str = "Fail on drift";
const REVIEW: &str = "Review the changed scripts";
const COMMENT: &str = "Post the review as a comment";

#[test]
fn the_workflow_reviews_the_scripts_that_change() {
    let repository = Repository::new();
    repository.change_a_payload();
    assert_eq!(
        repository.run("sfgen create payloads/*.yaml --out-dir scripts"),
        0
    );
    repository.commit();
    let played = repository.play();
    assert_eq!(statuses(&played), [(DRIFT, 0), (REVIEW, 0), (COMMENT, 0)]);
    let review = repository.read("review.md");
    assert!(review.starts_with("## Snowflake scripts\n"), "{review}");
    assert!(review.contains("Review of scripts/sales.sql"), "{review}");
    assert!(!review.contains("stock"), "{review}");
    let sarif: serde_json::Value =
        serde_json::from_str(&repository.read("sarif/scripts-sales.sql.sarif")).unwrap();
    assert_eq!(sarif["version"], "2.1.0");
    let summary = std::fs::read_to_string(repository.outside("summary")).unwrap();
    assert_eq!(summary, review);
}

#[test]
fn the_workflow_posts_one_comment_and_edits_it_later() {
    let repository = Repository::new();
    repository.play();
    assert_eq!(
        repository.read("comment.md"),
        "## Snowflake scripts\nNo script changes.\n"
    );
    std::fs::write(repository.outside("comments"), "41\n42\n").unwrap();
    repository.play();
    let calls = std::fs::read_to_string(repository.outside("calls")).unwrap();
    let calls = calls.lines().filter(|call| !call.contains("--paginate"));
    assert_eq!(
        calls.collect::<Vec<_>>(),
        [
            "pr comment 7 --body-file comment.md",
            "api -X PATCH repos/owner/repository/issues/comments/41 -F body=@comment.md"
        ]
    );
}

#[test]
fn the_workflow_fails_on_drift_and_on_errors_and_without_a_base() {
    let repository = Repository::new();
    repository.change_a_payload();
    repository.write(
        "scripts/a vendor's.sql",
        "USE ROLE SYSADMIN;\nGRANT ROLE A TO ROLE PUBLIC;\n",
    );
    repository.commit();
    let played = repository.play();
    assert_eq!(statuses(&played), [(DRIFT, 1), (REVIEW, 1), (COMMENT, 0)]);
    assert!(
        repository
            .path("sarif/scripts-a vendor's.sql.sarif")
            .exists()
    );
    assert_eq!(
        repository.run("git update-ref -d refs/remotes/origin/main"),
        0
    );
    assert_ne!(repository.play()[1].1, 0);
}

#[test]
fn the_hooks_take_files_at_the_end() {
    let repository = Repository::new();
    let payloads = ["payloads/sales.yaml", "payloads/stock.yaml"];
    let scripts = ["scripts/sales.sql", "scripts/stock.sql"];
    assert_eq!(repository.hook("sfgen-check", &payloads), 0);
    repository.change_a_payload();
    assert_eq!(repository.hook("sfgen-check", &payloads), 1);
    assert_eq!(repository.hook("sfgen-check", &payloads[1..]), 0);
    assert_eq!(repository.hook("sfgen-create", &payloads), 0);
    assert_eq!(repository.hook("sfgen-check", &payloads), 0);
    assert_eq!(repository.hook("sfgen-review", &scripts), 0);
    repository.write(
        scripts[0],
        "USE ROLE SYSADMIN;\nGRANT ROLE A TO ROLE PUBLIC;\n",
    );
    assert_eq!(repository.hook("sfgen-review", &scripts), 1);
}

#[test]
fn the_page_names_the_hooks_that_there_are() {
    let page = std::fs::read_to_string("docs/ci.md").unwrap();
    let hooks = yaml(HOOKS);
    let hooks = hooks.as_sequence().unwrap();
    assert!(!hooks.is_empty());
    for hook in hooks {
        let id = text(&hook["id"]);
        assert!(page.contains(&format!("| `{id}` |")), "{id}");
    }
}
