// A file of JSON lines, judged as it is read; compiled by tsc: node batch.mjs conversations.jsonl

import { createReadStream } from "node:fs";
import { createInterface } from "node:readline";
import { EnduranceClient, RowError, type Verdict } from "endurance-eval";

const client = new EnduranceClient();
const lines = createInterface({ input: createReadStream(process.argv[2] ?? "conversations.jsonl") });
const verdicts = new Map<Verdict, number>();

for await (const found of client.evaluateBatch(lines)) {
    if (found instanceof RowError) {
        console.error(`line ${found.row}: ${found.message}`);
    } else {
        verdicts.set(found.verdict, (verdicts.get(found.verdict) ?? 0) + 1);
    }
}
console.log(Object.fromEntries(verdicts));
