// A plugin for chat endpoints of Fastify.

import type { Evaluator } from "./evaluator.js";
import {
  type Asked,
  Guard,
  type Judged,
  OF_BODY,
  OF_EVALUATION,
  PROBLEM,
  isJson,
  question,
  skipped,
} from "./http/guard.js";
import type { GuardOptions } from "./http/options.js";

export type { GuardOptions } from "./http/options.js";

/** What is used of Fastify's request; its own type fits. */
export interface PluginRequest {
  readonly body: unknown;
  readonly url: string;
  readonly method: string;
  readonly query?: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** What is used of Fastify's reply. */
export interface PluginReply {
  statusCode: number;
  code(status: number): unknown;
  header(name: string, value: unknown): unknown;
  removeHeader(name: string): unknown;
  getHeader(name: string): unknown;
  send(payload: unknown): unknown;
}

/** What is used of a scope of Fastify. */
export interface PluginScope {
  addHook(
    name: "preHandler",
    hook: (request: PluginRequest, reply: PluginReply) => Promise<unknown>,
  ): unknown;
  addHook(
    name: "onSend",
    hook: (request: PluginRequest, reply: PluginReply, payload: unknown) => Promise<unknown>,
  ): unknown;
}

export type PluginOptions = GuardOptions<PluginRequest> & { readonly client?: Evaluator | undefined };

/**
 * Scans the questions to the routes of a scope and evaluates their JSON answers: `chat.register(guard, { client })`.
 *
 * It guards the scope in which it is registered, or that it is called with, and the scopes registered after it.
 */
export function guard(scope: PluginScope, options?: PluginOptions, done?: (error?: Error) => void): void {
  try {
    hook(scope, options);
  } catch (error) {
    if (done === undefined) throw error;
    return done(error as Error); // Fastify would end the process with one that is thrown
  }
  done?.();
}

function hook(scope: PluginScope, options: PluginOptions = {}): void {
  const { client, ...rest } = options;
  const own = new Guard<PluginRequest>(client, rest);
  // Refusals of this plugin, and whatever was sent before the handler was reached, are not answers.
  const questions = new WeakMap<PluginRequest, Asked | "unreadable">();
  scope.addHook("preHandler", async (request, reply) => {
    const asked = question(request);
    const found = await own.ask(asked);
    setHeaders(reply, found);
    if (found.refusal === undefined) questions.set(request, asked);
    else return reply.send(refused(reply, found.refusal));
    return undefined;
  });
  scope.addHook("onSend", async (request, reply, payload) => {
    const asked = questions.get(request);
    const ours = request.method !== "HEAD" && reply.statusCode >= 200 && reply.statusCode <= 299;
    if (asked === undefined || !ours || !isJson(reply.getHeader("content-type"))) return payload;
    questions.delete(request); // an error of this hook is sent too
    const judged = await judge(own, asked, payload, request, reply);
    OF_EVALUATION.forEach((name) => reply.removeHeader(name));
    setHeaders(reply, judged);
    if (judged.refusal !== undefined) return refused(reply, judged.refusal);
    if (judged.body === undefined) return payload;
    OF_BODY.forEach((name) => reply.removeHeader(name));
    return judged.body;
  });
}

// Else Fastify would give the plugin a scope of its own, which has no routes to guard.
Object.assign(guard, {
  [Symbol.for("skip-override")]: true,
  [Symbol.for("fastify.display-name")]: "endurance-eval",
});

async function judge(
  own: Guard<PluginRequest>,
  asked: Asked | "unreadable",
  payload: unknown,
  request: PluginRequest,
  reply: PluginReply,
): Promise<Judged> {
  if (typeof payload !== "string" && !(payload instanceof Uint8Array)) return skipped("stream");
  const encoding = String(reply.getHeader("content-encoding") ?? "identity").toLowerCase();
  if (encoding !== "identity") return skipped("encoded");
  if (Buffer.byteLength(payload) > own.policy.limit) return skipped("too_large");
  return own.judge(asked, payload, request);
}

/** The body of a refusal, with its head set. */
function refused(reply: PluginReply, { status, body }: NonNullable<Judged["refusal"]>): string {
  OF_BODY.forEach((name) => reply.removeHeader(name));
  reply.code(status);
  reply.header("content-type", PROBLEM);
  return body;
}

function setHeaders(reply: PluginReply, { headers }: Judged): void {
  Object.entries(headers).forEach(([name, value]) => reply.header(name, value));
}
