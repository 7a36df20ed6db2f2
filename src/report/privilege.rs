//! A privilege in words, from the catalogue.

use std::collections::BTreeMap;

use super::wrap::hang;
use crate::catalogue::{Grantable, ObjectKind, Power, Privilege, Weight};
use crate::review::RULES;

/// The page of all privileges.
const PAGE: &str = "https://docs.snowflake.com/en/user-guide/security-access-control-privileges";

/// The width of the labels.
const LABEL: usize = 16;

/// What the privilege of this name lets its holder do, on the account and on each kind of object, for a terminal.
///
/// ```
/// let explained = sfgen::report::explain_privilege("manage grants", 80);
/// assert!(explained.is_some_and(|text| text.contains("On ACCOUNT")));
/// ```
pub fn explain_privilege(name: &str, width: usize) -> Option<String> {
    let privilege = Privilege::named(&name.to_ascii_uppercase())?;
    let mut text = format!("{} (privilege)\n", privilege.as_str());
    if let Some(grantable) = privilege.on_account() {
        text.push_str(&row("On ACCOUNT", &meaning(grantable), width));
    }
    for ((power, weight), kinds) in by_meaning(privilege) {
        let meaning = meaning(Grantable {
            privilege,
            power,
            weight,
        });
        text.push_str(&row("Lets its holder", &meaning, width));
        text.push_str(&row("  on", &kinds.join(", "), width));
    }
    let rules = RULES.iter().filter(|rule| {
        let texts = [rule.wrong, rule.why];
        texts.iter().any(|text| text.contains(privilege.as_str()))
    });
    let rules: Vec<&str> = rules.map(|rule| rule.id).collect();
    if !rules.is_empty() {
        text.push_str(&row("Rules", &rules.join(", "), width));
    }
    text.push_str(&row("See", PAGE, width));
    Some(text)
}

fn row(label: &str, said: &str, width: usize) -> String {
    hang(&format!("  {label:<LABEL$}"), said, width)
}

/// The kinds of objects on which it means the same.
fn by_meaning(privilege: Privilege) -> BTreeMap<(Power, Weight), Vec<&'static str>> {
    let mut kinds: BTreeMap<(Power, Weight), Vec<&str>> = BTreeMap::new();
    for kind in ObjectKind::all() {
        if let Some(on) = privilege.on(kind) {
            kinds
                .entry((on.power, on.weight))
                .or_default()
                .push(kind.words());
        }
    }
    kinds
}

fn meaning(on: Grantable) -> String {
    let weight = match on.weight {
        Weight::Note => "worth knowing when somebody gains it",
        Weight::Warning => "it leads to data, people or the outside",
        Weight::Error => "it leads to everything",
    };
    format!("{}; {weight}", power(on.power))
}

fn power(power: Power) -> &'static str {
    match power {
        Power::ReadData => "see rows, files or secrets",
        Power::WriteData => "add, change or remove rows or files",
        Power::Create => "make objects",
        Power::Use => "use the object, or come to what is inside",
        Power::Operate => "start, stop and refresh",
        Power::Monitor => "see settings, states and histories",
        Power::Change => "change settings",
        Power::Protect => "put on and take off what protects data or sign-in",
        Power::Grant => "grant what others have",
        Power::Identity => "make people and roles, or act as somebody else",
        Power::Outside => "open a way out of the account, or into it",
        Power::Run => "have code run, or reach for what others run",
        Power::Cost => "spend",
        Power::Own => "do everything with the object",
    }
}
