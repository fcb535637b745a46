// How many threads to use.

import { availableParallelism } from "node:os";
import { within } from "./options.js";

const VARIABLE = "ENDURANCE_NUM_THREADS";

// More threads than any machine has cores for are a mistake. libuv's pool has at most as many.
const MOST = 1024;

/**
 * `jobs`; else what `ENDURANCE_NUM_THREADS` says; else the cores, or the threads of libuv's pool but one
 * where these are fewer: files and names are read on the pool too.
 */
export function threads(jobs: number | undefined): number {
  if (jobs !== undefined) return counted(jobs, "jobs");
  const told = process.env[VARIABLE];
  if (told) return counted(/^\d+$/.test(told) ? Number(told) : told, VARIABLE);
  const pool = Number(process.env["UV_THREADPOOL_SIZE"]) || 4;
  return Math.max(1, Math.min(availableParallelism(), pool - 1));
}

function counted(value: unknown, name: string): number {
  within(name, value, 1, MOST);
  return value as number;
}
