//! The kinds of objects, a family a file.

use super::kind::Kind;

mod backups;
mod compute;
mod containers;
mod data_policies;
mod integrations;
mod loading;
mod models;
mod organization;
mod pipelines;
mod policies;
mod principals;
mod repositories;
mod routines;
mod services;
mod sharing;
mod tables;
mod tags;
mod views;

/// The words of every family.
pub(super) const WORDS: &[&[&str]] = &[
    backups::WORDS,
    compute::WORDS,
    containers::WORDS,
    data_policies::WORDS,
    integrations::WORDS,
    loading::WORDS,
    models::WORDS,
    organization::WORDS,
    pipelines::WORDS,
    policies::WORDS,
    principals::WORDS,
    repositories::WORDS,
    routines::WORDS,
    services::WORDS,
    sharing::WORDS,
    tables::WORDS,
    tags::WORDS,
    views::WORDS,
];

/// The rows of every family.
pub(super) const KINDS: &[&[Kind]] = &[
    backups::KINDS,
    compute::KINDS,
    containers::KINDS,
    data_policies::KINDS,
    integrations::KINDS,
    loading::KINDS,
    models::KINDS,
    organization::KINDS,
    pipelines::KINDS,
    policies::KINDS,
    principals::KINDS,
    repositories::KINDS,
    routines::KINDS,
    services::KINDS,
    sharing::KINDS,
    tables::KINDS,
    tags::KINDS,
    views::KINDS,
];
