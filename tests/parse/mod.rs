//! What a script's text is read as.

mod conformance;
mod kinds;
mod laws;
mod mistakes;
mod scripting;
mod statements;
