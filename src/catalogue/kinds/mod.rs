//! The kinds of objects, a family a file.

use super::kind::Kind;

mod containers;
mod integrations;
mod loading;
mod pipelines;
mod policies;
mod principals;
mod routines;
mod tables;
mod tags;
mod views;
mod warehouses;

/// The words of every family.
pub(super) const WORDS: &[&[&str]] = &[
    containers::WORDS,
    integrations::WORDS,
    loading::WORDS,
    pipelines::WORDS,
    policies::WORDS,
    principals::WORDS,
    routines::WORDS,
    tables::WORDS,
    tags::WORDS,
    views::WORDS,
    warehouses::WORDS,
];

/// The rows of every family.
pub(super) const KINDS: &[&[Kind]] = &[
    containers::KINDS,
    integrations::KINDS,
    loading::KINDS,
    pipelines::KINDS,
    policies::KINDS,
    principals::KINDS,
    routines::KINDS,
    tables::KINDS,
    tags::KINDS,
    views::KINDS,
    warehouses::KINDS,
];
