// How many threads to use.

import { availableParallelism } from "node:os";
import { refused } from "./options.js";

const VARIABLE = "ENDURANCE_NUM_THREADS";

// More threads than any machine has cores for are a mistake. libuv's pool has at most as many.
const MOST = 1024;

/**
 * `jobs`; else what `ENDURANCE_NUM_THREADS` says; else the cores, or the threads of libuv's pool but one
 * where these are fewer: files and names are read on the pool too.
 */
export function threads(jobs: number | undefined): number {
  if (jobs !== undefined) return positive(jobs, "jobs");
  const told = process.env[VARIABLE];
  if (told) return positive(/^\d+$/.test(told) ? Number(told) : told, VARIABLE);
  const pool = Number(process.env["UV_THREADPOOL_SIZE"]) || 4;
  return Math.max(1, Math.min(availableParallelism(), pool - 1));
}

function positive(value: unknown, name: string): number {
  if (typeof value === "number" && Number.isInteger(value) && value >= 1 && value <= MOST) return value;
  throw refused(`\`${name}\` must be a whole number from 1 to ${MOST}, not ${String(value)}`);
}
