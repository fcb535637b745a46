//! Pages and schemas that are made from the code are those on file; `make docs` rewrites them.

#![cfg(feature = "schema")]
#![expect(clippy::disallowed_methods, reason = "the rule is for the engine, not for what tests it")]

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
    let _ = write!(
        page,
        "\nWeights are those of all nine dimensions, scaled to the {} that are built.\n",
        Dimension::ALL.len()
    );
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
