import assert from "node:assert/strict";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { Worker } from "node:worker_threads";
import { execFileSync } from "node:child_process";
import { evaluate } from "endurance-eval";

const GIVEN = { response: "The office opens at 9.", ragDocuments: ["The office opens at 9."] };
const here = fileURLToPath(new URL(".", import.meta.url));

// A worker that evaluates `workerData` in both ways and says what it found.
const WORK = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { evaluate, evaluateAsync } = require("endurance-eval");
  const sync = Array.from({ length: 50 }, () => evaluate(workerData).json);
  Promise.all(Array.from({ length: 50 }, () => evaluateAsync(workerData))).then((found) => {
    parentPort.postMessage([...new Set([...sync, ...found.map(({ json }) => json)])]);
  });
`;

// A worker that never lets go.
const BUSY = `
  const { parentPort, workerData } = require("node:worker_threads");
  const { evaluateAsync } = require("endurance-eval");
  const again = () => evaluateAsync(workerData).then(again);
  for (let at = 0; at < 20; at++) again();
  parentPort.postMessage("busy");
`;

const worker = (code, workerData) =>
  new Worker(code, { eval: true, workerData, filename: `${here}worker.js` });
const message = (from) =>
  new Promise((resolve, reject) => from.once("message", resolve).once("error", reject));

test("workers of one process give the same at once", async () => {
  const want = evaluate(GIVEN).json;
  const workers = Array.from({ length: 4 }, () => worker(WORK, GIVEN));
  for (const found of await Promise.all(workers.map(message))) assert.deepEqual(found, [want]);
  await Promise.all(workers.map((one) => one.terminate()));
});

test("a worker may be ended while it evaluates", async () => {
  for (let at = 0; at < 5; at++) {
    const busy = worker(BUSY, { ...GIVEN, response: "The office opens at 9. ".repeat(500) });
    await message(busy);
    await busy.terminate();
  }
  assert.equal(evaluate(GIVEN).verdict, "pass");
});

test("the process may end while it evaluates", () => {
  const code = `
    const { evaluateAsync } = require("endurance-eval");
    for (let at = 0; at < 50; at++) evaluateAsync({ response: "The office opens at 9. ".repeat(500) });
    setTimeout(() => process.exit(7), 20);
  `;
  assert.throws(() => execFileSync(process.execPath, ["-e", code], { cwd: here, stdio: "pipe" }), {
    status: 7,
  });
});

test("a result travels between threads as its JSON", () => {
  const found = evaluate(GIVEN);
  assert.deepEqual(structuredClone(found), { ...found });
});
