// What Node adds to the engine, call by call.

import { createRequire } from "node:module";
import { EnduranceClient } from "endurance-eval";
import { samples } from "./samples.mjs";
import { median, table } from "./table.mjs";

const { native } = createRequire(import.meta.url)("../dist/native.js");

// Calls at the start that are not counted.
const WARM = 100;
const CALLS = 300;

const client = new EnduranceClient();
const engine = new native.Evaluator();

/** Reads what a dashboard reads: the score, the claims, all metrics. */
function read(found) {
  const claims = found.verification.claims.map(({ text, verdict }) => [text, verdict]);
  const metrics = Object.entries(found.metrics).map(([name, { score, reason }]) => [name, score, reason]);
  return [found.overall_score, claims, metrics];
}

// The first is the engine alone, in this process and on the same sample.
const ROWS = {
  "the engine alone": (sample) => engineNanoseconds(sample),
  "`evaluate`": timed((sample) => client.evaluate(sample)),
  "`evaluate`, results read": timed((sample) => read(client.evaluate(sample))),
  "`evaluateAsync`": timed((sample) => client.evaluateAsync(sample)),
  "`scan` of the documents": timed((sample) =>
    client.scan(sample.rag_documents.join("\n\n"), { role: "document" }),
  ),
};

function engineNanoseconds(sample) {
  const documents = sample.rag_documents.map((content) => ({ content }));
  return native.coreNanoseconds(engine, Buffer.from(JSON.stringify({ ...sample, rag_documents: documents })));
}

/** Nanoseconds that `work` takes. */
function timed(work) {
  return async (sample) => {
    const start = process.hrtime.bigint();
    await work(sample);
    return Number(process.hrtime.bigint() - start);
  };
}

/**
 * Times of each row on each sample. Who begins changes, so that no row always has the sample from the cache.
 */
async function rounds(found) {
  const names = Object.keys(ROWS);
  const times = Object.fromEntries(names.map((name) => [name, []]));
  for (const [at, sample] of found.entries()) {
    for (let step = 0; step < names.length; step++) {
      const name = names[(at + step) % names.length];
      const took = await ROWS[name](sample);
      if (at >= WARM) times[name].push(took);
    }
  }
  return times;
}

/** Microseconds of a call, and what that is more than the engine: medians, the latter of sample by sample. */
export async function calls() {
  const columns = [];
  for (const kilobytes of [1, 8]) {
    const times = await rounds(samples(WARM + CALLS, kilobytes));
    const alone = times["the engine alone"];
    columns.push((name) => {
      const more = median(times[name].map((one, at) => one / alone[at])) - 1;
      const beside = name.startsWith("`eval");
      return [(median(times[name]) / 1e3).toFixed(0), beside ? `${(100 * more).toFixed(1)} %` : ""];
    });
  }
  const rows = Object.keys(ROWS).map((name) => [
    name,
    ...columns.flatMap((column) => column(name)),
    goal(name),
  ]);
  return table(["one call, microseconds", "1 KB", "more", "8 KB", "more", "at most"], rows);
}

const goal = (name) => (name.startsWith("`evaluate`") ? "30 %" : "");
