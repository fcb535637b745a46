// A middleware for models of the AI SDK (`ai`): each answer is evaluated against what tools said and what you
// give.

import type { LanguageModelMiddleware } from "ai";
import { EnduranceClient } from "./client.js";
import { type Line, lastAnswer } from "./conversation.js";
import { type DocumentLike, type Many, document } from "./documents.js";
import { EnduranceWithheldError } from "./errors.js";
import type { Evaluation } from "./evaluation.js";
import type { Evaluator } from "./evaluator.js";
import { isObject, listed } from "./fields.js";
import { type KnownVerdict, blocked, callable, clientOf, known } from "./options.js";
import { text } from "./turns.js";

type Wrap = NonNullable<LanguageModelMiddleware["wrapGenerate"]>;
type WrapStream = NonNullable<LanguageModelMiddleware["wrapStream"]>;
type Params = Parameters<Wrap>[0]["params"];
type Prompt = Params["prompt"];
type Metadata = NonNullable<Awaited<ReturnType<Wrap>>["providerMetadata"]>;
type Usage = Awaited<ReturnType<Wrap>>["usage"];
type Parts = Awaited<ReturnType<WrapStream>>["stream"] extends ReadableStream<infer Part> ? Part : never;

type Documents = Many<DocumentLike> | null | undefined;

export interface EvaluatedOptions {
  readonly client?: Evaluator | undefined;
  /**
   * What the answer was given to draw on, beside what tools said: documents, or a function of the call's
   * prompt, which may be asynchronous.
   */
  readonly ragDocuments?: Documents | ((prompt: Prompt) => Documents | PromiseLike<Documents>);
  /** Is called with each evaluation, and awaited. */
  readonly onEvaluation?: ((evaluation: Evaluation) => unknown) | undefined;
  /**
   * Verdicts whose answers are withheld: EnduranceWithheldError is thrown. A stream is then held back to its
   * end.
   */
  readonly block?: readonly KnownVerdict[] | undefined;
}

/**
 * Evaluates the answers of a model: `wrapLanguageModel({ model, middleware: evaluated({ ragDocuments }) })`.
 *
 * `providerMetadata.endurance` of the result, or of the stream's end, has `verdict`, `overall_score` and
 * `feedback`. A step that only calls tools is not evaluated.
 */
export function evaluated(options?: EvaluatedOptions): LanguageModelMiddleware {
  const given = known(options, ["client", "ragDocuments", "onEvaluation", "block"]);
  const client = clientOf(given.client) ?? new EnduranceClient();
  const onEvaluation = callable("onEvaluation", given.onEvaluation);
  const block: readonly string[] = blocked(given.block ?? []);
  const { ragDocuments } = given;
  const documents = typeof ragDocuments === "function" ? ragDocuments : always(read(ragDocuments));

  async function judge(params: Params, model: string, answer: string, usage: Usage): Promise<Metadata> {
    const { prompt } = params;
    const said: Line = { role: "assistant", text: answer };
    const found = lastAnswer([...prompt.flatMap(lines), said], read(await documents(prompt)));
    const counted = { model, inputTokens: usage.inputTokens.total, outputTokens: usage.outputTokens.total };
    const evaluation = await client.evaluateAsync({ ...found, metadata: { ...found.metadata, ...counted } });
    await onEvaluation?.(evaluation);
    if (block.includes(evaluation.verdict)) throw new EnduranceWithheldError(evaluation);
    const { verdict, overall_score = null, feedback } = evaluation;
    return { endurance: { verdict, overall_score, feedback: [...feedback] } };
  }

  return {
    specificationVersion: "v3",
    async wrapGenerate({ doGenerate, params, model }) {
      const result = await doGenerate();
      const answer = text(result.content, "") as string;
      if (answer === "" || result.content.some(({ type }) => type === "tool-call")) return result;
      const metadata = await judge(params, model.modelId, answer, result.usage);
      return { ...result, providerMetadata: { ...result.providerMetadata, ...metadata } };
    },
    async wrapStream({ doStream, params, model }) {
      const { stream, ...rest } = await doStream();
      const judged = judging(block.length > 0, (answer, usage) =>
        judge(params, model.modelId, answer, usage),
      );
      return { ...rest, stream: stream.pipeThrough(judged) };
    },
  };
}

/** Documents as a list, if they are one: they are asked for at each call, and a generator gives its own once. */
function read(documents: Documents): readonly DocumentLike[] {
  const all = listed(documents ?? [], "rag_documents") as DocumentLike[];
  all.forEach((one, at) => document(one, `rag_documents.${at}`));
  return all;
}

const always =
  <T>(value: T) =>
  () =>
    value;

/**
 * Gives the parts of a stream as they come, or holds them until the answer is judged; the end says what was
 * found.
 */
function judging(
  hold: boolean,
  judge: (answer: string, usage: Usage) => Promise<Metadata>,
): TransformStream<Parts, Parts> {
  const held: Parts[] = [];
  let answer = "";
  let calls = false;
  return new TransformStream({
    async transform(part, controller) {
      if (part.type === "text-delta") answer += part.delta;
      calls ||= part.type === "tool-call";
      if (part.type !== "finish") {
        if (hold) held.push(part);
        else controller.enqueue(part);
        return;
      }
      const parts = held.splice(0);
      try {
        const metadata = answer === "" || calls ? {} : await judge(answer, part.usage);
        parts.forEach((one) => controller.enqueue(one));
        controller.enqueue({ ...part, providerMetadata: { ...part.providerMetadata, ...metadata } });
      } catch (error) {
        controller.enqueue({ type: "error", error });
      }
    },
    flush(controller) {
      // A stream that broke off has no answer to judge; what it said of the error is not lost.
      held.filter(({ type }) => type === "error").forEach((one) => controller.enqueue(one));
    },
  });
}

/** A message of a prompt as lines: each result of a tool is one of its own. */
function lines(message: Prompt[number]): Line[] {
  if (message.role !== "tool") {
    const between = message.role === "assistant" ? "" : "\n";
    return [{ role: message.role, text: text(message.content, between) as string }];
  }
  return message.content.flatMap((part) =>
    part.type === "tool-result"
      ? [{ role: "tool" as const, text: output(part.output), name: part.toolName }]
      : [],
  );
}

/** What a tool gave, as text; its errors are no evidence. */
function output(given: unknown): string {
  if (!isObject(given)) return "";
  const { type, value } = given;
  if (type === "text") return String(value);
  if (type === "json") return JSON.stringify(value);
  return type === "content" ? String(text(value, "\n")) : "";
}
