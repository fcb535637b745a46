// What people have, as the JSON that the engine reads.

import { document } from "./documents.js";
import { type Fields, fields, isObject, listed, object } from "./fields.js";
import type { Interaction } from "./generated/inputs.js";
import { invalid } from "./errors.js";
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
  return guarded("the interaction", () => writtenJson(value) ?? given(interaction(value), "the interaction"));
}

const SCANNED = 'a string or an object such as { text: "..." }';

/** A scan request as JSON: a text with its role, or a request that says both. */
export function scanJson(value: unknown, role: string | undefined): Given {
  return guarded("the request", () => {
    const request = typeof value === "string" ? { text: value } : (object(value, "text", SCANNED) as Fields);
    const said = request["role"] ?? role;
    if (role !== undefined && said !== role) throw invalid(`\`role\` is given twice, and differs`);
    return given(said === undefined ? request : { ...request, role: said }, "the request");
  });
}

/** All of an interaction but its answer, which comes in pieces: gives the whole, as JSON. */
export function answerable(value: unknown): (response: string) => Given {
  const rest = guarded("the interaction", () => interaction(value));
  if (rest["response"] !== undefined)
    throw invalid("`response` is what passes through the stream: leave it out");
  return (response) => given({ ...rest, response }, "the interaction");
}

function writtenJson(value: unknown): Given | undefined {
  if (typeof value === "string") return { json: Buffer.from(unicode(value)), written: true };
  // A copy: another thread may write into shared memory, and the caller into its own before the engine reads it.
  return value instanceof Uint8Array ? { json: new Uint8Array(value), written: true } : undefined;
}

function given(value: object, what: string): Given {
  return { json: Buffer.from(jsonText(value, what)), written: false };
}

/** The fields of an interaction, each part as the wire format has it. */
function interaction(value: unknown): Fields {
  const out = fields(value, "", "Interaction");
  const parts: [string, (part: unknown) => unknown][] = [
    ["query", (query) => query],
    [
      "rag_documents",
      // A text is that of the only document.
      (many) =>
        listed(typeof many === "string" ? [many] : many, "rag_documents").map((one, at) =>
          document(one, `rag_documents.${at}`),
        ),
    ],
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
