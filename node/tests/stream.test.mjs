import assert from "node:assert/strict";
import { test } from "node:test";
import { EnduranceClient, EnduranceError, evaluate } from "endurance-eval";

const client = new EnduranceClient();
const REST = { query: "When does it open? 😀", ragDocuments: ["It opens at 9 😀."] };
const ANSWER = "It opens at 9 😀. It closes at 17.";

async function passed(chunks, stream = client.evaluateStream(REST)) {
  const found = [];
  for await (const one of ReadableStream.from(chunks).pipeThrough(stream)) found.push(one);
  return { found, stream };
}

test("a stream passes and is evaluated as the whole", async () => {
  const chunks = [...ANSWER];
  const { found, stream } = await passed(chunks);
  assert.deepEqual(found, chunks);
  assert.equal((await stream.evaluation).json, evaluate({ ...REST, response: ANSWER }).json);
});

test("bytes may be cut inside a character", async () => {
  const bytes = Buffer.from(ANSWER);
  const chunks = Array.from({ length: bytes.length }, (_, at) => bytes.subarray(at, at + 1));
  const { found, stream } = await passed(chunks);
  assert.equal(Buffer.concat(found).toString(), ANSWER);
  assert.equal((await stream.evaluation).json, evaluate({ ...REST, response: ANSWER }).json);
});

test("a stream of nothing is not measured", async () => {
  const { stream } = await passed([]);
  assert.equal((await stream.evaluation).verdict, "not_measured");
});

// What is no rest of an interaction, or no options, and the field that is named.
const REFUSED = [
  [[], undefined],
  ["text", undefined],
  [{ response: "a" }, "response"],
  [{ ragDocuments: [7] }, "rag_documents.0"],
  [{ metadata: { pue: "x" } }, "metadata.pue"],
  [{ qury: "a" }, "qury", { strict: true }],
  [REST, "strct", { strct: true }],
  [REST, "strict", { strict: "yes" }],
  [REST, "signal", { signal: new AbortController() }],
];

for (const [given, field, options] of [[undefined, undefined], ...REFUSED]) {
  test(`refused when it is called: ${JSON.stringify(options ?? given)}`, () => {
    assert.throws(
      () => client.evaluateStream(given, options),
      (error) => error instanceof EnduranceError && error.field === field,
    );
  });
}

test("a generator of documents is read once, when it is called", async () => {
  const documents = (function* () {
    yield* REST.ragDocuments;
  })();
  const { stream } = await passed([ANSWER], client.evaluateStream({ ...REST, ragDocuments: documents }));
  assert.equal((await stream.evaluation).json, evaluate({ ...REST, response: ANSWER }).json);
});

test("a slow reader slows the source", async () => {
  let made = 0;
  const source = new ReadableStream({
    pull: (controller) => (controller.enqueue(`${made++} `), made === 50 && controller.close()),
  });
  const reader = source.pipeThrough(client.evaluateStream(REST)).getReader();
  await reader.read();
  await new Promise(setImmediate);
  assert.ok(made < 6, `${made} were made`);
  await reader.cancel();
});

test("a source that breaks off breaks the stream", async () => {
  async function* source() {
    yield "a";
    throw new Error("torn");
  }
  const stream = client.evaluateStream(REST);
  await assert.rejects(passed(source(), stream), /torn/);
  await assert.rejects(
    stream.evaluation,
    ({ code, cause }) => code === "missing_field" && cause.message === "torn",
  );
});

test("a stream that is not read to its end has no evaluation", async () => {
  const stream = client.evaluateStream(REST);
  for await (const _ of ReadableStream.from(["a", "b", "c"]).pipeThrough(stream)) break;
  await assert.rejects(stream.evaluation, { code: "missing_field", field: "response" });
});

test("a piece that is no text breaks the stream, and is named", async () => {
  const stream = client.evaluateStream(REST);
  const wrong = {
    code: "invalid_field",
    message: "`response`: a piece of an answer must be text or bytes, not an object",
  };
  await assert.rejects(passed(["a", { text: "b" }], stream), wrong);
  await assert.rejects(stream.evaluation, wrong);
});
