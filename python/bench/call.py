"""What Python adds to the engine, call by call."""

from __future__ import annotations

import asyncio
import statistics
import time
from collections.abc import Callable

from samples import Sample, samples
from table import table

from endurance import EnduranceClient, Evaluation, _inputs, _native

# Calls at the start that are not counted.
WARM = 20
CALLS = 300

core_nanoseconds: Callable[..., int] = vars(_native)["core_nanoseconds"]

Timer = Callable[[Sample], int]


def read(found: Evaluation) -> list[object]:
    """Reads what a dashboard reads: the score, the claims, all metrics."""
    claims = [(claim.text, claim.verdict) for claim in found.verification.claims]
    metrics = [(name, metric.score, metric.reason) for name, metric in found.metrics.items()]
    return [found.overall_score, claims, metrics]


def timed(work: Callable[[Sample], object]) -> Timer:
    """Nanoseconds that `work` takes, what it gave freed."""

    def timer(sample: Sample) -> int:
        start = time.perf_counter_ns()
        work(sample)
        return time.perf_counter_ns() - start

    return timer


def timers(client: EnduranceClient, loop: asyncio.AbstractEventLoop) -> dict[str, Timer]:
    """The rows; the first is the engine alone, in this process and on the same sample."""
    return {
        "the engine alone": lambda sample: core_nanoseconds(client._native, _inputs.interaction(sample)),
        "`evaluate`": timed(lambda sample: client.evaluate(session_id="bench", **sample)),
        "`evaluate`, results read": timed(lambda sample: read(client.evaluate(session_id="bench", **sample))),
        "`aevaluate`": timed(
            lambda sample: loop.run_until_complete(client.aevaluate(session_id="bench", **sample)),
        ),
        "`scan` of the documents": timed(
            lambda sample: client.scan("\n\n".join(sample["rag_documents"]), role="document"),
        ),
    }


def rounds(found: list[Sample], rows: dict[str, Timer]) -> dict[str, list[int]]:
    """Times of each row on each sample. Who begins changes, so that no row always has the sample from the cache."""
    names = list(rows)
    times: dict[str, list[int]] = {name: [] for name in names}
    for at, sample in enumerate(found):
        for step in range(len(names)):
            name = names[(at + step) % len(names)]
            took = rows[name](sample)
            if at >= WARM:
                times[name].append(took)
    return times


def calls() -> str:
    """Microseconds of a call, and what that is more than the engine: medians, the latter of sample by sample."""
    client = EnduranceClient()
    loop = asyncio.new_event_loop()
    columns = []
    for kilobytes in (1, 8):
        times = rounds(samples(WARM + CALLS, kilobytes), timers(client, loop))
        core = times["the engine alone"]
        columns.append(
            {name: (statistics.median(own) / 1e3, more(own, core)) for name, own in times.items()},
        )
    loop.close()
    small, large = columns
    rows = []
    for name in small:
        beside = name.startswith("`") and "scan" not in name
        added = [f"{100 * column[name][1]:+.1f} %" if beside else "" for column in (small, large)]
        goal = "25 %" if name.startswith("`evaluate`") else ""
        rows.append([name, f"{small[name][0]:.0f}", added[0], f"{large[name][0]:.0f}", added[1], goal])
    return table(["one call, microseconds", "1 KB", "more", "8 KB", "more", "at most"], rows)


def more(own: list[int], core: list[int]) -> float:
    """What a call takes more than the engine, as a share of the engine's time."""
    return statistics.median(one / alone for one, alone in zip(own, core, strict=True)) - 1
