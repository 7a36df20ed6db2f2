//! What GRANT statements grant, for the rules about them.

use crate::catalogue::{ObjectKind, Privilege};
use crate::parse::statement::{Grantee, Privileges, Securable, Statement};
use crate::review::rule::Hit;
use crate::review::trace::Trace;
use crate::review::words;

/// A `GRANT` of privileges.
pub(in crate::review) struct Grant<'a> {
    pub(in crate::review) privileges: &'a Privileges,
    pub(in crate::review) on: &'a Securable,
    pub(in crate::review) to: &'a Grantee,
    pub(in crate::review) with_grant_option: bool,
}

impl Grant<'_> {
    pub(in crate::review) fn lists(&self, privilege: Privilege) -> bool {
        match self.privileges {
            Privileges::All => false,
            Privileges::List(listed) => listed.contains(&privilege),
        }
    }

    pub(in crate::review) fn privileges(&self) -> String {
        match self.privileges {
            Privileges::All => "ALL PRIVILEGES".to_owned(),
            Privileges::List(listed) => {
                let names: Vec<_> = listed.iter().map(|listed| listed.as_str()).collect();
                names.join(", ")
            }
        }
    }

    pub(in crate::review) fn to(&self) -> String {
        words::grantee(self.to)
    }
}

/// What `hit` makes of each `GRANT` of privileges.
pub(in crate::review) fn each(
    trace: &Trace<'_>,
    hit: impl Fn(&Grant<'_>) -> Option<String>,
) -> Vec<Hit> {
    let grants = trace
        .statements()
        .filter_map(|(line, statement)| match statement {
            Statement::Grant {
                privileges,
                on,
                to,
                with_grant_option,
            } => Some((
                line,
                Grant {
                    privileges,
                    on,
                    to,
                    with_grant_option: *with_grant_option,
                },
            )),
            _ => None,
        });
    grants
        .filter_map(|(line, grant)| Some(Hit::new(line, hit(&grant)?)))
        .collect()
}

/// The name of an account role that is written in one part.
pub(in crate::review) fn role_name(grantee: &Grantee) -> Option<&str> {
    let (kind, name) = words::parts(grantee);
    words::only(name).filter(|_| kind == ObjectKind::ROLE)
}
