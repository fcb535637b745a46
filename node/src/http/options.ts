// What a middleware for chat endpoints may be told.

import type { Evaluation } from "../evaluation.js";
import type { Interaction } from "../generated/inputs.js";
import type { Verdict } from "../generated/results.js";
import { known, refused } from "../options.js";

/** How answers are found and what becomes of them. */
export interface Policy<Request> {
  /**
   * Where the question stands in the JSON of the request; a parameter of this name in the query string is one
   * too.
   */
  readonly query: string;
  /** Where the answer stands in the JSON that comes back, such as `choices.0.message.content`. */
  readonly response: string;
  /** Where the documents stand in it; null for none. */
  readonly documents: string | null;
  /** Takes the place of the last two: gives the interaction, or undefined where there is nothing to judge. */
  readonly read: ((asked: unknown, answered: unknown) => Interaction | undefined) | null;
  /**
   * What becomes of a malicious question: told in a header, refused before the application sees it, or not
   * scanned.
   */
  readonly attacks: "annotate" | "block" | "ignore";
  /** Verdicts whose answers are withheld. */
  readonly block: readonly Verdict[];
  /** The status of a refusal. */
  readonly status: number;
  /**
   * A name under which the evaluation is put into the JSON that comes back; the rest of it keeps its text.
   */
  readonly field: string | null;
  /** Is called with each evaluation, and awaited. */
  readonly onEvaluation: ((evaluation: Evaluation, request: Request) => unknown) | null;
  /**
   * Is called with an error of the evaluation; the answer then passes, marked as skipped. Without it the
   * error is raised.
   */
  readonly onError: ((error: unknown, request: Request) => unknown) | null;
  /** The most bytes held of an answer. What is longer passes unjudged and says so. */
  readonly limit: number;
  /** Collects answers that come in pieces, too. */
  readonly streams: boolean;
}

/** What of a policy is said; the rest is as in `DEFAULTS`. */
export type GuardOptions<Request = unknown> = {
  [K in keyof Policy<Request>]?: Policy<Request>[K] | undefined;
};

const DEFAULTS: Policy<unknown> = {
  query: "query",
  response: "answer",
  documents: "documents",
  read: null,
  attacks: "annotate",
  block: [],
  status: 422,
  field: null,
  onEvaluation: null,
  onError: null,
  limit: 2 ** 20,
  streams: false,
};

const VERDICTS = ["pass", "review", "fail", "not_measured"];

/** The whole policy. Throws EnduranceConfigError for one that cannot be meant. */
export function policy<Request>(options: GuardOptions<Request> | undefined): Policy<Request> {
  const given = known(options, Object.keys(DEFAULTS) as (keyof Policy<Request>)[]);
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const whole = { ...DEFAULTS, ...said } as Policy<Request>;
  oneOf("attacks", whole.attacks, ["annotate", "block", "ignore"]);
  if (!Array.isArray(whole.block)) throw refused(`\`block\` must be an array, not ${String(whole.block)}`);
  whole.block.forEach((verdict) => oneOf("block", verdict, VERDICTS));
  within("status", whole.status, 400, 599);
  within("limit", whole.limit, 1, Number.MAX_SAFE_INTEGER);
  return whole;
}

function oneOf(name: string, value: string, allowed: readonly string[]): void {
  if (!allowed.includes(value))
    throw refused(`\`${name}\` must be one of ${allowed.join(", ")}, not '${String(value)}'`);
}

function within(name: string, value: number, least: number, most: number): void {
  if (Number.isInteger(value) && value >= least && value <= most) return;
  throw refused(`\`${name}\` must be a whole number from ${least} to ${most}, not ${String(value)}`);
}
