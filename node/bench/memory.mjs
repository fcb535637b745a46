// Whether memory stays as it is over many calls: node --expose-gc bench/memory.mjs [CALLS]

import { EnduranceClient } from "endurance-eval";
import { table } from "./table.mjs";

const calls = Number(process.argv[2] ?? 1_000_000);
const PRINTS = 10;
// The first tenth fills the heap's generations and the allocator's arenas.
const client = new EnduranceClient();

const given = (at) => ({
  interactionId: `${at}`,
  query: "When does the office open?",
  response: `The office opens at ${at % 24}. It closes at 17, said Jane 😀.`,
  ragDocuments: [`The office opens at ${(at * 7) % 24} and closes at 17.`],
});

// One of each way in ten calls; the rest at once.
async function call(at) {
  if (at % 10 === 1) await client.evaluateAsync(given(at));
  else if (at % 10 === 2) client.scan(`Write to office${at}@gmail.com`);
  else if (at % 10 === 3) refused(at);
  else client.evaluate(given(at));
}

function refused(at) {
  try {
    client.evaluate({ response: at });
  } catch (error) {
    if (error.code !== "invalid_field") throw error;
  }
}

const megabytes = (bytes) => (bytes / 2 ** 20).toFixed(1);

const rows = [];
for (let at = 0; at <= calls; at++) {
  if (at % Math.ceil(calls / PRINTS) === 0) {
    globalThis.gc?.();
    const { heapUsed, external, rss } = process.memoryUsage();
    rows.push([at.toLocaleString("en"), megabytes(heapUsed), megabytes(external), megabytes(rss)]);
  }
  await call(at);
}
console.log(table(["calls", "heap, MB", "external, MB", "RSS, MB"], rows));
