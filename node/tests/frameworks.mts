// Compiled, not run: the types of frameworks fit those of the package.

import { EnduranceClient } from "endurance-eval";
import { guard } from "endurance-eval/express";
import { guard as guardScope } from "endurance-eval/fastify";
import express from "express";
import fastify from "fastify";

const client = new EnduranceClient();

express().use("/chat", express.json(), guard({ client, attacks: "block", block: ["fail"], onEvaluation: ({ verdict }, { url }) => console.log(verdict, url) }));

fastify().register(async (chat) => guardScope(chat, { client, field: "endurance", onError: (error) => console.error(error) }));

// @ts-expect-error there is no such option
guard({ paths: ["/chat"] });
