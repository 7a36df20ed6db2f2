//! Where a script and the file that should hold it differ, told by the lines themselves.
//!
//! Comments and texts between quotes are never shown: a file may hold anything, and a script its
//! password.

use std::collections::HashMap;

use crate::parse::{Line, excerpt, parse};

/// The first difference and the number of the others, in words; `None` where there is none.
pub(super) fn drift(wanted: &str, found: &[u8]) -> Option<String> {
    if wanted.as_bytes() == found {
        return None;
    }
    let found = String::from_utf8_lossy(found);
    let (theirs, ours): (Vec<&str>, Vec<&str>) = (lines(&found), lines(wanted));
    let same = theirs
        .iter()
        .zip(&ours)
        .take_while(|(one, other)| one == other);
    let first = same.count();
    let mut said = format!("the first difference is in line {}\n", first + 1);
    let both = [(&*found, theirs.get(first)), (wanted, ours.get(first))];
    let both = both.map(|(text, line)| line.map(|_| shown(text, first)));
    match &both {
        [Some(file), Some(script)] if file == script => {
            said.push_str("  in a comment, a text between quotes or the line's end\n");
        }
        _ => {
            for (whose, line) in ["the file:   ", "the script: "].into_iter().zip(both) {
                let line = line.unwrap_or_else(|| "ends before this line".to_owned());
                said.push_str(&format!("  {whose}{line}\n"));
            }
        }
    }
    said.push_str(&others(&theirs, &ours));
    Some(said)
}

/// Lines with their ends, so that `\r` counts.
fn lines(text: &str) -> Vec<&str> {
    text.split_inclusive('\n').collect()
}

/// A line as it may be shown; `…` where nothing of it may be.
fn shown(text: &str, number: usize) -> String {
    let lines = excerpt(text, &parse(text));
    let line = lines
        .get(number)
        .map_or("", |Line { text, .. }| text.trim());
    match line {
        "" => "…".to_owned(),
        line => line.to_owned(),
    }
}

/// How many lines there are besides the first different one that the other does not have.
fn others(theirs: &[&str], ours: &[&str]) -> String {
    let (extra, missing) = (only_in(theirs, ours), only_in(ours, theirs));
    match (extra, missing) {
        (0, 0) => "  the lines are the same, in another order\n".to_owned(),
        _ => format!(
            "  lines: {extra} in the file alone, {missing} in the script alone, of {}\n",
            ours.len()
        ),
    }
}

/// How many lines the others have no counterpart for.
fn only_in(these: &[&str], those: &[&str]) -> usize {
    let mut counterparts: HashMap<&str, usize> = HashMap::new();
    for line in those {
        *counterparts.entry(line).or_default() += 1;
    }
    let lonely = these
        .iter()
        .filter(|line| match counterparts.get_mut(**line) {
            Some(left) if *left > 0 => {
                *left -= 1;
                false
            }
            Some(_) | None => true,
        });
    lonely.count()
}

#[cfg(test)]
mod tests {
    use super::drift;

    const SCRIPT: &str = "USE ROLE A;\nGRANT ROLE B TO ROLE C;\nDROP ROLE D;\n";

    #[test]
    fn the_first_difference_is_told_with_both_lines_and_the_others_are_counted() {
        assert_eq!(drift(SCRIPT, SCRIPT.as_bytes()), None);
        let found = SCRIPT
            .replace("ROLE C", "ROLE X")
            .replace("ROLE D", "ROLE Y");
        let expected = "the first difference is in line 2\n  \
             the file:   GRANT ROLE B TO ROLE X;\n  the script: GRANT ROLE B TO ROLE C;\n  \
             lines: 2 in the file alone, 2 in the script alone, of 3\n";
        assert_eq!(drift(SCRIPT, found.as_bytes()).as_deref(), Some(expected));
    }

    #[test]
    fn a_file_that_ends_early_is_told_so() {
        let told = drift(SCRIPT, b"USE ROLE A;\n").expect("it differs");
        assert!(told.contains("the file:   ends before this line"), "{told}");
    }

    #[test]
    fn what_stands_between_quotes_is_never_told() {
        let (script, found) = ("SET p = 'made';\n", "SET p = 'for the tests';\n");
        let told = drift(script, found.as_bytes()).expect("it differs");
        assert!(told.contains("a text between quotes"), "{told}");
        assert!(!told.contains("made") && !told.contains("tests"), "{told}");
    }
}
