//! The command `endurance`: evaluates chatbot answers from JSON lines and tables, in the caller's own process.
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

use args::{Arguments, Command};
use clap::Parser;
use std::process::ExitCode;
use stop::Stop;

/// Everything was done; some of the input was bad; nothing could be done.
const DONE: u8 = 0;
const SOME_BAD: u8 = 1;
const REFUSED: u8 = 2;

fn main() -> ExitCode {
    let outcome = match Arguments::parse().command {
        Command::Evaluate(options) => batch::evaluate(&options),
        Command::Scan(options) => batch::scan(&options),
        Command::Verify(options) => batch::verify(&options),
        Command::Calibrate(options) => calibrate::calibrate(&options),
        Command::Explain(options) => explain::explain(&options),
        Command::Schema(options) => schema::schema(&options),
    };
    ExitCode::from(match outcome {
        Ok(true) | Err(Stop::Closed) => DONE,
        Ok(false) => SOME_BAD,
        Err(stop) => {
            stop.print();
            REFUSED
        }
    })
}
