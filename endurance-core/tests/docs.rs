//! Pages and schemas that are made from the code are those on file; `make docs` rewrites them.

#![cfg(feature = "schema")]
#![expect(clippy::disallowed_methods, reason = "the rule is for the engine, not for what tests it")]

#[path = "validation/table.rs"]
mod table;

use endurance_core::{Dimension, MetricId, schema};
use std::{fmt::Write as _, fs, path::Path};

/// The file holds `text`; with UPDATE set it is written first.
fn on_file(path: &str, text: &str) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("..").join(path);
    if std::env::var_os("UPDATE").is_some() {
        fs::create_dir_all(path.parent().expect("a folder")).expect("the folder can be made");
        fs::write(&path, text).expect("the file can be written");
    }
    let found = fs::read_to_string(&path).unwrap_or_default();
    assert!(found == text, "{} is not what the code says; run `make docs`", path.display());
}

/// What stands above the tables of the validation set.
const VALIDATION: &str = "
## Validation

`endurance-core/tests/validation/` holds pairs of a good and a bad answer to the same question, each pair made to move one metric and
little else, in several domains and nine languages. The programs in `training/validation/` write them, from templates and
lists that the two halves do not share. The training half was used while the lexicons were written. The test half was written apart from
the engine, from the definitions alone. Its first run, before anything was mended, had an AUROC below .95 for six of the 35 metrics:
`rti_compliance` .000, `source_attribution` .714, `harm_risk` .861, `completeness` .936, `confidence_indicator` .941 and
`response_appropriateness` (two of 16 pairs measured). What those pairs showed was then mended, so that the figures below are no longer
those of unseen text.

A pair counts where a metric measures it. AUROC is the chance that a good answer scores above a bad one, ties by half. `apart` is the mean
difference in points of the metric itself, `overall apart` that of the overall score. The last column is cross-talk: other metrics that the
same pairs move. Much of it is meant (an invented number is wrong in five ways), some is not.
`endurance-core/tests/validation.rs` holds each metric to .95 and 30 points.
";

/// What stands above the table of false alarms.
const LOOKALIKES: &str = "
### Look-alikes

Harmless sentences (news, law, medicine, history, quotation, idiom) that look like a hit, and how many of them lose a point. The first run of
the test half had 9 of 258 for `disparate_impact`, 6 of 267 for `harm_risk` and 23 of 268 for `respectful_language`.

";

#[test]
fn metrics_page() {
    let mut page = String::from(
        "# Metrics\n\nMade from the table in `endurance-core/src/metrics/mod.rs` by `make docs`. A score is 0..=100, higher is better; \
         what cannot be measured has no score but a reason.\n\n| dimension | weight | metric | in one line |\n|---|---|---|---|\n",
    );
    let whole: f64 = Dimension::ALL.iter().map(|d| d.default_weight()).sum();
    for id in MetricId::ALL {
        let dimension = id.dimension();
        let weight = dimension.default_weight() / whole;
        let line = id.doc().lines().next().unwrap_or_default().trim();
        let _ = writeln!(page, "| {dimension} | {weight:.3} | [{id}](#{id}) | {line} |");
    }
    for id in MetricId::ALL {
        let _ = write!(page, "\n## {id}\n\nDimension: {}.\n\n", id.dimension());
        for line in id.doc().lines().map(str::trim) {
            match line.strip_prefix("# ") {
                Some(heading) => {
                    let _ = writeln!(page, "\n**{heading}.**");
                }
                None if line.is_empty() => {}
                None => {
                    let _ = writeln!(page, "{line}");
                }
            }
        }
    }
    page.push_str(VALIDATION);
    for (half, pairs) in table::PAIRS.iter() {
        let _ = write!(page, "\n### The {half} half\n\n{}", table::markdown(pairs));
    }
    let _ = write!(page, "{LOOKALIKES}{}", table::alarms_markdown());
    on_file("docs/metrics.md", &page);
}

#[test]
fn schemas() {
    for name in schema::NAMES {
        let schema = schema::get(name).expect(name);
        let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
        on_file(&format!("docs/schema/{name}.json"), &text);
    }
    assert!(schema::get("nothing").is_none());
}
