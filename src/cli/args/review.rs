//! What `sfgen review` takes.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::options::choice;
use crate::review::Severity;
use crate::script::Kind;

#[derive(Debug, Args)]
pub(in crate::cli) struct Review {
    /// The scripts, any Snowflake SQL, or folders of them; `-` for standard input
    #[arg(required_unless_present = "show_settings", value_name = "SCRIPT")]
    pub(in crate::cli) scripts: Vec<PathBuf>,
    /// A script that was run before it; repeatable, in order
    #[arg(long, value_name = "EARLIER")]
    pub(in crate::cli) after: Vec<PathBuf>,
    /// The scripts are a series: each is run after those before it
    #[arg(long)]
    pub(in crate::cli) in_order: bool,
    /// The only role of whoever runs it; one of your own is taken to hold just the six documented
    /// privileges with the grant option [default: ACCOUNTADMIN]
    #[arg(long, value_name = "ROLE")]
    pub(in crate::cli) role: Option<String>,
    /// Go on after an error, as SnowSQL does by default
    #[arg(long)]
    pub(in crate::cli) keep_going: bool,
    /// Let `-- sfgen: allow RULE: reason` in the script count
    #[arg(long)]
    pub(in crate::cli) honour_allows: bool,
    /// The severity from which on findings make the exit status 1 [default: error]
    #[arg(long, value_name = "SEVERITY")]
    pub(in crate::cli) fail_on: Option<FailOn>,
    /// The settings, which the command line overrides [default: the nearest sfgen.toml, from the
    /// working folder upwards]
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) settings: Option<PathBuf>,
    /// Print the settings and where each comes from, and review nothing
    #[arg(long)]
    pub(in crate::cli) show_settings: bool,
    /// The form of the report
    #[arg(
        long,
        value_name = "FORMAT",
        default_value = "text",
        help_heading = "Output"
    )]
    pub(in crate::cli) format: ReportFormat,
    /// In a report for a terminal: what each statement does, too
    #[arg(long, help_heading = "Output")]
    pub(in crate::cli) statements: bool,
    /// Write the report to FILE, whole or not at all, instead of standard output
    #[arg(short, long, value_name = "FILE", help_heading = "Output")]
    pub(in crate::cli) output: Option<PathBuf>,
    #[command(flatten)]
    pub(in crate::cli) placeholders: Placeholders,
    #[command(flatten)]
    pub(in crate::cli) expected: Expected,
}

// What is filled in before a script is read.
#[derive(Debug, Args)]
#[command(next_help_heading = "Placeholders")]
pub(in crate::cli) struct Placeholders {
    /// Fill in a placeholder of the scripts: `{{ NAME }}`, `<% NAME %>`, `&NAME`, `&{NAME}` or
    /// `<NAME>`; repeatable
    #[arg(long, value_name = "NAME=VALUE")]
    pub(in crate::cli) define: Vec<String>,
    /// Take values from FILE: a line NAME=VALUE each, or YAML or JSON, as schemachange's `vars`
    #[arg(long, value_name = "FILE")]
    pub(in crate::cli) defines: Option<PathBuf>,
    /// Fill in no other placeholders than this client does [default: all of them]
    #[arg(long, value_name = "CLIENT")]
    pub(in crate::cli) client: Option<Client>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(in crate::cli) enum Client {
    /// The Snowflake CLI: `<% NAME %>`, `&NAME`, `&{NAME}`
    Snow,
    /// SnowSQL: `&NAME`, `&{NAME}`
    Snowsql,
    /// schemachange: `{{ NAME }}`
    Schemachange,
    /// A worksheet: none
    Snowsight,
}

// The payload whose script it is meant to be.
#[derive(Debug, Args)]
#[command(next_help_heading = "Comparison")]
pub(in crate::cli) struct Expected {
    /// Compare with the script of this payload; exit 1 when the effects differ
    #[arg(long, value_name = "CONFIG", requires = "kind")]
    pub(in crate::cli) config: Option<PathBuf>,
    /// Which of its scripts
    #[arg(long = "as", value_name = "KIND", requires = "config", value_parser = choice::<Kind>())]
    pub(in crate::cli) kind: Option<Kind>,
    /// With `--as edit`: the payload of the earlier state
    #[arg(long, value_name = "OLD", requires = "config")]
    pub(in crate::cli) from: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum FailOn {
    /// Any finding
    Note,
    /// Warnings and errors
    Warning,
    /// Errors
    Error,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
pub(in crate::cli) enum ReportFormat {
    /// For a terminal
    Text,
    /// For programs, versioned
    Json,
    /// For a pull request
    Markdown,
    /// For code scanning, SARIF 2.1.0
    Sarif,
    /// For a browser: one file, with the roles drawn
    Html,
    /// For a workflow of GitHub Actions: annotations on the lines
    Github,
}

impl From<FailOn> for Severity {
    fn from(fail_on: FailOn) -> Self {
        match fail_on {
            FailOn::Note => Self::Note,
            FailOn::Warning => Self::Warning,
            FailOn::Error => Self::Error,
        }
    }
}
