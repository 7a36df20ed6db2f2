//! The laws over generated payloads: many choices, and a hostile text in every field at once.

use std::collections::BTreeSet;

use proptest::prelude::*;
use proptest::sample::select;
use sfgen::parse::shape;

use crate::hostile::HOSTILE;
use crate::hostile::scripts::{scripts, setup};

/// Fits no name: looked for in the scripts.
const CLIENT_SECRET: &str = "Kq7ClientSecretW9x";
const ADMINISTRATOR: &str = "Zr4AdministratorV8m";

/// The choices of a payload.
#[derive(Debug, Clone, Copy)]
struct Choices {
    authentication: Authentication,
    toggles: [bool; 4],
    ownership: bool,
}

#[derive(Debug, Clone, Copy)]
enum Authentication {
    Automatic,
    KeyPair,
    OAuth,
    Password,
}

const NAMES: usize = 9;

fn choices() -> impl Strategy<Value = Choices> {
    use Authentication::{Automatic, KeyPair, OAuth, Password};
    let authentication = select(vec![Automatic, KeyPair, OAuth, Password]);
    (authentication, any::<[bool; 4]>(), any::<bool>()).prop_map(
        |(authentication, toggles, ownership)| Choices {
            authentication,
            toggles,
            ownership,
        },
    )
}

/// A text of symbols that are accepted alone, and of any other characters.
fn name() -> impl Strategy<Value = String> {
    let hostile: Vec<char> = HOSTILE
        .into_iter()
        .filter(|c| !c.is_control() && !"\\&.\u{2028}".contains(*c))
        .collect();
    let symbol = prop_oneof![8 => select(hostile), 1 => any::<char>()];
    proptest::collection::vec(symbol, 1..12).prop_map(String::from_iter)
}

fn names() -> impl Strategy<Value = [String; NAMES]> {
    proptest::array::uniform9(name())
}

fn quoted(text: &str) -> String {
    let units = text.encode_utf16().map(|unit| format!("\\u{unit:04x}"));
    match text.chars().all(|c| u32::from(c) <= 0xFFFF) {
        true => format!("\"{}\"", units.collect::<String>()),
        false => format!("\"{}\"", text.replace(['\\', '"'], "_")),
    }
}

fn payload(choices: Choices, names: &[String; NAMES]) -> String {
    let [
        warehouse,
        database,
        role,
        username,
        workspace,
        impersonation,
        client,
        owner,
        data,
    ] = names.each_ref().map(|name| quoted(name));
    let [audit, lineage, workspaces, impersonating] = choices.toggles;
    let automatic = matches!(choices.authentication, Authentication::Automatic);
    let authentication = match choices.authentication {
        Authentication::Automatic => format!(
            r#""authenticationType": "userPassword", "username": "A", "password": "{ADMINISTRATOR}""#
        ),
        Authentication::KeyPair => {
            format!(r#""authenticationType": "keyPair", "username": {username}"#)
        }
        Authentication::Password => format!(
            r#""authenticationType": "userPassword", "username": {username}, "password": "fixed""#
        ),
        Authentication::OAuth => format!(
            r#""authenticationType": "oAuthClientCredentials", "oAuthClientConfig": {{"provider": "Okta",
            "clientId": {client}, "authorityUrl": "https://id.example.com", "useCertificate": false,
            "clientSecret": "{CLIENT_SECRET}"}}"#
        ),
    };
    let grants = match choices.ownership {
        true => format!(
            r#""manageGrants": "ownership", "takeOwnership": {audit}, "securables": [{}]"#,
            format!("{data}={owner}").replace("\"=\"", "=")
        ),
        false => r#""manageGrants": "account""#.to_owned(),
    };
    format!(
        r#"{{"type": "Snowflake", "autoBootstrap": {automatic}, "config": {{
        "host": "organization.snowflakecomputing.com", "warehouse": {warehouse},
        "database": {database}, "role": {role}, "audit": {{"enabled": {audit}}},
        "lineage": {{"enabled": {lineage}}},
        "workspaces": {{"enabled": {workspaces}, "warehouses": [{workspace}]}},
        "impersonation": {{"enabled": {impersonating}, "role": {impersonation}}},
        {authentication}}}, "sfgen": {{{grants}}}}}"#
    )
}

/// The same payload with names that are plain, all different.
fn plain(choices: Choices) -> String {
    payload(
        choices,
        &std::array::from_fn(|number| format!("PLAIN_{number}")),
    )
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, max_global_rejects: 20_000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn generated_payloads_keep_the_laws_of_their_scripts(choices in choices(), names in names()) {
        // The last name is a securable's database, which a dot would end.
        prop_assume!(!names[NAMES - 1].contains('.'));
        // A warehouse that is named twice is granted once: the plain names all differ.
        prop_assume!(BTreeSet::from(names.each_ref()).len() == NAMES);
        let hostile = payload(choices, &names);
        let of = |payload: &str| setup(payload).map(|setup| scripts(&setup, &setup));
        let Some(found) = of(&hostile) else {
            return Err(TestCaseError::reject("refused"));
        };
        let wanted = of(&plain(choices)).unwrap();
        let again = of(&hostile).unwrap();
        for (((kind, script), (_, wanted)), (_, again)) in found.iter().zip(&wanted).zip(&again) {
            prop_assert_eq!(shape(script.text()).tokens, shape(wanted.text()).tokens, "{}", kind);
            prop_assert_eq!(script.text(), again.text(), "{} differs the second time", kind);
            for secret in [CLIENT_SECRET, ADMINISTRATOR, "BEGIN"] {
                let held = script.text().contains(secret) && secret != "BEGIN";
                prop_assert!(!held, "{kind} holds a secret");
            }
        }
    }
}
