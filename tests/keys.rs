//! Keys made with OpenSSL, and what is made of them.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::path::Path;

use proptest::prelude::*;
use sfgen::key::{KeyError, Oddity, PublicKey};
use sfgen::secret::Secret;

const PASSPHRASE: &str = "correct horse";

fn fixture(name: &str) -> String {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("fixtures/keys");
    std::fs::read_to_string(folder.join(name)).unwrap()
}

fn open(name: &str, passphrase: Option<&str>) -> Result<(PublicKey, Vec<Oddity>), KeyError> {
    let passphrase = passphrase.map(Secret::new);
    PublicKey::from_private_pem(&Secret::new(fixture(name)), passphrase.as_ref())
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
        assert_eq!(oddities, [], "{name}");
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
    let escaped = Secret::new(fixture("rsa-2048.pem").replace('\n', "\\n"));
    let (key, oddities) = PublicKey::from_private_pem(&escaped, None).unwrap();
    assert_eq!(key.base64(), body(&fixture("rsa-2048.pub.pem")));
    assert_eq!(oddities, [Oddity::EscapedNewlines]);
}

#[test]
fn what_a_clipboard_does_to_a_key_does_not_matter() {
    let key = fixture("rsa-2048.pem");
    let forms = [
        key.replace('\n', "\r\n"),
        key.replace('\n', "\n    "),
        key.replace('\n', " "),
        format!("Bag Attributes\n{key}\nand more"),
        fixture("certificate.pem") + &key,
    ];
    for form in forms {
        let (read, _) = PublicKey::from_private_pem(&Secret::new(form), None).unwrap();
        assert_eq!(read.base64(), body(&fixture("rsa-2048.pub.pem")));
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
        let found = PublicKey::from_private_pem(&Secret::new(text), None);
        assert_eq!(found, Err(expected));
    }
}

proptest! {
    #[test]
    fn no_text_makes_the_reader_panic(text in "(?s).{0,200}") {
        let armoured = format!("-----BEGIN PRIVATE KEY-----{text}-----END PRIVATE KEY-----");
        for text in [text, armoured] {
            let secret = Secret::new(text.clone());
            let _ = PublicKey::from_private_pem(&secret, Some(&secret));
            let _ = PublicKey::from_public_pem(&text);
            let _ = sfgen::key::passphrase(&secret);
        }
    }

    #[test]
    fn no_change_of_a_byte_makes_the_reader_panic(at in 0_usize..1600, letter in "[A-Za-z0-9+/]") {
        let mut key = fixture("rsa-2048-aes-256.pem");
        let at = at.min(key.len() - 1);
        key.replace_range(at..=at, &letter);
        let _ = PublicKey::from_private_pem(&Secret::new(key), Some(&Secret::new(PASSPHRASE)));
    }
}
