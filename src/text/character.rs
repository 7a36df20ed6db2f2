//! What no name and no literal may hold, because some reader of the script takes it for
//! something else.

use std::fmt;

/// Why a text cannot stand in a script.
///
/// Its `Display` says what is wrong without showing the text, since the text may be a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unfit {
    /// Nothing at all.
    Empty,
    /// More characters than allowed.
    TooLong {
        /// Unicode scalar values found.
        characters: usize,
        /// Unicode scalar values allowed.
        limit: usize,
    },
    /// A control character, among them NUL, tab and line breaks.
    Control(char),
    /// A line or paragraph separator.
    LineSeparator(char),
    /// A character that reorders the text around it.
    Bidirectional(char),
    /// A character that shows nothing, or looks like a blank and is none.
    Invisible(char),
    /// A backslash.
    Backslash,
    /// Characters that `snow sql` or a block reads as its own.
    Template(&'static str),
}

impl fmt::Display for Unfit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Empty => f.write_str("is empty"),
            Self::TooLong { characters, limit } => {
                write!(f, "has {characters} characters, {limit} are allowed")
            }
            Self::Control(c) => write!(f, "holds the control character U+{:04X}", u32::from(*c)),
            Self::LineSeparator(c) => {
                write!(f, "holds the line separator U+{:04X}", u32::from(*c))
            }
            Self::Bidirectional(c) => write!(
                f,
                "holds U+{:04X}, which reorders the text around it",
                u32::from(*c)
            ),
            Self::Invisible(c) => {
                write!(f, "holds U+{:04X}, which cannot be seen", u32::from(*c))
            }
            Self::Backslash => f.write_str(
                "holds a backslash, which Snowflake's official client takes for an escape",
            ),
            Self::Template("$$") => f.write_str("holds `$$`, which ends a procedural block"),
            Self::Template(marker) => {
                write!(
                    f,
                    "holds `{marker}`, which `snow sql` rewrites inside quotes"
                )
            }
        }
    }
}

/// What is rewritten inside quotes by `snow sql -f` with its default templating
/// (`&x`, `<% x %>`, `{# x #}`, and Jinja's own where it is switched on), or ends a block.
/// Source: the client's own code, snowflake-cli 3.30.0.
const TEMPLATE_MARKERS: [&str; 7] = ["&", "<%", "%>", "{#", "{{", "{%", "$$"];

/// The first reason why `text` may not stand between quotes, if there is one.
pub(super) fn unfit(text: &str, limit: usize) -> Option<Unfit> {
    if text.is_empty() {
        return Some(Unfit::Empty);
    }
    // Most texts are plain; the slow path counts characters and looks at each.
    let plain = |byte| {
        matches!(byte, b' '..=b'~') & !matches!(byte, b'\\' | b'&' | b'<' | b'%' | b'{' | b'$')
    };
    if text.len() <= limit && text.bytes().fold(true, |all, byte| all & plain(byte)) {
        return None;
    }
    let characters = text.chars().count();
    if characters > limit {
        return Some(Unfit::TooLong { characters, limit });
    }
    text.chars()
        .find_map(unfit_character)
        .or_else(|| template_marker(text))
}

/// Why `c` may not stand between quotes, if there is a reason.
pub(crate) fn unfit_character(c: char) -> Option<Unfit> {
    match c {
        '\\' => Some(Unfit::Backslash),
        ' '..='~' => None,
        '\u{2028}' | '\u{2029}' => Some(Unfit::LineSeparator(c)),
        _ if c.is_control() => Some(Unfit::Control(c)),
        '\u{061C}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2066}'..='\u{2069}' => Some(Unfit::Bidirectional(c)),
        _ if is_invisible(c) => Some(Unfit::Invisible(c)),
        _ => None,
    }
}

fn template_marker(text: &str) -> Option<Unfit> {
    TEMPLATE_MARKERS
        .into_iter()
        .find(|marker| text.contains(marker))
        .map(Unfit::Template)
}

/// Characters without a shape of their own: Unicode's Default_Ignorable_Code_Point, the blanks
/// other than U+0020, interlinear annotation marks, and noncharacters.
/// Source: <https://www.unicode.org/Public/UCD/latest/ucd/DerivedCoreProperties.txt>
fn is_invisible(c: char) -> bool {
    c.is_whitespace()
        || matches!(c,
            '\u{00AD}' | '\u{034F}' | '\u{115F}' | '\u{1160}' | '\u{17B4}' | '\u{17B5}'
            | '\u{180B}'..='\u{180F}' | '\u{200B}'..='\u{200D}' | '\u{2060}'..='\u{206F}'
            | '\u{2800}' | '\u{3164}' | '\u{FE00}'..='\u{FE0F}' | '\u{FEFF}' | '\u{FFA0}'
            | '\u{FFF0}'..='\u{FFFB}' | '\u{1BCA0}'..='\u{1BCA3}' | '\u{1D173}'..='\u{1D17A}'
            | '\u{E0000}'..='\u{E0FFF}' | '\u{FDD0}'..='\u{FDEF}')
        || u32::from(c) & 0xFFFE == 0xFFFE
}
