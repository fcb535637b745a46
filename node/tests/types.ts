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

// Unions are complete, and open to what later versions say.
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

export async function judged(rows: AsyncIterable<Interaction>): Promise<Verdict[]> {
  const client = new EnduranceClient({ config: { profile: "rti", thresholds: { pass: 85 } } });
  const verdicts: Verdict[] = [];
  for await (const one of client.evaluateBatch(rows, { jobs: 2, signal: AbortSignal.timeout(1000) })) {
    if (one instanceof RowError) throw new EnduranceError(one.message, one.code);
    verdicts.push(one.verdict);
  }
  return verdicts;
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
  scan("a", { role: "document" }).threats.includes("injection"),
);
