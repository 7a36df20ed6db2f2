//! `sfgen preflight`: what another script needs, as SQL that only reads.

use super::args::{self, Preflight};
use super::config::Config;
use super::options::Overridden;
use super::output::{Failure, deliver};
use super::script::checked;
use super::{Status, Surroundings};
use crate::script::{self, Ahead};

pub(super) fn preflight(
    call: &Preflight,
    surroundings: &mut Surroundings<'_>,
) -> Result<Status, Failure> {
    let mut config = Config::read(&call.common.config, surroundings)?;
    let options = config.options().by_common(&call.common);
    let unmarked = call.unmarked || options.unmarked == Some(true);
    let integration = config.integration(&options, surroundings)?;
    let ahead = match call.ahead {
        args::Ahead::Create => Ahead::Create,
        args::Ahead::Edit => Ahead::Edit { unmarked },
        args::Ahead::Delete => Ahead::Delete { unmarked },
        args::Ahead::Cleanup => Ahead::Cleanup,
    };
    let script = script::preflight(&integration, ahead);
    deliver(&checked(script)?, &call.common, surroundings)
}
