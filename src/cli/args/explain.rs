//! What `sfgen explain` takes.

use clap::Args;

#[derive(Debug, Args)]
pub(in crate::cli) struct Explain {
    /// The id of a rule, or a privilege by its documented name
    #[arg(required = true, value_name = "RULE | PRIVILEGE")]
    pub(in crate::cli) what: Vec<String>,
}
