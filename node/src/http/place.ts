// Places in JSON values and in their text.

import { invalid } from "../errors.js";
import { stringsOf } from "./texts.js";

/** What stands at a path of names and numbers of items, such as `choices.0.message.content`; or undefined. */
export function at(value: unknown, path: string): unknown {
  let found = value;
  for (const step of path.split(".")) {
    const item = Array.isArray(found) && /^-?\d+$/.test(step);
    if (item) found = (found as unknown[]).at(Number(step));
    else if (
      typeof found === "object" &&
      found !== null &&
      Object.hasOwn(found, step) &&
      !Array.isArray(found)
    ) {
      found = (found as Record<string, unknown>)[step];
    } else return undefined;
  }
  return found;
}

/**
 * The text of a JSON object with a field more. Its own text stays: written anew, its numbers might not be the
 * same.
 */
export function put(text: string, object: unknown, field: string, json: string): string {
  if (
    typeof object !== "object" ||
    object === null ||
    Array.isArray(object) ||
    Object.hasOwn(object, field)
  ) {
    throw invalid(`the answer must be a JSON object without the field \`${field}\``);
  }
  const head = text.trimEnd().slice(0, -1);
  return `${head}${Object.keys(object).length > 0 ? "," : ""}${JSON.stringify(field)}:${json}}`;
}

// Escapes of JSON, and in the group half of a UTF-16 pair without its other half, which is no Unicode.
const ESCAPES =
  /\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|(u[dD][89a-fA-F][\da-fA-F]{2})|[^])/g;

/** A JSON value, or undefined for what is none. Halves of UTF-16 pairs become U+FFFD, so that all text is Unicode. */
export function parsed(json: string | Uint8Array): unknown {
  try {
    const text = typeof json === "string" ? json : new TextDecoder("utf-8", { fatal: true }).decode(json);
    return JSON.parse(
      text.toWellFormed().replace(ESCAPES, (found, half) => (half === undefined ? found : "\ufffd")),
    );
  } catch {
    return undefined; // what is no JSON is told by its absence
  }
}

/** A value that a framework read from JSON, with its texts as `parsed` gives them. */
export function unicode(value: unknown): unknown {
  if ([...stringsOf(value)].every(({ text }) => text.isWellFormed())) return value;
  const whole = [value];
  const left: (readonly [object, object])[] = [[[value], whole]];
  // Not recursive, since a sender chooses the depth.
  for (const [from, to] of left) {
    for (const [name, inner] of Object.entries(from)) {
      const held = typeof inner === "object" && inner !== null;
      const made: unknown = held ? (Array.isArray(inner) ? [] : {}) : wellFormed(inner);
      // Defines, since an assignment of `__proto__` would set the prototype.
      Object.defineProperty(to, name.toWellFormed(), {
        value: made,
        enumerable: true,
        writable: true,
        configurable: true,
      });
      if (held) left.push([inner as object, made as object]);
    }
  }
  return whole[0];
}

const wellFormed = (value: unknown) => (typeof value === "string" ? value.toWellFormed() : value);
