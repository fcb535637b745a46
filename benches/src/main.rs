//! `make bench`: what the engine costs, by stage, size, script and hostility, beside the goals.
//!
//! Rounds are interleaved, so that a busy machine slows all rows alike; every round has texts of its own, so that no
//! cache is warm by repetition. Figures are medians over rounds; ratios are of one run. Nothing here fails: CI gates nothing
//! on time. With `--samples` it prints the texts instead, so that the benchmarks of other languages need no generator.

#![expect(clippy::print_stdout, clippy::print_stderr, reason = "a program that prints a table")]

mod hostile;
mod samples;
mod words;

use endurance_core::{Document, Evaluator, Interaction, Prepared, Role, bench};
use hostile::hostile;
use samples::{Sample, Script, Size, sample};
use std::{
    fmt::Write as _,
    hint::black_box,
    time::{Duration, Instant},
};

/// Rounds of each row; a round of a small row runs several samples.
const ROUNDS: usize = 60;

/// Samples of one round, by size: small work is measured in larger portions.
const fn portion(size: Size) -> usize {
    match size {
        Size::Small => 16,
        Size::Medium => 4,
        Size::Large => 1,
    }
}

/// What is measured.
type Stage = (&'static str, fn(&Evaluator, &Interaction) -> usize);

const STAGES: &[Stage] = &[
    ("tokens", |_, i| texts(i).map(bench::tokens).sum()),
    ("text", |_, i| texts(i).map(bench::text).sum()),
    ("claims (verify)", |e, i| e.verify(i).verification.claims.len()),
    ("detect (scan)", |e, i| {
        let documents = i.rag_documents.iter().map(|d| (&d.content, Role::Document));
        let own = [(&i.query, Role::Query), (&i.response, Role::Response)];
        own.into_iter().chain(documents).map(|(text, role)| e.scan(text, role).findings.len()).sum()
    }),
    ("evaluate", |e, i| e.evaluate(i).metrics.len()),
];

fn texts(interaction: &Interaction) -> impl Iterator<Item = &str> {
    let documents = interaction.rag_documents.iter().map(|d| d.content.as_str());
    [interaction.query.as_str(), interaction.response.as_str()].into_iter().chain(documents)
}

fn interaction(sample: Sample) -> Interaction {
    let start = Interaction::new(sample.query, sample.response);
    sample.documents.into_iter().fold(start, |i, content| i.document(Document::new(content)))
}

fn bytes(interaction: &Interaction) -> usize {
    texts(interaction).map(str::len).sum()
}

/// The times of one row: nanoseconds per byte of each round.
#[derive(Default)]
struct Times(Vec<f64>);

impl Times {
    fn add(&mut self, elapsed: Duration, bytes: usize) {
        self.0.push(elapsed.as_nanos() as f64 / bytes.max(1) as f64);
    }

    /// The value that the share `p` of the rounds does not exceed.
    fn quantile(&self, p: f64) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[((sorted.len() - 1) as f64 * p).round() as usize]
    }

    fn median(&self) -> f64 {
        self.quantile(0.5)
    }
}

#[inline(never)]
fn run(evaluator: &Evaluator, stage: &Stage, interactions: &[Interaction], times: &mut Times) {
    let size = interactions.iter().map(bytes).sum();
    let start = Instant::now();
    for interaction in interactions {
        black_box((stage.1)(evaluator, black_box(interaction)));
    }
    times.add(start.elapsed(), size);
}

fn main() {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        [] => measure(None),
        ["--samples", number] => print_samples(number, "8"),
        ["--samples", number, "--size", size] => print_samples(number, size),
        ["--stage", stage, script, number] => count(stage, script, number),
        [path] if !path.starts_with('-') => measure(Some(path)),
        _ => fail(
            "usage: endurance-bench [PATH | --samples NUMBER [--size 1|8|64] | --stage STAGE SCRIPT NUMBER]",
        ),
    }
}

fn fail(message: &str) -> ! {
    eprintln!("{message}");
    std::process::exit(1);
}

/// Prints samples that no row here has, one JSON object a line, for the benchmarks of other languages.
fn print_samples(number: &str, size: &str) {
    let Ok(number) = number.parse::<u64>() else { fail("--samples takes a whole number") };
    let size = match size {
        "1" => Size::Small,
        "8" => Size::Medium,
        "64" => Size::Large,
        _ => fail("--size is 1, 8 or 64 KB"),
    };
    for seed in 0..number {
        let Sample { query, response, documents } = sample(seed + 2_000_000, size, Script::Ascii);
        println!(
            "{}",
            serde_json::json!({ "query": query, "response": response, "rag_documents": documents })
        );
    }
}

/// Runs one stage over so many samples of 8 KB and prints their bytes, for programs that count instructions: they count inside
/// of `run` (`--toggle-collect`), or take the difference between two numbers of samples.
fn count(stage: &str, script: &str, number: &str) {
    let Ok(number) = number.parse::<u64>() else { fail("the number of samples is a whole number") };
    let Some(stage) =
        STAGES.iter().find(|(name, _)| name.split(' ').any(|n| n.trim_matches(['(', ')']) == stage))
    else {
        fail("no such stage")
    };
    let Some(script) = Script::ALL.into_iter().find(|s| format!("{s:?}") == script) else {
        fail("no such script")
    };
    let evaluator = Evaluator::default();
    let interactions: Vec<_> =
        (0..number).map(|seed| interaction(sample(seed + 3_000_000, Size::Medium, script))).collect();
    // what is read once is read before
    for interaction in &interactions {
        black_box((stage.1)(&evaluator, black_box(interaction)));
    }
    let mut times = Times::default();
    run(&evaluator, stage, &interactions, &mut times);
    println!("{} bytes, {:.2} ns a byte", interactions.iter().map(bytes).sum::<usize>(), times.median());
}

fn measure(path: Option<&str>) {
    let evaluator = Evaluator::default();
    let mut out = String::new();
    let _ = writeln!(out, "{}\n", machine());
    let tokens = stages(&evaluator, &mut out);
    scripts(&evaluator, &mut out);
    hostility(&evaluator, &mut out);
    latency(&evaluator, &mut out);
    let _ =
        writeln!(out, "\nOwn tokeniser pass: {tokens:.2} ns a byte. Goals are those of docs/performance.md.");
    println!("{out}");
    if let Some(path) = path
        && let Err(error) =
            std::fs::write(path, format!("# Benchmark\n\nMade by `make bench`.\n\n```text\n{out}```\n"))
    {
        fail(&format!("{path}: {error}"));
    }
}

/// Machine, load and commit: figures mean nothing without.
fn machine() -> String {
    let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
    let cpu = read("/proc/cpuinfo");
    let model = cpu
        .lines()
        .find_map(|l| l.strip_prefix("model name"))
        .map_or("unknown processor", |l| l.trim_matches([':', ' ', '\t']));
    let cores = std::thread::available_parallelism().map_or(1, usize::from);
    let load = read("/proc/loadavg");
    let load = load.split(' ').next().unwrap_or("unknown");
    let commit = std::process::Command::new("git").args(["rev-parse", "--short", "HEAD"]).output();
    let commit = commit.map(|o| String::from_utf8_lossy(&o.stdout).trim().to_owned()).unwrap_or_default();
    format!("{model}, {cores} cores, load {load}, commit {commit}, one thread, {ROUNDS} rounds")
}

/// Every stage over three sizes of ASCII, and prepared documents; returns the tokeniser's cost at the medium size.
fn stages(evaluator: &Evaluator, out: &mut String) -> f64 {
    let _ = writeln!(out, "{:<26}{:>12}{:>12}{:>12}   ns a byte, ASCII", "stage", "1 KB", "8 KB", "64 KB");
    let mut times: Vec<[Times; 3]> = STAGES.iter().map(|_| Default::default()).collect();
    let (mut prepared, mut metrics): ([Times; 3], [Times; 3]) = Default::default();
    for round in 0..ROUNDS {
        for (at, size) in Size::ALL.into_iter().enumerate() {
            let seed = |n: usize| (round * 1_000 + at * 100 + n) as u64;
            let interactions: Vec<_> =
                (0..portion(size)).map(|n| interaction(sample(seed(n), size, Script::Ascii))).collect();
            for (stage, times) in STAGES.iter().zip(&mut times) {
                run(evaluator, stage, &interactions, &mut times[at]);
            }
            let documents: Vec<_> =
                interactions.iter().map(|i| evaluator.prepare(&i.rag_documents)).collect();
            let start = Instant::now();
            for (interaction, documents) in interactions.iter().zip(&documents) {
                black_box(evaluator.evaluate_prepared(black_box(interaction), documents));
            }
            prepared[at].add(start.elapsed(), interactions.iter().map(bytes).sum());
            let measured = interactions.iter().zip(&documents).map(|(i, d)| measured(evaluator, i, d)).sum();
            metrics[at].add(measured, interactions.iter().map(bytes).sum());
        }
    }
    let mut row = |name: &str, times: &[Times; 3]| {
        let [a, b, c] = [0, 1, 2].map(|at| times[at].median());
        let _ = writeln!(out, "{name:<26}{a:>12.2}{b:>12.2}{c:>12.2}");
    };
    for ((name, _), times) in STAGES.iter().zip(&times) {
        row(name, times);
    }
    row("all metrics", &metrics);
    row("evaluate, prepared", &prepared);
    let medium = |stage: usize| times[stage][1].median();
    let tokens = medium(0);
    let goals = [
        ("evaluate / tokens", medium(4) / tokens, "<= 14, stretch 9"),
        ("verify / tokens", medium(2) / tokens, "<= 8, stretch 5"),
        ("evaluate / prepared", medium(4) / prepared[1].median(), ">= 4, stretch 6"),
        ("metrics, % of evaluate", 100.0 * metrics[1].median() / medium(4), "<= 25"),
        ("evaluate, us per 8 KB", medium(4) * 7.84, "about 220"),
        ("scan, MB a second", 1e3 / medium(3), ">= 50, stretch 120"),
    ];
    let _ = writeln!(out);
    for (name, value, goal) in goals {
        let _ = writeln!(out, "{name:<26}{value:>12.2}   goal {goal}");
    }
    tokens
}

/// How long all metrics take over an interaction that was read already.
fn measured(evaluator: &Evaluator, interaction: &Interaction, documents: &Prepared) -> Duration {
    evaluator.with_metrics(interaction, documents, |measure| {
        let start = Instant::now();
        black_box(measure());
        start.elapsed()
    })
}

/// Full evaluation by script, at 8 KB.
fn scripts(evaluator: &Evaluator, out: &mut String) {
    let mut times: Vec<Times> = Script::ALL.iter().map(|_| Times::default()).collect();
    let evaluate = &STAGES[4];
    for round in 0..ROUNDS {
        for (script, times) in Script::ALL.into_iter().zip(&mut times) {
            let interactions: Vec<_> =
                (0..4).map(|n| interaction(sample((round * 10 + n) as u64, Size::Medium, script))).collect();
            run(evaluator, evaluate, &interactions, times);
        }
    }
    let _ = writeln!(
        out,
        "\n{:<26}{:>12}{:>12}   evaluate, 8 KB; goal <= 4 x ASCII, stretch 2",
        "script", "ns a byte", "x ASCII"
    );
    let ascii = times[0].median();
    for (script, times) in Script::ALL.iter().zip(&times) {
        let _ = writeln!(
            out,
            "{:<26}{:>12.2}{:>12.2}",
            format!("{script:?}"),
            times.median(),
            times.median() / ascii
        );
    }
}

/// Hostile texts as response and as document, against an ordinary text of their size.
fn hostility(evaluator: &Evaluator, out: &mut String) {
    const FEW: usize = 5;
    let evaluate = &STAGES[4];
    let mut ordinary = Times::default();
    let rows: Vec<(&str, Interaction)> = hostile()
        .into_iter()
        .map(|(name, text)| {
            (name, Interaction::new("What is it?", text.clone()).document(Document::new(text)))
        })
        .collect();
    let mut times: Vec<Times> = rows.iter().map(|_| Times::default()).collect();
    for round in 0..FEW {
        let normal = [interaction(sample(round as u64, Size::Large, Script::Ascii))];
        run(evaluator, evaluate, &normal, &mut ordinary);
        for ((_, interaction), times) in rows.iter().zip(&mut times) {
            run(evaluator, evaluate, std::slice::from_ref(interaction), times);
        }
    }
    let _ = writeln!(
        out,
        "\n{:<26}{:>12}{:>12}   evaluate, 64 KB twice; goal <= 5 x normal, stretch 3",
        "hostile", "ns a byte", "x normal"
    );
    for ((name, _), times) in rows.iter().zip(&times) {
        let _ =
            writeln!(out, "{name:<26}{:>12.2}{:>12.2}", times.median(), times.median() / ordinary.median());
    }
}

/// The slowest of many single evaluations at 8 KB.
fn latency(evaluator: &Evaluator, out: &mut String) {
    const MANY: u64 = 1_000;
    let mut times = Times::default();
    for seed in 0..MANY {
        let interaction = interaction(sample(seed + 1_000_000, Size::Medium, Script::Ascii));
        let start = Instant::now();
        black_box(evaluator.evaluate(black_box(&interaction)));
        times.add(start.elapsed(), 1_000); // microseconds
    }
    let [half, most, all] = [0.5, 0.99, 1.0].map(|p| times.quantile(p));
    let _ = writeln!(
        out,
        "\none evaluation at 8 KB: median {half:.0} us, p99 {most:.0} us, slowest {all:.0} us; goal p99 1,000, stretch 400"
    );
}
