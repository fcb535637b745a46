// Objects whose fields have two spellings: that of JavaScript, `sessionId`, and that of JSON, `session_id`.

import { types } from "node:util";
import { invalid, kind } from "./errors.js";
import { SPELLINGS } from "./generated/inputs.js";

/** The fields of an object by their names in JSON. */
export type Fields = Record<string, unknown>;

/** An object, what it says of itself where it has a `toJSON`, with its own fields in the spelling of JSON. */
export function fields(value: unknown, path: string, type: keyof typeof SPELLINGS, allowed?: string): Fields {
  const spelling: ReadonlyMap<string, string> = SPELLINGS[type];
  const seen = new Set<string>();
  const renamed = Object.entries(object(value, path, allowed)).map(([key, field]): [string, unknown] => {
    const name = spelling.get(key) ?? key;
    if (seen.has(name)) throw invalid(`\`${within(path, name)}\` is given twice, in both of its spellings`);
    seen.add(name);
    return [name, field];
  });
  // Defines own properties, `__proto__` too, where an assignment would set the prototype.
  return Object.fromEntries(renamed);
}

/** An object, or what it says of itself where it has a `toJSON`; `allowed` says what it may be. */
export function object(value: unknown, path: string, allowed = "an object"): object {
  const own =
    isObject(value) && typeof value["toJSON"] === "function" ? (value["toJSON"]() as unknown) : value;
  const what = path === "" ? "an interaction" : `\`${path}\``;
  if (own instanceof Promise) throw invalid(`${what} is a Promise: it must be awaited`);
  if (isObject(own) && !Array.isArray(own) && !isBuiltIn(own)) return own;
  throw invalid(`${what} must be ${allowed}, not ${kind(own)}`);
}

/** Whether a value is of a type of JavaScript whose fields are no fields of it, and would be lost without a word. */
function isBuiltIn(value: unknown): boolean {
  const kinds = [types.isMap, types.isSet, types.isWeakMap, types.isWeakSet, types.isDate, types.isRegExp];
  const more = [
    types.isPromise,
    types.isBoxedPrimitive,
    types.isAnyArrayBuffer,
    types.isNativeError,
    ArrayBuffer.isView,
  ];
  return [...kinds, ...more].some((is) => is(value));
}

/** The elements of a list. */
export function listed(value: unknown, path: string): unknown[] {
  const many =
    isObject(value) && typeof (value as Partial<Iterable<unknown>>)[Symbol.iterator] === "function";
  if (value instanceof Promise) throw invalid(`\`${path}\` is a Promise: it must be awaited`);
  if (isObject(value) && Symbol.asyncIterator in value)
    throw invalid(`\`${path}\` must be a list, not ${kind(value)}: collect what it gives first`);
  if (!many || ArrayBuffer.isView(value) || types.isBoxedPrimitive(value))
    throw invalid(`\`${path}\` must be a list, not ${kind(value)}`);
  return Array.from(value as unknown as Iterable<unknown>);
}

/** Whether a value has fields. */
export function isObject(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

const within = (path: string, name: string) => (path === "" ? name : `${path}.${name}`);
