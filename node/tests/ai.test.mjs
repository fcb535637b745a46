// The middleware with the real AI SDK and a model that says what it is told to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { generateText, jsonSchema, stepCountIs, streamText, tool, wrapLanguageModel } from "ai";
import { MockLanguageModelV3, convertArrayToReadableStream } from "ai/test";
import { EnduranceWithheldError } from "endurance-eval";
import { evaluated } from "endurance-eval/ai";

const BUDGET = "The IT budget for 2024-25 is INR 78 crore.";
const WRONG = "The IT budget is INR 87 crore.";
const usage = {
  inputTokens: { total: 10, noCache: 10, cacheRead: 0, cacheWrite: 0 },
  outputTokens: { total: 7, text: 7, reasoning: 0 },
};
const stop = { unified: "stop", raw: "stop" };
const said = (...content) => ({ content, finishReason: stop, usage, warnings: [] });

/** A model that gives these results in turn. */
function model(middleware, ...results) {
  const left = [...results];
  const stream = (answer) => ({
    stream: convertArrayToReadableStream([
      { type: "stream-start", warnings: [] },
      { type: "text-start", id: "1" },
      ...answer.match(/.{1,8}/gs).map((delta) => ({ type: "text-delta", id: "1", delta })),
      { type: "text-end", id: "1" },
      { type: "finish", finishReason: stop, usage },
    ]),
  });
  const mock = new MockLanguageModelV3({
    modelId: "gpt-4o",
    doGenerate: async () => left.shift(),
    doStream: async () => stream(left.shift()),
  });
  return wrapLanguageModel({ model: mock, middleware });
}

test("an answer says what was found in it", async () => {
  const told = [];
  const middleware = evaluated({
    ragDocuments: [BUDGET],
    onEvaluation: (evaluation) => told.push(evaluation),
  });
  const found = await generateText({
    model: model(middleware, said({ type: "text", text: WRONG })),
    system: "You answer questions about the budget.",
    prompt: "What is the IT budget?",
  });
  assert.equal(found.text, WRONG);
  assert.equal(found.providerMetadata.endurance.verdict, "fail");
  assert.match(found.providerMetadata.endurance.feedback[0], /INR 78 crore/);
  assert.equal(told.length, 1);
  assert.deepEqual(told[0].warnings, []);
  assert.equal(told[0].metrics.completeness.score !== null, true, "the question was read");
  assert.equal(told[0].metrics.inference_cost.score !== null, true, "the model and the tokens were read");
});

test("documents may come from a function, later too, and a generator gives its own to every call", async () => {
  const generated = (function* () {
    yield BUDGET;
  })();
  for (const ragDocuments of [generated, () => [BUDGET], async () => [BUDGET], () => null]) {
    const middleware = evaluated({ ragDocuments });
    const answers = [WRONG, WRONG].map((text) => said({ type: "text", text }));
    const wrapped = model(middleware, ...answers);
    for (let call = 0; call < 2; call++) {
      const { providerMetadata } = await generateText({ model: wrapped, prompt: "What is the IT budget?" });
      const want = String(ragDocuments) === "() => null" ? "review" : "fail";
      assert.equal(providerMetadata.endurance.verdict, want);
    }
  }
});

test("what are no documents is refused, at once where they are given", async () => {
  for (const ragDocuments of [BUDGET, 7, [7], {}]) {
    assert.throws(() => evaluated({ ragDocuments }), { code: "invalid_field" }, JSON.stringify(ragDocuments));
    const wrapped = model(
      evaluated({ ragDocuments: () => ragDocuments }),
      said({ type: "text", text: WRONG }),
    );
    await assert.rejects(generateText({ model: wrapped, prompt: "a" }), { code: "invalid_field" });
  }
  for (const options of [{ block: ["fial"] }, { client: {} }, { onEvaluation: 5 }])
    assert.throws(() => evaluated(options), { code: "invalid_config" }, JSON.stringify(options));
});

test("results of tools are documents, and steps that call them are not judged", async () => {
  const told = [];
  const call = { type: "tool-call", toolCallId: "c1", toolName: "budget", input: "{}" };
  const found = await generateText({
    model: model(
      evaluated({ onEvaluation: (one) => told.push(one) }),
      said({ type: "text", text: "Let me see." }, call),
      said({ type: "text", text: WRONG }),
    ),
    prompt: "What is the IT budget?",
    tools: { budget: tool({ inputSchema: jsonSchema({ type: "object" }), execute: async () => BUDGET }) },
    stopWhen: stepCountIs(3),
  });
  assert.equal(found.steps.length, 2);
  assert.deepEqual(
    told.map(({ verdict }) => verdict),
    ["fail"],
  );
  assert.equal(told[0].verification.claims[0].evidence[0].in, "document");
});

test("a verdict that is blocked is thrown", async () => {
  const blocked = model(
    evaluated({ ragDocuments: () => [BUDGET], block: ["fail"] }),
    said({ type: "text", text: WRONG }),
  );
  await assert.rejects(
    generateText({ model: blocked, prompt: "What is the IT budget?", maxRetries: 0 }),
    (error) => {
      assert.ok(error instanceof EnduranceWithheldError);
      assert.deepEqual([error.code, error.evaluation.verdict], ["answer_withheld", "fail"]);
      return true;
    },
  );
});

test("a stream comes as it came, and its end says what was found", async () => {
  const stream = streamText({
    model: model(evaluated({ ragDocuments: [BUDGET] }), WRONG),
    prompt: "What is the IT budget?",
  });
  assert.equal(await stream.text, WRONG);
  assert.equal((await stream.providerMetadata).endurance.verdict, "fail");
});

test("a stream that is blocked gives nothing but the error", async () => {
  const errors = [];
  const stream = streamText({
    model: model(evaluated({ ragDocuments: [BUDGET], block: ["fail"] }), WRONG),
    prompt: "What is the IT budget?",
    onError: ({ error }) => errors.push(error),
  });
  let text = "";
  for await (const delta of stream.textStream) text += delta;
  assert.equal(text, "");
  assert.ok(errors[0] instanceof EnduranceWithheldError);
});

test("a stream that is held and passes comes whole", async () => {
  const right = "The IT budget is INR 78 crore.";
  const stream = streamText({
    model: model(evaluated({ ragDocuments: [BUDGET], block: ["fail"] }), right),
    prompt: "What is the IT budget?",
  });
  assert.equal(await stream.text, right);
});
