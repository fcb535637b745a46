// A gateway of NestJS that evaluates what is sent to it over a WebSocket.

import { Inject } from "@nestjs/common";
import { MessageBody, SubscribeMessage, WebSocketGateway } from "@nestjs/websockets";
import { EnduranceClient } from "./client.js";
import { EnduranceError, EnduranceValidationError } from "./errors.js";
import type { Interaction, ScanRequest } from "./generated/inputs.js";

/** What goes back: the event of the message and the result in the wire's JSON, or `error`. */
export interface GatewayAnswer {
  readonly event: string;
  readonly data: object;
}

/**
 * Answers the messages `evaluate`, `verify` and `scan`, whose data is what the client's function takes. Stands
 * among the `providers` beside `EnduranceModule.forRoot()`. For a port or a path of its own, decorate a class
 * that extends it.
 */
export class EnduranceGateway {
  constructor(private readonly client: EnduranceClient) {}

  evaluate(interaction: Interaction): Promise<GatewayAnswer> {
    return answered("evaluate", () => this.client.evaluateAsync(interaction));
  }

  verify(interaction: Interaction): Promise<GatewayAnswer> {
    return answered("verify", () => this.client.verifyAsync(interaction));
  }

  scan(request: string | ScanRequest): Promise<GatewayAnswer> {
    return answered("scan", () => this.client.scanAsync(request));
  }
}

WebSocketGateway()(EnduranceGateway);
Inject(EnduranceClient)(EnduranceGateway, undefined, 0);
for (const name of ["evaluate", "verify", "scan"] as const) {
  const { prototype } = EnduranceGateway;
  const method = Object.getOwnPropertyDescriptor(prototype, name) as PropertyDescriptor;
  SubscribeMessage(name)(prototype, name, method);
  MessageBody()(prototype, name, 0);
}

async function answered(event: string, work: () => Promise<{ toJSON(): object }>): Promise<GatewayAnswer> {
  try {
    return { event, data: (await work()).toJSON() };
  } catch (error) {
    if (!(error instanceof EnduranceError)) throw error;
    const field = error instanceof EnduranceValidationError ? error.field : undefined;
    return { event: "error", data: { code: error.code, message: error.message, field } };
  }
}
