// What Node adds to the engine: node bench/main.mjs [CALLS of the memory test, 1,000,000 if not said]
//
// Builds the engine with its stopwatch and the generator of samples; the engine in native/ is put back at the
// end.

import { execFileSync } from "node:child_process";
import { cpus } from "node:os";
import { HERE } from "../platforms.mjs";

const cargo = process.env.CARGO ?? "cargo";
const run = (program, ...args) =>
  execFileSync(program, args, { cwd: HERE, stdio: ["ignore", "inherit", "inherit"] });
const node = (...args) => run(process.execPath, ...args);

run(cargo, "build", "--release", "-q", "-p", "endurance-bench");
node("build.mjs", "--features", "bench");
try {
  const [{ calls }, { delays }] = await Promise.all([import("./call.mjs"), import("./loop.mjs")]);
  console.log(`Node ${process.version}, ${cpus().length} × ${cpus()[0].model}\n`);
  console.log(`${await calls()}\n`);
  console.log(`${await delays()}\n`);
  node("--expose-gc", "bench/memory.mjs", process.argv[2] ?? "1000000");
} finally {
  node("build.mjs");
}
