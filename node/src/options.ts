// Options of calls. A misspelt one would do nothing, and say nothing: it is refused.

import { EnduranceConfigError, kind } from "./errors.js";

/** The options, if all have one of these names. */
export function known<T extends object>(
  options: T | undefined,
  names: readonly (keyof T & string)[],
): Partial<T> {
  if (options === undefined) return {};
  if (typeof options !== "object" || options === null)
    throw refused(`options must be an object, not ${kind(options)}`);
  const other = Object.keys(options).find((name) => !(names as readonly string[]).includes(name));
  if (other === undefined) return options;
  throw refused(`\`${other}\` is no option: there are ${names.join(", ")}`);
}

/** An error for an option that is refused. */
export function refused(message: string, options?: ErrorOptions): EnduranceConfigError {
  return new EnduranceConfigError(message, "invalid_config", options);
}
