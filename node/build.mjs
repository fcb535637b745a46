// Builds the engine for this machine into native/: node build.mjs [cargo's options, such as --features bench]

import { spawnSync } from "node:child_process";
import { copyFileSync, mkdirSync, renameSync } from "node:fs";
import { HERE, PLATFORMS, binaryOf } from "./platforms.mjs";

const cargo = process.env.CARGO ?? "cargo";
const command = ["build", "--release", "-p", "endurance-node", "--message-format=json-render-diagnostics"];

function run(program, args) {
  const done = spawnSync(program, args, {
    cwd: HERE,
    stdio: ["ignore", "pipe", "inherit"],
    encoding: "utf8",
    maxBuffer: 2 ** 28,
  });
  if (done.error) throw done.error;
  if (done.status !== 0) process.exit(done.status ?? 1);
  return done.stdout;
}

const host = /^host: (.*)$/m.exec(run("rustc", ["-vV"]))[1];
const platform = PLATFORMS.find(({ target }) => target === host);
if (platform === undefined) throw new Error(`no package for ${host}: add it to platforms.mjs`);

const library = run(cargo, [...command, ...process.argv.slice(2)])
  .split("\n")
  .filter((line) => line.startsWith("{"))
  .map((line) => JSON.parse(line))
  .find(({ reason, target }) => reason === "compiler-artifact" && target.name === "endurance_node");
const file = `${HERE}native/${binaryOf(platform)}`;
mkdirSync(`${HERE}native`, { recursive: true });
// Renamed, not written over: a process that has the old one loaded would crash.
copyFileSync(library.filenames[0], `${file}.new`);
renameSync(`${file}.new`, file);
console.log(`built native/${binaryOf(platform)}`);
