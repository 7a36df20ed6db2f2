//! Which properties hold secrets.
//!
//! The pages of `CREATE USER`, `CREATE SECRET`, `CREATE STAGE` and the integrations name them:
//! <https://docs.snowflake.com/en/sql-reference/sql/create-user>,
//! <https://docs.snowflake.com/en/sql-reference/sql/create-secret>,
//! <https://docs.snowflake.com/en/sql-reference/sql/create-stage>,
//! <https://docs.snowflake.com/en/sql-reference/sql/create-security-integration>.

/// Properties whose values are secrets, in order.
const SECRETS: &[&str] = &[
    "API_KEY",
    "AWS_KEY_ID",
    "AWS_SECRET_KEY",
    "AWS_TOKEN",
    "AZURE_SAS_TOKEN",
    "BEARER_TOKEN",
    "MASTER_KEY",
    "OAUTH_CLIENT_SECRET",
    "OAUTH_REFRESH_TOKEN",
    "PASSWORD",
    "POLARIS_CLIENT_SECRET",
    "SECRET_STRING",
];

/// Properties that speak of secrets and hold names or choices, in order.
const NAMES: &[&str] = &["ALLOWED_AUTHENTICATION_SECRETS", "SECRET"];

/// Whether the value of the property called `name`, in upper case, is a secret: one of the list,
/// and whatever calls itself a secret or a password.
pub fn is_secret(name: &str) -> bool {
    let says_so = name.contains("SECRET") || name.ends_with("_PASSWORD");
    SECRETS.binary_search(&name).is_ok() || (says_so && NAMES.binary_search(&name).is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_secret_is_told_from_what_names_a_secret() {
        assert!(SECRETS.is_sorted() && NAMES.is_sorted());
        for name in [
            "PASSWORD",
            "MASTER_KEY",
            "OAUTH_CLIENT_SECRET",
            "SMTP_PASSWORD",
        ] {
            assert!(is_secret(name), "{name}");
        }
        for name in [
            "COMMENT",
            "ALLOWED_AUTHENTICATION_SECRETS",
            "RSA_PUBLIC_KEY",
        ] {
            assert!(!is_secret(name), "{name}");
        }
    }
}
