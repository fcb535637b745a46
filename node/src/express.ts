// A middleware for chat endpoints of Express, and of whatever takes middleware of its kind, such as Connect
// and NestJS.

import type { IncomingMessage, ServerResponse } from "node:http";
import type { Evaluator } from "./evaluator.js";
import { Guard, type Judged, OF_BODY, OF_EVALUATION, PROBLEM, question } from "./http/guard.js";
import { hold } from "./http/held.js";
import type { GuardOptions } from "./http/options.js";

export type { GuardOptions } from "./http/options.js";

/** A request whose body is read, as `express.json()` does. */
export type ReadRequest = IncomingMessage & { body?: unknown; originalUrl?: string; query?: unknown };

export type Middleware = (
  request: ReadRequest,
  response: ServerResponse,
  next: (error?: unknown) => void,
) => void;

/**
 * Scans the questions to chat endpoints and evaluates their JSON answers. Stands behind `express.json()`, at
 * the path of the endpoint: `app.use("/chat", express.json(), guard({ client }))`.
 */
export function guard(
  options: GuardOptions<ReadRequest> & { readonly client?: Evaluator | undefined } = {},
): Middleware {
  const { client, ...rest } = options;
  const own = new Guard<ReadRequest>(client, rest);
  return (request, response, next) => {
    const asked = question({
      body: request.body,
      url: request.originalUrl ?? request.url,
      headers: request.headers,
      query: request.query,
    });
    own.ask(asked).then((found) => {
      setHeaders(response, found);
      if (found.refusal !== undefined) return refuse(response, found);
      const failed = (error: unknown) => {
        drop(response, [...OF_BODY, "content-type"]);
        next(error);
      };
      hold(response, {
        limit: own.policy.limit,
        streams: own.policy.streams,
        passes: (reason) => {
          drop(response, OF_EVALUATION);
          if (reason !== "") response.setHeader("endurance-skipped", reason);
        },
        whole: (body, release) =>
          void own
            .judge(asked, body, request)
            .finally(release)
            .then((judged) => send(response, judged, body))
            .catch(failed),
      });
      return next();
    }, next);
  };
}

/** Sends what the policy made of a whole answer. */
function send(response: ServerResponse, judged: Judged, body: Buffer): void {
  drop(response, OF_EVALUATION);
  setHeaders(response, judged);
  if (judged.refusal !== undefined) return refuse(response, judged);
  if (judged.body === undefined) return void response.end(body);
  drop(response, OF_BODY);
  const text = Buffer.from(judged.body);
  response.setHeader("content-length", text.length);
  response.end(text);
}

function refuse(response: ServerResponse, { refusal }: Judged): void {
  const { status, body } = refusal as NonNullable<Judged["refusal"]>;
  drop(response, OF_BODY);
  response.statusCode = status;
  response.statusMessage = "";
  response.setHeader("content-type", PROBLEM);
  response.setHeader("content-length", Buffer.byteLength(body));
  response.end(body);
}

function setHeaders(response: ServerResponse, { headers }: Judged): void {
  Object.entries(headers).forEach(([name, value]) => response.setHeader(name, value));
}

function drop(response: ServerResponse, names: readonly string[]): void {
  names.forEach((name) => response.removeHeader(name));
}
