// Values as JSON text. What JSON cannot say is refused, with its place: `JSON.stringify` alone would write
// `null` for NaN and `{}` for a Map, and say nothing.

import { EnduranceError, EnduranceValidationError, invalid, kind } from "./errors.js";

/** How deep values may stand in each other, as the engine reads JSON. */
const DEEPEST = 128;

/** A value as JSON text; `what` names it where no field can be named. */
export function jsonText(value: unknown, what: string): string {
  return guarded(what, () => JSON.stringify(value, checking()));
}

/**
 * Reads what the caller's own code may refuse to give: a getter or a `toJSON` that throws is an input that
 * cannot be read.
 */
export function guarded<T>(what: string, read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof EnduranceError) throw error;
    throw invalid(`${what} cannot be read: ${said(error)}`, { cause: error });
  }
}

/** What an error says of itself, which may be no error, and may throw again. */
function said(error: unknown): string {
  try {
    return String(error);
  } catch {
    return kind(error);
  }
}

/** The text of a caller as it is, if it is Unicode. */
export function unicode(text: string): string {
  if (text.isWellFormed()) return text;
  throw new EnduranceValidationError("text with a lone surrogate, which is no Unicode", "invalid_utf8");
}

/** A replacer for `JSON.stringify` that replaces nothing and refuses what JSON cannot say. */
function checking(): (this: object, key: string, value: unknown) => unknown {
  // The objects that the walk is inside of, outermost first, and the key of each.
  const inside: object[] = [];
  const path: string[] = [];
  return function (key, value) {
    while (inside.length > 0 && inside[inside.length - 1] !== this) {
      inside.pop();
      path.pop();
    }
    const wrong = fault(value, inside) ?? (key.isWellFormed() ? undefined : "a key with a lone surrogate");
    if (wrong !== undefined) {
      throw invalid(`\`${[...path, key].slice(1).join(".").toWellFormed()}\`: ${wrong}`);
    }
    if (typeof value === "object" && value !== null) {
      inside.push(value);
      path.push(key);
    }
    return value;
  };
}

/** What is wrong with a value as JSON. */
function fault(value: unknown, inside: readonly object[]): string | undefined {
  switch (typeof value) {
    case "string":
      return value.isWellFormed() ? undefined : "text with a lone surrogate, which is no Unicode";
    case "number":
      return Number.isFinite(value) ? undefined : `${value} is no number that JSON has`;
    case "object":
      return value === null ? undefined : objectFault(value, inside);
    case "boolean":
    case "undefined": // left out, as everywhere in JavaScript
      return undefined;
    default:
      return `${kind(value)}, which JSON has not`;
  }
}

function objectFault(value: object, inside: readonly object[]): string | undefined {
  if (inside.includes(value)) return "a value that holds itself";
  if (inside.length >= DEEPEST) return `more than ${DEEPEST} values stand in each other`;
  if (value instanceof Promise) return "a Promise: it must be awaited";
  if (value instanceof Map || value instanceof Set || ArrayBuffer.isView(value)) {
    return `${kind(value)}, which JSON has not`;
  }
  return undefined;
}
