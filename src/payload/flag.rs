//! The command line's side of an option: its flag, its place in the help, what it takes.

use std::ffi::OsString;
use std::path::PathBuf;

use super::Choice;
use super::described::{FilePath, Name, SecurableText, Text};
use super::table::Form;

/// Options that the same commands take, under a heading of their help.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Group {
    /// The heading; none for what one or two commands take.
    pub heading: Option<&'static str>,
    /// One bit of a set of groups.
    pub bit: u8,
}

impl Group {
    /// What the scripts call things.
    pub const NAMES: Self = Self::of(Some("Names"), 1);
    /// How Immuta comes to its privileges.
    pub const PRIVILEGES: Self = Self::of(Some("Privileges"), 2);
    /// What the system account signs in with.
    pub const CREDENTIAL: Self = Self::of(Some("Credential"), 4);
    /// For edit alone.
    pub const ROTATE: Self = Self::of(None, 8);
    /// For the kinds of script that ask for marks.
    pub const UNMARKED: Self = Self::of(None, 16);
    /// For create alone.
    pub const SINGLE_BLOCK: Self = Self::of(None, 32);

    const fn of(heading: Option<&'static str>, bit: u8) -> Self {
        Self { heading, bit }
    }
}

/// An option on the command line.
#[derive(Debug, Clone, Copy)]
pub struct Flag {
    /// Its key under `sfgen`.
    pub key: &'static str,
    /// Which commands take it.
    pub group: Group,
    /// Its name, without the two dashes.
    pub long: &'static str,
    /// What stands for its value.
    pub value_name: &'static str,
    /// What it is for.
    pub help: &'static str,
    /// What it takes.
    pub takes: Takes,
}

/// What an option takes on the command line.
#[derive(Debug, Clone, Copy)]
pub enum Takes {
    /// Nothing: it is given or not.
    Nothing,
    /// A text; with `true` any number of them, each with the option before it.
    Text(bool),
    /// The name of a file.
    File,
    /// One of these words, each with its meaning.
    Words(fn() -> Vec<(&'static str, &'static str)>),
}

/// A form that the command line can give.
pub(super) trait Argument: Form {
    /// What it takes there.
    const TAKES: Takes;

    /// The value of the words that were given, which are as [`Argument::TAKES`] says.
    fn of_words(words: Vec<OsString>) -> Option<Self::Value>;
}

fn first_text(words: Vec<OsString>) -> Option<String> {
    words.into_iter().next()?.into_string().ok()
}

impl Argument for Name {
    const TAKES: Takes = Takes::Text(false);

    fn of_words(words: Vec<OsString>) -> Option<String> {
        first_text(words)
    }
}

impl Argument for Text {
    const TAKES: Takes = Takes::Text(false);

    fn of_words(words: Vec<OsString>) -> Option<String> {
        first_text(words)
    }
}

impl Argument for Vec<SecurableText> {
    const TAKES: Takes = Takes::Text(true);

    fn of_words(words: Vec<OsString>) -> Option<Vec<String>> {
        let texts = words.into_iter().map(OsString::into_string);
        texts.collect::<Result<_, _>>().ok()
    }
}

impl Argument for FilePath {
    const TAKES: Takes = Takes::File;

    fn of_words(words: Vec<OsString>) -> Option<PathBuf> {
        words.into_iter().next().map(PathBuf::from)
    }
}

impl Argument for bool {
    const TAKES: Takes = Takes::Nothing;

    fn of_words(_: Vec<OsString>) -> Option<Self> {
        Some(true)
    }
}

impl<T: Choice + Form<Value = T>> Argument for T {
    const TAKES: Takes = Takes::Words(|| {
        let words = T::WORDS.iter();
        words
            .map(|(word, means, _)| (*word, means.trim()))
            .collect()
    });

    fn of_words(words: Vec<OsString>) -> Option<T> {
        T::from_word(&first_text(words)?)
    }
}

/// A table of options: each row goes on with `=> GROUP "flag" "VALUE" "help"`.
macro_rules! options {
    (
        $(#[doc = $about:literal])+
        pub struct $name:ident {
            $(
                $(#[doc = $row:literal])+
                $key:literal $field:ident: $kept:ty as $form:ty
                    => $group:ident $long:literal $value_name:literal $help:literal,
            )+
        }
    ) => {
        table! {
            $(#[doc = $about])+
            pub struct $name {
                $(
                    $(#[doc = $row])+
                    $key $field: $kept as $form,
                )+
            }
        }

        impl $name {
            /// Every option of the command line.
            pub const FLAGS: &'static [Flag] = &[$(
                Flag {
                    key: $key,
                    group: Group::$group,
                    long: $long,
                    value_name: $value_name,
                    help: $help,
                    takes: <$form as Argument>::TAKES,
                },
            )+];

            /// The options of which `words` knows, by their keys, what was given.
            pub fn of_words(words: impl Fn(&str) -> Option<Vec<OsString>>) -> Self {
                Self {
                    $($field: words($key).and_then(<$form as Argument>::of_words),)+
                }
            }

            /// These options, and those of `other` where nothing is said here.
            #[must_use]
            pub fn over(self, other: Self) -> Self {
                Self {
                    $($field: self.$field.or(other.$field),)+
                }
            }
        }
    };
}
pub(super) use options;
