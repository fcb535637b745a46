//! `endurance explain`: one interaction or one evaluation in, a page for a person out.

use crate::{
    answer::Unreadable, args, input::Input, lines::LONGEST, paint::Paint, policy, reading::Reading,
    stop::Stop,
};
use endurance_core::{Change, Evaluation, Evaluator, Interaction};
use serde::{Deserialize, de::IgnoredAny};
use std::io::{self, BufWriter, Write};

/// What tells an evaluation, an interaction and an error apart.
#[derive(Deserialize)]
struct Kind {
    schema_version: Option<IgnoredAny>,
    metrics: Option<IgnoredAny>,
    response: Option<IgnoredAny>,
    error: Option<IgnoredAny>,
}

/// Explains one line; says whether it could be read.
pub(crate) fn explain(options: &args::Explain) -> Result<bool, Stop> {
    let config = policy::config(options.config.as_deref(), &options.rules)?;
    let strict = config.strict;
    let evaluator = Evaluator::new(config)?;
    let input = Input::open(options.file.as_deref(), "explain")?;
    let name = input.name.clone();
    let json = value(input, options.line)?;
    let unreadable = |why: String| {
        crate::paint::to_stderr(&format!("error: cannot read {name}: {why}"));
        Ok(false)
    };
    let kind = serde_json::from_slice::<Kind>(&json);
    let (evaluation, interaction) = match kind {
        Ok(Kind { schema_version: Some(_), metrics: Some(_), .. }) => {
            match serde_json::from_slice::<Evaluation>(&json) {
                Ok(evaluation) => (evaluation, None),
                Err(error) => return unreadable(error.to_string()),
            }
        }
        Ok(Kind { response: None, error: Some(_), .. }) => {
            let error = serde_json::from_slice::<Unreadable>(&json);
            return unreadable(error.map_or_else(
                |_| "it is an error, and must be an interaction or an evaluation".into(),
                |row| format!("it says that line {} could not be read: {}", row.line, row.error.message),
            ));
        }
        Ok(_) | Err(_) => match Interaction::from_json(&json, strict) {
            Ok(interaction) => (evaluator.evaluate(&interaction), Some(interaction)),
            Err(error) => return unreadable(error.to_string()),
        },
    };
    let changes = evaluator.smallest_change(&evaluation);
    let written = write(&evaluation, interaction.as_ref(), &changes);
    written.map_err(|error| Stop::writing("standard output", &error))?;
    Ok(true)
}

fn write(evaluation: &Evaluation, interaction: Option<&Interaction>, changes: &[Change]) -> io::Result<()> {
    let mut to = BufWriter::new(io::stdout());
    Reading::new(evaluation, interaction, changes, Paint::stdout()).write(&mut to)?;
    to.flush()
}

/// Line `number`, or the first value, which may go on over the lines after it.
fn value(input: Input, number: Option<u64>) -> Result<Vec<u8>, Stop> {
    let name = input.name.clone();
    let lines = input.lines()?;
    let refused = |why: String| Stop::refused(format!("cannot read {name}: {why}"));
    let too_long = || refused(format!("it must be at most {} MiB long", LONGEST >> 20));
    let mut lines = lines
        .skip_while(|line| line.as_ref().is_ok_and(|line| number.is_some_and(|number| line.number < number)));
    let first = lines.next().transpose().map_err(|error| Stop::reading(&name, &error))?;
    let Some(first) = first.filter(|line| number.is_none_or(|number| line.number == number)) else {
        return Err(refused(match number {
            Some(number) => format!("line {number} is blank or missing"),
            None => "it is empty".into(),
        }));
    };
    let mut json = first.bytes.map_err(|_| too_long())?;
    if number.is_some() || !is_begun(&json) {
        return Ok(json);
    }
    for line in lines {
        let line = line.map_err(|error| Stop::reading(&name, &error))?;
        let bytes = line.bytes.map_err(|_| too_long())?;
        if json.len() + bytes.len() >= LONGEST {
            return Err(too_long());
        }
        json.push(b'\n');
        json.extend_from_slice(&bytes);
    }
    Ok(json)
}

/// Whether `json` is the beginning of a value that goes on.
fn is_begun(json: &[u8]) -> bool {
    serde_json::from_slice::<IgnoredAny>(json).is_err_and(|error| error.is_eof())
}
