//! Values that are one of a few words.

/// A value that is written as one of a few words; the first is the default.
pub trait Choice: Copy + PartialEq + Sized + 'static {
    /// Every value with its word and what it means, in the order in which they are offered.
    const WORDS: &'static [(&'static str, &'static str, Self)];

    /// The value that `word` stands for.
    fn from_word(word: &str) -> Option<Self> {
        let found = Self::WORDS.iter().find(|(known, ..)| *known == word);
        found.map(|(.., value)| *value)
    }

    /// The word for this value.
    fn word(self) -> &'static str {
        let found = Self::WORDS.iter().find(|(.., value)| *value == self);
        found.map_or("", |(word, ..)| word)
    }

    /// All words.
    fn words() -> impl Iterator<Item = &'static str> + Clone {
        Self::WORDS.iter().map(|(word, ..)| *word)
    }
}

/// Makes a choice: a doc comment a value, which help shows too, then `"word" Variant`.
macro_rules! choice {
    (
        $(#[doc = $about:literal])+
        pub enum $name:ident {
            $(#[doc = $first_means:literal])+
            $first_word:literal $first:ident,
            $(
                $(#[doc = $means:literal])+
                $word:literal $variant:ident,
            )*
        }
    ) => {
        $(#[doc = $about])+
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default)]
        pub enum $name {
            $(#[doc = $first_means])+
            #[default]
            $first,
            $(
                $(#[doc = $means])+
                $variant,
            )*
        }

        impl $crate::payload::Choice for $name {
            const WORDS: &'static [(&'static str, &'static str, Self)] = &[
                ($first_word, concat!($($first_means),+), Self::$first),
                $(($word, concat!($($means),+), Self::$variant),)*
            ];
        }
    };
}

choice! {
    /// `authenticationType`: how the system account signs in.
    pub enum AuthenticationType {
        /// An RSA key pair
        "keyPair" KeyPair,
        /// A password
        "userPassword" UserPassword,
        /// External OAuth
        "oAuthClientCredentials" OAuthClientCredentials,
    }
}

choice! {
    /// `secrets`: how a script gets the system account's password.
    pub enum SecretsIn {
        /// In the script's one SET statement
        "inline" Inline,
        /// Nowhere: `SET immuta_password = …` is run before the script
        "variable" Variable,
    }
}

choice! {
    /// `userType`: the TYPE of a user that signs in with a password.
    pub enum UserType {
        /// A service user that may have a password, until Snowflake ends them
        "legacy-service" LegacyService,
        /// A person, who needs MFA where the account enforces it
        "person" Person,
    }
}

choice! {
    /// `accountUsage`: what audit and lineage are granted on the database SNOWFLAKE.
    pub enum AccountUsage {
        /// Everything in it
        "imported-privileges" ImportedPrivileges,
        /// The database roles that cover what Immuta reads
        "database-roles" DatabaseRoles,
    }
}

choice! {
    /// `manageGrants`: what lets Immuta grant access to data.
    pub enum ManageGrants {
        /// MANAGE GRANTS on the account
        "account" Account,
        /// The roles that own the data sources
        "ownership" Ownership,
    }
}

choice! {
    /// `warehouseNames`: how the scripts name warehouses.
    pub enum WarehouseNames {
        /// Between double quotes; a name that some client would rewrite (`R&D_WH`) is refused
        "quoted" Quoted,
        /// Through session variables, in which any name can be spelt
        "variable" Variable,
    }
}

choice! {
    /// `rotate`: which half of a key's replacement.
    pub enum Rotate {
        /// The new key beside the old one
        "begin" Begin,
        /// The new key instead of the old one
        "finish" Finish,
    }
}
