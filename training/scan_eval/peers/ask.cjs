// The same as ask.py for the packages of package.json: node ask.cjs NAME TEXTS ANSWERS, where NODE_PATH has them.
// A text that raises, or takes longer than MILLISECONDS, has failed.
const fs = require("node:fs");
const vm = require("node:vm");

const MILLISECONDS = 2000;

const JUDGES = {
  "llm-inject-scan": () => {
    const validate = require("llm-inject-scan").createPromptValidator();
    return (text) => !validate(text).clean;
  },
  llmverify: () => {
    const { isInputSafe } = require("llmverify");
    return (text) => !isInputSafe(text);
  },
};

const [name, texts, answers] = process.argv.slice(2);
const judge = JUDGES[name]();
// A script is the one thing that can be stopped from outside, a regular expression at work included.
const script = new vm.Script("judged()");
const out = [];
for (const line of fs.readFileSync(texts, "utf8").split("\n")) {
  if (!line) continue;
  const answer = { flagged: false, failed: false };
  try {
    const { text } = JSON.parse(line);
    globalThis.judged = () => judge(text);
    answer.flagged = Boolean(script.runInThisContext({ timeout: MILLISECONDS }));
  } catch {
    answer.failed = true;
  }
  out.push(JSON.stringify(answer) + "\n");
}
fs.writeFileSync(answers, out.join(""));
