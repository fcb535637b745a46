// Configurations: an object, or the path of a TOML or JSON file.

import { readFileSync } from "node:fs";
import { EnduranceError, errorOf, kind } from "./errors.js";
import type { Config } from "./generated/inputs.js";
import { jsonText } from "./json.js";
import { native } from "./native.js";
import { refused } from "./options.js";

/** A configuration in the names of its file, or the path of a TOML or JSON file. */
export type ConfigLike = Config | string | URL;

/** A configuration as JSON, and whether it stands in a JSON file: then places in it mean something. */
export function configJson(config: ConfigLike): { json: string; written: boolean } {
  if (typeof config === "string" || config instanceof URL) return fileJson(config);
  if (typeof config !== "object" || config === null || Array.isArray(config)) {
    throw refused(`the configuration must be an object or a path, not ${kind(config)}`);
  }
  try {
    return { json: jsonText(config, "the configuration"), written: false };
  } catch (error) {
    throw refused((error as Error).message, { cause: error });
  }
}

function fileJson(path: string | URL): { json: string; written: boolean } {
  const text = read(path);
  if (!String(path).toLowerCase().endsWith(".toml")) return { json: text, written: true };
  return { json: called(() => native.configOfToml(text), true), written: false };
}

function read(path: string | URL): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    throw refused(`cannot read the configuration \`${path}\`: ${(error as Error).message}`, { cause: error });
  }
}

/** What a call of the engine gives; what it throws becomes an error of the package. */
export function called<T>(call: () => T, written: boolean): T {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof Error) || error instanceof EnduranceError) throw error;
    throw errorOf((error as NodeJS.ErrnoException).code ?? "internal", placed(error.message, written));
  }
}

/** A message without its place in JSON that nobody wrote; the key is named. */
export function placed(message: string, written: boolean): string {
  return written ? message : message.replace(/ at (?:line \d+ )?column \d+$/, "");
}
