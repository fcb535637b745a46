// The client: an evaluator that may also deliver what it found.

import type { ConfigLike } from "./config.js";
import { Evaluator } from "./evaluator.js";
import { known, oneOf, refused } from "./options.js";

/** Where results go. The seam for delivery: a mode that this version has not is refused, not pretended. */
const MODES = ["local"] as const;

export type Mode = (typeof MODES)[number];

export interface ClientOptions {
  /** Of no use in the mode `local`: refused there. */
  readonly apiKey?: string | undefined;
  /** Of no use in the mode `local`: refused there. */
  readonly baseUrl?: string | undefined;
  /** Where results go: `local`, in this process alone. */
  readonly mode?: Mode | undefined;
  /** A configuration, or the path of a TOML or JSON file. */
  readonly config?: ConfigLike | null | undefined;
}

/**
 * Evaluates answers; in the mode `local`, the only one of this version, in this process alone.
 *
 * A local client needs no key and no address, and opens no socket. Throws EnduranceConfigError for another
 * mode, and for a key or an address that nothing would use.
 */
export class EnduranceClient extends Evaluator {
  /** Where results go. */
  readonly mode: Mode;

  constructor(options?: ClientOptions) {
    const {
      apiKey,
      baseUrl,
      mode = "local",
      config,
    } = known(options, ["apiKey", "baseUrl", "mode", "config"]);
    oneOf("mode", mode, MODES);
    for (const [name, value] of Object.entries({ apiKey, baseUrl })) {
      if (value !== undefined && value !== null)
        throw refused(`\`${name}\` has no use in the mode local: leave it out`);
    }
    super(config);
    this.mode = mode;
  }

  /** Ends delivery. A local client delivers nothing and may still be used. */
  async close(): Promise<void> {}
}
