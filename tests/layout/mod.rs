//! The rooms of the code, which of them each may import, and that no imports go round in circles.

mod source;
mod tree;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use source::Source;
use tree::{Imports, Module, Tree, circles};

/// The rooms from bottom to top, each with those that it may import.
const ROOMS: [(&str, &[&str]); 15] = [
    ("secret", &[]),
    ("text", &["secret"]),
    ("catalogue", &[]),
    ("document", &[]),
    ("diagnostic", &["document"]),
    ("key", &["secret"]),
    ("payload", &["secret", "document", "diagnostic"]),
    (
        "integration",
        &[
            "secret",
            "text",
            "catalogue",
            "diagnostic",
            "key",
            "payload",
        ],
    ),
    ("script", &["text", "integration"]),
    ("parse", &["text", "catalogue"]),
    ("account", &["text", "catalogue", "parse"]),
    ("review", &["text", "catalogue", "parse", "account"]),
    ("report", &["text", "catalogue", "review"]),
    ("schema", &["payload", "report"]),
    (
        "cli",
        &[
            "secret",
            "text",
            "diagnostic",
            "key",
            "payload",
            "integration",
            "parse",
            "script",
            "review",
            "report",
            "schema",
        ],
    ),
];

/// Rooms in which some imports still go round in circles.
const STILL_IN_CIRCLES: [&str; 4] = ["account", "catalogue", "parse", "payload"];

/// Crates that do one thing for us, and the rooms where they do it.
const CRATES: [(&str, &[&str]); 8] = [
    ("annotate_snippets", &["diagnostic", "report"]),
    ("askama", &["text", "script", "report"]),
    ("clap", &["cli"]),
    ("pkcs1", &["key"]),
    ("pkcs8", &["key"]),
    ("serde_yaml", &["document", "cli"]),
    ("sqlparser", &["text"]),
    ("tempfile", &["cli"]),
];

/// What touches files, the environment, the network, processes and the clock.
const OUTSIDE: [&str; 5] = ["fs", "env", "net", "process", "time"];

fn imports() -> Imports {
    Tree::of_folder(Path::new("src")).imports()
}

fn name(module: &[String]) -> String {
    module.join("::")
}

/// The rooms that each room imports, with an example of who imports what.
fn between_rooms(imports: &Imports) -> BTreeMap<(String, String), String> {
    let mut found = BTreeMap::new();
    for (module, homes) in imports {
        for (home, names) in homes {
            if let (Some(from), Some(to)) = (module.first(), home.first())
                && from != to
            {
                let names: Vec<&str> = names.iter().map(String::as_str).collect();
                let example = format!(
                    "{} imports {} of {}",
                    name(module),
                    names.join(", "),
                    name(home)
                );
                found.insert((from.clone(), to.clone()), example);
            }
        }
    }
    found
}

#[test]
fn each_room_has_its_place_above_those_that_it_may_import() {
    let mut below = BTreeSet::new();
    for (room, may_import) in ROOMS {
        for other in may_import {
            assert!(below.contains(other), "{other} does not stand below {room}");
        }
        below.insert(room);
    }
    let modules: BTreeSet<String> = imports()
        .into_keys()
        .filter_map(|module| module.into_iter().next())
        .collect();
    let modules: BTreeSet<&str> = modules.iter().map(String::as_str).collect();
    assert_eq!(modules, below, "the rooms, and those in the list");
}

#[test]
fn no_room_imports_what_it_may_not() {
    for ((from, to), example) in between_rooms(&imports()) {
        let room = ROOMS.iter().find(|(room, _)| *room == from);
        let may = room.is_some_and(|(_, may_import)| may_import.contains(&to.as_str()));
        assert!(may, "{from} may not import {to}: {example}");
    }
}

#[test]
fn imports_go_round_in_circles_nowhere() {
    let imports = imports();
    let mut rooms = BTreeSet::new();
    for circle in circles(&imports) {
        let room = circle.first().and_then(|module| module.first()).cloned();
        let room = room.unwrap_or_default();
        let known = STILL_IN_CIRCLES.contains(&room.as_str());
        assert!(known, "a circle:\n{}", told(&imports, &circle));
        rooms.insert(room);
    }
    for room in STILL_IN_CIRCLES {
        let still = rooms.contains(room);
        assert!(still, "{room} has no circle any more: take it off the list");
    }
}

/// A circle, import by import.
fn told(imports: &Imports, circle: &BTreeSet<Module>) -> String {
    let mut lines = String::new();
    for (module, homes) in imports
        .iter()
        .filter(|(module, _)| circle.contains(*module))
    {
        for (home, names) in homes.iter().filter(|(home, _)| circle.contains(*home)) {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            lines += &format!("{} → {}: {}\n", name(module), name(home), names.join(", "));
        }
    }
    lines
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
    entries
        .map(|entry| entry.path())
        .flat_map(|path| match path.is_dir() {
            true => files(&path),
            false => vec![path],
        })
        .collect()
}

#[test]
fn every_file_is_a_module_and_says_what_it_is_for() {
    let modules = imports();
    // `main.rs` is a crate of its own.
    for file in files(Path::new("src"))
        .iter()
        .filter(|file| !file.ends_with("main.rs"))
    {
        let text = std::fs::read_to_string(file).unwrap_or_default();
        assert!(text.starts_with("//! "), "{}", file.display());
        let is_module = modules.contains_key(&module_of(file));
        assert!(is_module || is_of_tests(file), "{}", file.display());
    }
}

/// The module that a file under `src` is.
fn module_of(file: &Path) -> Module {
    let words = file.with_extension("");
    let words = words.iter().skip(1).map(|word| word.to_string_lossy());
    let words = words.filter(|word| word != "mod" && word != "lib");
    words.map(std::borrow::Cow::into_owned).collect()
}

/// Whether a file is a module of unit tests alone.
fn is_of_tests(file: &Path) -> bool {
    let stem = file.file_stem().unwrap_or_default().to_string_lossy();
    let parent = std::fs::read_to_string(file.with_file_name("mod.rs")).unwrap_or_default();
    parent.contains(&format!("#[cfg(test)]\nmod {stem};"))
}

/// The paths that each room names in the sources of its modules.
fn paths_of_rooms() -> Vec<(String, Vec<String>)> {
    let rooms = ROOMS.iter().flat_map(|(room, _)| {
        let folder = Path::new("src").join(room);
        let sources = match folder.is_dir() {
            true => files(&folder),
            false => vec![folder.with_extension("rs")],
        };
        sources.into_iter().map(|file| ((*room).to_owned(), file))
    });
    rooms
        .flat_map(|(room, file)| {
            let source = Source::read(&std::fs::read_to_string(file).unwrap_or_default());
            let uses = source.uses.into_iter().map(|one| one.path);
            let paths: Vec<_> = uses.chain(source.paths).collect();
            paths.into_iter().map(move |path| (room.clone(), path))
        })
        .collect()
}

#[test]
fn crates_and_the_outside_are_named_in_their_rooms_alone() {
    let mut named = BTreeSet::new();
    for (room, path) in paths_of_rooms() {
        let [first, rest @ ..] = path.as_slice() else {
            continue;
        };
        let outside = first == "std"
            && rest
                .first()
                .is_some_and(|module| OUTSIDE.contains(&module.as_str()));
        // A span of time is no clock.
        let is_span = rest.last().is_some_and(|last| last == "Duration");
        assert!(
            room == "cli" || !outside || is_span,
            "{room} names {}",
            path.join("::")
        );
        if let Some((one, rooms)) = CRATES.iter().find(|(one, _)| first == one)
            && !rest.is_empty()
        {
            assert!(rooms.contains(&room.as_str()), "{room} names {one}");
            named.insert((*one, room));
        }
    }
    for (one, rooms) in CRATES {
        for room in rooms {
            let used = named.contains(&(one, (*room).to_owned()));
            assert!(
                used,
                "{room} does not name {one} any more: take it off the list"
            );
        }
    }
}
