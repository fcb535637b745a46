// Documents as people have them. Nothing is imported to recognise one: a LangChain document is what has
// `pageContent`, a LlamaIndex node what has `getContent`.

import { type Fields, fields, isObject } from "./fields.js";
import type { Document } from "./generated/inputs.js";

/** A document of LangChain.js. */
export interface PageDocument {
  readonly pageContent: string;
  readonly id?: string | undefined;
  readonly metadata?: object | undefined;
}

/** A node of LlamaIndex.TS. */
export interface TextNode {
  getContent(...mode: never[]): string;
  readonly id_: string;
  readonly metadata?: object | undefined;
}

/** A node of LlamaIndex.TS with its score. */
export interface ScoredNode {
  readonly node: TextNode;
  readonly score?: number | undefined;
}

/** Several, in whatever can be iterated over; but not the letters of one text. */
export type Many<T> = Iterable<T> & { readonly charAt?: never };

/** A document as a string, an object, or one of a framework, alone or in a pair with its score. */
export type DocumentLike =
  string | Document | PageDocument | TextNode | ScoredNode | readonly [DocumentLike, number];

// Keys of the metadata of LangChain and LlamaIndex that are a document's name; the first that is there.
const SOURCES = ["source", "file_name", "file_path", "title", "url"];

const ALLOWED = 'a string, an object such as { content: "..." } or a document of a framework';

// The largest page that the wire format has.
const PAGES = 2 ** 32 - 1;

/** A document as the engine reads it. */
export function document(value: unknown, path: string): Fields {
  if (typeof value === "string") return { content: value };
  if (Array.isArray(value) && value.length === 2) return scored(document(value[0], path), value[1]);
  if (isObject(value)) {
    if (isObject(value["node"]) && "score" in value)
      return scored(document(value["node"], path), value["score"]);
    if ("pageContent" in value) return described(value["pageContent"], value["id"], value["metadata"]);
    if (typeof value["getContent"] === "function" && "id_" in value) {
      return described(value["getContent"]() as unknown, value["id_"], value["metadata"]);
    }
  }
  return fields(value, path, "Document", ALLOWED);
}

function scored(found: Fields, score: unknown): Fields {
  return score === undefined || score === null ? found : { ...found, similarity_score: score };
}

/** A document of a framework with what its metadata says of it. */
function described(content: unknown, id: unknown, metadata: unknown): Fields {
  const told = isObject(metadata) ? metadata : {};
  const { language } = told;
  return {
    content,
    id: id ?? undefined,
    source: SOURCES.map((key) => told[key]).find((name) => typeof name === "string"),
    page: page(told),
    language: typeof language === "string" ? language : undefined,
  };
}

/** The page where it is told plainly; readers of PDF files put it into `loc`. */
function page(told: Fields): number | undefined {
  const number = isObject(told["loc"]) ? (told["loc"]["pageNumber"] ?? told["page"]) : told["page"];
  const counted = typeof number === "number" && Number.isInteger(number) && number >= 0 && number <= PAGES;
  return counted ? number : undefined;
}
