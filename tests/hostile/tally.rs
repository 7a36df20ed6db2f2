//! Counts what becomes of a field's values.

use std::ops::Add;

use sfgen::parse::shape;
use sfgen::script::Script;

use crate::hostile::fields::{Field, PLAIN};
use crate::hostile::reading::{Fault, Readings, substituted};
use crate::hostile::scripts::{PREFLIGHT, scripts, setup};

/// A script with the plain text, and what is read in it.
struct Plain {
    script: Script,
    readings: Readings,
}

impl Plain {
    fn of((_, script): (&'static str, Script)) -> Self {
        let readings = Readings::of(script.text());
        Self { script, readings }
    }
}

/// What became of the values of a field.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(crate) struct Tally {
    pub(crate) refused: usize,
    pub(crate) accepted: usize,
    /// Scripts made of what was accepted, each read by five readers.
    pub(crate) scripts: usize,
    pub(crate) altered: usize,
    pub(crate) broken: usize,
    pub(crate) injected: usize,
}

impl Add for Tally {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            refused: self.refused + other.refused,
            accepted: self.accepted + other.accepted,
            scripts: self.scripts + other.scripts,
            altered: self.altered + other.altered,
            broken: self.broken + other.broken,
            injected: self.injected + other.injected,
        }
    }
}

impl Tally {
    /// Puts the values into the field, so many of those that are accepted at a time, with letters
    /// between them.
    pub(crate) fn of(
        field: &Field,
        values: impl Iterator<Item = String>,
        at_a_time: usize,
    ) -> Self {
        let other = setup(&field.with("OTHER")).expect(field.key);
        let plain = scripts(&setup(&field.with(PLAIN)).expect(field.key), &other);
        let plain: Vec<Plain> = plain.into_iter().map(Plain::of).collect();
        let mut tally = Self::default();
        let accepted: Vec<String> = values
            .filter(|value| field.takes(value))
            .filter(|value| {
                let accepted = setup(&field.with(value)).is_some();
                tally.accepted += usize::from(accepted);
                tally.refused += usize::from(!accepted);
                accepted
            })
            .collect();
        for together in accepted.chunks(at_a_time) {
            let value = together.join("x");
            let hostile = setup(&field.with(&value)).expect(field.key);
            let hostile = scripts(&hostile, &other);
            assert_eq!(plain.len(), hostile.len());
            for (plain, (kind, hostile)) in plain.iter().zip(&hostile) {
                tally.judge(plain, hostile, &value);
                // The tokens of a query depend on how a name in it has to be spelt.
                let by_tokens = !(field.is_spelled() && *kind == PREFLIGHT);
                let same = !by_tokens || has_the_shape_of(&plain.script, hostile, &value);
                tally.altered += usize::from(!same);
            }
        }
        tally
    }

    fn judge(&mut self, plain: &Plain, hostile: &Script, value: &str) {
        self.scripts += 1;
        for fault in plain.readings.faults(hostile.text(), value) {
            match fault {
                Fault::Altered => self.altered += 1,
                Fault::Broken => self.broken += 1,
                Fault::Injected => self.injected += 1,
            }
        }
    }

    pub(crate) fn is_clean(&self) -> bool {
        (self.altered, self.broken, self.injected) == (0, 0, 0)
    }
}

/// Our own tokens are the same, what is spelt apart, with the value in its place.
fn has_the_shape_of(plain: &Script, hostile: &Script, value: &str) -> bool {
    let (wanted, found) = (shape(&without_set(plain)), shape(&without_set(hostile)));
    let names = wanted
        .identifiers
        .iter()
        .map(|name| name.replace(PLAIN, value));
    let literals = wanted
        .literals
        .iter()
        .map(|text| text.0.as_deref().map(|text| substituted(text, value)));
    wanted.tokens == found.tokens
        && names.eq(found.identifiers)
        && literals.eq(found.literals.iter().map(|text| text.0.clone()))
}

/// The script without the SETs, whose tokens depend on how a text has to be spelt.
fn without_set(script: &Script) -> String {
    let lines = script.text().split_inclusive('\n');
    lines
        .filter(|line| !line.starts_with("SET immuta_"))
        .collect()
}
