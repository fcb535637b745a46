// Compiled, not run: what a user of TypeScript writes.

import {
  EnduranceClient,
  EnduranceError,
  EnduranceValidationError,
  type Evaluation,
  type Interaction,
  type MetricId,
  RowError,
  type Severity,
  type Verdict,
  evaluate,
  scan,
} from "endurance-eval";

const session: string | undefined = process.env["SESSION"];
const interaction: Interaction = {
  response: "a",
  sessionId: session,
  ragDocuments: [
    "b",
    { content: "c", similarityScore: 0.5, kind: "tool" },
    [{ pageContent: "d", metadata: {} }, 0.5],
  ],
  history: [
    { role: "user", content: "e" },
    ["human", "f"],
    { role: "assistant", content: [{ type: "text", text: "g" }] },
  ],
  metadata: { systemPrompt: "h", own: { any: 1 }, groups: { language: "hi" } },
};
const found: Evaluation = evaluate(interaction, { strict: true });

// Inputs may be put together step by step; null is as good as left out.
const written: Interaction = { response: "a", query: null, ragDocuments: null };
written.query = "When does it open?";
written.metadata = { model: null };

// Unions of results are complete, and open to what later versions say.
const known: Verdict = "pass";
const later: Verdict = "a verdict of a later version";
const severity: Severity = found.alerts[0]?.severity ?? "high";
const id: MetricId = "groundedness_score";
const score: number | null | undefined = found.metrics.groundedness_score.score ?? found.metrics[id]?.score;
const unit: "utf16" = found.offset_unit;
const text: string = found.json;

// @ts-expect-error a response is a string
evaluate({ response: 7 });
// @ts-expect-error there is no such option
evaluate(interaction, { strct: true });
// @ts-expect-error there is no such mode
new EnduranceClient({ mode: "cloud" });
// @ts-expect-error results are read, not written
found.verdict = "pass";
// @ts-expect-error a document is no number
evaluate({ response: "a", ragDocuments: [7] });
evaluate({ response: "a", ragDocuments: "one text" });
// @ts-expect-error a number is no list of documents
evaluate({ response: "a", ragDocuments: 7 });
// @ts-expect-error there is no such metric
console.log(found.metrics.acuracy.score);
// @ts-expect-error a word of an input is one of this version
new EnduranceClient({ config: { profile: "rtI" } });
// @ts-expect-error as above
new EnduranceClient({ config: { metrics: { citations: "requried" } } });
// @ts-expect-error as above
scan({ text: "a", role: "doc" });
// @ts-expect-error as above
evaluate({ response: "a", ragDocuments: [{ content: "b", kind: "tol" }] });

export async function judged(rows: AsyncIterable<Interaction>): Promise<Verdict[]> {
  const client = new EnduranceClient({ config: { profile: "rti", thresholds: { pass: 85 } } });
  const verdicts: Verdict[] = [];
  for await (const one of client.evaluateBatch(rows, { jobs: 2, signal: AbortSignal.timeout(1000) })) {
    if (one instanceof RowError) throw new EnduranceError(one.message, one.code);
    verdicts.push(one.verdict);
  }
  return verdicts;
}

/** The text of a stream, evaluated at its end. */
export async function streamed(words: ReadableStream<string>): Promise<Verdict> {
  const stream = new EnduranceClient().evaluateStream<string>({ ragDocuments: ["b"] });
  let shown = "";
  const reader = words.pipeThrough(stream).getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) shown += next.value;
  return (await stream.evaluation).verdict;
}

export function refused(error: unknown): string | undefined {
  return error instanceof EnduranceValidationError ? error.field : undefined;
}

console.log(
  known,
  later,
  severity,
  score,
  unit,
  text,
  written,
  scan("a", { role: "document" }).threats.includes("injection"),
);
