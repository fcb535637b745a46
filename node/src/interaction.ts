// What people have, as the JSON that the engine reads.

import { document } from "./documents.js";
import { EnduranceValidationError } from "./errors.js";
import { type Fields, fields, isObject, listed } from "./fields.js";
import type { Interaction, ScanRequest } from "./generated/inputs.js";
import { guarded, jsonText, unicode } from "./json.js";
import { turn } from "./turns.js";

/** An interaction as an object, or its JSON as text or bytes. */
export type InteractionLike = Interaction | string | Uint8Array;

/** JSON for the engine, and whether the caller wrote it: then places in it mean something to them. */
export interface Given {
  readonly json: Uint8Array;
  readonly written: boolean;
}

/** An interaction as JSON. */
export function interactionJson(value: unknown): Given {
  return writtenJson(value) ?? given(guarded("the interaction", () => interaction(value)), "the interaction");
}

/** A scan request as JSON: a text with its role, or a request that says both. */
export function scanJson(value: unknown, role: string | undefined): Given {
  const request = typeof value === "string" ? { text: value } : (value as ScanRequest);
  return given(role === undefined ? request : { ...request, role }, "the request");
}

function writtenJson(value: unknown): Given | undefined {
  if (typeof value === "string") return { json: Buffer.from(unicode(value)), written: true };
  return value instanceof Uint8Array ? { json: value, written: true } : undefined;
}

function given(value: unknown, what: string): Given {
  const text: string | undefined = jsonText(value, what);
  if (text === undefined) throw new EnduranceValidationError(`${what} is undefined`, "invalid_field");
  return { json: Buffer.from(text), written: false };
}

/** The fields of an interaction, each part as the wire format has it. */
function interaction(value: unknown): Fields {
  const out = fields(value, "", "Interaction");
  const parts: [string, (part: unknown) => unknown][] = [
    ["query", (query) => query],
    ["rag_documents", (many) => listed(many, "rag_documents").map((one, at) => document(one, `rag_documents.${at}`))],
    ["history", (many) => listed(many, "history").map((one, at) => turn(one, `history.${at}`))],
    ["metadata", metadata],
  ];
  for (const [name, read] of parts) {
    // What is null is as good as left out.
    if (out[name] !== undefined) out[name] = out[name] === null ? undefined : read(out[name]);
  }
  return out;
}

function metadata(value: unknown): Fields {
  const out = fields(value, "metadata", "Metadata");
  if (isObject(out["controls"])) out["controls"] = fields(out["controls"], "metadata.controls", "Controls");
  return out;
}
