// The same as ask.py for the packages of package.json: node ask.cjs NAME TEXTS ANSWERS, where NODE_PATH has them.
const fs = require("node:fs");

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
const out = [];
for (const line of fs.readFileSync(texts, "utf8").split("\n")) {
  if (!line) continue;
  const answer = { flagged: false, failed: false };
  try {
    answer.flagged = Boolean(judge(JSON.parse(line).text));
  } catch {
    answer.failed = true;
  }
  out.push(JSON.stringify(answer) + "\n");
}
fs.writeFileSync(answers, out.join(""));
