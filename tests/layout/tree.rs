//! The modules of a crate, and which of them imports from which.
//!
//! An import leads to the module that defines what it names, however often that is passed on by
//! `pub use`: a module that only passes names on imports nothing by it.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use super::source::Source;

/// A module's path within the crate; the crate's own is empty.
pub(super) type Module = Vec<String>;

/// What each module imports: the module that defines it, and the names.
pub(super) type Imports = BTreeMap<Module, BTreeMap<Module, BTreeSet<String>>>;

/// The sources of a crate by their modules.
#[derive(Debug, Default)]
pub(super) struct Tree {
    sources: BTreeMap<Module, Source>,
}

/// `pub use` that lead to one another would be followed for ever.
const LONGEST_WAY: usize = 16;

impl Tree {
    /// The sources under a folder: `lib.rs` and the modules it declares.
    pub(super) fn of_folder(folder: &Path) -> Self {
        let text_of = |module: &[String]| {
            let base = folder.join(module.join("/"));
            let files = match module {
                [] => vec![folder.join("lib.rs")],
                _ => vec![base.with_extension("rs"), base.join("mod.rs")],
            };
            files
                .iter()
                .find_map(|file| std::fs::read_to_string(file).ok())
        };
        Self::of(&text_of)
    }

    /// The crate whose modules have these texts.
    pub(super) fn of(text_of: &dyn Fn(&[String]) -> Option<String>) -> Self {
        let mut tree = Self::default();
        let mut waiting = vec![Module::new()];
        while let Some(module) = waiting.pop() {
            let text = text_of(&module).unwrap_or_else(|| panic!("no source of {module:?}"));
            let source = Source::read(&text);
            let inside = |child: &String| [module.as_slice(), std::slice::from_ref(child)].concat();
            waiting.extend(source.children.iter().map(inside));
            tree.sources.insert(module, source);
        }
        tree
    }

    pub(super) fn imports(&self) -> Imports {
        let modules = self.sources.iter();
        modules
            .map(|(module, source)| (module.clone(), self.imports_of(module, source)))
            .collect()
    }

    fn imports_of(&self, module: &Module, source: &Source) -> BTreeMap<Module, BTreeSet<String>> {
        let bound = |name: &str| source.uses.iter().any(|one| one.name == name);
        let is_import = |path: &&Vec<String>| match path.as_slice() {
            [] => false,
            // A variable may be called like a module.
            [word] => bound(word),
            [first, ..] => {
                bound(first)
                    || source.children.contains(first)
                    || ["crate", "self", "super"].contains(&first.as_str())
            }
        };
        let private = source.uses.iter().filter(|one| !one.is_public);
        let paths = private.map(|one| &one.path);
        let paths = paths.chain(source.paths.iter().filter(is_import));
        let mut imports: BTreeMap<Module, BTreeSet<String>> = BTreeMap::new();
        for path in paths {
            // Whoever imports a module as such imports what they name through it.
            if let Some(Found::In(home)) = self.find(module, path, LONGEST_WAY)
                && home != *module
            {
                let names = imports.entry(home).or_default();
                names.extend(path.last().cloned());
            }
        }
        imports
    }

    /// What a path names in a module; nothing for other crates.
    fn find(&self, module: &[String], path: &[String], steps: usize) -> Option<Found> {
        let (first, rest) = path.split_first()?;
        match first.as_str() {
            "crate" => self.inside(Module::new(), rest, steps),
            "self" => self.inside(module.to_vec(), rest, steps),
            "super" => {
                let (_, parent) = module.split_last()?;
                self.inside(parent.to_vec(), rest, steps)
            }
            _ => {
                let source = self.sources.get(module)?;
                let known = source.children.contains(first)
                    || source.uses.iter().any(|one| one.name == *first);
                match known {
                    true => self.inside(module.to_vec(), path, steps),
                    false => None,
                }
            }
        }
    }

    /// What these words name inside a module.
    fn inside(&self, module: Module, words: &[String], steps: usize) -> Option<Found> {
        let Some((first, rest)) = words.split_first() else {
            return Some(Found::Module);
        };
        let fewer = steps.checked_sub(1)?;
        if first == "super" {
            return self.find(&module, words, fewer);
        }
        let source = self.sources.get(&module)?;
        if source.children.contains(first) {
            let child = [module.as_slice(), std::slice::from_ref(first)].concat();
            return self.inside(child, rest, fewer);
        }
        match source.uses.iter().find(|one| one.name == *first) {
            Some(one) => self.find(&module, &[one.path.as_slice(), rest].concat(), fewer),
            None => Some(Found::In(module)),
        }
    }
}

/// What a path names.
enum Found {
    /// A module itself.
    Module,
    /// Something that this module defines.
    In(Module),
}

/// The groups of modules each of which leads back to itself over the others.
pub(super) fn circles(imports: &Imports) -> Vec<BTreeSet<Module>> {
    let reached: BTreeMap<&Module, BTreeSet<&Module>> = imports
        .keys()
        .map(|module| (module, reached(imports, module)))
        .collect();
    let mut circles = BTreeSet::new();
    for (module, far) in &reached {
        let circle: BTreeSet<Module> = far
            .iter()
            .filter(|other| reached.get(**other).is_some_and(|far| far.contains(module)))
            .map(|other| (*other).clone())
            .collect();
        if circle.len() > 1 {
            circles.insert(circle);
        }
    }
    circles.into_iter().collect()
}

/// The modules to which imports lead from one.
fn reached<'t>(imports: &'t Imports, module: &'t Module) -> BTreeSet<&'t Module> {
    let mut reached = BTreeSet::new();
    let mut waiting = vec![module];
    while let Some(next) = waiting.pop() {
        for home in imports.get(next).into_iter().flat_map(BTreeMap::keys) {
            if reached.insert(home) {
                waiting.push(home);
            }
        }
    }
    reached
}

#[cfg(test)]
mod tests {
    use super::{Tree, circles};

    /// A crate from texts by the paths of their modules.
    fn tree(texts: &[(&str, &str)]) -> Tree {
        Tree::of(&|module| {
            let path = module.join("::");
            let found = texts.iter().find(|(name, _)| *name == path);
            found.map(|(_, text)| (*text).to_owned())
        })
    }

    fn told(texts: &[(&str, &str)]) -> Vec<String> {
        let all = circles(&tree(texts).imports());
        let names = |circle: &std::collections::BTreeSet<Vec<String>>| {
            let names: Vec<String> = circle.iter().map(|module| module.join("::")).collect();
            names.join(" ")
        };
        all.iter().map(names).collect()
    }

    #[test]
    fn a_circle_is_found_whichever_way_its_imports_are_written() {
        let there = "use crate::room::two::There;\npub struct Here;";
        for back in [
            "use crate::room::one::Here;",
            "use super::one::{self, Here};",
            "use super::Here;",
            "use super::Back;",
            "fn f(here: super::one::Here) {}",
            "fn f(here: crate::Here) {}",
            "use super::super::room::one;\nfn f(here: one::Here) {}",
            "use crate::room;\nfn f(here: room::one::Here) {}",
        ] {
            let texts = [
                ("", "mod room;\npub use room::Here;"),
                (
                    "room",
                    "mod one;\nmod two;\npub use one::Here;\nuse one::Here as Back;",
                ),
                ("room::one", there),
                ("room::two", back),
            ];
            assert_eq!(told(&texts), ["room::one room::two"], "{back}");
        }
    }

    #[test]
    fn a_module_is_in_a_circle_with_the_children_that_it_calls_and_that_name_it() {
        let texts = [
            ("", "mod room;"),
            ("room", "mod part;\npub struct Whole;\nfn f() { part::g() }"),
            ("room::part", "use super::Whole;\npub fn g() -> Whole {}"),
        ];
        assert_eq!(told(&texts), ["room room::part"]);
    }

    #[test]
    fn what_is_passed_on_or_imported_by_tests_alone_closes_no_circle() {
        let texts = [
            ("", "mod room;"),
            ("room", "mod one;\nmod two;\npub use two::There;"),
            (
                "room::one",
                "pub struct Here;\n#[cfg(test)]\nmod tests { use super::super::There; }",
            ),
            (
                "room::two",
                "use super::one::Here;\nuse std::fmt::Here as Other;",
            ),
        ];
        assert_eq!(told(&texts), [""; 0]);
        let imports = tree(&texts).imports();
        let two = &imports[&vec!["room".to_owned(), "two".to_owned()]];
        assert_eq!(two.len(), 1, "{two:?}");
    }

    #[test]
    fn a_circle_over_three_modules_is_one() {
        let texts = [
            ("", "mod a;\nmod b;\nmod c;\nmod d;"),
            ("a", "use crate::b::B;"),
            ("b", "use crate::c::C;"),
            ("c", "use crate::a::A;"),
            ("d", "use crate::a::A;"),
        ];
        assert_eq!(told(&texts), ["a b c"]);
    }
}
