// Whose turn it is on libuv's pool. More work there than there are cores would slow all of it, and the main
// thread too; work that waits here can be given up, and leaves the pool to files and names.

import { unlessAborted } from "./abort.js";
import { threads } from "./threads.js";

/** Ends a turn. */
type End = () => void;

/** When work may begin. */
export type Turn = (signal: AbortSignal | undefined) => Promise<End>;

let working = 0;
const waiting = new Set<() => void>();

/** Waits for a turn, unless the signal is aborted; what it gives ends the turn. */
export async function waitForTurn(signal: AbortSignal | undefined): Promise<End> {
  signal?.throwIfAborted();
  if (working < threads(undefined)) {
    working++;
    return end;
  }
  let begin = () => undefined as void;
  const turn = new Promise<void>((resolve) => (begin = resolve));
  waiting.add(begin);
  // Who is aborted in the moment of getting its turn passes it on.
  const leave = () => void (waiting.delete(begin) || end());
  await (signal === undefined ? turn : unlessAborted(turn, signal, leave));
  return end;
}

/** Begins at once: for who counts its work itself. */
export async function atOnce(signal: AbortSignal | undefined): Promise<End> {
  signal?.throwIfAborted();
  return () => undefined;
}

/** Gives the turn to who waits longest. */
function end(): void {
  const [next] = waiting;
  if (next === undefined) {
    working--;
  } else {
    waiting.delete(next);
    next();
  }
}
