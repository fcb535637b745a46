// The engine, compiled for this machine: beside the package where it was built here, else in a package of its
// own that npm chose by `os`, `cpu` and `libc`.

import { join } from "node:path";
import { EnduranceError } from "./errors.js";

/** What is to be done with a JSON text. */
export type Job = "evaluate" | "verify" | "scan" | "check";

/** The engine's JSON and, where offsets differ, the same with offsets in UTF-16; or a code and a message. */
export interface Answer {
  json?: string;
  utf16?: string;
  code?: string;
  message?: string;
}

/** The engine, built once from a configuration in JSON. */
export interface NativeEvaluator {
  run(job: Job, json: Uint8Array, strict: boolean): Answer;
  start(job: Job, json: Uint8Array, strict: boolean): Promise<Answer>;
}

interface Native {
  Evaluator: new (config?: string) => NativeEvaluator;
  configOfToml(text: string): string;
  coreNanoseconds?(evaluator: NativeEvaluator, json: Uint8Array): number;
}

/**
 * The names under which this machine's engine may be installed; on Linux npm chooses between two C libraries.
 */
function machines(): string[] {
  const { platform: os, arch } = process;
  if (os === "linux") return [`${os}-${arch}-gnu`, `${os}-${arch}-musl`];
  return [os === "win32" ? `${os}-${arch}-msvc` : `${os}-${arch}`];
}

function load(): Native {
  const places = machines().flatMap((machine) => [
    join(__dirname, "..", "native", `endurance.${machine}.node`),
    `endurance-eval-${machine}`,
  ]);
  const failed: unknown[] = [];
  for (const place of places) {
    try {
      return require(place) as Native;
    } catch (error) {
      failed.push(error);
    }
  }
  throw new EnduranceError(
    `the engine for this machine is not installed (looked for ${places.join(", ")}): ` +
      "install optional dependencies too, and leave this package out of a bundle (esbuild --external:endurance-eval)",
    "internal",
    { cause: new AggregateError(failed) },
  );
}

export const native = load();
