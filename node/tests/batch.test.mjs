import assert from "node:assert/strict";
import { createReadStream, mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { test } from "node:test";
import { EnduranceClient, Evaluation, RowError, evaluate, evaluateBatch } from "endurance-eval";

const row = (at) => ({ interactionId: `${at}`, response: `It opens at ${at}. `.repeat(1 + ((at * 7) % 40)) });
const rows = (number) => Array.from({ length: number }, (_, at) => row(at));

async function all(batch) {
  const found = [];
  for await (const one of batch) found.push(one);
  return found;
}

for (const jobs of [undefined, 1, 2, 7]) {
  test(`order is kept with ${jobs ?? "the usual"} jobs`, async () => {
    const found = await all(evaluateBatch(rows(100), { jobs }));
    assert.deepEqual(
      found.map(({ interaction_id }) => interaction_id),
      rows(100).map((one) => one.interactionId),
    );
    assert.equal(found[42].json, evaluate(row(42)).json);
  });
}

test("bad rows are values in their places", async () => {
  const bad = [
    row(0),
    { response: 7 },
    "no JSON",
    {
      get response() {
        throw new Error("boom");
      },
    },
    row(4),
    null,
  ];
  const found = await all(evaluateBatch(bad));
  assert.deepEqual(
    found.map((one) => one instanceof Evaluation),
    [true, false, false, false, true, false],
  );
  const errors = found.filter((one) => one instanceof RowError);
  assert.deepEqual(
    errors.map((one) => one.row),
    [2, 3, 4, 6],
  );
  assert.deepEqual(
    errors.map(({ code }) => code),
    ["invalid_field", "invalid_json", "invalid_field", "invalid_field"],
  );
  assert.match(errors[2].message, /boom/);
});

test("strict refuses unknown fields of rows", async () => {
  const [found] = await all(evaluateBatch([{ response: "a", x: 1 }], { strict: true }));
  assert.equal(found.code, "unknown_field");
});

test("no rows give nothing", async () => assert.deepEqual(await all(evaluateBatch([])), []));

const SOURCES = {
  "a generator": function* () {
    yield* rows(9);
  },
  "an async generator": async function* () {
    for (const one of rows(9)) {
      await sleep(1);
      yield one;
    }
  },
  promises: () => rows(9).map(async (one) => one),
  "a set": () => new Set(rows(9)),
  "a stream of objects": () => Readable.from(rows(9)),
  "a web stream": () => Readable.toWeb(Readable.from(rows(9))),
  "the lines of a file": () => {
    const file = join(mkdtempSync(join(tmpdir(), "endurance-")), "rows.jsonl");
    writeFileSync(
      file,
      rows(9)
        .map((one) => `${JSON.stringify({ interaction_id: one.interactionId, response: one.response })}\n`)
        .join(""),
    );
    return createInterface({ input: createReadStream(file) });
  },
};

for (const [name, source] of Object.entries(SOURCES)) {
  test(`rows from ${name}`, async () => {
    const found = await all(evaluateBatch(source()));
    assert.deepEqual(
      found.map(({ interaction_id }) => interaction_id),
      rows(9).map((one) => one.interactionId),
    );
  });
}

test("a slow reader slows the source", async () => {
  let read = 0;
  function* source() {
    for (;;) yield row(read++);
  }
  const batch = evaluateBatch(source(), { jobs: 3 });
  let taken = 0;
  for await (const _ of batch) {
    taken++;
    await sleep(5);
    assert.ok(read - taken <= 4, `${read} rows read for ${taken} results`);
    if (taken === 20) break;
  }
});

test("a result does not wait for the next row", async () => {
  const { promise, resolve } = Promise.withResolvers?.() ?? deferred();
  async function* source() {
    yield row(1);
    await promise;
    yield row(2);
  }
  const batch = evaluateBatch(source(), { jobs: 4 });
  assert.equal((await batch.next()).value.interaction_id, "1");
  resolve();
  assert.equal((await batch.next()).value.interaction_id, "2");
  assert.equal((await batch.next()).done, true);
});

function deferred() {
  let resolve;
  const promise = new Promise((done) => (resolve = done));
  return { promise, resolve };
}

test("ending early closes the source", async () => {
  for (const leave of [
    (batch) => batch.return(),
    (batch) => batch.throw(new Error("left")).catch(() => {}),
  ]) {
    let closed = false;
    function* source() {
      try {
        for (let at = 0; ; at++) yield row(at);
      } finally {
        closed = true;
      }
    }
    const batch = evaluateBatch(source());
    await batch.next();
    await leave(batch);
    await sleep(5);
    assert.equal(closed, true);
    assert.equal((await batch.next()).done, true);
  }
});

test("ending early does not wait for a source that never answers", { timeout: 5_000 }, async () => {
  async function* source() {
    yield row(1);
    await new Promise(() => {});
  }
  for await (const one of evaluateBatch(source())) {
    assert.equal(one.interaction_id, "1");
    break;
  }
});

test("an error of the source comes behind the rows before it", async () => {
  async function* source() {
    yield* rows(5);
    throw new Error("torn");
  }
  const found = [];
  await assert.rejects(async () => {
    for await (const one of evaluateBatch(source(), { jobs: 4 })) {
      found.push(one.interaction_id);
      await sleep(2); // the source has failed meanwhile
    }
  }, /torn/);
  assert.deepEqual(found, ["0", "1", "2", "3", "4"]);
});

test("a signal ends a batch, also one that waits for its source", async () => {
  const abort = new AbortController();
  async function* source() {
    yield row(1);
    await new Promise(() => {});
  }
  const batch = evaluateBatch(source(), { signal: abort.signal });
  await batch.next();
  setTimeout(() => abort.abort(new Error("enough")), 5);
  await assert.rejects(batch.next(), /enough/);
  assert.equal((await batch.next()).done, true);
  await assert.rejects(evaluateBatch(rows(3), { signal: AbortSignal.abort() }).next(), {
    name: "AbortError",
  });
});

test("empty lines are counted and give nothing", async () => {
  const found = await all(evaluateBatch(["", '{"response": "a"}', "  \r", '{"response": 7}', ""]));
  assert.deepEqual([found.length, found[0].verdict, found[1].row], [2, "not_measured", 4]);
});

test("a document may be its text in JSON too", async () => {
  const row = { response: "It opens at 9.", rag_documents: ["It opens at 9."] };
  const [given, line] = await all(evaluateBatch([row, JSON.stringify(row)]));
  assert.equal(line.json, given.json);
});

test("a stream of bytes is refused at once", () => {
  const file = createReadStream(fileURLToPath(import.meta.url));
  assert.throws(() => evaluateBatch(file), /`rows` is a stream of bytes, .*: give its lines, as readline/);
  file.destroy();
});

test("what is no list of rows is refused at once", () => {
  for (const given of ["rows", null, undefined, 7, {}, { response: "a" }, new Uint8Array(3)]) {
    assert.throws(() => evaluateBatch(given), { code: "invalid_field" }, String(given));
  }
});

test("jobs are whole numbers", () => {
  const client = new EnduranceClient();
  for (const jobs of [0, -1, 1.5, NaN, "2", 10n, 1025, null]) {
    assert.throws(() => client.evaluateBatch([], { jobs }), { code: "invalid_config" }, String(jobs));
  }
});

test("ENDURANCE_NUM_THREADS is read", () => {
  process.env.ENDURANCE_NUM_THREADS = "many";
  try {
    assert.throws(
      () => evaluateBatch([]),
      /`ENDURANCE_NUM_THREADS` must be a whole number from 1 to 1024, not 'many'/,
    );
    process.env.ENDURANCE_NUM_THREADS = "2";
    evaluateBatch([]);
  } finally {
    delete process.env.ENDURANCE_NUM_THREADS;
  }
});
