//! `sfgen preflight`: what another script needs, as SQL that only reads.

use std::path::Path;

use super::args::{self, Preflight};
use super::config::Config;
use super::failure::Failure;
use super::options::Overridden;
use super::surroundings::Surroundings;
use super::verify::verified;
use crate::script::{self, Ahead, Script};

pub(super) fn preflight(
    call: &Preflight,
    config: &Path,
    surroundings: &mut Surroundings<'_>,
) -> Result<Script, Failure> {
    let mut config = Config::read(config, surroundings)?;
    let options = config.options().by_common(&call.common);
    let unmarked = call.unmarked || options.unmarked == Some(true);
    let integration = config.integration(&options, surroundings)?;
    let ahead = match call.ahead {
        args::Ahead::Create => Ahead::Create,
        args::Ahead::Edit => Ahead::Edit { unmarked },
        args::Ahead::Delete => Ahead::Delete { unmarked },
        args::Ahead::Cleanup => Ahead::Cleanup,
    };
    Ok(verified(&integration, |of| script::preflight(of, ahead))?)
}
