import assert from "node:assert/strict";
import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import {
  EnduranceClient,
  EnduranceConfigError,
  EnduranceError,
  EnduranceValidationError,
  Evaluator,
  evaluate,
  evaluateAsync,
  evaluateBatch,
  scan,
} from "endurance-eval";

const holdsItself = { response: "a", metadata: {} };
holdsItself.metadata.self = holdsItself.metadata;
let deep = {};
for (let at = 0; at < 100_000; at++) deep = { deep };

const throwing = {
  get response() {
    throw new Error("boom");
  },
};
const revoked = Proxy.revocable({ response: "a" }, {});
revoked.revoke();

// What is given, its code, its field, and words of its message.
const REFUSED = {
  "a number": [7, "invalid_field", undefined, /must be an object/],
  null: [null, "invalid_field", undefined, /must be an object, not null/],
  nothing: [undefined, "invalid_field", undefined, /must be an object, not undefined/],
  "an array": [[], "invalid_field", undefined, /not an array/],
  "a function": [() => 1, "invalid_field", undefined, /must be an object/],
  "no response": [{}, "missing_field", "response", /missing field/],
  "a number as response": [{ response: 7 }, "invalid_field", "response", /expected a string$/],
  "a promise": [{ response: Promise.resolve("a") }, "invalid_field", "response", /must be awaited/],
  "a symbol": [{ response: Symbol("a") }, "invalid_field", "response", /type symbol/],
  "a function as response": [{ response: () => "a" }, "invalid_field", "response", /type function/],
  "a BigInt": [
    { response: "a", metadata: { input_tokens: 10n } },
    "invalid_field",
    "metadata.input_tokens",
    /bigint/,
  ],
  NaN: [{ response: "a", metadata: { latencyMs: NaN } }, "invalid_field", "metadata.latency_ms", /NaN/],
  infinity: [
    { response: "a", metadata: { x: [1, -Infinity] } },
    "invalid_field",
    "metadata.x.1",
    /-Infinity/,
  ],
  "a Map": [
    { response: "a", metadata: { groups: new Map() } },
    "invalid_field",
    "metadata.groups",
    /type Map/,
  ],
  "a typed array": [
    { response: "a", metadata: { x: new Float32Array(2) } },
    "invalid_field",
    "metadata.x",
    /Float32Array/,
  ],
  "a value that holds itself": [holdsItself, "invalid_field", /^metadata\.self/, /holds itself/],
  "values without end": [
    { response: "a", metadata: deep },
    "invalid_field",
    /^metadata\.deep\./,
    /more than 128/,
  ],
  "a getter that throws": [throwing, "invalid_field", undefined, /boom/],
  "a revoked proxy": [revoked.proxy, "invalid_field", undefined, /revoked/],
  "a toJSON that throws": [
    {
      response: {
        toJSON: () => {
          throw 1;
        },
      },
    },
    "invalid_field",
    undefined,
    /cannot be read: 1/,
  ],
  "both spellings": [
    { response: "a", sessionId: "1", session_id: "2" },
    "invalid_field",
    "session_id",
    /twice/,
  ],
  "a lone surrogate": [{ response: "a\ud800b" }, "invalid_field", "response", /lone surrogate/],
  "one in a document": [
    { response: "a", ragDocuments: ["b", "\udc00"] },
    "invalid_field",
    "rag_documents.1.content",
    /lone/,
  ],
  "one in a key": [
    { response: "a", metadata: { "\ud800": 1 } },
    "invalid_field",
    /^metadata\./,
    /a key with a lone/,
  ],
  "one in JSON text": ['{"response": "\ud800"}', "invalid_utf8", undefined, /lone surrogate/],
  "one escaped in JSON text": [String.raw`{"response": "\ud800"}`, "invalid_json", "response", /hex escape/],
  "bytes that are no UTF-8": [Uint8Array.of(0xff, 0xfe), "invalid_utf8", undefined, /UTF-8/],
  "no JSON": [
    "the answer",
    "invalid_json",
    undefined,
    /^not JSON: expected ident at column 2; must be an object such as/,
  ],
  "no bytes": [new Uint8Array(), "invalid_json", undefined, /EOF/],
  "a string for a list": [{ response: "a", history: "b" }, "invalid_field", "history", /must be a list/],
  "a number in a list": [
    { response: "a", ragDocuments: ["b", 7] },
    "invalid_field",
    "rag_documents.1",
    /must be a string, an object such as \{ content: "..." \} or a document of a framework, not a value of type number$/,
  ],
  "a promise in a list": [
    { response: "a", ragDocuments: [Promise.resolve("b")] },
    "invalid_field",
    "rag_documents.0",
    /must be awaited/,
  ],
  "a promise of a list": [
    { response: "a", ragDocuments: Promise.resolve([]) },
    "invalid_field",
    "rag_documents",
    /must be awaited/,
  ],
  "an async generator": [
    { response: "a", ragDocuments: (async function* () {})() },
    "invalid_field",
    "rag_documents",
    /must be a list, not .*: collect what it gives first$/,
  ],
  "null in a list": [{ response: "a", ragDocuments: [null] }, "invalid_field", "rag_documents.0", /not null/],
  "an unknown role": [
    { response: "a", history: [["bot", "b"]] },
    "invalid_field",
    "history.0.role",
    /"bot", expected one of system, user, assistant, tool/,
  ],
};

for (const [name, [given, code, field, words]] of Object.entries(REFUSED)) {
  test(`refused: ${name}`, async () => {
    const matches = (error) => {
      assert.ok(error instanceof EnduranceValidationError, String(error));
      assert.equal(error.code, code);
      assert.match(error.message, words);
      if (field instanceof RegExp) assert.match(error.field, field);
      else assert.equal(error.field, field);
      return true;
    };
    assert.throws(() => evaluate(given), matches);
    await assert.rejects(evaluateAsync(given), matches);
    if (given === revoked.proxy) return; // awaiting it throws, as everywhere
    const { value } = await evaluateBatch([given]).next();
    assert.deepEqual([value.row, value.code], [1, code]);
  });
}

test("a promise of an interaction is refused, which only a batch awaits", async () => {
  const told = { code: "invalid_field", message: "an interaction is a Promise: it must be awaited" };
  assert.throws(() => evaluate(Promise.resolve({ response: "a" })), told);
  await assert.rejects(evaluateAsync(Promise.resolve({ response: "a" })), told);
});

test("what a getter throws is the cause", () => {
  assert.throws(
    () => evaluate(throwing),
    (error) => error.cause.message === "boom",
  );
});

test("a scan is refused like the rest", () => {
  for (const given of [
    7,
    null,
    undefined,
    {},
    { text: 7 },
    "\ud800",
    { text: "a", role: "bot" },
    { text: 1n },
  ]) {
    assert.throws(() => scan(given), EnduranceValidationError, String(given));
  }
  assert.throws(() => scan("a", { role: "system" }), { code: "invalid_field", field: "role" });
  assert.throws(
    () => scan(undefined),
    /^EnduranceValidationError: `text` must be a string or an object such as/,
  );
  assert.throws(() => scan({ text: "a", roel: "query" }), /unknown field `roel`, did you mean `role`/);
  assert.throws(() => scan({ text: "a", role: "query" }, { role: "document" }), { field: "role" });
  assert.equal(scan({ text: "a", role: "document" }, { role: "document" }).is_malicious, false);
});

// Options of a client, and words of the message.
const CONFIGS = [
  [{ mode: "cloud" }, /^`mode` must be one of local, not 'cloud'$/],
  [{ apiKey: "k" }, /^`apiKey` has no use in the mode local: leave it out$/],
  [{ baseUrl: "https://x" }, /^`baseUrl` has no use/],
  [{ api_key: "k" }, /^`api_key` is no option: there are apiKey, baseUrl, mode, config$/],
  [7, /options must be an object/],
  [{ config: 7 }, /must be an object or a path/],
  [{ config: [] }, /not an array/],
  [{ config: { profil: "rti" } }, /unknown field `profil`/],
  [{ config: { thresholds: { pass: NaN } } }, /NaN/],
  [{ config: { thresholds: { pass: 101 } } }, /^`thresholds.pass` must be 0..100, not 101$/],
  [{ config: { weights: 10n } }, /bigint/],
  [{ config: "/there/is/none.toml" }, /cannot read the configuration/],
];

for (const [options, words] of CONFIGS) {
  test(`refused: a client with ${words}`, () => {
    assert.throws(
      () => new EnduranceClient(options),
      (error) => {
        assert.ok(error instanceof EnduranceConfigError && error instanceof EnduranceError);
        assert.equal(error.code, "invalid_config");
        assert.match(error.message, words);
        assert.ok(
          error.message.includes("`") === (error.field !== undefined) || /cannot read/.test(error.message),
        );
        assert.doesNotMatch(error.message, /column/);
        return true;
      },
    );
  });
}

test("a configuration is an object or a file", () => {
  const folder = mkdtempSync(join(tmpdir(), "endurance-"));
  const write = (name, text) => {
    writeFileSync(join(folder, name), text);
    return join(folder, name);
  };
  const want = { profile: "rti", thresholds: { pass: 85 } };
  const toml = write("a.toml", 'profile = "rti"\n[thresholds]\npass = 85\n');
  const json = write("a.json", JSON.stringify(want));
  for (const config of [want, toml, json, new URL(`file://${json}`)]) {
    const client = new EnduranceClient({ config });
    assert.deepEqual(
      [client.config.profile, client.config.thresholds.pass, client.mode],
      ["rti", 85, "local"],
    );
  }
  assert.throws(() => new Evaluator(write("b.toml", "profile = ")), /at line 1/);
  assert.throws(() => new Evaluator(write("b.json", "{")), /column/);
  writeFileSync(join(folder, "c.toml"), Uint8Array.of(0xff));
  assert.throws(() => new Evaluator(join(folder, "c.toml")), EnduranceConfigError);
});

test("options that are not known are refused", async () => {
  const evaluator = new Evaluator();
  assert.throws(
    () => evaluator.evaluate({ response: "a" }, { strct: true }),
    /`strct` is no option: there are strict/,
  );
  assert.throws(() => evaluator.evaluateBatch([], { job: 1 }), EnduranceConfigError);
  await assert.rejects(evaluator.evaluateAsync({ response: "a" }, { sginal: 1 }), EnduranceConfigError);
});

test("options that are not of their kind are refused", async () => {
  const { evaluate, evaluateAsync, evaluateBatch, scanAsync } = new Evaluator(); // which may be taken apart
  const given = { response: "a" };
  const strict = /^EnduranceConfigError: `strict` must be true or false, not 'yes'$/;
  assert.throws(() => evaluate(given, { strict: "yes" }), strict);
  await assert.rejects(evaluateAsync(given, { strict: "yes" }), strict);
  assert.throws(() => evaluateBatch([], { strict: "yes" }), strict);
  const signal =
    /^EnduranceConfigError: `signal` must be an AbortSignal, not a value of type AbortController: give its `signal`$/;
  const controller = { signal: new AbortController() };
  await assert.rejects(evaluateAsync(given, controller), signal);
  await assert.rejects(scanAsync("a", controller), signal);
  assert.throws(() => evaluateBatch([], controller), signal);
  assert.throws(
    () => evaluateBatch([], { jobs: "2" }),
    /`jobs` must be a whole number from 1 to 1024, not '2'$/,
  );
});
