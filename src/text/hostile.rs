//! Values for tests that some reader of a script could take for something else.

use proptest::prelude::*;

/// Values that each stand for a kind of trouble.
pub(crate) const HOSTILE: &[&str] = &[
    "'",
    "''",
    "\"",
    "\"\"",
    "a\"b",
    "\\",
    "\\'",
    "\\\"",
    "a\\",
    "a\\nb",
    "\\x41",
    "$$",
    "$$ a $$",
    "$a",
    ";",
    "a;b",
    "--",
    "a -- b",
    "//",
    "/*",
    "*/",
    "/* a */",
    "a.b",
    "..",
    " a ",
    "\t",
    "\n",
    "\r\n",
    "\r",
    "\u{b}",
    "\u{a0}",
    "\u{85}",
    "\u{2028}",
    "\u{200b}",
    "\u{202e}",
    "\u{feff}",
    "&a",
    "&&",
    "&{a}",
    "<% a %>",
    "{{ a }}",
    "{# a #}",
    "{% a %}",
    "straße",
    "ıſ",
    "ﬁ",
    "e\u{301}",
    "😀",
    "\u{10ffff}",
    "null",
    "select",
    "[sfgen 1]",
    "Immuta integration \"D\" [sfgen 1]",
    "\u{1b}[31m",
];

/// Any text of 1 to `longest` characters but NUL, made of what is hostile as often as not.
pub(crate) fn hostile(longest: usize) -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(HOSTILE).prop_map(str::to_owned),
        any::<char>().prop_map(String::from),
        "[ -~]{1,4}",
    ];
    let pieces = prop::collection::vec(piece, 1..12);
    pieces.prop_map(move |pieces| {
        let all = pieces.concat();
        let text: String = all.chars().filter(|c| *c != '\0').take(longest).collect();
        if text.is_empty() { "'".into() } else { text }
    })
}
