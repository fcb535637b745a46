// Turns of a conversation as people have them: messages of several interfaces, told by their shape.

import { type Fields, isObject, object } from "./fields.js";
import type { Turn } from "./generated/inputs.js";

/** A message whose content may be a list of parts, as OpenAI, Anthropic and the AI SDK have it. */
export interface Message {
  readonly role: string;
  readonly content?: string | readonly unknown[] | null | undefined;
}

/** A message of LangChain.js. */
export interface TypedMessage {
  getType(): string;
  readonly content: string | readonly unknown[];
}

/** A turn as an object, a message, or a pair of role and content. */
export type TurnLike =
  Turn | Message | TypedMessage | readonly [role: string, content: string | readonly unknown[]];

// Roles of other interfaces, and what they are called in the wire format.
const ROLES = new Map([
  ["human", "user"],
  ["ai", "assistant"],
  ["function", "tool"],
  ["developer", "system"],
  ["model", "assistant"],
]);

const ALLOWED =
  'an object such as { role: "user", content: "..." }, a pair of both or a message of a framework';

/** A turn as the engine reads it. */
export function turn(value: unknown, path: string): Fields {
  if (Array.isArray(value) && value.length === 2) return said(value[0], value[1]);
  if (isObject(value) && typeof value["getType"] === "function") {
    return said(value["getType"]() as unknown, value["content"]);
  }
  const own = object(value, path, ALLOWED) as Fields;
  return "content" in own ? { ...own, ...said(own["role"], own["content"]) } : own;
}

function said(role: unknown, content: unknown): Fields {
  const named = typeof role === "string" ? (ROLES.get(role) ?? role) : role;
  // Vendors cut the text of an assistant wherever a citation ends; parts of others stand apart.
  return { role: named, content: text(content, named === "assistant" ? "" : "\n") };
}

/** The text of a content that may be a list of parts; what is no text is left out. */
export function text(content: unknown, between: string): unknown {
  if (content === null) return "";
  return Array.isArray(content)
    ? content
        .map(part)
        .filter((one) => one !== undefined)
        .join(between)
    : content;
}

function part(value: unknown): string | undefined {
  if (typeof value === "string") return value;
  const words = isObject(value) ? [value["text"], value["refusal"]] : [];
  return words.find((one) => typeof one === "string");
}
