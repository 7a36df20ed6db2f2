//! The account model where the documentation alone decides: who may grant what, what a drop
//! hands over, what is read one way or another.

mod play;

mod grants;
mod laws;
mod names;
mod ownership;
mod policies;
mod ranges;
mod roles;
mod scripting;
mod setup;
mod users;
mod visibility;
