//! The command `endurance`.

use std::process::ExitCode;

fn main() -> ExitCode {
    ExitCode::from(endurance_cli::run(std::env::args_os()))
}
