//! The examples at the end of each command's help. The first is shown after a wrong call, too.
//! What follows them stands behind an empty line, under a heading of its own.

/// A heading in clap's style, and lines below it. clap takes the style out where it is not wanted.
macro_rules! section {
    ($heading:literal $($line:literal)+) => {
        concat!("\u{1b}[1m\u{1b}[4m", $heading, ":\u{1b}[0m", $("\n  ", $line),+)
    };
}

macro_rules! examples {
    ($($line:literal)+) => { section!("Examples" $($line)+) };
}

/// With the endpoints of the Integrations API that a command stands for.
pub(super) const SFGEN: &str = concat!(
    examples! {
        "sfgen init > config.yaml                  # a payload to start from"
        "sfgen create config.yaml -o create.sql    # its script"
        "sfgen review create.sql                   # what the script does"
        "sfgen help create                         # all about one command"
    },
    "\n\n",
    section! { "Immuta's API"
        "POST /integrations/scripts/create       sfgen create"
        "POST /integrations/{id}/scripts/edit    sfgen edit"
        "POST /integrations/{id}/scripts/delete  sfgen delete"
        "POST /integrations/scripts/cleanup      sfgen cleanup"
        "POST /integrations                      with the body of sfgen payload"
        "PUT /integrations/{id}                  with the body of sfgen payload"
        "DELETE /integrations/{id}               before the script of sfgen delete"
        "GET /integrations/{id}                  its answer is a payload: --from"
    }
);

pub(super) const CREATE: &str = examples! {
    "sfgen create config.yaml -o create.sql"
    "sfgen create config.yaml --check create.sql        # has it drifted?"
    "sfgen create config.yaml --public-key rsa_key.pub  # no private key"
    "sfgen create config.yaml --secrets variable        # no password"
    "sfgen create payloads/*.yaml --out-dir scripts"
    "sfgen create payloads/*.yaml --check-dir scripts"
};

pub(super) const EDIT: &str = examples! {
    "sfgen edit new.yaml --from config.yaml -o edit.sql"
    "sfgen edit new.yaml --from get-response.json       # from GET's answer"
    "sfgen edit new.yaml --from config.yaml --rotate begin"
    "sfgen edit new.yaml --from config.yaml --unmarked  # Immuta set it up"
};

pub(super) const DELETE: &str = examples! {
    "sfgen delete config.yaml -o delete.sql"
    "sfgen delete config.yaml --unmarked    # Immuta set it up itself"
};

pub(super) const CLEANUP: &str = examples! {
    "sfgen cleanup config.yaml -o cleanup.sql"
    "sfgen preflight config.yaml --for cleanup    # first: what is there?"
};

pub(super) const PREFLIGHT: &str = examples! {
    "sfgen preflight config.yaml -o preflight.sql"
    "sfgen preflight new.yaml --for edit"
    "sfgen preflight config.yaml --role IMMUTA_SETUP"
};

pub(super) const REVIEW: &str = examples! {
    "sfgen review create.sql"
    "sfgen review scripts --fail-on warning"
    "sfgen review create.sql --config config.yaml --as create  # its own?"
    "sfgen review edit.sql --after create.sql --role IMMUTA_SETUP"
    "sfgen review vendor.sql --format markdown -o review.md"
    "sfgen review vendor.sql --keep-going                      # as in SnowSQL"
};

pub(super) const RULES: &str = examples! {
    "sfgen rules"
    "sfgen rules | grep ^error"
};

pub(super) const EXPLAIN: &str = examples! {
    "sfgen explain account-wide-manage-grants"
    "sfgen explain MANAGE GRANTS"
};

pub(super) const SHOW: &str = examples! {
    "sfgen show config.yaml"
    "sfgen show config.yaml --format json | jq -r .snowflake.RSA_PUBLIC_KEY_FP"
};

pub(super) const PAYLOAD: &str = examples! {
    "sfgen payload config.yaml -o body.json    # then POST or PUT it"
};

pub(super) const DIFF: &str = examples! {
    "sfgen diff config.yaml new.yaml"
    "sfgen diff get-response.json config.yaml    # from what GET answered"
};

pub(super) const INIT: &str = examples! {
    "sfgen init > config.yaml"
    "sfgen init --auth oAuthClientCredentials > config.yaml"
};

pub(super) const SCHEMA: &str = examples! {
    "sfgen schema > payload.schema.json"
    "sfgen schema --of review > review.schema.json"
};

pub(super) const COMPLETIONS: &str = examples! {
    "sfgen completions bash > /etc/bash_completion.d/sfgen"
    "sfgen completions zsh > ~/.zfunc/_sfgen    # ~/.zfunc being in $fpath"
    "sfgen completions fish > ~/.config/fish/completions/sfgen.fish"
};

pub(super) const MAN: &str = examples! {
    "sfgen man | man -l -"
};

#[cfg(test)]
mod tests {
    use clap::{CommandFactory, Parser};

    use crate::cli::args::Arguments;

    /// The lines at the end of a command's help, below their headings.
    fn lines(help: &str) -> impl Iterator<Item = &str> {
        help.lines().filter_map(|line| line.strip_prefix("  "))
    }

    fn after_help(command: &clap::Command) -> String {
        let help = command.get_after_help().map(ToString::to_string);
        help.unwrap_or_default()
    }

    /// The examples: what stands before the first empty line.
    fn examples(command: &clap::Command) -> Vec<String> {
        let help = after_help(command);
        let section = help.split("\n\n").next().unwrap_or_default();
        lines(section).map(ToOwned::to_owned).collect()
    }

    /// What the shell passes on.
    fn arguments(example: &str) -> impl Iterator<Item = &str> {
        let words = example.split_whitespace();
        words.take_while(|word| !["#", ">", "|"].contains(word))
    }

    #[test]
    fn every_command_shows_examples_that_it_takes() {
        let whole = Arguments::command();
        for command in whole.get_subcommands().chain([&whole]) {
            let name = command.get_name();
            let examples = examples(command);
            assert!(!examples.is_empty(), "{name} has no example");
            assert!(examples[0].starts_with("sfgen "), "{name}: {}", examples[0]);
            for example in examples {
                let taken = Arguments::try_parse_from(arguments(&example));
                let help = taken.as_ref().err().map(clap::Error::kind);
                let is_help = help == Some(clap::error::ErrorKind::DisplayHelp);
                assert!(taken.is_ok() || is_help, "{name}: {example}");
            }
        }
    }

    #[test]
    fn every_line_below_a_heading_fits_into_80_columns_of_the_manual() {
        let whole = Arguments::command();
        for command in whole.get_subcommands().chain([&whole]) {
            for line in lines(&after_help(command)) {
                assert!(line.chars().count() + 7 <= 80, "{line}");
            }
        }
    }
}
