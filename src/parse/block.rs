//! Procedural blocks, as far as sfgen writes them: parts that are recognised word for word, and
//! plain statements between them.
//!
//! Anything else procedural is not understood.

use std::collections::BTreeMap;

use super::cursor::Cursor;
use super::pattern::part_at;
use super::statement::Statement;
use crate::text::identifier_parts;
use crate::text::lexer::{Kind, Token, significant};

/// The slot that stands for `warehouse` where a session variable names it.
pub const WAREHOUSE_VARIABLE: &str = "warehouse_variable";

/// One step of a block.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Step {
    /// A plain statement.
    Statement(Statement),
    /// One of our parts.
    Part(Fragment),
}

/// One of our parts, and the names in it.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Fragment {
    /// Which part.
    pub part: Part,
    slots: BTreeMap<String, String>,
}

impl Fragment {
    /// A part with what stands in its slots; a slot without a value is left out.
    ///
    /// The slots `user` and `user_text` hold the same name, as an identifier and as a literal:
    /// here both are `user`.
    pub fn new<'a>(part: Part, slots: impl IntoIterator<Item = (&'a str, Option<String>)>) -> Self {
        let slots = slots.into_iter();
        let mut given = BTreeMap::new();
        given.extend(slots.filter_map(|(slot, value)| Some((base(slot).to_owned(), value?))));
        Self { part, slots: given }
    }

    /// What stands in a slot: a name, or the text of a comment.
    pub fn slot(&self, slot: &str) -> Option<&str> {
        self.slots.get(slot).map(String::as_str)
    }

    /// The database in the slot `container`, and the schema where it is one.
    pub fn container(&self) -> Option<(String, Option<String>)> {
        let (_, names) = self.slot("container")?.split_once(' ')?;
        let names = identifier_parts(names).ok()?.into_iter();
        let mut names = names.map(|name| name.value);
        Some((names.next()?, names.next()))
    }
}

/// The steps of the block in `$$ … $$`, if every one of them is understood.
pub(super) fn steps(body: &Token<'_>) -> Option<Vec<Step>> {
    if body.kind != Kind::Dollar {
        return None;
    }
    let text = body.inside("$$", "$$");
    let all = significant(text);
    let mut rest = without_frame(&all)?;
    let mut steps = Vec::new();
    while !rest.is_empty() {
        let (step, length) = step(rest, text)?;
        steps.push(step);
        rest = &rest[length..];
    }
    Some(steps)
}

/// What stands between `BEGIN` and `END;`.
fn without_frame<'a>(tokens: &'a [Token<'a>]) -> Option<&'a [Token<'a>]> {
    match tokens {
        [begin, inside @ .., end, last]
            if begin.is_word("BEGIN") && end.is_word("END") && last.kind == Kind::Semicolon =>
        {
            Some(inside)
        }
        _ => None,
    }
}

/// The first step, and how many tokens it is.
fn step(tokens: &[Token<'_>], source: &str) -> Option<(Step, usize)> {
    if let Some((fragment, length)) = part_at(tokens) {
        return Some((Step::Part(fragment), length));
    }
    let end = tokens
        .iter()
        .position(|token| token.kind == Kind::Semicolon)?;
    let mut cursor = Cursor::new(&tokens[..end]);
    match super::statement(&mut cursor, source).ok()? {
        // A query in a block may stand for something procedural.
        Statement::Read(_) | Statement::Block(_) | Statement::ExecuteImmediate { .. } => None,
        statement => Some((Step::Statement(statement), end + 1)),
    }
}

/// The name of a slot without its form.
pub(super) fn base(slot: &str) -> &str {
    slot.strip_suffix("_text").unwrap_or(slot)
}

/// The parts of the blocks that sfgen writes, each named after its template.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// Stops unless the current role is `setup_role`.
    RequireCurrentRole,
    /// Stops unless the role `system_role` is there, with the comment `installed` if given.
    RequireInstalled,
    /// Stops unless the role `system_role` is gone, or has the comment `creating`.
    RequireUnfinished,
    /// Stops unless `user` is there, with the comment `marker` if given.
    RequireUser,
    /// Stops unless `role` is there, with the comment `marker` if given.
    RequireRole,
    /// Stops when `user` is there.
    RequireFreeUser,
    /// Stops when `role` is there.
    RequireFreeRole,
    /// Stops when `role` is there and its comment is not `marker`.
    RefuseOtherRole,
    /// Drops `user` if it is there, with the comment `marker` if given; `setup_role` takes it
    /// over first.
    RemoveUser,
    /// Drops `role` if it is there, with the comment `marker` if given; `setup_role` takes it
    /// over first.
    RemoveRole,
    /// Drops `database` if it is there, with the comment `marker` if given; `setup_role` takes
    /// it over first.
    RemoveDatabase,
    /// Drops every other role that `system_role` owns.
    RemoveOwnedRoles,
    /// Uses `warehouse`, or the one that the session variable [`WAREHOUSE_VARIABLE`] names, if
    /// that is possible.
    UseWarehouse,
    /// Takes the masking policies of `database` off every column, if it is there, with the
    /// comment `marker` if given.
    DetachMaskingPolicies,
    /// Takes the row access policies of `database` off every table and view, if it is there,
    /// with the comment `marker` if given.
    DetachRowAccessPolicies,
    /// Hands the tables in `container` that `system_role` owns to `owner`, if the role has the
    /// comment `system_role_mark` where given.
    GiveBackTables,
    /// The same for views.
    GiveBackViews,
}

impl Part {
    /// Every part and its template.
    pub const ALL: [(Self, &'static str); 17] = [
        (
            Self::RequireCurrentRole,
            include_str!("../../templates/block/require-current-role.sql"),
        ),
        (
            Self::RequireInstalled,
            include_str!("../../templates/block/require-installed.sql"),
        ),
        (
            Self::RequireUnfinished,
            include_str!("../../templates/block/require-unfinished.sql"),
        ),
        (
            Self::RequireUser,
            include_str!("../../templates/block/require-user.sql"),
        ),
        (
            Self::RequireRole,
            include_str!("../../templates/block/require-role.sql"),
        ),
        (
            Self::RequireFreeUser,
            include_str!("../../templates/block/require-free-user.sql"),
        ),
        (
            Self::RequireFreeRole,
            include_str!("../../templates/block/require-free-role.sql"),
        ),
        (
            Self::RefuseOtherRole,
            include_str!("../../templates/block/refuse-other-role.sql"),
        ),
        (
            Self::RemoveUser,
            include_str!("../../templates/block/remove-user.sql"),
        ),
        (
            Self::RemoveRole,
            include_str!("../../templates/block/remove-role.sql"),
        ),
        (
            Self::RemoveDatabase,
            include_str!("../../templates/block/remove-database.sql"),
        ),
        (
            Self::RemoveOwnedRoles,
            include_str!("../../templates/block/remove-owned-roles.sql"),
        ),
        (
            Self::UseWarehouse,
            include_str!("../../templates/block/use-warehouse.sql"),
        ),
        (
            Self::DetachMaskingPolicies,
            include_str!("../../templates/block/detach-masking-policies.sql"),
        ),
        (
            Self::DetachRowAccessPolicies,
            include_str!("../../templates/block/detach-row-access-policies.sql"),
        ),
        (
            Self::GiveBackTables,
            include_str!("../../templates/block/give-back-tables.sql"),
        ),
        (
            Self::GiveBackViews,
            include_str!("../../templates/block/give-back-views.sql"),
        ),
    ];
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn a_container_is_read_back_as_its_names() {
        let container = |text: &str| {
            let slots = [("container", Some(text.to_owned()))];
            Fragment::new(Part::GiveBackTables, slots).container()
        };
        let both = |database: &str, schema: Option<&str>| {
            Some((database.to_owned(), schema.map(str::to_owned)))
        };
        assert_eq!(container(r#"DATABASE "D""#), both("D", None));
        assert_eq!(
            container(r#"SCHEMA "a"".""b"."c.d""#),
            both("a\".\"b", Some("c.d"))
        );
        assert_eq!(container(r#"DATABASE "D"x"#), None);
    }

    #[test]
    fn every_template_of_a_part_is_listed() {
        let listed: BTreeSet<&str> = Part::ALL.iter().map(|(_, template)| *template).collect();
        let files = std::fs::read_dir("templates/block").unwrap();
        let found: Vec<String> = files
            .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap())
            .collect();
        assert_eq!(
            found.iter().map(String::as_str).collect::<BTreeSet<_>>(),
            listed
        );
    }
}
