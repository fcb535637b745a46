// Many answers, one after the other.

import { type ErrorCode, EnduranceError, invalid, kind } from "./errors.js";
import type { Evaluation } from "./evaluation.js";
import { inOrder } from "./in_order.js";
import type { InteractionLike } from "./interaction.js";
import { known, signalled, strictness } from "./options.js";
import { threads } from "./threads.js";

/** Answers one by one: an array, a generator, a stream of objects, the lines of a file. */
export type Rows = Iterable<InteractionLike> | AsyncIterable<InteractionLike>;

/** The evaluations of many answers, in their order, made as they are read. */
export type Batch = AsyncGenerator<Evaluation | RowError, void, undefined>;

export interface BatchOptions {
  /** How many answers are evaluated at once, on as many threads of libuv's pool. */
  readonly jobs?: number | undefined;
  /** Refuses fields that this version does not know, instead of a warning in the result. */
  readonly strict?: boolean | undefined;
  /** Ends the batch: reading on rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

/** Stands in the place of a row that cannot be read. */
export class RowError {
  constructor(
    /** The number of the row, from 1. */
    readonly row: number,
    /** What is wrong, for code. */
    readonly code: ErrorCode,
    /** What is wrong, in words. */
    readonly message: string,
  ) {}
}

type Evaluate = (
  row: InteractionLike,
  strict: boolean | undefined,
  signal: AbortSignal,
) => Promise<Evaluation>;

/** Evaluates rows with `evaluate`; one that cannot be read gives a `RowError`, and the rest goes on. */
export function batch(evaluate: Evaluate, rows: Rows, options: BatchOptions | undefined): Batch {
  const { jobs, ...rest } = known(options, ["jobs", "strict", "signal"]);
  const strict = strictness(rest.strict);
  const signal = signalled(rest.signal);
  const work = async (row: InteractionLike, at: number, ended: AbortSignal) => {
    try {
      return await evaluate(row, strict, ended);
    } catch (error) {
      if (error instanceof EnduranceError) return new RowError(at + 1, error.code, error.message);
      throw error;
    }
  };
  return inOrder(iterable(rows), threads(jobs), work, signal, blank);
}

/** Whether a row is an empty line, as files have them at their end. */
const blank = (row: InteractionLike) => typeof row === "string" && row.trim() === "";

function iterable(rows: Rows): Rows {
  const many =
    typeof rows === "object" && rows !== null && (Symbol.iterator in rows || Symbol.asyncIterator in rows);
  if (many && "readableObjectMode" in rows && rows.readableObjectMode === false) {
    const lines = "give its lines, as readline.createInterface({ input }) does";
    throw invalid(`\`rows\` is a stream of bytes, whose pieces are no rows: ${lines}`);
  }
  if (many && !ArrayBuffer.isView(rows)) return rows;
  throw invalid(`\`rows\` must be an array or another iterable, not ${kind(rows)}`);
}
