// Scores what a chatbot said, claim by claim, inside your own process: no language model, no network.

import type { Batch, BatchOptions, Rows } from "./batch.js";
import { EnduranceClient } from "./client.js";
import type { Evaluation, Scan, Verified } from "./evaluation.js";
import type { AsyncOptions, EvaluateOptions, ScanOptions } from "./evaluator.js";
import type { ScanRequest } from "./generated/inputs.js";
import type { InteractionLike } from "./interaction.js";

export { type Batch, type BatchOptions, RowError, type Rows } from "./batch.js";
export { type ClientOptions, EnduranceClient, type Mode } from "./client.js";
export type { ConfigLike } from "./config.js";
export type { DocumentLike, Many } from "./documents.js";
export {
  EnduranceConfigError,
  EnduranceError,
  EnduranceValidationError,
  EnduranceWithheldError,
  type ErrorCode,
} from "./errors.js";
export { Evaluation, Scan, Verified } from "./evaluation.js";
export { type AsyncOptions, type EvaluateOptions, Evaluator, type ScanOptions } from "./evaluator.js";
export type { InteractionLike } from "./interaction.js";
export { type Chunk, EvaluationStream } from "./stream.js";
export type { TurnLike } from "./turns.js";
export type * from "./generated/inputs.js";
export type * from "./generated/results.js";

let client: EnduranceClient | undefined;

/** The client of the default configuration, made when it is first needed. */
const local = () => (client ??= new EnduranceClient());

/** Evaluates one answer with the default configuration; see `Evaluator.evaluate`. */
export function evaluate(interaction: InteractionLike, options?: EvaluateOptions): Evaluation {
  return local().evaluate(interaction, options);
}

/** `evaluate` on a thread of libuv's pool; see `Evaluator.evaluateAsync`. */
export function evaluateAsync(
  interaction: InteractionLike,
  options?: EvaluateOptions & AsyncOptions,
): Promise<Evaluation> {
  return local().evaluateAsync(interaction, options);
}

/** Checks the claims of one answer with the default configuration; see `Evaluator.verify`. */
export function verify(interaction: InteractionLike, options?: EvaluateOptions): Verified {
  return local().verify(interaction, options);
}

/** `verify` on a thread of libuv's pool; see `Evaluator.verifyAsync`. */
export function verifyAsync(
  interaction: InteractionLike,
  options?: EvaluateOptions & AsyncOptions,
): Promise<Verified> {
  return local().verifyAsync(interaction, options);
}

/** Searches one text with the default configuration; see `Evaluator.scan`. */
export function scan(text: string | ScanRequest, options?: ScanOptions): Scan {
  return local().scan(text, options);
}

/** `scan` on a thread of libuv's pool; see `Evaluator.scanAsync`. */
export function scanAsync(text: string | ScanRequest, options?: ScanOptions & AsyncOptions): Promise<Scan> {
  return local().scanAsync(text, options);
}

/** Evaluates many answers with the default configuration, in their order; see `Evaluator.evaluateBatch`. */
export function evaluateBatch(rows: Rows, options?: BatchOptions): Batch {
  return local().evaluateBatch(rows, options);
}
