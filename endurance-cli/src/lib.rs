//! The command `endurance`: evaluates chatbot answers from JSON lines and tables, in the caller's own process. A library, so
//! that packages of other languages can bring the command with them.
//!
//! What it does not do: it opens no connection, and it decides nothing. Every judgement is the core's.

mod answer;
mod args;
mod batch;
mod calibrate;
mod column;
mod explain;
mod figures;
mod flat;
mod gate;
mod header;
mod html;
mod input;
mod lines;
mod output;
mod overall;
mod paint;
#[cfg(feature = "parquet")]
mod parquet;
mod policy;
mod progress;
mod reading;
mod records;
mod report;
mod rows;
mod run;
mod schema;
mod signal;
mod stop;
mod summary;
mod table;
mod visible;
mod wording;

pub use gate::{Judged, Session as Gate};
pub use html::fragment;
pub use policy::json_of_toml;

use args::{Arguments, Command};
use clap::{Parser, error::ErrorKind};
use std::ffi::OsString;
use stop::Stop;

/// Everything was done; some of the input was bad; nothing could be done.
const DONE: u8 = 0;
const SOME_BAD: u8 = 1;
const REFUSED: u8 = 2;

/// Runs the command with its arguments, the first of which is its own name, and returns its exit status.
#[must_use]
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let command = match Arguments::try_parse_from(arguments) {
        Ok(arguments) => arguments.command,
        Err(told) => {
            // Printing fails only when nobody listens.
            drop(told.print());
            let asked = matches!(told.kind(), ErrorKind::DisplayHelp | ErrorKind::DisplayVersion);
            return if asked { DONE } else { REFUSED };
        }
    };
    let outcome = match command {
        Command::Evaluate(options) => batch::evaluate(&options),
        Command::Scan(options) => batch::scan(&options),
        Command::Verify(options) => batch::verify(&options),
        Command::Calibrate(options) => calibrate::calibrate(&options),
        Command::Explain(options) => explain::explain(&options),
        Command::Gate(options) => gate::gate(&options),
        Command::Schema(options) => schema::schema(&options),
    };
    match outcome {
        Ok(true) | Err(Stop::Closed) => DONE,
        Ok(false) => SOME_BAD,
        Err(stop) => {
            stop.print();
            REFUSED
        }
    }
}
