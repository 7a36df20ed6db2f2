//! How a script names warehouses: between quotes, or through session variables that it sets
//! first.

use std::collections::BTreeMap;
use std::fmt;

use crate::integration::Integration;
use crate::text::{ExistingName, Identifier, SpelledName, Sql, SqlText, sql};

/// The session variables of a script, one for each warehouse that is not named between quotes,
/// numbered in the order in which they are first mentioned.
#[derive(Debug)]
pub(super) struct WarehouseVariables<'a> {
    spelled: Vec<&'a SpelledName>,
    numbers: BTreeMap<&'a str, usize>,
}

/// `SET immuta_warehouse_1 = …`, as a template prints it.
pub(super) struct SetVariable<'a> {
    pub(super) variable: Sql<Variable>,
    pub(super) text: Sql<&'a SpelledName>,
}

/// The session variable that names a warehouse.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Variable(usize);

impl fmt::Display for Variable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "immuta_warehouse_{}", self.0)
    }
}

impl SqlText for Variable {}

/// A warehouse where a statement names one.
#[derive(Debug, Clone, Copy)]
pub(super) enum Warehouse<'a> {
    Quoted(&'a Identifier),
    /// <https://docs.snowflake.com/en/sql-reference/identifier-literal>
    Variable(Variable),
}

impl fmt::Display for Warehouse<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Quoted(name) => name.fmt(f),
            Self::Variable(variable) => write!(f, "IDENTIFIER(${variable})"),
        }
    }
}

impl SqlText for Warehouse<'_> {}

impl<'a> WarehouseVariables<'a> {
    /// The variables of a script that mentions these warehouses.
    pub(super) fn new(mentioned: impl IntoIterator<Item = &'a ExistingName>) -> Self {
        let mut variables = Self {
            spelled: Vec::new(),
            numbers: BTreeMap::new(),
        };
        for name in mentioned {
            if let ExistingName::Spelled(name) = name {
                variables.add(name);
            }
        }
        variables
    }

    /// The variables of a script that mentions every warehouse of an integration.
    pub(super) fn of(integration: &'a Integration) -> Self {
        Self::new(integration.warehouses())
    }

    fn add(&mut self, name: &'a SpelledName) {
        let next = self.spelled.len() + 1;
        let number = *self.numbers.entry(name.as_str()).or_insert(next);
        if number == next {
            self.spelled.push(name);
        }
    }

    /// A warehouse that is among those mentioned.
    pub(super) fn named(&self, name: &'a ExistingName) -> Warehouse<'a> {
        match name {
            ExistingName::Quoted(name) => Warehouse::Quoted(name),
            ExistingName::Spelled(name) => {
                let number = self.numbers.get(name.as_str()).copied();
                Warehouse::Variable(Variable(number.unwrap_or_default()))
            }
        }
    }

    /// What a template prints to set them.
    pub(super) fn shown(&self) -> Vec<SetVariable<'a>> {
        self.numbered()
            .map(|(variable, name)| SetVariable {
                variable: sql(variable),
                text: sql(name),
            })
            .collect()
    }

    fn numbered(&self) -> impl Iterator<Item = (Variable, &'a SpelledName)> {
        let spelled = self.spelled.iter().enumerate();
        spelled.map(|(index, name)| (Variable(index + 1), *name))
    }
}

/// The system account's DEFAULT_WAREHOUSE: none where a variable names it, since how a quoted
/// name in a variable is read there is not documented. Immuta names its warehouse itself.
pub(super) fn default_warehouse(of: &Integration) -> Option<&Identifier> {
    match &of.warehouse {
        ExistingName::Quoted(name) => Some(name),
        ExistingName::Spelled(_) => None,
    }
}
