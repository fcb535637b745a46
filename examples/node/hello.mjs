// The first evaluation, where the package is installed: node hello.mjs

import { EnduranceClient } from "endurance-eval";

const client = new EnduranceClient();
const answer = client.evaluate({
    query: "What is the IT budget?",
    response: "The IT budget is INR 87 crore.",
    ragDocuments: ["The IT budget for 2024-25 is INR 78 crore."],
});
console.log(`${answer}`);
for (const line of answer.feedback) console.log(line);
