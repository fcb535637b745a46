//! `endurance schema`: what the JSON of the wire format looks like.

use crate::{args, stop::Stop};
use endurance_core::schema;
use std::io::{self, Write};

/// Prints one schema, or the names of all; always says that the input was good.
pub(crate) fn schema(options: &args::Schema) -> Result<bool, Stop> {
    let text = match &options.name {
        None => schema::NAMES.join("\n"),
        Some(name) => {
            let found = schema::text(name).ok_or_else(|| {
                Stop::refused(format!("`{name}` must be one of {}", schema::NAMES.join(", ")))
            })?;
            found.trim_end().to_owned()
        }
    };
    writeln!(io::stdout(), "{text}").map_err(|error| Stop::writing("standard output", &error))?;
    Ok(true)
}
