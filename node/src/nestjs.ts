// A module, a guard and an interceptor for chat endpoints of NestJS.

import {
  type CallHandler,
  type CanActivate,
  type DynamicModule,
  type ExecutionContext,
  HttpException,
  Inject,
  Injectable,
  Module,
  type NestInterceptor,
  StreamableFile,
} from "@nestjs/common";
import { type Observable, concatMap } from "rxjs";
import { EnduranceClient } from "./client.js";
import type { Evaluator } from "./evaluator.js";
import { Guard, type Judged, PROBLEM, question } from "./http/guard.js";
import type { GuardOptions } from "./http/options.js";
import { clientOf } from "./options.js";

export type { GuardOptions } from "./http/options.js";

/** What is used of a request of either platform. */
export interface PlatformRequest {
  readonly body?: unknown;
  readonly url: string;
  readonly originalUrl?: string;
  readonly query?: unknown;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

interface PlatformResponse {
  header(name: string, value: string): unknown;
}

export type ModuleOptions = GuardOptions<PlatformRequest> & { readonly client?: Evaluator | undefined };

// Under which the policy is found by those that Nest makes wherever they are used.
const POLICY = Symbol("endurance-eval policy");

/** Scans the questions of requests: `@UseGuards(EnduranceGuard)`. One that is blocked is an HttpException. */
export class EnduranceGuard implements CanActivate {
  constructor(private readonly policy: Guard<PlatformRequest>) {}

  async canActivate(context: ExecutionContext): Promise<boolean> {
    if (context.getType() !== "http") return true;
    const request = context.switchToHttp().getRequest<PlatformRequest>();
    told(context, await this.policy.ask(asked(request)));
    return true;
  }
}

/**
 * Judges what handlers give: `@UseInterceptors(EnduranceInterceptor)`. A verdict that is blocked is an
 * HttpException.
 */
export class EnduranceInterceptor implements NestInterceptor {
  constructor(private readonly policy: Guard<PlatformRequest>) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    // Events that a server sends are no answers.
    const events: unknown = metadataOf(SSE, context.getHandler());
    if (context.getType() !== "http" || events === true) return next.handle();
    return next.handle().pipe(concatMap((value: unknown) => this.#judge(context, value)));
  }

  async #judge(context: ExecutionContext, value: unknown): Promise<unknown> {
    const plain = typeof value === "object" && value !== null && !ArrayBuffer.isView(value);
    if (!plain || value instanceof StreamableFile) return value;
    const request = context.switchToHttp().getRequest<PlatformRequest>();
    const judged = await this.policy.judge(asked(request), JSON.stringify(value), request);
    told(context, judged);
    return judged.body === undefined ? value : (JSON.parse(judged.body) as unknown);
  }
}

/** Makes an `EnduranceClient` and the policy of guard and interceptor known to all modules. */
export class EnduranceModule {
  static forRoot(options: ModuleOptions = {}): DynamicModule {
    const { client: given, ...rest } = options;
    const client = clientOf(given) ?? new EnduranceClient();
    const providers = [
      { provide: EnduranceClient, useValue: client },
      { provide: POLICY, useValue: new Guard<PlatformRequest>(client, rest) },
    ];
    return { module: EnduranceModule, global: true, providers, exports: [EnduranceClient, POLICY] };
  }
}

Module({})(EnduranceModule);
for (const one of [EnduranceGuard, EnduranceInterceptor]) {
  Injectable()(one);
  Inject(POLICY)(one, undefined, 0);
}

// What `@Sse()` marks a handler with, and how NestJS reads it.
const SSE = "__sse__";
const metadataOf = (key: string, of: object): unknown =>
  (Reflect as { getMetadata?: (key: string, of: object) => unknown }).getMetadata?.(key, of);

const asked = ({ body, originalUrl, url, headers, query }: PlatformRequest) =>
  question({ body, url: originalUrl ?? url, headers, query });

/** Sets the headers, and refuses where the policy does. */
function told(context: ExecutionContext, { headers, refusal }: Judged): void {
  const response = context.switchToHttp().getResponse<PlatformResponse>();
  Object.entries(headers).forEach(([name, value]) => response.header(name, value));
  if (refusal === undefined) return;
  response.header("content-type", PROBLEM);
  throw new HttpException(JSON.parse(refusal.body) as object, refusal.status);
}
