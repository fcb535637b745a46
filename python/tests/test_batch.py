"""Many answers: order, errors, memory, threads, processes, and counts that merge."""

from __future__ import annotations

import concurrent.futures
import contextlib
import itertools
import json
import multiprocessing
import os
import pickle
import re
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

import endurance
from endurance import EnduranceConfigError, EnduranceValidationError, Evaluator, RowError, Summary
from endurance._progress import Progress
from endurance._threads import threads

ROOT = Path(__file__).resolve().parents[2]
LINES = (ROOT / "examples" / "conversations.jsonl").read_text(encoding="utf-8").splitlines()
ROWS: list[dict[str, Any]] = [json.loads(line) for line in LINES]


def one_by_one(rows: list[Any]) -> list[endurance.Evaluation]:
    return [endurance.evaluate(row) for row in rows]


def test_a_batch_is_what_one_by_one_gives() -> None:
    want = one_by_one(ROWS)
    for jobs in (1, 2, 5):
        assert list(endurance.evaluate_batch(ROWS, jobs=jobs)) == want
    assert list(endurance.evaluate_batch(iter(ROWS))) == want
    assert list(endurance.evaluate_batch(LINES)) == want
    assert list(endurance.evaluate_batch([])) == []


def test_an_empty_line_is_counted_and_gives_nothing() -> None:
    batch = endurance.evaluate_batch(["", LINES[0], b" \r\n", '{"response": 7}', "\n"])
    first, second = batch
    assert first == endurance.evaluate(LINES[0])
    assert isinstance(second, RowError)
    assert second.row == 4
    report = batch.summary.report()
    assert (report.rows, report.evaluated, report.errors.rows) == (2, 1, 1)


def test_a_bad_row_stands_in_its_place() -> None:
    rows: list[Any] = [ROWS[0], {"response": 7}, "not JSON", 5, ROWS[1], {"query": "q"}]
    batch = endurance.evaluate_batch(rows)
    found = list(batch)
    assert [type(one).__name__ for one in found] == ["Evaluation", *["RowError"] * 3, "Evaluation", "RowError"]
    wrong = [one for one in found if isinstance(one, RowError)]
    assert [(one.row, one.code) for one in wrong] == [
        (2, "invalid_field"),
        (3, "invalid_json"),
        (4, "invalid_field"),
        (6, "missing_field"),
    ]
    report = batch.summary.report()
    assert (report.rows, report.evaluated, report.errors.rows) == (6, 2, 4)


@pytest.mark.parametrize("rows", [7, "text", b"x", {"response": "x"}, None])
def test_rows_must_be_rows(rows: Any) -> None:
    with pytest.raises(EnduranceValidationError, match="`rows`"):
        endurance.evaluate_batch(rows)


def test_memory_is_bounded_and_rows_are_read_as_needed() -> None:
    taken = 0

    def rows() -> Iterator[dict[str, Any]]:
        nonlocal taken
        while True:
            taken += 1
            yield {"response": "It opens at 9."}

    batch = endurance.evaluate_batch(rows(), jobs=2)
    assert len(list(itertools.islice(batch, 10))) == 10
    assert taken <= 2 * 256


def test_an_error_of_the_source_is_the_callers() -> None:
    def rows() -> Iterator[dict[str, Any]]:
        yield ROWS[0]
        raise OSError("the source broke")

    with pytest.raises(OSError, match="the source broke"):
        list(endurance.evaluate_batch(rows()))


def test_what_came_before_an_error_of_the_source_is_not_lost() -> None:
    class Flaky:
        """Breaks once at the fifth row, and goes on."""

        def __init__(self) -> None:
            self.asked = 0

        def __iter__(self) -> Flaky:
            return self

        def __next__(self) -> dict[str, Any]:
            self.asked += 1
            if self.asked == 5:
                raise TimeoutError("once")
            if self.asked > 10:
                raise StopIteration
            return {"interaction_id": str(self.asked), "response": "It opens at 9."}

    batch = endurance.evaluate_batch(Flaky(), jobs=2)
    found: list[Any] = []
    with pytest.raises(TimeoutError, match="once"):
        found.extend(iter(batch.__next__, None))
    assert [one.interaction_id for one in found] == ["1", "2", "3", "4"]
    assert [getattr(one, "interaction_id", None) for one in batch] == ["6", "7", "8", "9", "10"]
    assert batch.summary.rows == 9


def test_a_row_whose_own_code_raises_is_a_bad_row() -> None:
    class Broken:
        def model_dump(self) -> dict[str, Any]:
            raise AssertionError("not called")

        model_fields = ("response",)

        @property
        def response(self) -> str:
            raise OSError("it is gone")

    deep: Any = "x"
    for _ in range(5000):
        deep = (deep, 1)
    rows: list[Any] = [ROWS[0], Broken(), {"response": "x", "rag_documents": [deep]}, ROWS[1]]
    found = list(endurance.evaluate_batch(rows))
    assert [type(one).__name__ for one in found] == ["Evaluation", "RowError", "RowError", "Evaluation"]
    with pytest.raises(EnduranceValidationError, match="without end"):
        endurance.evaluate(rows[2])


def test_what_was_evaluated_is_kept_as_it_was() -> None:
    document = {"content": "It opens at 9."}
    evaluation = endurance.evaluate(response="It opens at 9.", rag_documents=[document])
    before = evaluation.to_html()
    document["content"] = "FORGED"
    assert evaluation.to_html() == before


SLOW = """
import endurance, sys
text = " ".join(f"Item {n} costs {n} euros." for n in range(2000))
def rows():
    print("started", flush=True)
    while True:
        yield {"response": text, "rag_documents": [text]}
for _ in endurance.evaluate_batch(rows(), jobs=2):
    pass
"""


def test_ctrl_c_ends_a_batch() -> None:
    child = subprocess.Popen([sys.executable, "-c", SLOW], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert child.stdout is not None
    child.stdout.readline()
    time.sleep(1)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert "KeyboardInterrupt" in said
    assert child.returncode != 0


def test_parts_merge_to_the_bytes_of_the_whole() -> None:
    rows = [
        {**row, "metadata": {**row.get("metadata", {}), "groups": {"half": str(n % 2)}}} for n, row in enumerate(ROWS)
    ]

    def counted(part: list[Any], before: int = 0) -> Summary:
        summary = Summary(groups=["half"], outcome="relevance>=80")
        for evaluation in endurance.evaluate_batch(part, summary=summary, first_row=before + 1):
            assert not isinstance(evaluation, RowError)
        return summary

    whole = counted(rows)
    assert whole.report().fairness[0].rows == len(rows)
    parts = [counted(rows[25:40], 25), counted(rows[40:], 40), counted(rows[:25])]
    merged = parts[0].merge(pickle.loads(pickle.dumps(parts[1]))).merge(parts[2])
    assert merged.to_json() == whole.to_json()
    assert merged == whole
    assert Summary.from_bytes(whole.to_bytes()) == whole
    with pytest.raises(EnduranceValidationError, match="same groups"):
        whole.merge(Summary())
    with pytest.raises(EnduranceValidationError, match="state"):
        Summary.from_bytes(b"{")
    with pytest.raises(EnduranceValidationError):
        Summary(groups=["half"], outcome="nonsense>=3")


def test_a_summary_counts_what_was_evaluated_one_by_one() -> None:
    summary = Summary()
    for row in ROWS[:10]:
        summary.add(endurance.evaluate(row))
    batch = endurance.evaluate_batch(ROWS[:10])
    list(batch)
    assert summary == batch.summary
    assert summary.report().psi.reason == "needs_batch"
    with pytest.raises(EnduranceValidationError, match="pickled"):
        summary.add(pickle.loads(pickle.dumps(endurance.evaluate(ROWS[0]))))


def test_a_baseline_gives_a_stability_index() -> None:
    batch = endurance.evaluate_batch(ROWS * 4)
    list(batch)
    baseline = batch.summary.baseline()
    assert baseline is not None
    psi = batch.summary.report(baseline).psi
    assert psi.value == pytest.approx(0)
    assert Summary().baseline() is None
    with pytest.raises(EnduranceValidationError, match="baseline"):
        batch.summary.report({"schema_version": 7})


def test_threads_are_as_told(monkeypatch: pytest.MonkeyPatch) -> None:
    assert threads(3) == 3
    assert 1 <= threads() <= (os.cpu_count() or 1)
    monkeypatch.setenv("ENDURANCE_NUM_THREADS", "7")
    assert threads() == 7
    assert threads(2) == 2
    for wrong in ("0", "-1", "many", "1.5"):
        monkeypatch.setenv("ENDURANCE_NUM_THREADS", wrong)
        with pytest.raises(EnduranceConfigError, match="ENDURANCE_NUM_THREADS"):
            threads()
    for jobs in (0, -1, 1.5, "2", True, 1025, 2**62):
        with pytest.raises(EnduranceConfigError, match="`jobs`"):
            threads(jobs)  # type: ignore[arg-type]


def test_progress_is_told_only_where_someone_looks(capsys: pytest.CaptureFixture[str]) -> None:
    list(endurance.evaluate_batch(ROWS))
    assert capsys.readouterr().err == ""
    progress = Progress(10, True)
    progress.next = 0.0
    progress.add(4)
    progress.add(6)
    progress.end()
    said = capsys.readouterr().err
    assert "4 of 10 rows" in said
    assert said.endswith("\n")


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="there are no timers of signals on this system")
def test_an_interrupt_loses_nothing_to_who_goes_on() -> None:
    def interrupt(*_: object) -> None:
        raise KeyboardInterrupt

    rows = [{"response": f"It opens at {n}.", "rag_documents": ["It opens at 9."]} for n in range(3_000)]
    before = signal.signal(signal.SIGALRM, interrupt)
    found: list[Any] = []
    interrupts = 0
    batch = endurance.evaluate_batch(rows, jobs=1)
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.02, 0.013)
        while True:
            try:
                found += batch  # takes one after the other
                break
            except KeyboardInterrupt:
                interrupts += 1
                if interrupts == 8:
                    signal.setitimer(signal.ITIMER_REAL, 0)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
    assert interrupts > 0
    assert batch.summary.rows == len(rows)
    # One may be on its way out at each interrupt, as of any iterator.
    assert len(rows) - interrupts <= len(found) <= len(rows)


def test_threads_that_share_a_batch_get_each_row_once() -> None:
    rows = [{"response": f"It opens at {n}.", "interaction_id": str(n)} for n in range(1_000)]
    batch = endurance.evaluate_batch(rows, jobs=2)
    found: list[Any] = []
    workers = [threading.Thread(target=lambda: found.extend(batch)) for _ in range(6)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(int(one.interaction_id) for one in found) == list(range(1_000))
    assert batch.summary.rows == 1_000


def test_a_state_that_does_not_add_up_is_refused() -> None:
    summary = Summary(groups=["language"])
    rows = [
        {"response": "It opens at 9.", "rag_documents": ["It opens at 9."], "metadata": {"groups": {"language": one}}}
        for one in ("en", "de") * 40
    ]
    assert len(list(endurance.evaluate_batch(rows, summary=summary))) == 80
    state = json.loads(summary.to_bytes())
    assert Summary.from_bytes(bytearray(summary.to_bytes())) == summary
    for cells in ([[5 * 10**7, 0], [0, 0], [0, 0]], [[2**64 - 1, 2], [0, 0], [0, 0]]):
        state["fairness"][0]["groups"]["en"] = cells
        with pytest.raises(EnduranceValidationError, match="do not add up"):
            Summary.from_bytes(json.dumps(state).encode())


@pytest.mark.parametrize(
    ("call", "said"),
    [
        (lambda: Summary(groups="language"), "`groups` must be a list of keys"),
        (lambda: Summary().merge(5), "`other` must be a Summary, not a value of type int"),  # type: ignore[arg-type]
        (lambda: Summary().add({}), "`evaluation` must be an Evaluation, not a value of type dict"),  # type: ignore[arg-type]
        (lambda: Summary.from_bytes("{}"), "`state` must be bytes"),  # type: ignore[arg-type]
    ],
)
def test_what_a_summary_refuses(call: Callable[[], object], said: str) -> None:
    with pytest.raises(EnduranceValidationError, match=re.escape(said)):
        call()


class Interrupted(Mapping[str, Any]):
    """Ctrl-C, or an exit, while its own code runs."""

    def __init__(self, error: type[BaseException]) -> None:
        self.error = error

    def __getitem__(self, key: str) -> Any:
        raise self.error

    def __iter__(self) -> Iterator[str]:
        raise self.error

    def __len__(self) -> int:
        return 1


@pytest.mark.parametrize("error", [KeyboardInterrupt, SystemExit])
@pytest.mark.parametrize("within", [False, True])
def test_an_interrupt_is_no_error_of_the_row(error: type[BaseException], within: bool) -> None:
    row = {"response": "It opens at 9.", "metadata": Interrupted(error)} if within else Interrupted(error)
    with pytest.raises(error):
        endurance.EnduranceClient().evaluate(row)
    with pytest.raises(error):
        list(endurance.evaluate_batch([row]))


EVALUATOR = Evaluator({"profile": "rti"})


def digest(row: dict[str, Any]) -> str:
    return EVALUATOR.evaluate(row).digest


@pytest.mark.parametrize("method", ["fork", "spawn"])
def test_processes_give_the_same(method: str) -> None:
    want = [digest(row) for row in ROWS]
    context = multiprocessing.get_context(method)
    with concurrent.futures.ProcessPoolExecutor(2, mp_context=context) as pool:
        assert list(pool.map(digest, ROWS)) == want
        assert list(pool.map(EVALUATOR.evaluate, ROWS)) == [EVALUATOR.evaluate(row) for row in ROWS]


def test_sixteen_threads_give_the_same() -> None:
    want = [digest(row) for row in ROWS]
    found: list[list[str]] = [[] for _ in range(16)]
    summary = Summary()

    def work(at: int) -> None:
        found[at] = [digest(row) for row in ROWS]
        list(endurance.evaluate_batch(ROWS[:5], jobs=2, summary=summary))

    workers = [threading.Thread(target=work, args=(at,)) for at in range(16)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert found == [want] * 16
    assert summary.rows == 16 * 5


def test_one_list_that_changes_under_the_call_is_safe() -> None:
    row = {"response": "It opens at 9.", "rag_documents": [{"content": "It opens at 9."}], "metadata": {"a": 1}}
    stop = threading.Event()

    def disturb() -> None:
        for n in itertools.count():
            row["rag_documents"].append({"content": str(n)})  # type: ignore[attr-defined]
            row["metadata"][str(n)] = n  # type: ignore[index]
            if n % 50 == 49:
                row["rag_documents"].clear()  # type: ignore[attr-defined]
                row["metadata"].clear()  # type: ignore[attr-defined]
            if stop.is_set():
                return

    other = threading.Thread(target=disturb)
    other.start()
    try:
        for _ in range(200):
            with contextlib.suppress(RuntimeError):  # as Python itself says of a dictionary that changes
                endurance.evaluate(row)
    finally:
        stop.set()
        other.join()
