// What every language must answer: conformance/README.md has the rules.

import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { EnduranceError, Evaluator } from "endurance-eval";

const read = (name) =>
  JSON.parse(readFileSync(new URL(`../../conformance/${name}`, import.meta.url), "utf8"));
const cases = read("cases.json");
const digests = read("digests.json");
const standard = new Evaluator();

const evaluator = (given) => (given.config ? new Evaluator(given.config) : standard);

/** What the package answers: the engine's JSON, parsed, or an error. */
function answer(given) {
  try {
    if (given.scan !== undefined) return evaluator(given).scan(given.scan).toJSON();
    const input = given.bytes ? Uint8Array.from(given.bytes) : JSON.stringify(given.interaction);
    return JSON.parse(evaluator(given).evaluate(input).json);
  } catch (error) {
    if (!(error instanceof EnduranceError)) throw error;
    return { error: { code: error.code, message: error.message } };
  }
}

const isObject = (value) => typeof value === "object" && value !== null && !Array.isArray(value);

/** Where `got` does not hold what is wanted: objects by key, lists as subsequences, numbers to 1e-9. */
function differs(path, want, got) {
  const otherwise = `${path}: expected ${JSON.stringify(want)}, got ${JSON.stringify(got)}`;
  if (isObject(want) && isObject(got)) {
    const found = Object.entries(want).map(([key, one]) => differs(`${path}.${key}`, one, got[key]));
    return found.find((one) => one !== undefined);
  }
  if (Array.isArray(want) && Array.isArray(got)) {
    if (want.length === 0) return got.length === 0 ? undefined : otherwise;
    const rest = got[Symbol.iterator]();
    const holds = (one) => {
      for (const found of { [Symbol.iterator]: () => ({ next: () => rest.next() }) }) {
        if (differs(path, one, found) === undefined) return true;
      }
      return false;
    };
    return want.every(holds) ? undefined : otherwise;
  }
  if (typeof want === "number" && typeof got === "number")
    return Math.abs(want - got) < 1e-9 ? undefined : otherwise;
  return want === (got ?? null) ? undefined : otherwise;
}

for (const given of cases) {
  test(`case ${given.name}`, () => {
    const got = answer(given);
    assert.equal(differs("", given.expect, got), undefined);
    assert.equal(got.digest, digests[given.name]);
  });
}

// scripts/conformance.py lays the answers of all languages side by side.
test("all are answered for the matrix", () => {
  const folder = process.env.CONFORMANCE_ANSWERS ?? mkdtempSync(join(tmpdir(), "conformance-"));
  const answers = cases.map(answer);
  const told = answers.map((found) => found.digest ?? found.error?.code ?? "-");
  const lines = cases.map((given, at) => `${given.name}\t${told[at]}\n`);
  writeFileSync(join(folder, "node.tsv"), lines.join(""));
  writeFileSync(join(folder, "node.jsonl"), answers.map((found) => `${JSON.stringify(found)}\n`).join(""));
  assert.ok(lines.length > 500);
});

test("values give the same bytes as their JSON", () => {
  let compared = 0;
  for (const given of cases) {
    const want = answer(given);
    if (want.digest === undefined || !isObject(given.interaction)) continue;
    assert.equal(evaluator(given).evaluate(given.interaction).digest, want.digest, given.name);
    compared++;
  }
  assert.ok(compared > 400);
});

test("the pool gives the same bytes", async () => {
  const plain = cases.filter(({ name, config }) => name in digests && !config).slice(0, 200);
  const found = await Promise.all(
    plain.map(({ interaction }) => standard.evaluateAsync(JSON.stringify(interaction))),
  );
  assert.deepEqual(
    found.map(({ digest }) => digest),
    plain.map(({ name }) => digests[name]),
  );
});

test("the rules refuse", () => {
  assert.equal(differs("", { a: [1, 2] }, { a: [1, 3, 2] }), undefined);
  const wrong = [
    [{ a: 1 }, { a: 2 }],
    [
      [1, 2],
      [2, 1],
    ],
    [[], [1]],
    [true, 1],
    ["a", undefined],
    [null, 0],
  ];
  for (const [want, got] of wrong) assert.notEqual(differs("", want, got), undefined);
});
