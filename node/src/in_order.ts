// Work on many rows at once, whose results come in the order of the rows.

import { unlessAborted } from "./abort.js";

/** What a promise came to. */
type Settled<T> = { readonly value: T } | { readonly error: unknown };

/** What came first. */
type Next<T, R> = { readonly read: Settled<T> } | { readonly done: Settled<R> };

/**
 * Does `work` for each row, at most `most` at a time, and gives what comes of it in order.
 *
 * One row is read ahead; the next only when there is room for it, so that a slow reader of the results slows the source.
 * What the source throws waits until the rows before it are done. Ending early gives up what is under way.
 */
export async function* inOrder<T, R>(
  rows: Iterable<T> | AsyncIterable<T>,
  most: number,
  work: (row: T, at: number, signal: AbortSignal) => Promise<R>,
  signal?: AbortSignal,
): AsyncGenerator<R, void, undefined> {
  const stop = new AbortController();
  const ended = signal === undefined ? stop.signal : AbortSignal.any([signal, stop.signal]);
  const source = each(rows);
  const read = () => settled(unlessAborted(source.next(), ended));
  const underWay: Promise<Settled<R>>[] = [];
  let reading: Promise<Settled<IteratorResult<T, void>>> | undefined = read();
  let failed: { readonly error: unknown } | undefined;
  let at = 0;
  try {
    for (;;) {
      const next: Next<IteratorResult<T, void>, R> | undefined = await first(underWay.length < most ? reading : undefined, underWay[0]);
      if (next === undefined) break;
      if ("done" in next) {
        void underWay.shift();
        yield taken(next.done);
      } else if ("error" in next.read) {
        [failed, reading] = [next.read, undefined];
      } else if (next.read.value.done === true) {
        reading = undefined;
      } else {
        underWay.push(settled(work(next.read.value.value, at++, ended)));
        reading = read();
      }
    }
    if (failed !== undefined) throw failed.error;
  } finally {
    stop.abort();
    await close(source, reading);
  }
}

/** What comes first: a row that was read, or the result that is due. A row goes before: it is to be under way. */
async function first<T, R>(
  reading: Promise<Settled<T>> | undefined,
  due: Promise<Settled<R>> | undefined,
): Promise<Next<T, R> | undefined> {
  const read = reading?.then((read) => ({ read }));
  const done = due?.then((done) => ({ done }));
  if (read === undefined || done === undefined) return read ?? done;
  return Promise.race([read, done]);
}

/** Ends the source. One that is asked for a row may never answer: it is told, and not waited for. */
async function close(source: AsyncGenerator<unknown>, reading: Promise<unknown> | undefined): Promise<void> {
  const closed = source.return(undefined);
  if (reading === undefined) await closed;
  else closed.catch(() => undefined); // who reads has left: nobody can be told
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
