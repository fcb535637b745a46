// An answer that is still being written: it passes as it comes, and is evaluated at its end.

import type { Evaluation } from "./evaluation.js";

type Chunk = string | Uint8Array;

/**
 * Passes the text of an answer, in strings or in bytes of UTF-8, and evaluates it when it has ended:
 * `source.pipeThrough(stream)`, then `await stream.evaluation`. Of a stream that breaks off there is no
 * evaluation.
 */
export class EvaluationStream<T extends Chunk = Chunk> extends TransformStream<T, T> {
  /** What was found, once the answer has ended and was read to its end. */
  readonly evaluation: Promise<Evaluation>;

  constructor(evaluate: (response: string) => Promise<Evaluation>) {
    const decoder = new TextDecoder("utf-8", { ignoreBOM: true });
    let response = "";
    let settle: (evaluation: Promise<Evaluation>) => void;
    const evaluation = new Promise<Evaluation>((resolve) => (settle = resolve));
    super({
      transform(chunk, controller) {
        response += typeof chunk === "string" ? chunk : decoder.decode(chunk, { stream: true });
        controller.enqueue(chunk);
      },
      flush() {
        settle(evaluate(response + decoder.decode()));
      },
    });
    this.evaluation = evaluation;
    // Who awaits it hears of an error; the stream has passed, so that nobody need.
    evaluation.catch(() => undefined);
  }
}
