// What can go wrong, as one tree. Evaluating itself never fails: whatever the text, there is an evaluation.

import type { Evaluation } from "./evaluation.js";

/** What is wrong, for code; it stays the same from version to version. */
export type ErrorCode =
  | "answer_withheld"
  | "invalid_config"
  | "invalid_field"
  | "invalid_json"
  | "invalid_utf8"
  | "missing_field"
  | "unknown_field"
  | "internal"
  | (string & {});

/**
 * Any error of Endurance; those that no class below names are faults of the library, with the code
 * `internal`.
 */
export class EnduranceError extends Error {
  override name = "EnduranceError";

  constructor(
    message: string,
    readonly code: ErrorCode = "internal",
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** The field that a message names. */
function named(message: string): string | undefined {
  return /^(?:missing field |unknown field )?`([^`]+)`/.exec(message)?.[1];
}

/**
 * An input cannot be read: `missing_field`, `invalid_field`, `unknown_field` (where `strict`),
 * `invalid_json`, `invalid_utf8`.
 */
export class EnduranceValidationError extends EnduranceError {
  override name = "EnduranceValidationError";

  /** The field that is wrong, in the names of JSON, such as `rag_documents.0.content`. */
  get field(): string | undefined {
    return named(this.message);
  }
}

/** A configuration or an option is refused, or asks for what this version has not: `invalid_config`. */
export class EnduranceConfigError extends EnduranceError {
  override name = "EnduranceConfigError";

  /** The key or the option that is wrong, such as `thresholds.pass`. */
  get field(): string | undefined {
    return named(this.message);
  }
}

/** An answer is withheld, because a policy blocks its verdict: `answer_withheld`. */
export class EnduranceWithheldError extends EnduranceError {
  override name = "EnduranceWithheldError";

  constructor(
    /** What was found. */
    readonly evaluation: Evaluation,
  ) {
    super(`the answer was judged ${evaluation.verdict} and is withheld`, "answer_withheld");
  }
}

/** The error with this code. */
export function errorOf(code: string, message: string, options?: ErrorOptions): EnduranceError {
  if (code === "invalid_config") return new EnduranceConfigError(message, code, options);
  if (code === "internal") return new EnduranceError(message, code, options);
  return new EnduranceValidationError(message, code, options);
}

/** A field of an input that is refused. */
export function invalid(message: string, options?: ErrorOptions): EnduranceValidationError {
  return new EnduranceValidationError(message, "invalid_field", options);
}

/** What came, in words. */
export function kind(value: unknown): string {
  if (value === null || value === undefined) return String(value);
  if (Array.isArray(value)) return "an array";
  if (typeof value !== "object") return `a value of type ${typeof value}`;
  const name: unknown = Object.getPrototypeOf(value)?.constructor?.name;
  return typeof name === "string" && name !== "Object" && name !== ""
    ? `a value of type ${name}`
    : "an object";
}

/** What came, with a text in quotes: `"2"` is no number. */
export function shown(value: unknown): string {
  if (typeof value === "string") return `'${value}'`;
  return typeof value === "number" || typeof value === "boolean" ? String(value) : kind(value);
}
