//! Keys made with OpenSSL, and what is made of them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use crate::common::{sfgen, sfgen_with};
use proptest::prelude::*;
use sfgen::cli::Status;
use sfgen::key::{KeyError, Oddity, PrivateKey, PublicKey};
use sfgen::secret::Secret;

const PASSPHRASE: &str = "correct horse";

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/keys");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

/// A private key's public half, and what is odd about the text that it was read from.
type Opened = Result<(PublicKey, Vec<Oddity>), KeyError>;

fn open(name: &str, passphrase: Option<&str>) -> Opened {
    read(&fixture(name), passphrase)
}

fn read(text: &str, passphrase: Option<&str>) -> Opened {
    let passphrase = passphrase.map(Secret::new);
    let (key, oddities) = PrivateKey::from_pem(&Secret::new(text), passphrase.as_ref())?;
    Ok((key.public().clone(), oddities))
}

/// The key as Immuta documents it.
fn documented(text: &str, passphrase: Option<&str>) -> String {
    let passphrase = passphrase.map(Secret::new);
    let (key, _) = PrivateKey::from_pem(&Secret::new(text), passphrase.as_ref()).unwrap();
    key.pkcs8().unwrap().reveal().to_owned()
}

/// The body of a PEM file on one line.
fn body(pem: &str) -> String {
    pem.lines().filter(|line| !line.starts_with('-')).collect()
}

#[test]
fn the_public_key_is_the_one_that_openssl_makes() {
    for bits in [2048, 3072, 4096] {
        let (key, oddities) = open(&format!("rsa-{bits}.pem"), None).unwrap();
        assert_eq!(key.base64(), body(&fixture(&format!("rsa-{bits}.pub.pem"))));
        assert_eq!(oddities, []);
    }
}

#[test]
fn every_form_of_a_key_gives_the_same_public_key() {
    let expected = body(&fixture("rsa-2048.pub.pem"));
    let forms = [
        ("rsa-2048-pkcs1.pem", None),
        ("rsa-2048-aes-256.pem", Some(PASSPHRASE)),
        ("rsa-2048-3des.pem", Some(PASSPHRASE)),
        ("rsa-2048-scrypt.pem", Some(PASSPHRASE)),
    ];
    for (name, passphrase) in forms {
        let (key, oddities) = open(name, passphrase).unwrap();
        assert_eq!(key.base64(), expected, "{name}");
        let pkcs1 = name.contains("pkcs1").then_some(Oddity::Pkcs1);
        assert_eq!(oddities, Vec::from_iter(pkcs1), "{name}");
    }
}

#[test]
fn a_public_key_is_read_in_both_of_its_forms() {
    let key = PublicKey::from_public_pem(&fixture("rsa-2048.pub.pem")).unwrap();
    assert_eq!(key.base64(), body(&fixture("rsa-2048.pub.pem")));
    let pkcs1 = PublicKey::from_public_pem(&fixture("rsa-2048-pkcs1.pub.pem"));
    assert_eq!(pkcs1, Ok(key));
}

#[test]
fn the_fingerprint_is_the_digest_that_openssl_computes() {
    // openssl pkey -pubin -in rsa-2048.pub.pem -outform DER | openssl dgst -sha256 -binary | base64
    let key = PublicKey::from_public_pem(&fixture("rsa-2048.pub.pem")).unwrap();
    assert_eq!(
        key.fingerprint(),
        "SHA256:rlSFwyS0UMf7DfmW10kuX4aXzM1/6OVAN+QdomySM/Y="
    );
}

#[test]
fn what_is_no_private_rsa_key_is_refused_by_name() {
    let refusals = [
        ("rsa-1024.pem", KeyError::TooShort { bits: 1024 }),
        ("rsa-2048-pkcs1-encrypted.pem", KeyError::LegacyEncryption),
        ("rsa-2048-pbe-md5-des.pem", KeyError::UnknownEncryption),
        ("rsa-2048-openssh.pem", KeyError::OpenSsh),
        ("rsa-2048.pub.pem", KeyError::Public),
        ("ec.pem", KeyError::EllipticCurve),
        ("ec-sec1.pem", KeyError::EllipticCurve),
        ("ec-aes-256.pem", KeyError::EllipticCurve),
        ("ed25519.pem", KeyError::Edwards),
        ("dsa.pem", KeyError::Dsa),
        ("certificate.pem", KeyError::Certificate),
    ];
    for (name, expected) in refusals {
        assert_eq!(open(name, Some(PASSPHRASE)), Err(expected), "{name}");
    }
}

#[test]
fn what_is_no_public_rsa_key_is_refused_by_name() {
    let refusals = [
        ("rsa-1024.pub.pem", KeyError::TooShort { bits: 1024 }),
        ("rsa-2048.pem", KeyError::Private),
        ("ec.pub.pem", KeyError::EllipticCurve),
        ("certificate.pem", KeyError::Certificate),
    ];
    for (name, expected) in refusals {
        let found = PublicKey::from_public_pem(&fixture(name));
        assert_eq!(found, Err(expected), "{name}");
    }
}

#[test]
fn an_encrypted_key_needs_its_own_passphrase() {
    for name in [
        "rsa-2048-aes-256.pem",
        "rsa-2048-3des.pem",
        "rsa-2048-scrypt.pem",
    ] {
        assert_eq!(open(name, None), Err(KeyError::PassphraseMissing), "{name}");
        let wrong = open(name, Some("battery staple"));
        assert_eq!(wrong, Err(KeyError::WrongPassphrase), "{name}");
    }
}

#[test]
fn a_passphrase_for_a_plain_key_is_odd() {
    let (_, oddities) = open("rsa-2048.pem", Some(PASSPHRASE)).unwrap();
    assert_eq!(oddities, [Oddity::NeedlessPassphrase]);
}

#[test]
fn escaped_line_breaks_are_odd() {
    let escaped = fixture("rsa-2048.pem").replace('\n', "\\n");
    let (key, oddities) = read(&escaped, None).unwrap();
    assert_eq!(key.base64(), body(&fixture("rsa-2048.pub.pem")));
    assert_eq!(oddities, [Oddity::EscapedNewlines]);
}

/// A key with one line of attributes before it, as key stores write them.
const ATTRIBUTES: &str = "Bag Attributes\n    friendlyName: made-for-the-tests\n";

/// What people make of a key, and what is odd about it.
fn as_people_have_it() -> Vec<(&'static str, String, Vec<Oddity>)> {
    let key = fixture("rsa-2048.pem");
    let public = fixture("rsa-2048.pub.pem");
    let pkcs1 = fixture("rsa-2048-pkcs1.pem");
    let wide = |pem: &str| {
        let (first, rest) = pem.split_once('\n').unwrap();
        format!(
            "{first}\n{}\n-----END PRIVATE KEY-----\n",
            body(&format!("-\n{rest}"))
        )
    };
    vec![
        ("as openssl writes it", key.clone(), vec![]),
        ("without its last break", key.trim_end().to_owned(), vec![]),
        ("line breaks of Windows", key.replace('\n', "\r\n"), vec![]),
        (
            "indented",
            format!("  {}", key.replace('\n', "\n  ")),
            vec![Oddity::Lines],
        ),
        (
            "blanks for breaks",
            key.replace('\n', " "),
            vec![Oddity::Lines],
        ),
        ("one long line", wide(&key), vec![Oddity::Lines]),
        (
            "an empty line in it",
            key.replacen('\n', "\n\n", 1),
            vec![Oddity::Lines],
        ),
        (
            "a byte order mark",
            format!("\u{feff}{key}"),
            vec![Oddity::ByteOrderMark],
        ),
        (
            "attributes before",
            format!("{ATTRIBUTES}{key}"),
            vec![Oddity::OtherText],
        ),
        (
            "a certificate before",
            fixture("certificate.pem") + &key,
            vec![Oddity::OtherText],
        ),
        (
            "a public key behind",
            format!("{key}{public}"),
            vec![Oddity::OtherText],
        ),
        (
            "a public key before",
            format!("{public}{key}"),
            vec![Oddity::OtherText],
        ),
        ("PKCS#1", pkcs1.clone(), vec![Oddity::Pkcs1]),
        (
            "PKCS#1 as PKCS#8",
            pkcs1.replace("RSA ", ""),
            vec![Oddity::Pkcs1],
        ),
        (
            "PKCS#8 as PKCS#1",
            key.replace("PRIVATE", "RSA PRIVATE"),
            vec![Oddity::Label],
        ),
        (
            "two keys",
            format!("{key}{key}"),
            vec![Oddity::OtherText, Oddity::SeveralKeys],
        ),
        (
            "all at once",
            format!("\u{feff}{ATTRIBUTES}{pkcs1}{public}").replace('\n', "\\n"),
            vec![
                Oddity::EscapedNewlines,
                Oddity::ByteOrderMark,
                Oddity::OtherText,
                Oddity::Pkcs1,
            ],
        ),
    ]
}

#[test]
fn what_is_done_to_a_key_on_its_way_is_told() {
    for (what, text, expected) in as_people_have_it() {
        let (key, oddities) = read(&text, None).unwrap();
        assert_eq!(key.base64(), body(&fixture("rsa-2048.pub.pem")), "{what}");
        assert_eq!(oddities, expected, "{what}");
    }
}

#[test]
fn every_form_of_a_key_is_sent_as_openssl_writes_pkcs8() {
    for (what, text, _) in as_people_have_it() {
        let expected = fixture("rsa-2048.pem");
        assert_eq!(documented(&text, None), expected.trim_end(), "{what}");
    }
}

#[test]
fn an_encrypted_key_stays_encrypted_and_loses_what_stands_around_it() {
    let key = fixture("rsa-2048-aes-256.pem");
    let forms = [
        key.clone(),
        key.replace('\n', " "),
        format!("{ATTRIBUTES}{key}{}", fixture("rsa-2048.pub.pem")),
        key.replace("ENCRYPTED ", ""),
    ];
    for form in forms {
        assert_eq!(documented(&form, Some(PASSPHRASE)), key.trim_end());
    }
}

#[test]
fn the_name_of_a_file_is_told_from_a_key() {
    for name in [
        "rsa_key.p8",
        "~/.ssh/key.p8",
        "/etc/immuta/key",
        "./key",
        "C:\\keys\\key",
        "keys/Snowflake key.PEM",
        " rsa_key.p8\n",
    ] {
        assert_eq!(read(name, None), Err(KeyError::FileName), "{name}");
    }
    for text in ["hunter2", "MIIEvQIBADAN", "", "BEGIN PRIVATE KEY"] {
        assert_eq!(read(text, None), Err(KeyError::NotPem), "{text}");
    }
}

#[test]
fn damage_is_told_from_a_missing_line() {
    let key = fixture("rsa-2048.pem");
    let cases = [
        (String::new(), KeyError::NotPem),
        (body(&key), KeyError::NotPem),
        (
            key.replace("-----END PRIVATE KEY-----", ""),
            KeyError::NoEnd,
        ),
        (key.replace("MII", "M*I"), KeyError::NotBase64),
        (key.replace("MII", "MIJ"), KeyError::Damaged),
    ];
    for (text, expected) in cases {
        assert_eq!(read(&text, None), Err(expected));
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "(?s).{0,200}") {
        let armoured = format!("-----BEGIN PRIVATE KEY-----{text}-----END PRIVATE KEY-----");
        for text in [text, armoured] {
            let secret = Secret::new(text.clone());
            let _ = PrivateKey::from_pem(&secret, Some(&secret));
            let _ = PublicKey::from_public_pem(&text);
            let _ = sfgen::key::passphrase(&secret);
        }
    }

    #[test]
    fn no_change_of_a_byte_makes_the_reader_panic(at in 0_usize..1600, letter in "[A-Za-z0-9+/]") {
        let mut key = fixture("rsa-2048-aes-256.pem");
        let at = at.min(key.len() - 1);
        key.replace_range(at..=at, &letter);
        let _ = read(&key, Some(PASSPHRASE));
    }
}

const NOT_SENT: &str = "-----BEGIN PRIVATE KEY-----\\n<first line of private key content>\\n<another line of private key content>\\n-----END PRIVATE KEY-----";

/// A payload with a key in a file beside it.
fn payload_with(key: &str, automatic: bool, folder: &Path) -> String {
    std::fs::write(folder.join("key.p8"), key).unwrap();
    let payload = folder.join("config.yaml");
    let text = indoc::formatdoc! {"
        type: Snowflake
        autoBootstrap: {automatic}
        config:
          host: organization-account.snowflakecomputing.com
          warehouse: WH
          database: IMMUTA
          authenticationType: keyPair
          username: SYSTEM
          privateKey: !file key.p8
    "};
    std::fs::write(&payload, text).unwrap();
    payload.to_str().unwrap().to_owned()
}

/// The private key in the body that `sfgen payload` writes, and what it says.
fn sent(key: &str, automatic: bool) -> (String, String) {
    let folder = tempfile::tempdir().unwrap();
    let payload = payload_with(key, automatic, folder.path());
    let body = folder.path().join("body.json");
    let answer = sfgen(&["payload", &payload, "-o", body.to_str().unwrap()]);
    assert_eq!(answer.status, Status::Done, "{}", answer.errors);
    let body = std::fs::read(body).unwrap();
    let body: serde_json::Value = serde_json::from_slice(&body).unwrap();
    let key = body["config"]["privateKey"].as_str().unwrap();
    (key.to_owned(), answer.errors)
}

/// One since the key is one of the tests', one for its form, one where several are in the text.
fn warnings(oddities: &[Oddity]) -> usize {
    let form = oddities.iter().any(|odd| *odd != Oddity::SeveralKeys);
    1 + usize::from(form) + usize::from(oddities.contains(&Oddity::SeveralKeys))
}

#[test]
fn a_body_carries_the_key_as_openssl_writes_it_and_what_was_odd_is_told() {
    for automatic in [false, true] {
        for (what, text, oddities) in as_people_have_it() {
            let (key, said) = sent(&text, automatic);
            assert_eq!(key, fixture("rsa-2048.pem").trim_end(), "{what}");
            let told = said.matches("warning: config.privateKey: ").count();
            let expected = if automatic { 0 } else { warnings(&oddities) };
            assert_eq!(told, expected, "{what}: {said}");
        }
    }
}

#[test]
fn an_automatic_set_up_is_sent_a_key_that_cannot_be_read_as_it_is() {
    let (key, said) = sent(NOT_SENT, true);
    assert_eq!(key, NOT_SENT);
    assert!(said.contains("; it is sent as it is"), "{said}");
}

#[test]
fn scripts_are_made_from_every_form_of_a_key_and_its_oddities_are_told() {
    let folder = tempfile::tempdir().unwrap();
    let payload = payload_with(&fixture("rsa-2048.pem"), false, folder.path());
    let expected = sfgen(&["create", &payload]);
    assert_eq!(expected.errors.matches("warning: ").count(), warnings(&[]));
    for (what, text, oddities) in as_people_have_it() {
        let payload = payload_with(&text, false, folder.path());
        let answer = sfgen(&["create", &payload]);
        assert_eq!(answer.output, expected.output, "{what}");
        let told = answer.errors.matches("warning: config.privateKey: ");
        let warnings = warnings(&oddities);
        assert_eq!(told.count(), warnings, "{what}: {}", answer.errors);
        assert!(!answer.errors.contains("MIIE"), "{what}");
    }
}

#[test]
fn a_host_that_is_no_accounts_is_warned_of() {
    let warned = |host: &str| {
        let payload = std::fs::read_to_string("fixtures/payloads/key-pair.yaml").unwrap();
        let given = "organization.us-east-1.snowflakecomputing.com";
        let payload = payload.replace(given, host);
        let answer = sfgen_with(&["create", "-"], &payload, &[]);
        assert_eq!(answer.status, Status::Done, "{}", answer.errors);
        let told = "warning: config.host: is not the host name of a Snowflake account";
        answer.errors.contains(told)
    };
    for host in [
        "acme",
        "localhost",
        "xy12345.us-east-1",
        "app.snowflake.com",
    ] {
        assert!(warned(host), "{host}");
    }
    let private = "organization-account.privatelink.snowflakecomputing.com";
    for host in ["xy12345.snowflakecomputing.cn", private] {
        assert!(!warned(host), "{host}");
    }
}

#[test]
fn the_keys_whose_private_halves_stand_in_the_repository_are_known() {
    let mut published = 0;
    for entry in std::fs::read_dir("fixtures/keys").unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        let key = match name.strip_suffix(".pub.pem") {
            Some(_) => PublicKey::from_public_pem(&fixture(&name)).ok(),
            None if name.ends_with(".pem") => {
                let read = |passphrase| open(&name, passphrase).ok().map(|(key, _)| key);
                read(None).or_else(|| read(Some(PASSPHRASE)))
            }
            None => None,
        };
        let Some(key) = key else {
            continue;
        };
        assert_eq!(key.is_published(), name != "thrown-away.pub.pem", "{name}");
        published += usize::from(key.is_published());
    }
    assert!(published > 8, "{published}");
}
