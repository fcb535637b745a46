// A callback for LangChain.js that evaluates what a chain answers.

import { BaseCallbackHandler } from "@langchain/core/callbacks/base";
import type { DocumentInterface } from "@langchain/core/documents";
import type { LLMResult } from "@langchain/core/outputs";
import { EnduranceClient } from "./client.js";
import { type Line, lastAnswer } from "./conversation.js";
import type { DocumentLike } from "./documents.js";
import { EnduranceValidationError, kind } from "./errors.js";
import type { Evaluation } from "./evaluation.js";
import type { Evaluator } from "./evaluator.js";
import { isObject } from "./fields.js";
import type { Interaction, Metadata } from "./generated/inputs.js";
import { callable, clientOf, known, within } from "./options.js";
import { turn } from "./turns.js";

// Where chains have their texts, in the order in which they are looked for.
const QUERIES = ["query", "question", "input", "messages"];
const ANSWERS = ["answer", "response", "output", "result", "text", "messages"];
const CONTEXTS = ["context", "documents", "source_documents"];

export interface HandlerOptions {
  readonly client?: Evaluator | undefined;
  /** Is called with each evaluation, whose `interaction_id` is the id of the run; awaited. */
  readonly onEvaluation?: ((evaluation: Evaluation) => unknown) | undefined;
  /** Finds the question in what goes into a run, where it is at no usual place. */
  readonly query?: ((inputs: unknown) => string) | undefined;
  /** Finds the answer in what comes out of a run, where it is at no usual place. */
  readonly response?: ((outputs: unknown) => string) | undefined;
  /** What is known of every call, such as `systemPrompt`. */
  readonly metadata?: Metadata | undefined;
  /** How many evaluations `results` holds; 1,000 if not said. */
  readonly keep?: number | undefined;
  /** Whether errors are raised from the call of the chain; LangChain logs them otherwise. */
  readonly raiseError?: boolean | undefined;
}

/** What is known of a run at the top and of those below it. */
interface Trace {
  readonly root: string;
  readonly inputs: unknown;
  readonly session: unknown;
  readonly runs: string[];
  readonly documents: DocumentLike[];
}

/**
 * Evaluates the answer of each run at the top, with the documents of the retrievers and tools below it.
 *
 * Give it where the chain is called: `chain.invoke(question, { callbacks: [handler] })`. Runs at the same
 * time are kept apart, and nothing of a run is kept after its end or its error.
 */
export class EnduranceHandler extends BaseCallbackHandler {
  override name = "EnduranceHandler";

  /** The last evaluations. */
  readonly results: Evaluation[] = [];
  readonly #client: Evaluator;
  readonly #options: HandlerOptions;
  readonly #traces = new Map<string, Trace>(); // by each run of theirs

  constructor(options: HandlerOptions = {}) {
    const names = ["client", "onEvaluation", "query", "response", "metadata", "keep", "raiseError"] as const;
    const given = known(options, names);
    // Awaited: the evaluation is there when the chain has answered.
    super({ _awaitHandler: true, raiseError: given.raiseError ?? false });
    this.#client = clientOf(given.client) ?? new EnduranceClient();
    for (const name of ["onEvaluation", "query", "response"] as const) callable(name, given[name]);
    if (given.keep !== undefined) within("keep", given.keep, 0, Number.MAX_SAFE_INTEGER);
    this.#options = given;
  }

  override handleChainStart(
    _: unknown,
    inputs: unknown,
    run: string,
    parent?: string,
    __?: unknown,
    about?: unknown,
  ): void {
    this.#start(run, parent, inputs, about);
  }

  override handleChatModelStart(_: unknown, messages: unknown[][], run: string, parent?: string): void {
    this.#start(run, parent, messages[0] ?? []);
  }

  override handleLLMStart(_: unknown, prompts: string[], run: string, parent?: string): void {
    this.#start(run, parent, prompts[0]);
  }

  override handleRetrieverStart(_: unknown, query: string, run: string, parent?: string): void {
    this.#start(run, parent, query);
  }

  override handleToolStart(_: unknown, input: string, run: string, parent?: string): void {
    this.#start(run, parent, input);
  }

  override handleRetrieverEnd(documents: DocumentInterface[], run: string): void {
    this.#traces.get(run)?.documents.push(...documents);
    this.#free(run);
  }

  override handleToolEnd(output: unknown, run: string): void {
    const content = isObject(output) && "content" in output ? output["content"] : output;
    const text = typeof content === "string" ? content : JSON.stringify(content);
    if (text) this.#traces.get(run)?.documents.push({ content: text, kind: "tool" });
    this.#free(run);
  }

  override async handleLLMEnd({ generations }: LLMResult, run: string): Promise<void> {
    const made = generations[0]?.[0];
    await this.#end(run, made !== undefined && "message" in made ? made.message : made?.text);
  }

  override async handleChainEnd(outputs: unknown, run: string): Promise<void> {
    await this.#end(run, outputs);
  }

  override handleChainError(_: unknown, run: string): void {
    this.#free(run);
  }

  override handleLLMError(_: unknown, run: string): void {
    this.#free(run);
  }

  override handleRetrieverError(_: unknown, run: string): void {
    this.#free(run);
  }

  override handleToolError(_: unknown, run: string): void {
    this.#free(run);
  }

  /** Begins a run. One whose parent was not seen is at the top: the handler was given to a part alone. */
  #start(run: string, parent: string | undefined, inputs: unknown, about?: unknown): void {
    const session = isObject(about) ? (about["session_id"] ?? about["thread_id"]) : undefined;
    const own = { root: run, inputs, session, runs: [], documents: [] };
    const trace: Trace = (parent === undefined ? undefined : this.#traces.get(parent)) ?? own;
    trace.runs.push(run);
    this.#traces.set(run, trace);
  }

  /** Forgets a trace, if the run is the one at its top. */
  #free(run: string): Trace | undefined {
    const trace = this.#traces.get(run);
    if (trace?.root !== run) return undefined;
    trace.runs.forEach((one) => this.#traces.delete(one));
    return trace;
  }

  async #end(run: string, outputs: unknown): Promise<void> {
    const trace = this.#free(run);
    if (trace === undefined) return;
    const evaluation = await this.#client.evaluateAsync(this.#interaction(trace, outputs));
    this.results.push(evaluation);
    this.results.splice(0, this.results.length - (this.#options.keep ?? 1_000));
    await this.#options.onEvaluation?.(evaluation);
  }

  #interaction({ root, inputs, session, documents }: Trace, outputs: unknown): Interaction {
    const { query, response, metadata } = this.#options;
    const asked = question(inputs);
    const said = response === undefined ? answer(outputs) : response(outputs);
    if (said === undefined) {
      const where = `${kind(outputs)} has no answer at a usual place; give new EnduranceHandler({ response })`;
      throw new EnduranceValidationError(`missing field \`response\`: ${where}`, "missing_field");
    }
    return {
      ...asked,
      ...(query !== undefined && { query: query(inputs) }),
      response: said,
      ragDocuments: documents.length > 0 ? documents : (given(outputs) ?? given(inputs)),
      metadata: { ...asked.metadata, ...metadata },
      sessionId: session === undefined ? undefined : String(session),
      interactionId: root,
    };
  }
}

/** The question in what goes into a run, and the turns before it. */
function question(inputs: unknown): Partial<Interaction> {
  if (typeof inputs === "string") return { query: inputs };
  // What answers the messages comes later.
  if (isMessages(inputs)) return lastAnswer([...inputs.map(line), { role: "assistant", text: "" }]);
  if (isMessages([inputs])) return question([inputs]);
  const found = isObject(inputs) ? first(inputs, QUERIES) : undefined;
  return typeof found === "string" || isMessages(found) ? question(found) : {};
}

/** The answer in what comes out of a run. */
function answer(outputs: unknown): string | undefined {
  if (typeof outputs === "string") return outputs;
  if (isMessages(outputs)) return lastAnswer(outputs.map(line)).response;
  if (isMessages([outputs])) return line(outputs).text;
  const found = isObject(outputs) ? first(outputs, ANSWERS) : undefined;
  return found === undefined ? undefined : answer(found);
}

/** The documents in what goes into a run, or comes out of it. */
function given(value: unknown): DocumentLike[] | undefined {
  const found = isObject(value) ? first(value, CONTEXTS) : undefined;
  const documents = Array.isArray(found) && found.every((one) => isObject(one) && "pageContent" in one);
  return documents ? (found as DocumentLike[]) : undefined;
}

function first(value: Record<string, unknown>, names: readonly string[]): unknown {
  return names.map((name) => value[name]).find((one) => one !== undefined && one !== null);
}

function isMessages(value: unknown): value is unknown[] {
  return (
    Array.isArray(value) &&
    value.length > 0 &&
    value.every((one) => isObject(one) && typeof one["getType"] === "function")
  );
}

function line(message: unknown): Line {
  const { role, content } = turn(message, "messages");
  return { role, text: String(content) } as Line;
}
