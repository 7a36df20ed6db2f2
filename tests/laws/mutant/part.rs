//! Parts of blocks without their mark, with another, or about another object.

use sfgen::catalogue::ObjectKind;
use sfgen::parse::block::Fragment;

use super::aim::others;

/// The slots of all parts that hold a name, and of what kind.
const NAMES: [(&str, ObjectKind); 7] = [
    ("setup_role", ObjectKind::ROLE),
    ("system_role", ObjectKind::ROLE),
    ("role", ObjectKind::ROLE),
    ("owner", ObjectKind::ROLE),
    ("user", ObjectKind::USER),
    ("database", ObjectKind::DATABASE),
    ("warehouse", ObjectKind::WAREHOUSE),
];

/// The slots of all parts that hold a mark.
const MARKS: [&str; 4] = ["marker", "installed", "creating", "system_role_mark"];

/// Where tables and views are.
const CONTAINER: &str = "container";

/// The part with each of its slots in turn changed.
pub(super) fn changed(fragment: &Fragment) -> Vec<(String, Fragment)> {
    let names = NAMES.iter().flat_map(|(slot, kind)| {
        let others = others(*kind).iter();
        others.map(move |other| (*slot, Some((*other).to_owned())))
    });
    let marks = MARKS.iter().flat_map(|slot| {
        let other_marks = fragment.slot(slot).map(other_marks).unwrap_or_default();
        other_marks.into_iter().map(move |mark| (*slot, mark))
    });
    let container = (CONTAINER, Some(r#"DATABASE "SNOWFLAKE""#.to_owned()));
    names
        .chain(marks)
        .chain([container])
        .filter(|(slot, value)| {
            let now = fragment.slot(slot);
            now.is_some() && now != value.as_deref()
        })
        .map(|(slot, value)| {
            let what = format!("{slot} is {value:?}: {fragment:?}");
            (what, with(fragment, slot, value))
        })
        .collect()
}

/// No mark; those of the other states; another integration's.
fn other_marks(mark: &str) -> Vec<Option<String>> {
    let (name, _) = mark.split_once(" [").unwrap_or((mark, ""));
    let of = |name: &str, state: &str| Some(format!("{name} [sfgen 1{state}]"));
    vec![
        None,
        of(name, ""),
        of(name, ", creating"),
        of(name, ", installed"),
        of("Immuta integration \"OTHER\"", ""),
    ]
}

fn with(fragment: &Fragment, changed: &str, value: Option<String>) -> Fragment {
    let slots = NAMES.iter().map(|(slot, _)| *slot).chain(MARKS);
    let slots = slots.chain([CONTAINER]).map(|slot| {
        let value = if slot == changed {
            value.clone()
        } else {
            fragment.slot(slot).map(str::to_owned)
        };
        (slot, value)
    });
    Fragment::new(fragment.part, slots)
}
