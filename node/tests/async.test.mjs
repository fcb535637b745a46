import assert from "node:assert/strict";
import { test } from "node:test";
import {
  EnduranceClient,
  evaluate,
  evaluateAsync,
  scan,
  scanAsync,
  verify,
  verifyAsync,
} from "endurance-eval";

const GIVEN = { response: "The office opens at 9.", rag_documents: [{ content: "The office opens at 9." }] };
// Long enough to be under way when the signal comes.
const LONG = {
  response: "The office opens at 9 on 3 May 2024, said Jane. ".repeat(15_000),
  ragDocuments: ["a"],
};

test("what is awaited is what is returned", async () => {
  assert.equal((await evaluateAsync(GIVEN)).json, evaluate(GIVEN).json);
  assert.equal((await verifyAsync(GIVEN)).json, verify(GIVEN).json);
  assert.equal(
    (await scanAsync("hello", { role: "response" })).json,
    scan("hello", { role: "response" }).json,
  );
});

test("the loop goes on meanwhile", async () => {
  let ticks = 0;
  const timer = setInterval(() => ticks++, 1);
  await evaluateAsync(LONG);
  clearInterval(timer);
  assert.ok(ticks > 5, `${ticks} ticks`);
});

test("bytes may be written over once the call has returned", async () => {
  const bytes = Buffer.from(JSON.stringify(GIVEN));
  const started = evaluateAsync(bytes);
  bytes.fill(0);
  assert.equal((await started).json, evaluate(GIVEN).json);
});

test("a signal that is aborted starts nothing", async () => {
  const reason = new Error("too late");
  for (const call of [evaluateAsync, verifyAsync]) {
    await assert.rejects(call(GIVEN, { signal: AbortSignal.abort(reason) }), reason);
  }
  await assert.rejects(scanAsync("a", { signal: AbortSignal.abort() }), { name: "AbortError" });
});

test("a signal rejects at once with its reason", async () => {
  const abort = new AbortController();
  const started = evaluateAsync(LONG, { signal: abort.signal });
  setTimeout(() => abort.abort(new Error("enough")), 5);
  const before = performance.now();
  await assert.rejects(started, /enough/);
  const whole = performance.now();
  await evaluateAsync(LONG);
  assert.ok(whole - before < performance.now() - whole, "it waited for the work");
});

test("a timeout is a TimeoutError", async () => {
  await assert.rejects(evaluateAsync(LONG, { signal: AbortSignal.timeout(5) }), { name: "TimeoutError" });
});

test("what waits for a thread is not begun", async () => {
  const client = new EnduranceClient();
  const abort = new AbortController();
  const waiting = Array.from({ length: 60 }, () => client.evaluateAsync(LONG, { signal: abort.signal }));
  setTimeout(() => abort.abort(), 20);
  const settled = await Promise.allSettled(waiting);
  assert.ok(settled.every(({ status, reason }) => status === "rejected" && reason.name === "AbortError"));
  // Sixty of them would take the pool many seconds; this one comes after those that had begun.
  const before = performance.now();
  await client.evaluateAsync(GIVEN);
  const waited = performance.now() - before;
  const alone = performance.now();
  await client.evaluateAsync(LONG);
  assert.ok(waited < 8 * (performance.now() - alone), `${waited} ms`);
});

test("a signal that many calls share keeps no listener and warns of none", async () => {
  const warnings = [];
  const warned = (warning) => warnings.push(warning);
  process.on("warning", warned);
  const { signal } = new AbortController();
  let added = 0;
  const { addEventListener, removeEventListener } = signal;
  signal.addEventListener = (...args) => (added++, addEventListener.apply(signal, args));
  signal.removeEventListener = (...args) => (added--, removeEventListener.apply(signal, args));
  await Promise.all(Array.from({ length: 50 }, () => evaluateAsync(GIVEN, { signal })));
  await new Promise(setImmediate);
  process.off("warning", warned);
  assert.deepEqual([added, warnings], [0, []]);
});
