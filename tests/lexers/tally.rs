//! Counts what becomes of values when every reader reads the scripts that hold them.

use crate::lexers::places::{Place, word};
use crate::lexers::readers::{READERS, Reader, Token};

/// What became of the values.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) accepted: usize,
    pub(crate) refused: usize,
    /// Read as another value.
    pub(crate) altered: usize,
    /// The statements around it are lost, or nothing can be read.
    pub(crate) broken: usize,
    /// There are more statements than were meant.
    pub(crate) injected: usize,
}

impl Tally {
    /// Puts the values into scripts of many statements; looks at each alone where one is misread.
    pub(crate) fn of(place: &Place, values: impl Iterator<Item = String>) -> Self {
        let mut tally = Self::default();
        let mut chunk = Vec::new();
        for value in values {
            match (place.write)(&value) {
                Some(statement) => chunk.push((value, statement)),
                None => tally.refused += 1,
            }
            if chunk.len() == 500 {
                tally.judge(place, &std::mem::take(&mut chunk));
            }
        }
        tally.judge(place, &chunk);
        tally
    }

    fn judge(&mut self, place: &Place, values: &[(String, String)]) {
        self.accepted += values.len();
        for (_, reader) in READERS {
            if !reads_back(place, values, reader) {
                values
                    .iter()
                    .for_each(|value| self.classify(place, value, reader));
            }
        }
    }

    fn classify(&mut self, place: &Place, value: &(String, String), reader: Reader) {
        match reader(&script(std::slice::from_ref(value))).as_deref() {
            Ok([first, statement, last]) if is_guard(first) && is_guard(last) => {
                self.altered += usize::from((place.read)(statement).as_ref() != Some(&value.0));
            }
            Ok(statements) if statements.len() > 3 => self.injected += 1,
            Ok(_) | Err(_) => self.broken += 1,
        }
    }

    pub(crate) fn is_clean(&self) -> bool {
        (self.altered, self.broken, self.injected) == (0, 0, 0)
    }
}

const GUARD: &str = "USE ROLE guard;";

fn is_guard(statement: &[Token]) -> bool {
    statement == [word("USE"), word("ROLE"), word("guard")]
}

fn script(values: &[(String, String)]) -> String {
    let statements: Vec<&str> = values
        .iter()
        .map(|(_, statement)| statement.as_str())
        .collect();
    format!("{GUARD}\n{}\n{GUARD}\n", statements.join("\n"))
}

fn reads_back(place: &Place, values: &[(String, String)], reader: Reader) -> bool {
    match reader(&script(values)).as_deref() {
        Ok([first, statements @ .., last]) => {
            is_guard(first)
                && is_guard(last)
                && statements.len() == values.len()
                && statements
                    .iter()
                    .zip(values)
                    .all(|(read, (value, _))| (place.read)(read).as_ref() == Some(value))
        }
        Ok(_) | Err(_) => false,
    }
}
