//! `sfgen.toml`, read: every setting with its line, or everything that is wrong with the file.

use std::collections::BTreeMap;
use std::ops::Range;

use toml::Spanned;
use toml::de::{DeTable, DeValue};

use crate::diagnostic::nearest;
use crate::review::{RULES, Severity};

/// A value, and the line it stands in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct At<T> {
    pub(super) value: T,
    pub(super) line: usize,
}

/// What a file sets.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Settings {
    pub(super) fail_on: Option<At<Severity>>,
    pub(super) role: Option<At<String>>,
    pub(super) keep_going: Option<At<bool>>,
    pub(super) honour_allows: Option<At<bool>>,
    pub(super) severities: BTreeMap<&'static str, At<Severity>>,
    pub(super) accepted: Vec<At<Acceptance>>,
}

/// Findings that are accepted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Acceptance {
    pub(super) rule: &'static str,
    /// The script, or a folder of scripts, from the file's own folder on; every script without it.
    pub(super) script: Option<String>,
    /// What the message of the finding holds; every finding of the rule without it.
    pub(super) message: Option<String>,
    pub(super) reason: String,
}

/// Keys of `[review]`.
const KEYS: [&str; 6] = [
    "accept",
    "fail-on",
    "honour-allows",
    "keep-going",
    "role",
    "severity",
];

/// Keys of `[[review.accept]]`.
const ACCEPT: [&str; 4] = ["message", "reason", "rule", "script"];

/// Reads a file of this name.
///
/// # Errors
/// Everything that is wrong with it, each problem with its place.
pub(super) fn read(name: &str, text: &str) -> Result<Settings, String> {
    let mut reader = Reader {
        name,
        text,
        problems: String::new(),
    };
    let mut settings = Settings::default();
    match DeTable::parse(text) {
        Ok(table) => reader.whole(table.get_ref(), &mut settings),
        Err(error) => {
            let at = error.span().unwrap_or(0..0);
            reader.problem(&at, error.message(), "write it as TOML: https://toml.io");
        }
    }
    match reader.problems.is_empty() {
        true => Ok(settings),
        false => Err(reader.problems),
    }
}

struct Reader<'a> {
    name: &'a str,
    text: &'a str,
    problems: String,
}

impl Reader<'_> {
    fn problem(&mut self, at: &Range<usize>, message: &str, help: &str) {
        let before = self.text.get(..at.start).unwrap_or_default();
        let line_start = before.rfind('\n').map_or(0, |end| end + 1);
        let column = before[line_start..].chars().count() + 1;
        self.problems.push_str(&format!(
            "error: {}:{}:{column}: {message}\n  = help: {help}\n",
            self.name,
            self.line(at)
        ));
    }

    fn line(&self, at: &Range<usize>) -> usize {
        let before = self.text.get(..at.start).unwrap_or_default();
        before.matches('\n').count() + 1
    }

    fn unknown(&mut self, key: &Spanned<impl AsRef<str>>, known: &[&str]) {
        let name = key.get_ref().as_ref();
        let help = match nearest(name, known.iter().copied()) {
            Some(meant) => format!("did you mean `{meant}`?"),
            None => format!("known are {}", known.join(", ")),
        };
        self.problem(&key.span(), &format!("unknown key {name:?}"), &help);
    }

    fn whole(&mut self, table: &DeTable<'_>, settings: &mut Settings) {
        for (key, value) in table.iter() {
            match (key.get_ref().as_ref(), value.get_ref()) {
                ("review", DeValue::Table(review)) => self.review(review, settings),
                ("review", _) => self.problem(&value.span(), "not a table", "write [review]"),
                _ => self.unknown(key, &["review"]),
            }
        }
    }

    fn review(&mut self, table: &DeTable<'_>, settings: &mut Settings) {
        for (key, value) in table.iter() {
            match key.get_ref().as_ref() {
                "fail-on" => settings.fail_on = self.severity(value),
                "role" => settings.role = self.text(value),
                "keep-going" => settings.keep_going = self.flag(value),
                "honour-allows" => settings.honour_allows = self.flag(value),
                "severity" => self.severities(value, settings),
                "accept" => self.accepted(value, settings),
                _ => self.unknown(key, &KEYS),
            }
        }
    }

    fn severities(&mut self, value: &Spanned<DeValue<'_>>, settings: &mut Settings) {
        let DeValue::Table(table) = value.get_ref() else {
            return self.problem(&value.span(), "not a table", "write [review.severity]");
        };
        for (key, value) in table.iter() {
            let rule = self.rule(key.get_ref().as_ref(), &key.span());
            if let (Some(rule), Some(severity)) = (rule, self.severity(value)) {
                settings.severities.insert(rule, severity);
            }
        }
    }

    fn accepted(&mut self, value: &Spanned<DeValue<'_>>, settings: &mut Settings) {
        let DeValue::Array(list) = value.get_ref() else {
            return self.problem(&value.span(), "not a list", "write [[review.accept]]");
        };
        for entry in list.iter() {
            let acceptance = match entry.get_ref() {
                DeValue::Table(table) => self.acceptance(table, &entry.span()),
                _ => {
                    self.problem(&entry.span(), "not a table", "write [[review.accept]]");
                    None
                }
            };
            settings.accepted.extend(acceptance);
        }
    }

    fn acceptance(&mut self, table: &DeTable<'_>, at: &Range<usize>) -> Option<At<Acceptance>> {
        let mut texts: BTreeMap<&str, At<String>> = BTreeMap::new();
        for (key, value) in table.iter() {
            match ACCEPT
                .iter()
                .find(|known| **known == key.get_ref().as_ref())
            {
                Some(known) => texts.extend(self.text(value).map(|text| (*known, text))),
                None => self.unknown(key, &ACCEPT),
            }
        }
        for required in ["rule", "reason"] {
            if texts
                .get(required)
                .is_none_or(|text| text.value.trim().is_empty())
            {
                let help = "an acceptance names its rule and gives its reason";
                self.problem(at, &format!("`{required}` is required"), help);
            }
        }
        let rule = texts.remove("rule")?;
        let rule = self.rule(&rule.value, at)?;
        let mut value = |key| texts.remove(key).map(|text| text.value);
        Some(At {
            line: self.line(at),
            value: Acceptance {
                rule,
                script: value("script"),
                message: value("message"),
                reason: value("reason")?,
            },
        })
    }

    fn rule(&mut self, name: &str, at: &Range<usize>) -> Option<&'static str> {
        let known = RULES.iter().find(|rule| rule.id == name);
        if known.is_none() {
            let help = match nearest(name, RULES.iter().map(|rule| rule.id)) {
                Some(meant) => format!("did you mean `{meant}`?"),
                None => "`sfgen rules` lists the rules".to_owned(),
            };
            self.problem(at, &format!("unknown rule {name:?}"), &help);
        }
        known.map(|rule| rule.id)
    }

    fn severity(&mut self, value: &Spanned<DeValue<'_>>) -> Option<At<Severity>> {
        let severities = [Severity::Error, Severity::Warning, Severity::Note];
        let text = value.get_ref().as_str();
        let known = severities
            .into_iter()
            .find(|one| Some(one.as_str()) == text);
        if known.is_none() {
            let help = "write \"error\", \"warning\" or \"note\"";
            self.problem(&value.span(), "not a severity", help);
        }
        known.map(|known| self.at(known, value))
    }

    fn text(&mut self, value: &Spanned<DeValue<'_>>) -> Option<At<String>> {
        let text = value.get_ref().as_str().map(str::to_owned);
        if text.is_none() {
            self.problem(&value.span(), "not a text", "put it between double quotes");
        }
        text.map(|text| self.at(text, value))
    }

    fn flag(&mut self, value: &Spanned<DeValue<'_>>) -> Option<At<bool>> {
        let DeValue::Boolean(flag) = value.get_ref() else {
            self.problem(
                &value.span(),
                "neither true nor false",
                "write true or false",
            );
            return None;
        };
        Some(self.at(*flag, value))
    }

    fn at<T>(&self, value: T, of: &Spanned<DeValue<'_>>) -> At<T> {
        At {
            value,
            line: self.line(&of.span()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::read;
    use crate::review::Severity;

    #[test]
    fn every_setting_is_read_with_its_line() {
        let text = "[review]\nfail-on = \"warning\"\nrole = \"R\"\nkeep-going = true\n\
             [review.severity]\ngrant-to-public = \"note\"\n\
             [[review.accept]]\nrule = \"no-role-chosen\"\nreason = \"agreed\"\n";
        let settings = read("sfgen.toml", text).expect("nothing is wrong");
        let fail_on = settings.fail_on.expect("it is set");
        assert_eq!((fail_on.value, fail_on.line), (Severity::Warning, 2));
        assert_eq!(settings.role.expect("it is set").value, "R");
        assert!(settings.keep_going.expect("it is set").value);
        assert_eq!(settings.severities["grant-to-public"].line, 6);
        assert_eq!(settings.accepted[0].value.reason, "agreed");
        assert_eq!(settings.accepted[0].line, 7);
    }

    #[test]
    fn everything_that_is_wrong_is_told_with_its_place() {
        let text = "[review]\nfail_on = \"error\"\nrole = 3\n\
             [review.severity]\ngrant-to-publik = \"off\"\n[[review.accept]]\nrule = \"no-role-chosen\"\n";
        let problems = read("sfgen.toml", text).expect_err("it is wrong");
        for told in [
            "sfgen.toml:2:1: unknown key \"fail_on\"\n  = help: did you mean `fail-on`?",
            "sfgen.toml:3:8: not a text",
            "sfgen.toml:5:1: unknown rule \"grant-to-publik\"\n  = help: did you mean `grant-to-public`?",
            "sfgen.toml:5:19: not a severity",
            "sfgen.toml:6:1: `reason` is required",
        ] {
            assert!(problems.contains(told), "{told}\n{problems}");
        }
    }

    #[test]
    fn what_is_no_toml_is_told_with_its_place() {
        let problems = read("sfgen.toml", "[review]\nrole = \n").expect_err("it is wrong");
        assert!(problems.starts_with("error: sfgen.toml:2:"), "{problems}");
    }
}
