// Whole results: the engine's own JSON, and its fields as properties.

import type { EvaluationRecord, ScanRecord, VerifiedRecord } from "./generated/results.js";
import type { Answer } from "./native.js";

/** A result that was read from the engine's JSON, and gives it back as it was. */
abstract class Written<T extends object> {
  readonly #json: string;

  /** What the offsets of this object count, and of a copy of it. */
  readonly offset_unit = "utf16" as const;

  constructor(answer: Answer) {
    const json = answer.json ?? "{}";
    this.#json = json;
    Object.assign(this, JSON.parse(answer.utf16 ?? json) as T);
  }

  /** The engine's JSON, the same bytes in every language; its offsets count bytes of UTF-8. */
  get json(): string {
    return this.#json;
  }

  /** What `JSON.stringify` writes: `json`, parsed, and what its offsets count. */
  toJSON(): T & { readonly offset_unit: "utf8" } {
    return { ...(JSON.parse(this.#json) as T), offset_unit: "utf8" };
  }
}

/**
 * Everything that was found about one answer. Scores are points from 0 to 100, null where nothing could be
 * measured.
 */
export interface Evaluation extends EvaluationRecord {}
export class Evaluation extends Written<EvaluationRecord> {
  override toString(): string {
    const { overall_score: score, verification: claims, alerts, warnings, interaction_id: id } = this;
    const told = alerts[0] === undefined ? "" : `; alerts: ${alerts.length}, first ${alerts[0].code}`;
    const points = score === null || score === undefined ? "-" : score.toFixed(1);
    const warned =
      warnings[0] === undefined ? "" : `; warnings: ${warnings.length}, first ${warnings[0].path}`;
    const found = `${claims.verified} of ${claims.verifiable} claims supported${told}${warned}`;
    return `<Evaluation${id ? ` ${id}` : ""} ${points} ${this.verdict}: ${found}>`;
  }
}

/** The claims of one answer alone, and what was not read. */
export interface Verified extends VerifiedRecord {}
export class Verified extends Written<VerifiedRecord> {
  override toString(): string {
    const { verified, verifiable } = this.verification;
    return `<Verified: ${verified} of ${verifiable} claims supported>`;
  }
}

/** What the detector found in one text: attacks, secrets and personal data. */
export interface Scan extends ScanRecord {}
export class Scan extends Written<ScanRecord> {
  override toString(): string {
    const found = [...this.threats, ...this.pii.map((one) => one.type)].join(", ") || "nothing found";
    return `<Scan ${this.is_malicious ? "malicious" : "not malicious"} ${this.confidence.toFixed(2)}: ${found}>`;
  }
}
