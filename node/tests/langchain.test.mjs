// The callback with the real LangChain and a model that says what it is told to.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Document } from "@langchain/core/documents";
import { AIMessage, HumanMessage, SystemMessage } from "@langchain/core/messages";
import { ChatPromptTemplate } from "@langchain/core/prompts";
import { RunnableLambda, RunnablePassthrough, RunnableSequence } from "@langchain/core/runnables";
import { StringOutputParser } from "@langchain/core/output_parsers";
import { tool } from "@langchain/core/tools";
import { FakeListChatModel, FakeRetriever } from "@langchain/core/utils/testing";
import { EnduranceHandler } from "endurance-eval/langchain";

const BUDGET = "The IT budget for 2024-25 is INR 78 crore.";
const WRONG = "The IT budget is INR 87 crore.";
const QUESTION = "What is the IT budget?";
const model = (...responses) => new FakeListChatModel({ responses });
const retriever = new FakeRetriever({
  output: [new Document({ pageContent: BUDGET, id: "d7", metadata: { source: "b.pdf" } })],
});

const chain = (answer) =>
  RunnableSequence.from([
    {
      context: retriever.pipe((found) => found.map((one) => one.pageContent).join("\n")),
      question: new RunnablePassthrough(),
    },
    ChatPromptTemplate.fromMessages([
      ["system", "Answer from {context}"],
      ["human", "{question}"],
    ]),
    model(answer),
    new StringOutputParser(),
  ]);

test("a chain is evaluated with what its retriever found", async () => {
  const told = [];
  const handler = new EnduranceHandler({ onEvaluation: (one) => told.push(one), raiseError: true });
  await chain(WRONG).invoke(QUESTION, { callbacks: [handler], metadata: { session_id: "s1" } });
  assert.equal(handler.results.length, 1);
  const [found] = handler.results;
  assert.deepEqual([found.verdict, found.session_id, told[0] === found], ["fail", "s1", true]);
  assert.equal(found.verification.claims[0].evidence[0].id, "d7");
  assert.deepEqual(found.warnings, []);
});

test("runs at the same time are kept apart", async () => {
  const handler = new EnduranceHandler({ raiseError: true });
  const answers = ["The IT budget is INR 78 crore.", WRONG, "The IT budget is INR 78 crore.", WRONG];
  await Promise.all(answers.map((answer) => chain(answer).invoke(QUESTION, { callbacks: [handler] })));
  assert.deepEqual(handler.results.map(({ verdict }) => verdict).sort(), ["fail", "fail", "pass", "pass"]);
});

test("a stream is evaluated at its end", async () => {
  const handler = new EnduranceHandler({ raiseError: true });
  let text = "";
  for await (const part of await chain(WRONG).stream(QUESTION, { callbacks: [handler] })) text += part;
  assert.deepEqual([text, handler.results.map(({ verdict }) => verdict)], [WRONG, ["fail"]]);
});

test("a model alone, asked with messages", async () => {
  const handler = new EnduranceHandler({ raiseError: true });
  const messages = [
    new SystemMessage("You answer."),
    new HumanMessage("Hello"),
    new AIMessage("Hello!"),
    new HumanMessage(QUESTION),
  ];
  await model(WRONG).invoke(messages, { callbacks: [handler] });
  assert.equal(handler.results[0].verification.claims[0].text, WRONG);
});

test("what a tool gave is a document", async () => {
  const handler = new EnduranceHandler({ raiseError: true });
  const budget = tool(async () => BUDGET, {
    name: "budget",
    description: "the budget",
    schema: { type: "object", properties: {} },
  });
  const agent = RunnableLambda.from(async (input, config) => {
    await budget.invoke({}, config);
    return { answer: WRONG };
  });
  await agent.invoke({ question: QUESTION }, { callbacks: [handler] });
  assert.equal(handler.results[0].verdict, "fail");
});

test("nothing is kept of a run that fails, nor of a retriever alone", async () => {
  const handler = new EnduranceHandler({ raiseError: true });
  await assert.rejects(
    RunnableLambda.from(() => {
      throw new Error("boom");
    }).invoke("x", { callbacks: [handler] }),
    /boom/,
  );
  await retriever.invoke(QUESTION, { callbacks: [handler] });
  assert.deepEqual(handler.results, []);
});

test("an answer that is not found is an error, and functions find it", async () => {
  const odd = RunnableLambda.from(() => ({ odd: WRONG }));
  const handler = new EnduranceHandler({ raiseError: true });
  await assert.rejects(odd.invoke(QUESTION, { callbacks: [handler] }), {
    code: "missing_field",
    field: "response",
  });
  const finding = new EnduranceHandler({ raiseError: true, response: ({ odd }) => odd, keep: 1 });
  await odd.invoke(QUESTION, { callbacks: [finding] });
  await odd.invoke(QUESTION, { callbacks: [finding] });
  assert.equal(finding.results.length, 1);
});
