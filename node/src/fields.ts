// Objects whose fields have two spellings: that of JavaScript, `sessionId`, and that of JSON, `session_id`.

import { invalid, kind } from "./errors.js";
import { SPELLINGS } from "./generated/inputs.js";

/** The fields of an object by their names in JSON. */
export type Fields = Record<string, unknown>;

/** An object, what it says of itself where it has a `toJSON`, with its own fields in the spelling of JSON. */
export function fields(value: unknown, path: string, type: keyof typeof SPELLINGS): Fields {
  const spelling: ReadonlyMap<string, string> = SPELLINGS[type];
  const seen = new Set<string>();
  const renamed = Object.entries(object(value, path)).map(([key, field]): [string, unknown] => {
    const name = spelling.get(key) ?? key;
    if (seen.has(name)) throw invalid(`\`${within(path, name)}\` is given twice, in both of its spellings`);
    seen.add(name);
    return [name, field];
  });
  // Defines own properties, `__proto__` too, where an assignment would set the prototype.
  return Object.fromEntries(renamed);
}

/** An object, or what it says of itself where it has a `toJSON`. */
export function object(value: unknown, path: string): object {
  const own =
    isObject(value) && typeof value["toJSON"] === "function" ? (value["toJSON"]() as unknown) : value;
  if (isObject(own) && !Array.isArray(own)) return own;
  throw invalid(`${path === "" ? "an interaction" : `\`${path}\``} must be an object, not ${kind(own)}`);
}

/** The elements of a list. */
export function listed(value: unknown, path: string): unknown[] {
  const many =
    isObject(value) && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === "function";
  if (!many || ArrayBuffer.isView(value)) throw invalid(`\`${path}\` must be a list, not ${kind(value)}`);
  return Array.from(value as unknown as Iterable<unknown>);
}

/** Whether a value has fields. */
export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

const within = (path: string, name: string) => (path === "" ? name : `${path}.${name}`);
