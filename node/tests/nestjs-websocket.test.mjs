// The gateway in a real application of NestJS, asked by a real client.

import "reflect-metadata";
import assert from "node:assert/strict";
import { once } from "node:events";
import { after, before, test } from "node:test";
import { Module } from "@nestjs/common";
import { NestFactory } from "@nestjs/core";
import { WsAdapter } from "@nestjs/platform-ws";
import WebSocket from "ws";
import { evaluate, scan, verify } from "endurance-eval";
import { EnduranceModule } from "endurance-eval/nestjs";
import { EnduranceGateway } from "endurance-eval/nestjs-websocket";

const GIVEN = { response: "It opens at 9.", ragDocuments: ["It opens at 9."] };

let application, socket;
before(async () => {
  class Application {}
  Module({ imports: [EnduranceModule.forRoot()], providers: [EnduranceGateway] })(Application);
  application = await NestFactory.create(Application, { logger: false });
  application.useWebSocketAdapter(new WsAdapter(application));
  await application.listen(0, "127.0.0.1");
  socket = new WebSocket((await application.getUrl()).replace("http", "ws"));
  await once(socket, "open");
});
after(async () => {
  socket.close();
  await application.close();
});

async function ask(event, data) {
  socket.send(JSON.stringify({ event, data }));
  const [message] = await once(socket, "message");
  return JSON.parse(message);
}

test("messages are answered with results as they stand in JSON", async () => {
  assert.deepEqual(await ask("evaluate", GIVEN), { event: "evaluate", data: evaluate(GIVEN).toJSON() });
  assert.deepEqual(await ask("verify", GIVEN), { event: "verify", data: verify(GIVEN).toJSON() });
  assert.deepEqual(await ask("scan", "hello"), { event: "scan", data: scan("hello").toJSON() });
});

test("what cannot be read is answered with an error", async () => {
  const { event, data } = await ask("evaluate", { response: 7 });
  assert.deepEqual([event, data.code, data.field], ["error", "invalid_field", "response"]);
});
