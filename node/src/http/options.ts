// What a middleware for chat endpoints may be told.

import type { Evaluation } from "../evaluation.js";
import type { Interaction } from "../generated/inputs.js";
import { shown } from "../errors.js";
import { type KnownVerdict, blocked, callable, known, oneOf, refused, within } from "../options.js";

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
  readonly block: readonly KnownVerdict[];
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

/** The whole policy. Throws EnduranceConfigError for one that cannot be meant. */
export function policy<Request>(options: GuardOptions<Request> | undefined): Policy<Request> {
  const given = known(options, Object.keys(DEFAULTS) as (keyof Policy<Request>)[]);
  const said = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  const whole = { ...DEFAULTS, ...said } as Policy<Request>;
  place("query", whole.query);
  place("response", whole.response);
  if (whole.documents !== null) place("documents", whole.documents);
  if (whole.field !== null) place("field", whole.field);
  callable("read", whole.read);
  callable("onEvaluation", whole.onEvaluation);
  callable("onError", whole.onError);
  oneOf("attacks", whole.attacks, ["annotate", "block", "ignore"]);
  blocked(whole.block);
  within("status", whole.status, 400, 599);
  within("limit", whole.limit, 1, Number.MAX_SAFE_INTEGER);
  if (typeof whole.streams !== "boolean")
    throw refused(`\`streams\` must be true or false, not ${shown(whole.streams)}`);
  return whole;
}

/** Refuses what names nothing. */
function place(name: string, value: unknown): void {
  if (typeof value !== "string" || value === "")
    throw refused(`\`${name}\` must be a text that is not empty, not ${shown(value)}`);
}
