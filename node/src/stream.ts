// An answer that is still being written: it passes as it comes, and is evaluated at its end.

import { TextDecoder } from "node:util";
import { EnduranceValidationError, invalid, kind } from "./errors.js";
import type { Evaluation } from "./evaluation.js";

/** A piece of an answer: text, or bytes of UTF-8. */
export type Chunk = string | Uint8Array;

/**
 * Passes the text of an answer, in strings or in bytes of UTF-8, and evaluates it when it has ended:
 * `source.pipeThrough(stream)`, then `await stream.evaluation`.
 *
 * It is a pair of streams and no TransformStream, which is not told in every version of Node that it breaks off.
 */
export class EvaluationStream<T extends Chunk = Chunk> {
  /** Where the answer goes on. */
  readonly readable: ReadableStream<T>;
  /** Where the answer comes in. */
  readonly writable: WritableStream<T>;
  /**
   * What was found, once the answer has ended. Rejects where the answer breaks off, or is not read to its end.
   */
  readonly evaluation: Promise<Evaluation>;

  constructor(evaluate: (response: string) => Promise<Evaluation>) {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    let response = "";
    let settle: (evaluation: Promise<Evaluation>) => void;
    this.evaluation = new Promise((resolve) => (settle = resolve));
    // Who awaits it hears of an error; the stream has passed, so that nobody need.
    this.evaluation.catch(() => undefined);
    const broken = (cause: unknown) => settle(Promise.reject(brokenOff(cause)));

    let into: WritableStreamDefaultController;
    let out: ReadableStreamDefaultController<T>;
    let asked = false;
    let go: () => void = () => undefined;
    this.readable = new ReadableStream<T>(
      {
        start: (controller) => void (out = controller),
        pull() {
          asked = true;
          go();
        },
        cancel(reason) {
          broken(reason);
          into.error(reason);
          go();
        },
      },
      { highWaterMark: 0 },
    );
    this.writable = new WritableStream<T>({
      start: (controller) => void (into = controller),
      async write(chunk) {
        // A slow reader slows the source.
        if (!asked) await new Promise<void>((resolve) => (go = resolve));
        asked = false;
        try {
          response += text(chunk, decoder);
        } catch (error) {
          out.error(error);
          settle(Promise.reject(error as Error));
          throw error;
        }
        out.enqueue(chunk);
      },
      close() {
        out.close();
        settle(evaluate(response + decoder.decode()));
      },
      abort(reason) {
        out.error(reason);
        broken(reason);
      },
    });
  }
}

function text(chunk: unknown, decoder: TextDecoder): string {
  if (typeof chunk === "string") return chunk;
  if (chunk instanceof Uint8Array) return decoder.decode(chunk, { stream: true });
  throw invalid(`\`response\`: a piece of an answer must be text or bytes, not ${kind(chunk)}`);
}

function brokenOff(cause: unknown): EnduranceValidationError {
  const message = "missing field `response`: the answer broke off, or was not read to its end";
  return new EnduranceValidationError(message, "missing_field", { cause });
}
