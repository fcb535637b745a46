// What an application writes to a response of Node, held back until it is whole, or seen to be none of ours.

import type { OutgoingHttpHeader, ServerResponse } from "node:http";
import { isJson } from "./guard.js";

type Callback = (error?: Error | null) => void;

/** Statuses of success whose body is none, or a part. */
const NO_WHOLE_BODY = [204, 205, 206];

/** A response that has ended for the application: a second answer must not go out in place of the judged one. */
const ENDED: Pick<ServerResponse, "writeHead" | "write" | "end" | "flushHeaders"> = {
  writeHead(this: ServerResponse) {
    return this;
  },
  write: () => false,
  end(this: ServerResponse) {
    return this;
  },
  flushHeaders: () => undefined,
};

export interface Holding {
  /** The most bytes held. */
  readonly limit: number;
  /** Whether an answer is held that comes in pieces. */
  readonly streams: boolean;
  /** Is called with the whole body. What is written after it is lost, until `release` is called. */
  readonly whole: (body: Buffer, release: () => void) => void;
  /**
   * Is called when an answer passes, before its head is sent; the reason is empty where it is none of ours.
   */
  readonly passes: (reason: string) => void;
}

/** Takes the place of `writeHead`, `write`, `end` and `flushHeaders` until one of the two is called. */
export function hold(response: ServerResponse, holding: Holding): void {
  const { writeHead, write, end, flushHeaders } = response;
  const pieces: Buffer[] = [];
  let length = 0;
  const restore = () => {
    Reflect.deleteProperty(response, "headersSent");
    Object.assign(response, { writeHead, write, end, flushHeaders });
  };

  /** Sends what was held, and lets the rest go by. */
  function pass(reason: string): void {
    restore();
    holding.passes(reason);
    if (pieces.length > 0) response.write(Buffer.concat(pieces));
  }

  /** Holds a piece; or says why not. */
  function held(chunk: unknown, encoding: unknown, last: boolean): string | undefined {
    const piece = bytes(chunk, encoding);
    const wrong = unjudged(response, last && pieces.length === 0, holding);
    if (wrong !== undefined) return wrong;
    if (length + piece.length > holding.limit) return "too_large";
    // To the application the head has gone out: what fails now must not answer anew.
    if (!last) Object.defineProperty(response, "headersSent", { get: () => true, configurable: true });
    pieces.push(piece);
    length += piece.length;
    return undefined;
  }

  response.writeHead = function (status: number, ...rest: unknown[]) {
    response.statusCode = status;
    if (typeof rest[0] === "string") response.statusMessage = rest.shift() as string;
    setHeaders(response, rest[0]);
    return response;
  } as ServerResponse["writeHead"];
  response.flushHeaders = () => {
    const reason = unjudged(response, false, holding);
    if (reason === undefined) return; // held with the rest
    pass(reason);
    response.flushHeaders();
  };
  response.write = function (chunk: unknown, encoding?: unknown, called?: Callback) {
    const done = [encoding, called].find((one) => typeof one === "function") as Callback | undefined;
    const reason = held(chunk, encoding, false);
    if (reason !== undefined) {
      pass(reason);
      return response.write(chunk, encoding as BufferEncoding, called as Callback);
    }
    if (done !== undefined) process.nextTick(done);
    return true;
  } as ServerResponse["write"];
  response.end = function (chunk?: unknown, encoding?: unknown, called?: Callback) {
    const done = [chunk, encoding, called].find((one) => typeof one === "function") as Callback | undefined;
    const last = typeof chunk === "function" ? undefined : chunk;
    const reason = held(last, encoding, true);
    if (reason !== undefined) {
      pass(reason);
      return response.end(last, encoding as BufferEncoding, done);
    }
    if (done !== undefined) response.once("finish", done);
    const { statusCode, statusMessage } = response;
    const headers = response.getHeaders();
    Object.assign(response, ENDED);
    holding.whole(Buffer.concat(pieces), () => {
      restore();
      // What was said after the end, such as by a handler of errors, is not of this answer.
      Object.assign(response, { statusCode, statusMessage });
      response.getHeaderNames().forEach((name) => response.removeHeader(name));
      setHeaders(response, headers);
    });
    return response;
  } as ServerResponse["end"];
}

/** Why an answer is not judged; empty where it is none of ours. */
function unjudged(response: ServerResponse, whole: boolean, { limit, streams }: Holding): string | undefined {
  const { statusCode: status } = response;
  if (response.req.method === "HEAD" || !isJson(response.getHeader("content-type"))) return "";
  if (status < 200 || status > 299 || NO_WHOLE_BODY.includes(status)) return "";
  if (String(response.getHeader("content-encoding") ?? "identity").toLowerCase() !== "identity")
    return "encoded";
  const length = response.getHeader("content-length");
  if (length === undefined && !whole && !streams) return "stream";
  return Number(length) > limit ? "too_large" : undefined;
}

/** The headers of `writeHead`: an object, or names and values in turn. */
function setHeaders(response: ServerResponse, headers: unknown): void {
  const pairs = Array.isArray(headers)
    ? headers.flatMap((one: unknown, at) => (at % 2 === 0 ? [[one, headers[at + 1]] as const] : []))
    : Object.entries((headers ?? {}) as object);
  for (const [name, value] of pairs) {
    if (value !== undefined)
      response.setHeader(String(name), value as Exclude<OutgoingHttpHeader, undefined>);
  }
}

function bytes(chunk: unknown, encoding: unknown): Buffer {
  if (chunk === undefined || chunk === null) return Buffer.alloc(0);
  if (typeof chunk !== "string") return Buffer.from(chunk as Uint8Array);
  return Buffer.from(chunk, typeof encoding === "string" ? (encoding as BufferEncoding) : "utf8");
}
