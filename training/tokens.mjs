// Fit how many tokens a model's tokeniser makes of a text, and measure the estimate's error; write
// endurance-core/data/token_rates.tsv.
//
// Tokens are counted with the npm package gpt-tokenizer (pinned below, installed under target/, nothing else is loaded):
// o200k_base, which the rates are fitted to, and cl100k_base, for comparison. The texts are those of ENDURANCE_DATA
// (default: ../shared/data beside the repository): every second fits, the others measure. This repository's own pages and code
// only measure, so that the rates do not change with them.
//
// Usage: node training/tokens.mjs          (needs node 18 and npm)

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { gunzipSync } from "node:zlib";

const PACKAGE = "gpt-tokenizer";
const VERSION = "3.4.0";
const ROOT = join(dirname(fileURLToPath(import.meta.url)), "..");
const DATA = process.env.ENDURANCE_DATA ?? join(ROOT, "..", "shared", "data");
const OUTPUT = join(ROOT, "endurance-core", "data", "token_rates.tsv");
const PLACE = join(ROOT, "target", "tokens");

// Languages of the engine with a row of their own; all others share the row "mis".
const OWN = "en hi es fr de pt it nl ru ar tr id vi ko zh ja".split(" ");
const COLUMNS = ["word", "letter", "beyond", "digit", "mark", "break"];
const MOST_TEXTS = 800; // of one language
const LONGEST = 4000; // characters of one text

// As in endurance-core/src/text/subword.rs.
function features(text) {
  const out = { word: 0, letter: 0, beyond: 0, digit: 0, mark: 0, break: 0 };
  let inside = false;
  for (const c of text) {
    const letter = /[\p{Alphabetic}\p{M}]/u.test(c);
    if (letter) {
      out[c < "\u0080" ? "letter" : "beyond"] += 1;
      if (!inside) out.word += 1;
    } else if (/\p{N}/u.test(c)) out.digit += 1;
    else if (c === "\n") out.break += 1;
    else if (!/\p{White_Space}/u.test(c)) out.mark += 1;
    inside = letter;
  }
  return COLUMNS.map((name) => out[name]);
}

async function encoding(name) {
  if (!existsSync(join(PLACE, "node_modules", PACKAGE, "package.json"))) {
    mkdirSync(PLACE, { recursive: true });
    execFileSync("npm", ["install", "--no-audit", "--no-fund", "--prefix", PLACE, `${PACKAGE}@${VERSION}`]);
  }
  const file = join(PLACE, "node_modules", PACKAGE, "esm", "encoding", `${name}.js`);
  const module = await import(pathToFileURL(file).href);
  return (text) => module.encode(text, { allowedSpecial: new Set(), disallowedSpecial: new Set() }).length;
}

function* rows(file) {
  const lines = gunzipSync(readFileSync(join(DATA, file))).toString("utf8").split("\n");
  for (const line of lines) if (line) yield JSON.parse(line);
}

// Texts by group: a language, or a kind of English.
function texts() {
  const groups = new Map();
  const add = (group, text) => {
    const own = groups.get(group) ?? groups.set(group, []).get(group);
    const cut = text.slice(0, LONGEST).toWellFormed?.() ?? text.slice(0, LONGEST);
    if (cut.length >= 80 && own.length < MOST_TEXTS) own.push(cut);
  };
  for (const row of rows("grounding/ragtruth_qa.jsonl.gz")) add("en", row.source);
  for (const file of ["injection/dev.jsonl.gz", "injection/dev_extra.jsonl.gz"]) {
    for (const row of rows(file)) if (row.lang !== "multi") add(row.lang, row.text);
  }
  for (const file of readdirSync(join(ROOT, "docs")).filter((name) => name.endsWith(".md")).sort()) {
    const page = readFileSync(join(ROOT, "docs", file), "utf8");
    for (let at = 0; at < page.length; at += 2000) add("Markdown", page.slice(at, at + 2000));
  }
  for (const line of readFileSync(join(ROOT, "examples/conversations.jsonl"), "utf8").split("\n")) add("JSON", line);
  for (const file of ["evaluator.rs", "score.rs", "context.rs"]) {
    const code = readFileSync(join(ROOT, "endurance-core/src", file), "utf8");
    for (let at = 0; at < code.length; at += 2000) add("Rust", code.slice(at, at + 2000));
  }
  return groups;
}

// Least squares of the relative error, no rate below 0, drawn a little to `prior`; by coordinate descent.
function fit(samples, prior) {
  const pull = prior ? 0.002 * samples.length : 0;
  const rates = [...(prior ?? COLUMNS.map(() => 0.3))];
  const scaled = samples.map((s) => s.features.map((x) => x / s.tokens));
  const typical = COLUMNS.map((_, k) => scaled.reduce((sum, x) => sum + x[k], 0) / scaled.length);
  for (let round = 0; round < 2000; round += 1) {
    for (let k = 0; k < rates.length; k += 1) {
      const weight = pull * Math.max(typical[k] ** 2, 1e-4);
      let [above, below] = [weight * (prior?.[k] ?? 0), weight + 1e-12];
      for (const x of scaled) {
        const rest = 1 - x.reduce((sum, value, j) => (j === k ? sum : sum + value * rates[j]), 0);
        above += x[k] * rest;
        below += x[k] * x[k];
      }
      rates[k] = Math.max(0, above / below);
    }
  }
  return rates.map((rate) => Math.round(rate * 10000) / 10000);
}

const quantile = (sorted, q) => sorted[Math.min(sorted.length - 1, Math.floor(q * sorted.length))];

function error(samples, rates, count) {
  const errors = samples.map((s) => {
    const guess = s.features.reduce((sum, x, k) => sum + x * rates[k], 0);
    return Math.abs(guess - s[count]) / s[count];
  });
  errors.sort((a, b) => a - b);
  return [0.5, 0.95].map((q) => `${(100 * quantile(errors, q)).toFixed(1)} %`);
}

const [o200k, cl100k] = [await encoding("o200k_base"), await encoding("cl100k_base")];
const groups = new Map();
for (const [group, list] of texts()) {
  groups.set(group, list.map((t) => ({ features: features(t), tokens: o200k(t), old: cl100k(t) })));
}
const half = (list, odd) => list.filter((_, at) => at % 2 === odd);
const english = ["Markdown", "JSON", "Rust"]; // measured only
const of = (names) => names.flatMap((name) => half(groups.get(name) ?? [], 0));
const fitted = [...groups.keys()].filter((name) => !english.includes(name));
const others = fitted.filter((name) => !OWN.includes(name));
const pooled = fit(of(fitted), undefined);
const rates = new Map(OWN.filter((name) => groups.has(name)).map((name) => [name, fit(of([name]), pooled)]));
rates.set("mis", fit(of(others), pooled));

console.log("| texts | language | o200k_base: median | p95 | cl100k_base: median | p95 |\n|---|---|---|---|---|---|");
for (const name of [...OWN.filter((n) => groups.has(n)), ...english, ...others.sort()]) {
  const measured = english.includes(name) ? groups.get(name) : half(groups.get(name), 1);
  if (measured.length < 5) continue;
  const own = rates.get(english.includes(name) ? "en" : name) ?? rates.get("mis");
  console.log(`| ${measured.length} | ${name} | ${error(measured, own, "tokens").join(" | ")} | ${error(measured, own, "old").join(" | ")} |`);
}

const header = `# name: token_rates
# version: 1
# source: training/tokens.mjs, fitted to o200k_base (gpt-tokenizer ${VERSION}) on the injection development sets and RAGTruth QA
# licence: rates only; sets under MIT, Apache-2.0, CC BY and CC BY-SA
# columns: language	${COLUMNS.join("	")}
# Tokens that a model's tokeniser makes of each word, letter, letter beyond ASCII, digit, mark and line break. "mis" is every language without a row.
`;
const lines = [...rates].map(([name, own]) => [name, ...own].join("\t"));
writeFileSync(OUTPUT, `${header}${lines.join("\n")}\n`);
