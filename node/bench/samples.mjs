// The samples of the Rust benchmark, which has the only generator.

import { execFileSync } from "node:child_process";

const target = process.env.CARGO_TARGET_DIR ?? new URL("../../target", import.meta.url).pathname;

/** `number` samples of 1, 8 or 64 KB; no text is in two of them. */
export function samples(number, kilobytes) {
  const args = ["--samples", String(number), "--size", String(kilobytes)];
  const lines = execFileSync(`${target}/release/endurance-bench`, args, {
    encoding: "utf8",
    maxBuffer: 2 ** 30,
  });
  return lines
    .trimEnd()
    .split("\n")
    .map((line) => JSON.parse(line));
}
