// Places in JSON values and in their text.

import { invalid } from "../errors.js";

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

/** A JSON value, or undefined for what is none. */
export function parsed(json: string | Uint8Array): unknown {
  try {
    return JSON.parse(
      typeof json === "string" ? json : new TextDecoder("utf-8", { fatal: true }).decode(json),
    );
  } catch {
    return undefined; // what is no JSON is told by its absence
  }
}
