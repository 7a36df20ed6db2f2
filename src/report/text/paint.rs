//! Colours for a terminal; nothing depends on them.

/// A way to print words.
#[derive(Debug, Clone, Copy)]
pub(super) struct Paint {
    pub(super) colour: bool,
}

impl Paint {
    pub(super) fn bold(self, text: &str) -> String {
        self.in_style("1", text)
    }

    pub(super) fn severity(self, severity: &str, text: &str) -> String {
        self.in_style(
            match severity {
                "error" => "1;31",
                "warning" => "1;33",
                _ => "1;36",
            },
            text,
        )
    }

    pub(super) fn verdict(self, verdict: &str, text: &str) -> String {
        self.in_style(
            match verdict {
                "clean" => "1;32",
                "findings" => "1;33",
                _ => "1;31",
            },
            text,
        )
    }

    /// The sign of a change in a plan.
    pub(super) fn action(self, action: &str, text: &str) -> String {
        self.in_style(
            match action {
                "add" | "grant" => "32",
                "drop" | "revoke" => "31",
                _ => "33",
            },
            text,
        )
    }

    fn in_style(self, style: &str, text: &str) -> String {
        match self.colour && !text.is_empty() {
            true => format!("\u{1b}[{style}m{text}\u{1b}[0m"),
            false => text.to_owned(),
        }
    }
}
