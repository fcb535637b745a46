// Compiled, not run: the types of frameworks fit those of the package.

import { EnduranceClient } from "endurance-eval";
import { evaluated } from "endurance-eval/ai";
import { guard } from "endurance-eval/express";
import { guard as guardScope } from "endurance-eval/fastify";
import { EnduranceHandler } from "endurance-eval/langchain";
import { RunnableLambda } from "@langchain/core/runnables";
import { type LanguageModelMiddleware, wrapLanguageModel } from "ai";
import { MockLanguageModelV3 } from "ai/test";
import express from "express";
import fastify from "fastify";

const client = new EnduranceClient();

express().use(
  "/chat",
  express.json(),
  guard({
    client,
    attacks: "block",
    block: ["fail"],
    onEvaluation: ({ verdict }, { url }) => console.log(verdict, url),
  }),
);

fastify().register(async (chat) =>
  guardScope(chat, { client, field: "endurance", onError: (error) => console.error(error) }),
);

fastify().register(guardScope, { client, block: ["fail"] });
// @ts-expect-error a verdict is one of this version
guard({ block: ["fial"] });

const middleware: LanguageModelMiddleware = evaluated({ client, block: ["fail"] });
wrapLanguageModel({ model: new MockLanguageModelV3(), middleware });

const handler = new EnduranceHandler({ client, onEvaluation: ({ verdict }) => console.log(verdict) });
RunnableLambda.from(() => "a").invoke("b", { callbacks: [handler] });

// @ts-expect-error there is no such option
guard({ paths: ["/chat"] });
