// The engine, built once from a configuration.

import { unlessAborted } from "./abort.js";
import { type Batch, type BatchOptions, type Rows, batch } from "./batch.js";
import { type ConfigLike, called, configJson, placed } from "./config.js";
import { EnduranceError, errorOf } from "./errors.js";
import { Evaluation, Scan, Verified } from "./evaluation.js";
import type { Config, Interaction, ScanRequest } from "./generated/inputs.js";
import { type Given, type InteractionLike, answerable, interactionJson, scanJson } from "./interaction.js";
import { type Answer, type Job, type NativeEvaluator, native } from "./native.js";
import { known, signalled, strictness } from "./options.js";
import { type Chunk, EvaluationStream } from "./stream.js";
import { type Turn, atOnce, waitForTurn } from "./turn.js";

export interface EvaluateOptions {
  /** Refuses fields that this version does not know, instead of a warning in the result. */
  readonly strict?: boolean | undefined;
}

export interface AsyncOptions {
  /**
   * Gives the call up: work that waits is not begun, and the promise rejects with the signal's reason at
   * once.
   */
  readonly signal?: AbortSignal | undefined;
}

export interface ScanOptions {
  /** Who speaks in the text: `query` (the default), `document` or `response`. */
  readonly role?: "query" | "document" | "response" | undefined;
}

/** What of an evaluator is called. */
const METHODS = [
  "evaluate",
  "evaluateAsync",
  "verify",
  "verifyAsync",
  "scan",
  "scanAsync",
  "evaluateBatch",
  "evaluateStream",
] as const;

/**
 * Scores answers in this process; it opens no socket and reads no file but its configuration.
 *
 * Throws EnduranceConfigError, naming the key, for a configuration that is unknown or out of range.
 */
export class Evaluator {
  readonly #native: NativeEvaluator;
  readonly #config: string;

  constructor(config?: ConfigLike | null) {
    const { json, written } = configJson(config ?? {});
    this.#native = called(() => new native.Evaluator(json), written);
    this.#config = json;
    // `const { evaluate } = client` is as good as `client.evaluate`.
    for (const name of METHODS) {
      const value = (this[name] as (...given: never[]) => unknown).bind(this);
      Object.defineProperty(this, name, { value, writable: true, configurable: true });
    }
  }

  /** The configuration it was built from. */
  get config(): Config {
    return JSON.parse(this.#config) as Config;
  }

  /**
   * Evaluates one answer, given as an object, or as JSON in text or bytes.
   *
   * It takes about a millisecond for 8 KB, in which the thread does nothing else. Throws
   * EnduranceValidationError, naming the field, for what cannot be read.
   */
  evaluate(interaction: InteractionLike, options?: EvaluateOptions): Evaluation {
    const { strict } = known(options, ["strict"]);
    return new Evaluation(this.#run("evaluate", interactionJson(interaction), strict));
  }

  /** `evaluate` on a thread of libuv's pool. */
  async evaluateAsync(
    interaction: InteractionLike,
    options?: EvaluateOptions & AsyncOptions,
  ): Promise<Evaluation> {
    const { strict, signal } = known(options, ["strict", "signal"]);
    return this.#evaluate(interaction, strict, signal, waitForTurn);
  }

  /** Checks the claims of one answer alone; takes what `evaluate` takes, and its claims are the same. */
  verify(interaction: InteractionLike, options?: EvaluateOptions): Verified {
    const { strict } = known(options, ["strict"]);
    return new Verified(this.#run("verify", interactionJson(interaction), strict));
  }

  /** `verify` on a thread of libuv's pool. */
  async verifyAsync(
    interaction: InteractionLike,
    options?: EvaluateOptions & AsyncOptions,
  ): Promise<Verified> {
    const { strict, signal } = known(options, ["strict", "signal"]);
    return new Verified(await this.#start("verify", interactionJson(interaction), strict, signal));
  }

  /**
   * Searches one text for attacks, secrets and personal data. A field that is not known is refused: a scan has
   * no warnings that could tell it.
   */
  scan(text: string | ScanRequest, options?: ScanOptions): Scan {
    const { role } = known(options, ["role"]);
    return new Scan(this.#run("scan", scanJson(text, role), true));
  }

  /** `scan` on a thread of libuv's pool. */
  async scanAsync(text: string | ScanRequest, options?: ScanOptions & AsyncOptions): Promise<Scan> {
    const { role, signal } = known(options, ["role", "signal"]);
    return new Scan(await this.#start("scan", scanJson(text, role), true, signal));
  }

  /**
   * Evaluates many answers, in their order, as they are read. A row that cannot be read gives a `RowError` in
   * its place, and the rest goes on. At most `jobs` answers and one row are held.
   */
  evaluateBatch(rows: Rows, options?: BatchOptions): Batch {
    return batch((row, strict, signal) => this.#evaluate(row, strict, signal, atOnce), rows, options);
  }

  /**
   * A TransformStream that passes the text of an answer and evaluates it at its end; `interaction` is the rest.
   */
  evaluateStream<T extends Chunk = Chunk>(
    interaction: Omit<Interaction, "response">,
    options?: EvaluateOptions & AsyncOptions,
  ): EvaluationStream<T> {
    const { strict, signal } = known(options, ["strict", "signal"]);
    const [refusing, ending] = [strictness(strict), signalled(signal)];
    const whole = answerable(interaction);
    this.#run("check", whole(""), refusing); // before the answer comes
    return new EvaluationStream(
      async (response) => new Evaluation(await this.#start("evaluate", whole(response), refusing, ending)),
    );
  }

  #run(job: Job, given: Given, strict: boolean | undefined): Answer {
    return found(this.#native.run(job, given.json, strictness(strict)), given.written);
  }

  async #evaluate(
    row: InteractionLike,
    strict: boolean | undefined,
    signal: AbortSignal | undefined,
    turn: Turn,
  ) {
    return new Evaluation(await this.#start("evaluate", interactionJson(row), strict, signal, turn));
  }

  /** Does a job on the pool when its turn comes. */
  async #start(
    job: Job,
    given: Given,
    strict: boolean | undefined,
    signal?: AbortSignal,
    turn: Turn = waitForTurn,
  ): Promise<Answer> {
    const refusing = strictness(strict);
    const end = await turn(signalled(signal));
    const started = this.#native.start(job, given.json, refusing).finally(end);
    return found(await (signal === undefined ? started : unlessAborted(started, signal)), given.written);
  }
}

/** An answer that is JSON; another becomes an error. */
function found(answer: Answer, written: boolean): Answer {
  if (answer.json !== undefined) return answer;
  if (answer.code === undefined) throw new EnduranceError("the engine gave no answer");
  throw errorOf(answer.code, placed(answer.message ?? "", written));
}
