//! Pages and schemas that are made from the code are those on file; `make docs` rewrites them.

#![cfg(feature = "schema")]
#![expect(clippy::disallowed_methods, reason = "the rule is for the engine, not for what tests it")]

#[path = "validation/table.rs"]
mod table;

use endurance_core::{
    ClaimKind, ClaimVerdict, Config, ContributionKind, Dimension, Evaluation, Evaluator, Interaction,
    MetricId, Points, Preset, Profile, Score, schema,
};
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

/// What stands above the table of real answers, and the table as `make eval` last measured it.
const REAL: &str = concat!(
    "
### On real answers

What each metric gives on answers that people and models wrote and that annotators found faithful to their source (RAGTruth QA, MTRAG, WiCE,
BEGIN). A metric whose median is above 99 there is a gate: it tells the rare bad answer from all others, and does not rank good ones. The answers
carry no metadata, most of them no query, so that many metrics have nothing to measure. `UPDATE=1 make eval` measures the table anew where
the data lies beside the checkout.

",
    include_str!("validation/real.md")
);

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
    assert!(MetricId::ALL.iter().all(|id| REAL.contains(&format!("| `{id}` |"))), "real.md lacks a metric");
    page.push_str(REAL);
    on_file("docs/metrics.md", &page);
}

#[test]
fn schemas() {
    for name in schema::NAMES {
        let schema = schema::generate(name).expect(name);
        let text = serde_json::to_string_pretty(&schema).expect("a schema is JSON") + "\n";
        on_file(&format!("endurance-core/schema/{name}.json"), &text);
    }
    assert!(schema::NAMES.iter().all(|name| schema::text(name).is_some()));
    assert!(schema::generate("nothing").is_none() && schema::text("nothing").is_none());
}

/// What stands above the provisions of a profile.
const PROVISIONS: &str = "
What the law says, in our words: a claim may rest on it as on a document (evidence in `provision`, by the number of the row), if it says
nearly the same. It contradicts nothing. Written from memory of the laws: check a row before you rely on it.

| | provision | language | text |
|---|---|---|---|
";

#[test]
fn profiles_page() {
    let mut page = String::from(
        "# Profiles and presets\n\nMade from `endurance-core/src/practice/` and `preset.rs` by `make docs`. A profile says whose rules \
         an answer is held to: `profile` in the [configuration](configuration.md), or `--profile NAME`. A preset is a set of weights with \
         the profile that goes with it: `preset`, or `--preset NAME`. A `profile` goes before that of the preset, and `weights` go \
         before its weights. Each rule is asked where it applies; `rti_compliance` is the share of those that are kept.\n",
    );
    for profile in Profile::ALL {
        let _ = write!(page, "\n## {profile}\n\n");
        for sentence in schema::switches(*profile) {
            let _ = writeln!(page, "- {sentence}");
        }
        page.push_str("\n| rule | provision | demand |\n|---|---|---|\n");
        for [id, article, demand] in schema::rules(*profile) {
            let _ = writeln!(page, "| `{id}` | {article} | {demand} |");
        }
        for (row, [provision, language, text]) in schema::provisions(*profile).enumerate() {
            if row == 0 {
                page.push_str(PROVISIONS);
            }
            let _ = writeln!(page, "| {row} | {provision} | {language} | {text} |");
        }
    }
    page.push_str("\n## Presets\n\n| preset | profile |");
    for dimension in Dimension::ALL {
        let _ = write!(page, " {} |", dimension.as_str().replace('_', " "));
    }
    let _ = writeln!(page, "\n|---|---|{}", "---|".repeat(Dimension::ALL.len()));
    for preset in Preset::ALL {
        let _ = write!(page, "| `{preset}` | `{}` |", preset.profile());
        for dimension in Dimension::ALL {
            let _ = write!(page, " {:.2} |", preset.weight(*dimension));
        }
        page.push('\n');
    }
    on_file("docs/profiles.md", &page);
}

/// The worked example of docs/scoring.md: an answer with a penalty and a cap.
const WORKED: &str = "citation-missing-document";

/// Units of 1/10,000 point as points.
fn points(units: i64) -> String {
    format!("{:.4}", units as f64 / 10_000.0)
}

/// The dimensions of an evaluation as rows, and their weighted mean in units, from the metrics and the default weights alone.
fn worked_mean(evaluation: &Evaluation, out: &mut String) -> i64 {
    let (mut sum, mut whole) = (0.0, 0.0);
    out.push_str(
        "| dimension | metrics that count | score | weight | weight · score |\n|---|---|---|---|---|\n",
    );
    for &dimension in Dimension::ALL {
        let own = evaluation.metrics.iter().filter(|(id, _)| id.dimension() == dimension);
        let estimated = |basis: &str| basis == "estimated";
        let scores: Vec<f64> = own
            .filter(|(_, m)| !m.basis.is_some_and(|basis| estimated(basis.as_str())))
            .filter_map(|(_, m)| m.score.map(Score::points))
            .collect();
        if scores.is_empty() {
            continue;
        }
        let mean = (scores.iter().sum::<f64>() / scores.len() as f64 * 10_000.0).round_ties_even() / 10_000.0;
        assert_eq!(evaluation.dimensions[&dimension].map(Score::points), Some(mean), "{dimension}");
        let weight = dimension.default_weight();
        let _ = writeln!(
            out,
            "| {dimension} | {} | {mean:.4} | {weight:.2} | {:.4} |",
            scores.len(),
            weight * mean
        );
        sum += weight * mean;
        whole += weight;
    }
    let _ = writeln!(out, "| sum | | | {whole:.2} | {sum:.4} |");
    (sum / whole * 10_000.0).round_ties_even() as i64
}

/// The share that the penalty takes, by the formula of docs/scoring.md.
fn worked_penalty(evaluation: &Evaluation, out: &mut String) -> f64 {
    let penalty = Config::default().penalty;
    let v = &evaluation.verification;
    let of = |wanted: f64| {
        let cost = |verdict, kind| match (verdict, kind) {
            (ClaimVerdict::Contradicted, _) => penalty.high,
            (_, ClaimKind::Quantity | ClaimKind::Date | ClaimKind::Citation) => penalty.medium,
            _ => penalty.low,
        };
        let failed = |verdict| matches!(verdict, ClaimVerdict::Contradicted | ClaimVerdict::Unsupported);
        v.claims
            .iter()
            .filter(|c| failed(c.verdict) && cost(c.verdict, c.kind).to_bits() == wanted.to_bits())
            .count()
    };
    let (high, medium, low) = (of(penalty.high), of(penalty.medium), of(penalty.low));
    let rate = (10.0 / f64::from(v.verifiable)).min(1.0);
    let sum = penalty.high * high as f64 + penalty.medium * medium as f64 + penalty.low * low as f64;
    let lost = (sum * rate).min(penalty.most);
    let _ = writeln!(
        out,
        "\n**Penalty.** {} verifiable claims; failed are {high} at {}, {medium} at {} and {low} at {}: the share \
         min({}, {sum:.2} · {rate:.2}) = {lost:.4}.",
        v.verifiable, penalty.high, penalty.medium, penalty.low, penalty.most
    );
    lost
}

#[test]
fn scoring_page() {
    let line = include_str!("../../examples/conversations.jsonl").lines().find(|line| line.contains(WORKED));
    let interaction = Interaction::from_json(line.expect(WORKED).as_bytes(), true).expect("an example");
    let evaluation = Evaluator::default().evaluate(&interaction);
    let mut out = format!("The example `{WORKED}` of `examples/conversations.jsonl`:\n\n");
    let mean = worked_mean(&evaluation, &mut out);
    let _ = writeln!(out, "\n**Mean.** The sum of the last column by that of the weights: {}.", points(mean));
    let lost = worked_penalty(&evaluation, &mut out);
    let penalised = (mean as f64 * (1.0 - lost)).round_ties_even() as i64;
    let _ = writeln!(out, "{} · (1 - {lost:.4}) = {}.", points(mean), points(penalised));
    let overall = evaluation.overall_score.expect("a score").units();
    let part =
        |kind| evaluation.contributions.iter().find(|part| part.kind == kind).expect("a penalty and a cap");
    let cap = part(ContributionKind::Cap);
    let most = Score::from_points(Config::default().caps.fake_citation).units();
    assert_eq!((cap.id.as_str(), overall), ("fake_citation", most.min(penalised)));
    assert_eq!(part(ContributionKind::Penalty).points, Points(penalised - mean));
    assert_eq!(cap.points, Points(most - penalised));
    let _ = writeln!(out, "\n**Cap.** `{}` allows {} at most: {}.", cap.id, points(most), points(overall));
    let _ = writeln!(out, "\n**Verdict.** {}.\n\n| contribution | points |\n|---|---|", evaluation.verdict);
    for part in &evaluation.contributions {
        let _ = writeln!(out, "| {} `{}` | {} |", part.kind, part.id, points(part.points.0));
    }
    let sum: i64 = evaluation.contributions.iter().map(|part| part.points.0).sum();
    assert_eq!(sum, overall);
    let _ = writeln!(out, "| sum | {} |", points(sum));
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../docs/scoring.md");
    let page = fs::read_to_string(path).expect("docs/scoring.md");
    let (head, rest) = page.split_once("<!-- worked -->\n").expect("a beginning of the example");
    let (_, tail) = rest.split_once("<!-- /worked -->").expect("an end of the example");
    on_file("docs/scoring.md", &format!("{head}<!-- worked -->\n{out}<!-- /worked -->{tail}"));
}
