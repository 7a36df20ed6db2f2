//! The armour around a key.
//!
//! More is taken than RFC 7468 asks for, since keys come through clipboards and YAML: text
//! before and after, blanks and any line breaks inside.

use base64ct::{Base64, Encoding};
use zeroize::Zeroizing;

use super::KeyError;

/// One armoured block.
pub(super) struct Pem<'a> {
    /// What stands between `-----BEGIN ` and `-----`.
    pub(super) label: &'a str,
    /// The text between the first and the last line.
    body: &'a str,
}

const BEGIN: &str = "-----BEGIN ";
const DASHES: &str = "-----";

impl<'a> Pem<'a> {
    /// The first block that holds a key, or else the first one.
    pub(super) fn find(text: &'a str) -> Result<Self, KeyError> {
        let first = Self::after_begin(text)?;
        let mut rest = first.after;
        let mut found = first.pem;
        while found.as_ref().is_ok_and(|pem| !pem.label.ends_with("KEY")) {
            let Ok(next) = Self::after_begin(rest) else {
                break;
            };
            rest = next.after;
            if next
                .pem
                .as_ref()
                .is_ok_and(|pem| pem.label.ends_with("KEY"))
            {
                found = next.pem;
            }
        }
        found
    }

    /// The block that starts at the first `BEGIN` of `text`.
    fn after_begin(text: &'a str) -> Result<Block<'a>, KeyError> {
        let start = text.find(BEGIN).ok_or(KeyError::NotPem)? + BEGIN.len();
        let (label, body) = text[start..].split_once(DASHES).ok_or(KeyError::NotPem)?;
        let end = format!("-----END {label}-----");
        Ok(match body.split_once(&end) {
            Some((body, after)) => Block {
                pem: Ok(Self { label, body }),
                after,
            },
            None => Block {
                pem: Err(KeyError::NoEnd),
                after: body,
            },
        })
    }

    /// Whether the body starts with the headers of OpenSSL's old encryption.
    pub(super) fn is_legacy_encrypted(&self) -> bool {
        self.body.contains("Proc-Type:")
    }

    /// The bytes of the body.
    pub(super) fn der(&self) -> Result<Zeroizing<Vec<u8>>, KeyError> {
        // With room for all of it: a text that has to grow leaves copies that nobody wipes.
        let mut letters = Zeroizing::new(String::with_capacity(self.body.len()));
        match self.body.is_ascii() {
            true => letters.extend(self.body.split_ascii_whitespace()),
            false => letters.extend(self.body.split_whitespace()),
        }
        let der = Base64::decode_vec(&letters).map_err(|_| KeyError::NotBase64)?;
        Ok(Zeroizing::new(der))
    }
}

struct Block<'a> {
    pem: Result<Pem<'a>, KeyError>,
    after: &'a str,
}
