// Promises that a signal ends.

/**
 * What is to be called when a signal is aborted. One listener serves all calls that share a signal: Node
 * warns of more than ten as of a leak.
 */
class Calls {
  readonly #calls = new Set<() => void>();

  constructor(readonly signal: AbortSignal) {
    waiting.set(signal, this);
    signal.addEventListener("abort", this.#abort, { once: true });
  }

  readonly #abort = () => [...this.#calls].forEach((call) => call());

  add(call: () => void): void {
    this.#calls.add(call);
  }

  remove(call: () => void): void {
    this.#calls.delete(call);
    if (this.#calls.size > 0 || waiting.get(this.signal) !== this) return;
    this.signal.removeEventListener("abort", this.#abort);
    waiting.delete(this.signal);
  }
}

const waiting = new WeakMap<AbortSignal, Calls>();

/** What a promise gives, or the reason of a signal that comes before it; `abort` is called then. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal, abort?: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = () => {
      abort?.();
      reject(signal.reason as Error);
    };
    const forget = onAbort(signal, aborted);
    promise.finally(forget).then(resolve, reject);
  });
}

/** Calls `aborted` when the signal is aborted, or now if it is; returns what makes it forget. */
export function onAbort(signal: AbortSignal, aborted: () => void): () => void {
  if (signal.aborted) aborted();
  const calls = waiting.get(signal) ?? new Calls(signal);
  calls.add(aborted);
  return () => calls.remove(aborted);
}
