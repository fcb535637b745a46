import assert from "node:assert/strict";
import { test } from "node:test";
import { EnduranceClient, evaluate } from "endurance-eval";

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

test("what cannot be evaluated passes, and says so to who asks", async () => {
  const { found, stream } = await passed(["a"], client.evaluateStream({ ragDocuments: [7] }));
  assert.deepEqual(found, ["a"]);
  await assert.rejects(stream.evaluation, { code: "invalid_field", field: "rag_documents.0" });
  assert.throws(() => client.evaluateStream(REST, { strct: true }), { code: "invalid_config" });
});

test("a source that breaks off breaks the stream", async () => {
  async function* source() {
    yield "a";
    throw new Error("torn");
  }
  await assert.rejects(passed(source()), /torn/);
});
