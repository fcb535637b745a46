// What the documentation shows is run, and the examples.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { copyFileSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { after, test } from "node:test";

const root = fileURLToPath(new URL("../..", import.meta.url));
// Inside the package, so that it finds itself by its name.
const folder = mkdtempSync(`${root}node/tests/docs-`);
after(() => rmSync(folder, { recursive: true }));

const node = (...args) =>
  execFileSync(process.execPath, args, { cwd: folder, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const EXTENSIONS = { js: "mjs", cjs: "cjs", ts: "mts" };

/** Runs a program; one in TypeScript is compiled first, strictly. */
function run(file, ...args) {
  if (!file.endsWith("mts")) return node(file, ...args);
  const strict = [
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--experimentalDecorators",
    "--skipLibCheck",
    "--types",
    "node",
    "--typeRoots",
    `${root}node/node_modules/@types`,
  ];
  node(`${root}node/node_modules/typescript/bin/tsc`, ...strict, file);
  return node(file.replace(/mts$/, "mjs"), ...args);
}

for (const page of ["docs/node.md", "node/README.md"]) {
  const text = readFileSync(join(root, page), "utf8");
  [...text.matchAll(/^```(js|cjs|ts)\n(.*?)^```$/gms)].forEach(([, language, code], at) => {
    test(`${page}: program ${at + 1}`, () => {
      const file = join(folder, `${page.replaceAll(/\W/g, "_")}_${at}.${EXTENSIONS[language]}`);
      writeFileSync(file, code);
      run(file);
    });
  });
}

const EXAMPLES = [
  ["hello.mjs", [], /^<Evaluation [\d.]+ fail: .*\n.*INR 78 crore/],
  ["batch.mts", [`${root}examples/conversations.jsonl`], /fail: \d+/],
];

for (const [name, args, want] of EXAMPLES) {
  test(`examples/node/${name}`, () => {
    copyFileSync(`${root}examples/node/${name}`, join(folder, name));
    assert.match(run(join(folder, name), ...args), want);
  });
}
