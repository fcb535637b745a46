// What is generated, what is packed, and what of it works in an empty project.

import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { before, describe, test } from "node:test";

const root = fileURLToPath(new URL("..", import.meta.url));
const manifest = JSON.parse(readFileSync(`${root}package.json`, "utf8"));
const temporary = () => mkdtempSync(join(tmpdir(), "endurance-"));
const run = (cwd, command, ...args) =>
  execFileSync(command, args, { cwd, encoding: "utf8", stdio: ["ignore", "pipe", "pipe"] });
const node = (cwd, ...args) => run(cwd, process.execPath, ...args);

/** Packs a folder, and gives the tarball. */
function packed(folder) {
  const into = temporary();
  run(folder, "npm", "pack", "--ignore-scripts", "--silent", "--pack-destination", into);
  return join(into, readdirSync(into)[0]);
}

/** An empty project with these tarballs. */
function project(...tarballs) {
  const folder = temporary();
  writeFileSync(join(folder, "package.json"), '{ "private": true }');
  run(folder, "npm", "install", "--no-audit", "--no-fund", "--prefer-offline", ...tarballs);
  return folder;
}

const GIVEN = '{ response: "It opens at 9.", ragDocuments: ["It opens at 9."] }';
const ESM = `import { evaluate } from "endurance-eval";\nconsole.log(evaluate(${GIVEN}).verdict);\n`;
const CJS = `const { evaluate } = require("endurance-eval");\nconsole.log(evaluate(${GIVEN}).verdict);\n`;

/** Two lines of each kind, in a project. */
function hello(folder) {
  writeFileSync(join(folder, "hello.mjs"), ESM);
  writeFileSync(join(folder, "hello.cjs"), CJS);
  assert.equal(node(folder, "hello.mjs"), "pass\n");
  assert.equal(node(folder, "hello.cjs"), "pass\n");
}

test("what is generated is what the schemas and the table of machines say", () => {
  node(root, "generate.mjs", "--check");
  node(root, "platforms.mjs", "--check");
});

test("the code has one format", () => {
  node(
    root,
    "node_modules/prettier/bin/prettier.cjs",
    "--check",
    "--log-level",
    "warn",
    ".",
    "../examples/node",
  );
});

test("the lock file names no host", () => {
  const lock = readFileSync(`${root}package-lock.json`, "utf8");
  const hosts = [...lock.matchAll(/"resolved": "([^"]+)"/g)].map(([, url]) => new URL(url).host);
  assert.deepEqual(
    hosts.filter((host) => host !== "registry.npmjs.org"),
    [],
  );
});

describe("a tarball of the checkout", () => {
  let tarball, folder;
  before(() => {
    tarball = packed(root);
    folder = project(tarball);
  });

  test("works in an empty project, with import and require", () => hello(folder));

  test("is what publint wants", async () => {
    const { publint } = await import("publint");
    const { messages } = await publint({
      pkgDir: join(folder, "node_modules/endurance-eval"),
      pack: false,
      strict: true,
    });
    assert.deepEqual(messages, []);
  });

  test("has types for every way to load it", () => {
    assert.match(
      run(root, process.execPath, "node_modules/@arethetypeswrong/cli/dist/index.js", tarball),
      /No problems found/,
    );
  });

  test("is one package, however it is loaded", () => {
    writeFileSync(
      join(folder, "both.mjs"),
      `
      import { createRequire } from "node:module";
      import * as imported from "endurance-eval";
      const required = createRequire(import.meta.url)("endurance-eval");
      const names = (module) => Object.keys(module).filter((name) => name !== "default" && name !== "module.exports").sort().join();
      console.log(names(imported) === names(required), imported.EnduranceError === required.EnduranceError);
    `,
    );
    assert.equal(node(folder, "both.mjs"), "true true\n");
  });

  test("has no script, no dependency and no stray file", () => {
    const installed = JSON.parse(
      readFileSync(join(folder, "node_modules/endurance-eval/package.json"), "utf8"),
    );
    for (const script of ["preinstall", "install", "postinstall"])
      assert.ok(!(script in installed.scripts), script);
    assert.equal(installed.dependencies, undefined);
    const files = readdirSync(join(folder, "node_modules/endurance-eval")).sort();
    assert.deepEqual(files, ["LICENSE-APACHE", "LICENSE-MIT", "README.md", "dist", "native", "package.json"]);
  });

  test("compiles under strict types, from both kinds of modules", () => {
    const source = readFileSync(fileURLToPath(new URL("types.ts", import.meta.url)), "utf8");
    writeFileSync(join(folder, "esm.mts"), source);
    writeFileSync(join(folder, "cjs.cts"), source);
    const strict = [
      "--strict",
      "--exactOptionalPropertyTypes",
      "--noUncheckedIndexedAccess",
      "--module",
      "nodenext",
    ];
    // With the types of browsers too, whose streams are others.
    for (const lib of ["es2023", "es2023,dom,dom.iterable"]) {
      run(
        folder,
        process.execPath,
        `${root}node_modules/typescript/bin/tsc`,
        ...strict,
        "--target",
        "es2022",
        "--lib",
        lib,
        "--noEmit",
        "esm.mts",
        "cjs.cts",
        "--types",
        "node",
        "--typeRoots",
        `${root}node_modules/@types`,
      );
    }
  });
});

test("the types of frameworks fit", () => {
  const strict = [
    "--strict",
    "--module",
    "nodenext",
    "--target",
    "es2022",
    "--types",
    "node",
    "--noEmit",
    "--skipLibCheck",
  ];
  node(root, "node_modules/typescript/bin/tsc", ...strict, "tests/frameworks.mts");
});

test("the packages of a release find each other", () => {
  node(root, "release.mjs");
  const folders = readdirSync(`${root}release`);
  const published = JSON.parse(readFileSync(`${root}release/${manifest.name}/package.json`, "utf8"));
  assert.equal(Object.keys(published.optionalDependencies).length, readdirSync(`${root}npm`).length);
  assert.ok(folders.length >= 2, `${folders}`);
  hello(project(...folders.map((folder) => packed(`${root}release/${folder}`))));
});

test("without an engine the error says what was looked for", () => {
  const folder = temporary();
  run(root, "cp", "-r", "dist", folder);
  assert.throws(
    () => node(folder, "-e", 'require("./dist/index.js")'),
    /the engine for this machine is not installed \(looked for .*endurance-eval-.*leave this package out of a bundle/s,
  );
});
