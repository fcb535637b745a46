// Options of calls. A misspelt one would do nothing, and say nothing: it is refused.

import { EnduranceConfigError, kind, shown } from "./errors.js";
import type { Evaluator } from "./evaluator.js";

/** The options, if all have one of these names. */
export function known<T extends object>(
  options: T | undefined,
  names: readonly (keyof T & string)[],
): Partial<T> {
  if (options === undefined) return {};
  if (typeof options !== "object" || options === null)
    throw refused(`options must be an object, not ${kind(options)}`);
  const other = Object.keys(options).find((name) => !(names as readonly string[]).includes(name));
  if (other === undefined) return options;
  throw refused(`\`${other}\` is no option: there are ${names.join(", ")}`);
}

/** Whether unknown fields are refused. */
export function strictness(strict: boolean | undefined): boolean {
  if (strict === undefined || typeof strict === "boolean") return strict ?? false;
  throw refused(`\`strict\` must be true or false, not ${shown(strict)}`);
}

/** A signal, if it is one: an AbortController is easily given in its place. */
export function signalled(signal: AbortSignal | undefined): AbortSignal | undefined {
  const { throwIfAborted, addEventListener } = (signal ?? {}) as Partial<AbortSignal>;
  const one = typeof throwIfAborted === "function" && typeof addEventListener === "function";
  if (signal === undefined || one) return signal;
  const hint = (signal as unknown) instanceof AbortController ? ": give its `signal`" : "";
  throw refused(`\`signal\` must be an AbortSignal, not ${kind(signal)}${hint}`);
}

/** A client that was given, if it is one. */
export function clientOf(client: Evaluator | undefined): Evaluator | undefined {
  const { evaluateAsync, scanAsync } = (client ?? {}) as Partial<Evaluator>;
  const one = typeof evaluateAsync === "function" && typeof scanAsync === "function";
  if (client === undefined || one) return client;
  throw refused(`\`client\` must be an EnduranceClient or an Evaluator, not ${kind(client)}`);
}

/** What is to be called, if it can be. */
export function callable<T>(name: string, value: T): T {
  if (value === undefined || value === null || typeof value === "function") return value;
  throw refused(`\`${name}\` must be a function, not ${kind(value)}`);
}

/** Verdicts that are blocked, if all are verdicts. */
export function blocked<T extends readonly string[]>(block: T): T {
  if (!Array.isArray(block)) throw refused(`\`block\` must be an array, not ${kind(block)}`);
  block.forEach((verdict: unknown) => oneOf("block", verdict, VERDICTS));
  return block;
}

const VERDICTS = ["pass", "review", "fail", "not_measured"] as const;

/** A verdict of this version: one that is misspelt would block nothing. */
export type KnownVerdict = (typeof VERDICTS)[number];

/** Refuses another value than these. */
export function oneOf(name: string, value: unknown, allowed: readonly string[]): void {
  if (!allowed.includes(value as string))
    throw refused(`\`${name}\` must be one of ${allowed.join(", ")}, not ${shown(value)}`);
}

/** Refuses what is no whole number within these. */
export function within(name: string, value: unknown, least: number, most: number): void {
  if (Number.isInteger(value) && (value as number) >= least && (value as number) <= most) return;
  throw refused(`\`${name}\` must be a whole number from ${least} to ${most}, not ${shown(value)}`);
}

/** An error for an option that is refused. */
export function refused(message: string, options?: ErrorOptions): EnduranceConfigError {
  return new EnduranceConfigError(message, "invalid_config", options);
}
