//! What a script's text is read as.

mod conformance;
mod laws;
mod mistakes;
mod scripting;
mod statements;
