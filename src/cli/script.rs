//! The script kinds as commands: payload → integration → script → printed.

use std::path::Path;

use super::args::{Cleanup, Common, Create, Delete, Edit};
use super::input::{Input, Outside};
use super::options::Overridden;
use super::output::{Failure, deliver};
use super::verify::verify;
use super::{Status, Surroundings};
use crate::diagnostic::{self, Path as Place, Problem, Severity, Source};
use crate::integration::{self, Integration, NotEditable, Setup, not_editable};
use crate::payload::{self, Options, Payload, Rotate, Shape, VOCABULARY, resolve_secrets};
use crate::script::{self, Earlier, EditOptions, Rotation, Script};

type Delivered = Result<Status, Failure>;

pub(super) fn create(call: &Create, surroundings: &mut Surroundings<'_>) -> Delivered {
    let mut config = Config::read(&call.common.config, surroundings)?;
    let options = config.options().by_common(&call.common).by_credential(&call.credential);
    let single_block = call.single_block || options.single_block == Some(true);
    let setup = config.setup(&options, call.credential.public_key.as_deref(), surroundings)?;
    finish(&script::create(&setup, single_block), &call.common, surroundings)
}
