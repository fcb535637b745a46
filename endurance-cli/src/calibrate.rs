//! `endurance calibrate`: labelled or accepted answers in, a configuration with thresholds out.

use crate::{
    args,
    column::{self, Columns},
    input::Input,
    lines::LONGEST,
    output::{Output, keep},
    paint::to_stderr,
    policy,
    stop::Stop,
    visible::listed,
};
use endurance_core::{Calibrated, Calibration, Config, Interaction, Labelled, Rate};
use serde_json::{Map, Value};
use std::{collections::BTreeSet, fmt::Write as _, io::Write as _};

/// What each threshold flags, for the comment above it.
const MEANINGS: &[(&str, &str)] = &[
    ("detect.threshold", "attacks are seen in the query or a document from this confidence"),
    ("thresholds.hallucination_risk", "the risk caps the score from here"),
    ("thresholds.contradiction", "a contradicted claim caps the score from this confidence"),
    ("thresholds.pass", "an answer below these points does not pass"),
    ("thresholds.review", "an answer below these points fails"),
];

/// Calibrates; a line that cannot be read ends it, since the rates would be those of other rows.
pub(crate) fn calibrate(options: &args::Calibrate) -> Result<bool, Stop> {
    if options.label.as_deref().is_some_and(str::is_empty) {
        return Err(Stop::refused("`--label`: NAME must be a key of the lines"));
    }
    keep([("the configuration", &options.config)], [&options.output])?;
    let columns = Columns::parse(&options.columns.names, &column::INTERACTION)?;
    let config = policy::config(options.config.as_deref(), &options.rules)?;
    let input = Input::open(options.file.as_deref(), "calibrate")?;
    let mut output = Output::open(options.output.as_deref(), &input)?;
    let rows = rows(input, options, &columns, config.strict)?;
    let calibration = Calibration::new(config, &rows, options.fpr)?;
    let text = toml(&calibration, options.fpr)?;
    output.write_all(text.as_bytes()).map_err(|error| output.error(&error))?;
    let to_file = !output.is_standard();
    output.finish()?;
    if to_file {
        let mut stdout = std::io::stdout();
        let told = writeln!(stdout, "{}", figures(&calibration, options.fpr));
        told.map_err(|error| Stop::writing("standard output", &error))?;
    }
    calibration.doubts().iter().for_each(|doubt| to_stderr(&format!("warning: {doubt}")));
    Ok(true)
}

fn rows(
    input: Input,
    options: &args::Calibrate,
    columns: &Columns,
    strict: bool,
) -> Result<Vec<Labelled>, Stop> {
    let name = input.name.clone();
    let mut rows = Vec::new();
    let mut labels = Labels::new(options.label.as_deref());
    for line in input.lines()? {
        let line = line.map_err(|error| Stop::reading(&name, &error))?;
        let refused =
            |why: String| Stop::refused(format!("cannot read line {} of {name}: {why}", line.number));
        let too_long = || refused(format!("it must be at most {} MiB long", LONGEST >> 20));
        let bytes = line.bytes.as_deref().map_err(|_| too_long())?;
        let renamed = columns.rename(bytes).map_err(|error| refused(error.to_string()))?;
        let interaction =
            Interaction::from_json(&renamed, strict).map_err(|error| refused(error.to_string()))?;
        let label = labels.of(bytes, &interaction);
        let good = is_good(label.as_ref()).map_err(refused)?;
        rows.push(Labelled::new(interaction, good));
    }
    labels.check()?;
    Ok(rows)
}

/// Where labels stand.
struct Labels<'k> {
    /// The key of a line; else they stand in `metadata`.
    key: Option<&'k str>,
    /// Whether a line had it.
    found: bool,
    /// The keys that lines have, until one has it.
    keys: BTreeSet<String>,
}

impl<'k> Labels<'k> {
    const fn new(key: Option<&'k str>) -> Self {
        Self { key, found: false, keys: BTreeSet::new() }
    }

    fn of(&mut self, line: &[u8], interaction: &Interaction) -> Option<Value> {
        let Some(key) = self.key else { return interaction.metadata.other.get("label").cloned() };
        let mut row = serde_json::from_slice::<Map<String, Value>>(line).unwrap_or_default();
        let label = row.remove(key);
        self.found |= label.is_some();
        if !self.found {
            self.keys.extend(row.into_iter().map(|(key, _)| key));
        }
        label
    }

    /// Without the key in any line all answers would count as good, which nobody who names one means.
    fn check(&self) -> Result<(), Stop> {
        match self.key {
            Some(key) if !self.found && !self.keys.is_empty() => Err(Stop::refused(format!(
                "`--label {key}`: no line has this key; the keys are {}",
                listed(self.keys.iter())
            ))),
            _ => Ok(()),
        }
    }
}

/// What a label says. Without one the answer counts as accepted.
fn is_good(label: Option<&Value>) -> Result<bool, String> {
    match label {
        None | Some(Value::Null) => Ok(true),
        Some(Value::Bool(good)) => Ok(*good),
        Some(Value::String(word)) if word == "good" || word == "bad" => Ok(word == "good"),
        Some(other) => Err(format!("the label must be good, bad, true or false, not {other}")),
    }
}

/// The configuration: what differs from the default, then the thresholds, each below its figures.
fn toml(calibration: &Calibration, fpr: f64) -> Result<String, Stop> {
    let unwritable = |error: String| Stop::refused(format!("the configuration cannot be written: {error}"));
    let mut rest = differing(&calibration.config);
    let mut detect = rest.remove("detect").unwrap_or_default();
    rest.remove("thresholds");
    if let Value::Object(detect) = &mut detect {
        detect.remove("threshold");
    }
    let table = |value: &Value| toml::to_string(value).map_err(|error| unwritable(error.to_string()));
    let mut text = String::from("# Written by `endurance calibrate`.\n");
    for line in figures(calibration, fpr).lines() {
        let _ = writeln!(text, "# {line}");
    }
    for doubt in calibration.doubts() {
        let _ = writeln!(text, "# Warning: {doubt}.");
    }
    text.push('\n');
    text.push_str(&table(&Value::Object(rest))?);
    for part in ["thresholds", "detect"] {
        let _ = writeln!(text, "\n[{part}]");
        for one in &calibration.thresholds {
            let Some(key) = one.key.strip_prefix(part).and_then(|key| key.strip_prefix('.')) else {
                continue;
            };
            let meaning =
                MEANINGS.iter().find(|(key, _)| *key == one.key).map_or("", |(_, meaning)| *meaning);
            let _ = writeln!(text, "# {meaning}\n{key} = {:?}", one.value);
        }
        if part == "detect" && detect.is_object() {
            text.push_str(&table(&detect)?);
        }
    }
    Ok(text)
}

/// The keys whose values are not the default ones, to the second level.
fn differing(config: &Config) -> Map<String, Value> {
    let plain = |config: &Config| match serde_json::to_value(config) {
        Ok(Value::Object(object)) => object,
        _ => Map::new(),
    };
    let default = plain(&Config::default());
    let mut own = plain(config);
    own.retain(|key, value| default.get(key) != Some(value));
    for (key, value) in &mut own {
        if let (Value::Object(value), Some(Value::Object(default))) = (value, default.get(key)) {
            value.retain(|key, value| default.get(key) != Some(value));
        }
    }
    own
}

/// Each threshold with its rates, a line each.
fn figures(calibration: &Calibration, fpr: f64) -> String {
    let Calibration { good, bad, thresholds, .. } = calibration;
    let mut text =
        format!("{good} good and {bad} bad rows; at most {} of the good ones flagged each:", percent(fpr));
    for one in thresholds {
        let _ = write!(text, "\n{}", line(one, *bad > 0, fpr));
        if one.key == "thresholds.pass" {
            text.extend(separation(one));
        }
    }
    text
}

/// How well the threshold tells bad answers from good ones; nothing without both.
fn separation(one: &Calibrated) -> Option<String> {
    let ((low, high), accuracy) = (one.balanced_accuracy_interval()?, one.balanced_accuracy()?);
    Some(format!(
        "\n  false pass {}; false fail {}; balanced accuracy {} (95 % interval {} to {}; 50.0 % is chance)",
        rate(one.missed()),
        rate(one.flagged),
        percent(accuracy),
        percent(low),
        percent(high)
    ))
}

fn line(one: &Calibrated, labelled: bool, fpr: f64) -> String {
    let kept = one.value.to_bits() == one.before.to_bits();
    let from = if kept { ", as before".to_owned() } else { format!(", before {}", one.before) };
    let found = if labelled { format!("; finds {} bad", rate(one.found)) } else { String::new() };
    let over = if one.flagged.share() > fpr { "; no value keeps the rate" } else { "" };
    format!("{} = {}{from}: flags {} good{found}{over}", one.key, one.value, rate(one.flagged))
}

/// `1 of 60 (1.7 %, 95 % interval 0.3 % to 8.9 %)`.
fn rate(rate: Rate) -> String {
    let (low, high) = rate.interval();
    let Rate { count, of, .. } = rate;
    format!(
        "{count} of {of} ({}, 95 % interval {} to {})",
        percent(rate.share()),
        percent(low),
        percent(high)
    )
}

fn percent(share: f64) -> String {
    format!("{:.1} %", share * 100.0)
}
