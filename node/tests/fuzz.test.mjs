// Whatever comes: an evaluation or an error of the package, and the same from each way of calling.

import assert from "node:assert/strict";
import { test } from "node:test";
import { EnduranceError, Evaluation, evaluate, evaluateAsync } from "endurance-eval";

// mulberry32: the same values on every run
function draws(seed) {
  return () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let mixed = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const NAMES = [
  "response",
  "query",
  "ragDocuments",
  "rag_documents",
  "history",
  "metadata",
  "content",
  "role",
  "controls",
  "pageContent",
  "node",
  "score",
  "__proto__",
  "constructor",
  "toJSON",
  "getType",
];
const LEAVES = [
  "a",
  "",
  "😀",
  "\ud800",
  "user",
  0,
  -1,
  1e308,
  NaN,
  10n,
  true,
  null,
  undefined,
  Symbol("s"),
  () => "f",
];

function value(draw, depth) {
  const pick = (from) => from[Math.floor(draw() * from.length)];
  if (depth === 0 || draw() < 0.3) return pick(LEAVES);
  if (draw() < 0.4) return Array.from({ length: Math.floor(draw() * 4) }, () => value(draw, depth - 1));
  const out = {};
  for (let at = Math.floor(draw() * 5); at > 0; at--) {
    Object.defineProperty(out, pick(NAMES), {
      value: value(draw, depth - 1),
      enumerable: true,
      configurable: true,
    });
  }
  return out;
}

async function outcome(call) {
  try {
    const found = await call();
    assert.ok(found instanceof Evaluation);
    return found.json;
  } catch (error) {
    assert.ok(error instanceof EnduranceError, error.stack);
    assert.notEqual(error.code, "internal", error.stack);
    return `${error.code} ${error.message}`;
  }
}

test("a thousand values", async () => {
  let evaluated = 0;
  for (let seed = 0; seed < 1_000; seed++) {
    const given = value(draws(seed), 4);
    const whole = seed % 2 === 0 ? given : { response: "It opens at 9.", ...Object(given), query: "When?" };
    const found = await outcome(() => evaluate(whole));
    assert.equal(await outcome(() => evaluateAsync(whole)), found, `seed ${seed}`);
    evaluated += found.startsWith("{") ? 1 : 0;
  }
  assert.ok(evaluated > 50, `${evaluated} were evaluated`);
});
