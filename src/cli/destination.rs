//! Where a call's scripts go, as its options say it.

use std::path::PathBuf;

use clap::Args;

// Standard output, unless one of these says otherwise.
#[derive(Debug, Default, Args)]
#[command(next_help_heading = "Output")]
pub(super) struct Destination {
    /// Write the script to FILE, whole or not at all, instead of standard output
    #[arg(
        short,
        long,
        value_name = "FILE",
        conflicts_with_all = ["check", "out_dir", "check_dir"]
    )]
    pub(super) output: Option<PathBuf>,
    /// Compare the script with FILE instead of printing it; exit 1 when they differ
    #[arg(long, value_name = "FILE", conflicts_with_all = ["out_dir", "check_dir"])]
    pub(super) check: Option<PathBuf>,
    /// Write the script of each CONFIG into DIR, under CONFIG's file name with the ending .sql;
    /// when anything is wrong with any of them, nothing is written
    #[arg(long, value_name = "DIR", conflicts_with = "check_dir")]
    pub(super) out_dir: Option<PathBuf>,
    /// With --out-dir: write the scripts of the CONFIGs that are right, whatever the others are
    #[arg(long, requires = "out_dir")]
    pub(super) keep_going: bool,
    /// With --out-dir: write scripts that change nothing, too
    #[arg(long, requires = "out_dir")]
    pub(super) all: bool,
    /// Compare the script of each CONFIG with the one in DIR, as --out-dir names it; exit 1 when
    /// any differs or is missing
    #[arg(long, value_name = "DIR")]
    pub(super) check_dir: Option<PathBuf>,
}
