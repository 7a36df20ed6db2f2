//! `docs/objects.md`: what sfgen understands, kind by kind, made from the catalogue.
//!
//! Made again by `SFGEN_WRITE_OBJECTS=1 cargo test --test all -- docs::objects`.

use std::fmt::Write;

use sfgen::catalogue::{
    Kind, Level, ObjectKind, Power, Privilege, Property, Touches, Verb, Weight,
};

const HEAD: &str = "# What sfgen review understands, kind by kind

Made from the catalogue; a test compares the two. Each kind links its page in Snowflake's
documentation, where each fact comes from. A kind, a privilege or a property that is not here is
not understood, and a review says so.

A privilege stands with what it lets its holder do, and a property with what a change of it
touches; `!` marks a privilege whose gain is a warning.
";

fn page() -> String {
    let mut page = HEAD.to_owned();
    for kind in ObjectKind::all() {
        section(&mut page, kind).unwrap();
    }
    writeln!(page, "\n## On the account\n").unwrap();
    let on_account = Privilege::all_on_account().map(|privilege| {
        let on = privilege.on_account().unwrap();
        granted(privilege, on.power, on.weight)
    });
    writeln!(page, "{}.", on_account.collect::<Vec<_>>().join(", ")).unwrap();
    page
}

fn section(page: &mut String, kind: ObjectKind) -> std::fmt::Result {
    let row = kind.row();
    writeln!(page, "\n## [{}]({})\n", row.words, row.page)?;
    let level = match row.level {
        Level::Account => "in the account",
        Level::Database => "in a database",
        Level::Schema => "in a schema",
    };
    let verbs = Verb::ALL.into_iter().filter(|verb| row.verbs.has(*verb));
    let verbs: Vec<&str> = verbs.map(Verb::words).collect();
    writeln!(page, "- stands {level}; {}", row.plural)?;
    writeln!(page, "- {}", verbs.join(", "))?;
    if let Some(creating) = row.creating {
        writeln!(page, "- made with {}", creating.privilege.as_str())?;
    }
    let privileges: Vec<String> = Privilege::all_on(kind)
        .filter_map(|privilege| privilege.on(kind))
        .map(|on| granted(on.privilege, on.power, on.weight))
        .collect();
    if !privileges.is_empty() {
        writeln!(page, "- granted: {}", privileges.join(", "))?;
    }
    writeln!(page, "- grants on {}", reach(row))?;
    match row.properties {
        Some(properties) => {
            let properties: Vec<String> = properties.iter().map(property).collect();
            writeln!(page, "- properties: {}", properties.join(", "))
        }
        None => writeln!(page, "- properties: any, not judged"),
    }
}

fn reach(row: &Kind) -> &'static str {
    match (row.in_bulk, row.in_future) {
        (true, true) => "one, all and future ones",
        (true, false) => "one and all, not on future ones",
        (false, true) => "one and future ones, not on all",
        (false, false) => "one alone",
    }
}

fn granted(privilege: Privilege, power: Power, weight: Weight) -> String {
    let mark = match weight {
        Weight::Note => "",
        Weight::Warning | Weight::Error => " !",
    };
    format!("{} ({}{mark})", privilege.as_str(), power_in_words(power))
}

fn power_in_words(power: Power) -> &'static str {
    match power {
        Power::ReadData => "reads data",
        Power::WriteData => "writes data",
        Power::Create => "creates",
        Power::Use => "uses",
        Power::Operate => "operates",
        Power::Monitor => "monitors",
        Power::Change => "changes",
        Power::Protect => "protects",
        Power::Grant => "grants",
        Power::Identity => "people and roles",
        Power::Outside => "opens the account",
        Power::Run => "runs code",
        Power::Cost => "costs",
        Power::Own => "owns",
    }
}

fn property(property: &Property) -> String {
    let touches = match property.touches {
        Touches::Gain => "gain",
        Touches::Loss => "loss",
        Touches::Protection => "protection",
        Touches::SignIn => "sign-in",
        Touches::Reach => "reach",
        Touches::Data => "data",
        Touches::Code => "code",
        Touches::Cost => "cost",
        Touches::Availability => "availability",
        Touches::Secret => "secret",
        Touches::Other => "other",
    };
    format!("{} ({touches})", property.name)
}

#[test]
fn the_page_of_the_objects_is_made_from_the_catalogue() {
    let page = page();
    if std::env::var_os("SFGEN_WRITE_OBJECTS").is_some() {
        std::fs::write("docs/objects.md", &page).unwrap();
    }
    let found = std::fs::read_to_string("docs/objects.md").unwrap();
    assert!(
        found == page,
        "docs/objects.md is not the catalogue's: run this test with SFGEN_WRITE_OBJECTS=1"
    );
}
