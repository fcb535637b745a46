// How long the main thread is held while the pool evaluates.

import { monitorEventLoopDelay } from "node:perf_hooks";
import { EnduranceClient } from "endurance-eval";
import { samples } from "./samples.mjs";
import { table } from "./table.mjs";

const EVALUATIONS = 2_000;
// How many requests a service has open at once.
const OPEN = 32;
// The delay is what a timer of this many milliseconds comes late; Node's histogram counts the waiting too.
const EVERY = 1;

/** Delays in milliseconds while 2,000 answers of 8 KB are evaluated: as requests come, and as a batch. */
export async function delays() {
  const client = new EnduranceClient();
  const found = samples(200, 8);
  const sample = (at) => found[at % found.length];
  const ways = {
    // What the machine's other work makes a timer wait.
    "nothing, for 2 s": () => new Promise((resolve) => setTimeout(resolve, 2_000)),
    [`\`evaluateAsync\`, ${OPEN} at a time`]: () => requests((at) => client.evaluateAsync(sample(at))),
    "`evaluateBatch`": async () => {
      const rows = Array.from({ length: EVALUATIONS }, (_, at) => sample(at));
      for await (const one of client.evaluateBatch(rows)) void one.verdict;
    },
    "`evaluate` beside a timer": () =>
      requests(async (at) => {
        client.evaluate(sample(at));
        await new Promise(setImmediate);
      }),
  };
  const rows = [];
  for (const [name, way] of Object.entries(ways))
    rows.push([name, ...(await delay(way)), name.includes("Async") ? "5" : ""]);
  return table(
    [
      `loop delay, ms, ${EVALUATIONS} evaluations of 8 KB`,
      "p50",
      "p99",
      "most",
      "evaluations/s",
      "p99 at most",
    ],
    rows,
  );
}

/** Does `call` 2,000 times, some at a time. */
async function requests(call) {
  let next = 0;
  const one = async () => {
    while (next < EVALUATIONS) await call(next++);
  };
  await Promise.all(Array.from({ length: OPEN }, one));
}

async function delay(way) {
  await way(); // warm
  const histogram = monitorEventLoopDelay({ resolution: EVERY });
  histogram.enable();
  const start = performance.now();
  await way();
  const took = performance.now() - start;
  histogram.disable();
  const late = (nanoseconds) => Math.max(0, nanoseconds / 1e6 - EVERY).toFixed(1);
  const rate = ((EVALUATIONS / took) * 1e3).toFixed(0);
  return [late(histogram.percentile(50)), late(histogram.percentile(99)), late(histogram.max), rate];
}
