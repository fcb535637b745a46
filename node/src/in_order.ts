// Work on many rows at once, whose results come in the order of the rows.

import { onAbort, unlessAborted } from "./abort.js";

/** What a promise came to. */
type Settled<T> = { readonly value: T } | { readonly error: unknown };

/** A row of the source, its end, or its error. */
type Read<T> = Settled<IteratorResult<T, void>>;

/** What came first: a row that was read, or the result that is due; nothing when there is neither. */
type Next<T, R> = { readonly read: Read<T> } | { readonly done: Settled<R> } | undefined;

/**
 * Does `work` for each row, at most `most` at a time, and gives what comes of it in order. A row that `skipped`
 * says is none has its place in the count, and no result.
 *
 * One row is read ahead; the next only when there is room for it, so that a slow reader of the results slows
 * the source. What the source throws waits until the rows before it are done. Ending early gives up what is
 * under way.
 */
export async function* inOrder<T, R>(
  rows: Iterable<T> | AsyncIterable<T>,
  most: number,
  work: (row: T, at: number, signal: AbortSignal) => Promise<R>,
  signal?: AbortSignal,
  skipped: (row: T) => boolean = () => false,
): AsyncGenerator<R, void, undefined> {
  const stop = new AbortController();
  const forget = signal && onAbort(signal, () => stop.abort(signal.reason));
  const source = each(rows);
  let asked = false; // the source for a row that it has not given yet
  const read = () => {
    asked = true;
    return settled(
      unlessAborted(
        source.next().finally(() => (asked = false)),
        stop.signal,
      ),
    );
  };
  const underWay: Promise<Settled<R>>[] = [];
  let reading: Promise<Read<T>> | undefined = read();
  let failed: { readonly error: unknown } | undefined;
  let at = 0;
  try {
    for (;;) {
      const room = underWay.length < most;
      const next: Next<T, R> = await first(room ? reading : undefined, underWay[0]);
      if (next === undefined) break;
      if ("done" in next) {
        void underWay.shift();
        yield taken(next.done);
      } else if ("error" in next.read) {
        [failed, reading] = [next.read, undefined];
      } else if (next.read.value.done === true) {
        reading = undefined;
      } else {
        const { value } = next.read.value;
        if (!skipped(value)) underWay.push(settled(work(value, at, stop.signal)));
        at++;
        reading = read();
      }
    }
    if (failed !== undefined) throw failed.error;
  } finally {
    forget?.();
    stop.abort();
    const closed = source.return(undefined);
    // One that was asked for a row may never answer: it is told, not waited for, and nobody is left to hear
    // of its errors.
    if (asked) closed.catch(() => undefined);
    else await closed;
  }
}

/** What comes first. A row goes before a result: it is to be under way. */
async function first<T, R>(
  reading: Promise<Read<T>> | undefined,
  due: Promise<Settled<R>> | undefined,
): Promise<Next<T, R>> {
  const read = reading?.then((read) => ({ read }));
  const done = due?.then((done) => ({ done }));
  if (read === undefined || done === undefined) return read ?? done;
  return Promise.race([read, done]);
}

async function* each<T>(rows: Iterable<T> | AsyncIterable<T>): AsyncGenerator<T, void, undefined> {
  yield* rows;
}

function settled<T>(promise: Promise<T>): Promise<Settled<T>> {
  return promise.then(
    (value) => ({ value }),
    (error: unknown) => ({ error }),
  );
}

function taken<T>(result: Settled<T>): T {
  if ("error" in result) throw result.error;
  return result.value;
}
