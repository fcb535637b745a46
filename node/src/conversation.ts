// A conversation as lines of who said what, and the interaction that its last answer is.

import type { DocumentLike } from "./documents.js";
import type { Interaction } from "./generated/inputs.js";
import { EnduranceValidationError } from "./errors.js";

/** One thing that was said. */
export interface Line {
  readonly role: "system" | "user" | "assistant" | "tool";
  readonly text: string;
  /** Of a tool: what it is called. */
  readonly name?: string | undefined;
}

/**
 * The last answer, and what it answers.
 *
 * The query is the last line of the user, the response the assistant's lines at the end. What tools said
 * between both are documents; what was said before is the history, and what the assistant said on the way to
 * its answer; the system's lines are the system prompt. Throws EnduranceValidationError where the assistant
 * does not speak last.
 */
export function lastAnswer(lines: readonly Line[], documents: Iterable<DocumentLike> = []): Interaction {
  const turns = lines.filter(({ role }) => role !== "system");
  const end = turns.findLastIndex(({ role }) => role !== "assistant") + 1;
  if (end === turns.length) {
    const last = turns.at(-1);
    const told =
      last === undefined ? "there are no messages" : `the last message is of the role ${last.role}`;
    throw new EnduranceValidationError(`missing field \`response\`: ${told}, not assistant`, "missing_field");
  }
  const asked = turns.findLastIndex(({ role }, at) => at < end && role === "user");
  const between = turns.slice(asked + 1, end);
  const before = [
    ...turns.slice(0, Math.max(asked, 0)),
    ...between.filter(({ role }) => role === "assistant"),
  ];
  const results = between.filter(({ role, text }) => role === "tool" && text !== "");
  const prompt = lines.filter(({ role }) => role === "system").map(({ text }) => text);
  return {
    query: turns[asked]?.text,
    response: turns
      .slice(end)
      .map(({ text }) => text)
      .join("\n"),
    ragDocuments: [
      ...documents,
      ...results.map(({ text, name }) => ({ content: text, kind: "tool" as const, source: name })),
    ],
    history: before.map(({ role, text }) => ({ role, content: text })),
    metadata: prompt.length > 0 ? { systemPrompt: prompt.join("\n\n") } : undefined,
  };
}
