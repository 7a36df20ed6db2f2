//! Host names.

use std::fmt;

use crate::text::{PlainNames, SqlText};

/// The host name of a Snowflake account: letters, digits, `-`, `_` and `.` only, so that it can
/// stand in a comment.
///
/// ```
/// use sfgen::integration::Host;
///
/// assert!(Host::new("organization.us-east-1.snowflakecomputing.com").is_ok());
/// assert!(Host::new("https://organization.snowflakecomputing.com/").is_err());
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Host(String);

/// What the host names of all accounts end in, privatelink's and those of organizations too:
/// <https://docs.snowflake.com/en/user-guide/organizations-connect>, and for the regions in China
/// <https://docs.snowflake.com/en/user-guide/intro-regions>.
const DOMAINS: [&str; 2] = [".snowflakecomputing.com", ".snowflakecomputing.cn"];

/// What private connectivity puts between an account and its domain.
const PRIVATE: &str = "privatelink";

/// Why a text is not a host name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum NotAHost {
    /// It starts with `https://` or the like.
    #[error("has a scheme in front of the host name")]
    Scheme,
    /// Something follows the host name.
    #[error("has a path behind the host name")]
    Path,
    /// A port follows the host name.
    #[error("has a port behind the host name")]
    Port,
    /// A part is empty, too long, or holds something else than letters, digits, `-` and `_`.
    #[error("is not a host name")]
    Malformed,
}

impl Host {
    /// The longest host name, in bytes (RFC 1035).
    const LIMIT: usize = 253;
    /// The longest part between dots, in bytes (RFC 1035).
    const LABEL_LIMIT: usize = 63;

    /// Checks `text`; letters may be of either case and are kept.
    ///
    /// # Errors
    /// What else than a host name it is.
    pub fn new(text: &str) -> Result<Self, NotAHost> {
        if text.contains("://") {
            return Err(NotAHost::Scheme);
        }
        if text.contains('/') {
            return Err(NotAHost::Path);
        }
        if text
            .rsplit_once(':')
            .is_some_and(|(_, port)| port.bytes().all(|b| b.is_ascii_digit()))
        {
            return Err(NotAHost::Port);
        }
        if text.len() > Self::LIMIT || !text.split('.').all(is_label) {
            return Err(NotAHost::Malformed);
        }
        Ok(Self(text.to_owned()))
    }

    /// Whether it has the form of an account's host name.
    ///
    /// ```
    /// use sfgen::integration::Host;
    ///
    /// let is_account = |name| Host::new(name).is_ok_and(|host| host.is_account());
    /// assert!(is_account("organization-account.privatelink.snowflakecomputing.com"));
    /// assert!(!is_account("app.snowflake.com"));
    /// ```
    pub fn is_account(&self) -> bool {
        let name = self.0.to_ascii_lowercase();
        let account = DOMAINS.iter().find_map(|domain| name.strip_suffix(domain));
        account.is_some_and(|account| !account.is_empty() && account != PRIVATE)
    }

    /// The host of this plain name.
    pub(super) fn under(&self, names: &mut PlainNames) -> Self {
        Self(names.text(&self.0))
    }

    /// The host name as it was given.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// Snowflake account names may hold `_`, which host names otherwise may not.
fn is_label(label: &str) -> bool {
    !label.is_empty()
        && label.len() <= Host::LABEL_LIMIT
        && !label.starts_with('-')
        && !label.ends_with('-')
        && label
            .bytes()
            .all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
}

impl fmt::Display for Host {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl SqlText for Host {}

#[cfg(test)]
mod tests {
    use super::Host;

    fn is_account(name: &str) -> bool {
        Host::new(name).is_ok_and(|host| host.is_account())
    }

    #[test]
    fn every_documented_form_of_an_accounts_host_is_taken_for_one() {
        for name in [
            "organization-account.snowflakecomputing.com",
            "organization-my_account.snowflakecomputing.com",
            "organization-account.privatelink.snowflakecomputing.com",
            "XY12345.us-east-1.SNOWFLAKECOMPUTING.com",
            "xy12345.us-gov-west-1.aws.snowflakecomputing.com",
            "xy12345.us-east-2.privatelink.snowflakecomputing.com",
            "organization-account.snowflakecomputing.cn",
            "xy12345.aws-cn-northwest-1.snowflakecomputing.cn",
        ] {
            assert!(is_account(name), "{name}");
        }
    }

    #[test]
    fn what_lacks_the_account_or_its_domain_is_no_accounts_host() {
        for name in [
            "acme",
            "localhost",
            "xy12345.us-east-1",
            "app.snowflake.com",
            "snowflakecomputing.com",
            "privatelink.snowflakecomputing.com",
            "x.snowflakecomputing.org",
            "xsnowflakecomputing.com",
            "x.snowflakecomputing.com.example.org",
        ] {
            assert!(Host::new(name).is_ok() && !is_account(name), "{name}");
        }
    }
}
