//! Runs the command as a user does. Asserts on the contract, never on what the engine judges.

mod calibrate;
mod columns;
mod command;
mod docs;
mod explain;
mod formats;
mod gate;
mod lines;
mod page;
mod refusals;
#[cfg(unix)]
mod signals;
mod summary;
mod tables;
mod texts;
