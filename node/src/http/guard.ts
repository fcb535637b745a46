// Judges what a chat endpoint is asked and what it answers; a framework's module does the rest.

import { STATUS_CODES } from "node:http";
import { EnduranceClient } from "../client.js";
import type { Evaluation } from "../evaluation.js";
import type { Evaluator } from "../evaluator.js";
import type { Interaction } from "../generated/inputs.js";
import { text } from "../turns.js";
import { clientOf } from "../options.js";
import { type GuardOptions, type Policy, policy } from "./options.js";
import { at, parsed, put, unicode } from "./place.js";
import { MOST, texts } from "./texts.js";

/** A request: its body as JSON values, undefined where there is none, and its query string. */
export interface Asked {
  readonly body: unknown;
  readonly parameters: URLSearchParams;
  /** What the framework made of the query string, by rules of its own: to some it begins with `#` or `;` too. */
  readonly read: unknown;
}

/** What is used of a request. */
export interface Received {
  readonly body: unknown;
  readonly url: string | undefined;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly query?: unknown;
}

/** What is asked. A body that is not read, or not as JSON values, cannot be searched. */
export function question({ body, url, headers, query }: Received): Asked | "unreadable" {
  const parameters = new URLSearchParams((url ?? "").split("?").slice(1).join("?"));
  const sent = headers["transfer-encoding"] !== undefined || Number(headers["content-length"] ?? 0) > 0;
  const values = typeof body === "object" && body !== null && !ArrayBuffer.isView(body);
  // The parser of Express 4 leaves an empty object where it has not read.
  const parsed = /json|x-www-form-urlencoded/i.test(String(headers["content-type"] ?? ""));
  const unread = values && sent && !parsed && Object.keys(body).length === 0;
  if (unread || (!values && sent)) return "unreadable";
  return { body: values ? body : undefined, parameters, read: query };
}

/** What is answered in place of the application. */
export interface Refusal {
  readonly status: number;
  readonly body: string;
}

/** An answer that was judged: headers, and another body or a refusal where the policy has one. */
export interface Judged {
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly refusal?: Refusal;
}

/** The type of a refusal's body. */
export const PROBLEM = "application/problem+json";

/** Headers that say how an answer was judged: an application's own, such as those of a service behind it, are dropped. */
export const OF_EVALUATION = ["endurance-verdict", "endurance-score", "endurance-skipped"];

/** Headers that are of the body alone, and no longer true of another one. */
export const OF_BODY = [
  "content-length",
  "etag",
  "content-md5",
  "digest",
  "content-digest",
  "repr-digest",
  "transfer-encoding",
];

// Questions that are not let through where attacks are blocked: code, detail, and a status that is not the policy's.
const REFUSED = {
  malicious: ["malicious_query", "the query holds an attack"],
  unreadable: ["unreadable_query", "the request is no JSON, so that it cannot be searched for attacks"],
  too_large: ["request_too_large", "the request holds more than can be searched for attacks", 413],
} as const;

export class Guard<Request> {
  readonly policy: Policy<Request>;
  readonly #client: Evaluator;

  constructor(client: Evaluator | undefined, options: GuardOptions<Request> | undefined) {
    this.policy = policy(options);
    this.#client = clientOf(client) ?? new EnduranceClient();
  }

  /** Scans the question: headers that say what was found, and a refusal where the policy has one. */
  async ask(asked: Asked | "unreadable"): Promise<Judged> {
    if (this.policy.attacks === "ignore") return { headers: {} };
    const found = asked === "unreadable" ? asked : await this.#scan(asked);
    if (found === undefined) return { headers: {} };
    const headers = { "endurance-query": found };
    if (found === "clean" || this.policy.attacks === "annotate") return { headers };
    const [code, detail, status] = REFUSED[found];
    return { headers, refusal: problem(code, detail, status ?? this.policy.status) };
  }

  async #scan({ body, parameters, read }: Asked): Promise<"clean" | keyof typeof REFUSED | undefined> {
    const { query } = this.policy;
    // An application may read either, and of several parameters with one name any: `query[]` and `query[a]` too, which
    // are lists and objects to Express.
    const given = [...parameters].filter(([name]) => name === query || name.startsWith(`${query}[`));
    // Where nothing stands at the place, the application reads another: all is searched.
    const found = texts([given.map(([, value]) => value), at(read, query), at(body, query) ?? body]);
    if (found.size === 0) return undefined;
    if (found.size > MOST) return "too_large";
    // Half of a UTF-16 pair is read as U+FFFD: whoever sends it has no say over whether the rest is searched.
    const scans = await Promise.all(Array.from(found, (one) => this.#client.scanAsync(one.toWellFormed())));
    if (scans.some((scan) => scan.is_malicious)) return "malicious";
    return scans.some((scan) => scan.degraded.length > 0) ? "too_large" : "clean";
  }

  /** Judges an answer that is JSON: what becomes of it, or why there is no evaluation. */
  async judge(asked: Asked | "unreadable", json: string | Uint8Array, request: Request): Promise<Judged> {
    try {
      return await this.#judge(asked === "unreadable" ? undefined : asked, json, request);
    } catch (error) {
      if (this.policy.onError === null) throw error;
      await this.policy.onError(error, request);
      return skipped("error");
    }
  }

  async #judge(asked: Asked | undefined, json: string | Uint8Array, request: Request): Promise<Judged> {
    const { block, field, onEvaluation, read, status } = this.policy;
    const answered = parsed(json);
    if (answered === undefined) {
      const detail = "the answer says it is JSON, cannot be read as JSON, and is withheld";
      const refusal = block.length > 0 && { refusal: problem("answer_withheld", detail, status) };
      return { ...skipped("invalid_json"), ...refusal };
    }
    const question = unicode(asked?.body ?? asked?.read) ?? Object.fromEntries(asked?.parameters ?? []);
    const interaction = read === null ? this.#read(question, answered) : read(question, answered);
    if (interaction === undefined) return skipped("no_answer");
    const evaluation = await this.#client.evaluateAsync(interaction);
    await onEvaluation?.(evaluation, request);
    const headers = headersOf(evaluation);
    if ((block as readonly string[]).includes(evaluation.verdict)) {
      const detail = `the answer was judged ${evaluation.verdict} and is withheld`;
      return { headers, refusal: problem("answer_withheld", detail, status) };
    }
    if (field === null) return { headers };
    return { headers, body: put(Buffer.from(json as string).toString(), answered, field, evaluation.json) };
  }

  /** The interaction at the places of the policy. */
  #read(question: unknown, answered: unknown): Interaction | undefined {
    const { query, response, documents } = this.policy;
    const answer = at(answered, response);
    if (answer === undefined || answer === null) return undefined;
    const given = text(at(question, query), "\n");
    return {
      query: typeof given === "string" ? given : undefined,
      response: answer as string, // what is no string is refused by the engine
      ragDocuments: documents === null ? undefined : (at(answered, documents) as Interaction["ragDocuments"]),
    };
  }
}

/** An answer that was not judged, and why. */
export function skipped(reason: string): Judged {
  return { headers: { "endurance-skipped": reason } };
}

/** Whether a content type is JSON. */
export function isJson(type: unknown): boolean {
  return /^application\/(json|[^;,\s]+\+json)\s*(;|$)/i.test(String(type ?? ""));
}

/** A refusal as RFC 9457 has it, with the `error` of Endurance's own interface beside it. */
function problem(code: string, detail: string, status: number): Refusal {
  const about = { type: "about:blank", title: STATUS_CODES[status] ?? "Error", status, detail };
  return { status, body: JSON.stringify({ ...about, error: { code, message: detail } }) };
}

/** What an answer says of its evaluation. */
function headersOf({ overall_score: score, verdict }: Evaluation): Record<string, string> {
  const measured = score !== null && score !== undefined;
  return { "endurance-verdict": verdict, ...(measured && { "endurance-score": score.toFixed(1) }) };
}
