//! What shapes a review: `sfgen.toml`, found upwards from the working folder, and the command line
//! over it.

mod file;

use std::path::{Path, PathBuf};

use super::inputs::Text;
use crate::cli::args;
use crate::cli::failure::Failure;
use crate::cli::surroundings::Surroundings;
use crate::report::File;
use crate::review::{Allowed, Finding, Review, Severity};
use file::{Acceptance, At};

/// The name of the file.
const NAME: &str = "sfgen.toml";

/// Where a setting comes from.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Origin {
    Default,
    /// A line of the file.
    File(usize),
    CommandLine,
}

/// A setting, and where it comes from.
#[derive(Debug, Clone)]
struct Set<T> {
    value: T,
    origin: Origin,
}

impl<T> Set<T> {
    /// The command line's value, or the file's, or the default.
    fn of(call: Option<T>, file: Option<At<T>>, default: T) -> Self {
        match (call, file) {
            (Some(value), _) => Self {
                value,
                origin: Origin::CommandLine,
            },
            (None, Some(At { value, line })) => Self {
                value,
                origin: Origin::File(line),
            },
            (None, None) => Self {
                value: default,
                origin: Origin::Default,
            },
        }
    }
}

/// The settings of a call.
#[derive(Debug)]
pub(super) struct Settings {
    path: Option<PathBuf>,
    hash: Option<File>,
    fail_on: Set<Severity>,
    role: Set<Option<String>>,
    keep_going: Set<bool>,
    honour_allows: Set<bool>,
    severities: Vec<(&'static str, At<Severity>)>,
    accepted: Vec<At<Acceptance>>,
}

impl Settings {
    /// Reads the file that the call names, or the nearest one, and puts the call's options over it.
    pub(super) fn of(
        call: &args::Review,
        surroundings: &mut Surroundings<'_>,
    ) -> Result<Self, Failure> {
        let path = match &call.settings {
            Some(path) => Some(path.clone()),
            None => nearest(),
        };
        let source = path.as_deref().map(|path| Text::read(path, surroundings));
        let source = source.transpose()?;
        let text = source.as_ref().map_or("", |source| source.text.as_str());
        let name = source.as_ref().map_or("", |source| source.name.as_str());
        let file = file::read(name, text).map_err(Failure::Call)?;
        let flag = |given: bool| given.then_some(true);
        let role = file.role.map(|At { value, line }| At {
            value: Some(value),
            line,
        });
        Ok(Self {
            hash: source.as_ref().map(Text::file),
            path,
            fail_on: Set::of(call.fail_on.map(Into::into), file.fail_on, Severity::Error),
            role: Set::of(call.role.clone().map(Some), role, None),
            keep_going: Set::of(flag(call.keep_going), file.keep_going, false),
            honour_allows: Set::of(flag(call.honour_allows), file.honour_allows, false),
            severities: file.severities.into_iter().collect(),
            accepted: file.accepted,
        })
    }

    pub(super) fn fail_on(&self) -> Severity {
        self.fail_on.value
    }

    pub(super) fn role(&self) -> Option<&str> {
        self.role.value.as_deref()
    }

    pub(super) fn keep_going(&self) -> bool {
        self.keep_going.value
    }

    pub(super) fn honour_allows(&self) -> bool {
        self.honour_allows.value
    }

    /// The file, for the evidence of a report.
    pub(super) fn file(&self) -> Option<&File> {
        self.hash.as_ref()
    }

    /// Gives the findings on a script their severities, and accepts what is to be accepted there.
    pub(super) fn apply(&self, review: &mut Review, script: &Path) {
        for found in &mut review.findings {
            let own = self
                .severities
                .iter()
                .find(|(rule, _)| *rule == found.rule.id);
            if let Some((_, severity)) = own {
                found.severity = severity.value;
            }
            let accepted = self.accepted.iter().map(|at| &at.value);
            let accepted = accepted.filter(|one| self.is_about(one, script));
            if let Some(acceptance) = accepted.into_iter().find(|one| covers(one, found)) {
                found.allowed = Some(Allowed {
                    reason: acceptance.reason.clone(),
                    honoured: true,
                });
            }
        }
    }

    /// Acceptances of which nothing is left to accept in the scripts that they are about.
    pub(super) fn idle(&self, reviews: &[(&Path, &Review)]) -> String {
        let idle = self.accepted.iter().filter(|at| {
            let about = reviews
                .iter()
                .filter(|(path, _)| self.is_about(&at.value, path));
            let mut about = about.peekable();
            let finds = |(_, review): &(&Path, &Review)| {
                let mut findings = review.findings.iter();
                findings.any(|found| covers(&at.value, found))
            };
            about.peek().is_some() && !about.any(finds)
        });
        let lines = idle.map(|at| {
            format!(
                "warning: {}:{}: {} finds nothing there that could be accepted\n",
                self.name(),
                at.line,
                at.value.rule
            )
        });
        lines.collect()
    }

    /// Whether an acceptance is about a script.
    fn is_about(&self, acceptance: &Acceptance, script: &Path) -> bool {
        let Some(of) = &acceptance.script else {
            return true;
        };
        let folder = self.path.as_deref().and_then(Path::parent);
        let of = folder.unwrap_or(Path::new("")).join(of);
        match (std::path::absolute(of), std::path::absolute(script)) {
            (Ok(of), Ok(script)) => script.starts_with(of),
            (Err(_), _) | (_, Err(_)) => false,
        }
    }

    fn name(&self) -> String {
        let path = self.path.as_deref().unwrap_or(Path::new(NAME));
        path.display().to_string()
    }

    /// Every setting, its value, and where it comes from.
    pub(super) fn shown(&self) -> String {
        let mut rows = vec![
            (
                "fail-on".to_owned(),
                self.fail_on.value.as_str().to_owned(),
                self.fail_on.origin,
            ),
            (
                "role".to_owned(),
                self.role().unwrap_or("ACCOUNTADMIN").to_owned(),
                self.role.origin,
            ),
            (
                "keep-going".to_owned(),
                self.keep_going.value.to_string(),
                self.keep_going.origin,
            ),
            (
                "honour-allows".to_owned(),
                self.honour_allows.value.to_string(),
                self.honour_allows.origin,
            ),
        ];
        rows.extend(self.severities.iter().map(|(rule, at)| {
            let severity = at.value.as_str().to_owned();
            (format!("severity.{rule}"), severity, Origin::File(at.line))
        }));
        rows.extend(self.accepted.iter().map(|at| {
            let key = format!("accept {}", at.value.rule);
            (key, at.value.reason.clone(), Origin::File(at.line))
        }));
        let width = rows
            .iter()
            .map(|(key, ..)| key.len())
            .max()
            .unwrap_or_default();
        let rows = rows.into_iter().map(|(key, value, origin)| {
            let origin = match origin {
                Origin::Default => "default".to_owned(),
                Origin::File(line) => format!("{}:{line}", self.name()),
                Origin::CommandLine => "command line".to_owned(),
            };
            format!("{key:<width$}  {value:<14}  ({origin})\n")
        });
        rows.collect()
    }
}

fn covers(acceptance: &Acceptance, found: &Finding) -> bool {
    let message = acceptance.message.as_ref();
    acceptance.rule == found.rule.id && message.is_none_or(|part| found.message.contains(part))
}

/// The file in the working folder or in the nearest one around it that has one.
fn nearest() -> Option<PathBuf> {
    let here = std::env::current_dir().ok()?;
    let files = here.ancestors().map(|folder| folder.join(NAME));
    let found = files.into_iter().find(|file| file.is_file())?;
    Some(
        found
            .strip_prefix(&here)
            .map_or(found.clone(), Path::to_owned),
    )
}
