//! What several rules look at.

pub(super) mod given;
pub(super) mod granted;
pub(super) mod handed_over;
pub(super) mod named;
pub(super) mod oddities;
