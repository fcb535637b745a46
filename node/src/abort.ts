// Promises that a signal ends.

/** What a promise gives, or the reason of a signal that comes before it; `abort` is called then. */
export function unlessAborted<T>(promise: Promise<T>, signal: AbortSignal, abort?: () => void): Promise<T> {
  return new Promise((resolve, reject) => {
    const aborted = () => {
      abort?.();
      reject(signal.reason as Error);
    };
    if (signal.aborted) aborted();
    signal.addEventListener("abort", aborted, { once: true });
    void promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", aborted));
  });
}
