"""The pytest plugin: answers evaluated in a test are held to limits and to a committed baseline.

    @pytest.mark.endurance(min_overall=70, max_hallucinated=0)
    def test_budget(endurance):
        endurance.evaluate(query="What is the budget?", response=ask(), rag_documents=documents)

`--endurance-baseline FILE` compares every verdict exactly with the file, which `--endurance-update` writes; its form is
that of `endurance gate`. Nothing of the engine is imported before a test asks for it. What counts as a change is
decided by the engine's gate alone.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Generator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from endurance._native import Gate
    from endurance.client import EnduranceClient
    from endurance.evaluation import Evaluation

__all__ = ["Recorder", "endurance"]

LIMITS = ("min_overall", "max_hallucinated", "verdict", "no_alerts", "config")
MARK = (
    "endurance(min_overall=None, max_hallucinated=None, verdict=None, no_alerts=False, config=None): "
    "what every answer that the test evaluates must keep to"
)


class Recorder:
    """A client whose evaluations are held to the marks of the test and to the baseline when the test has run."""

    def __init__(self, client: EnduranceClient) -> None:
        self.client = client
        self.evaluations: list[Evaluation] = []

    def evaluate(self, interaction: object = None, /, **fields: Any) -> Evaluation:
        """Evaluates one answer and records it; takes what `EnduranceClient.evaluate` takes."""
        return self.record(self.client.evaluate(interaction, **fields))

    async def aevaluate(self, interaction: object = None, /, **fields: Any) -> Evaluation:
        """The same on another thread."""
        evaluation: Awaitable[Evaluation] = self.client.aevaluate(interaction, **fields)
        return self.record(await evaluation)

    def record(self, evaluation: Evaluation) -> Evaluation:
        """Records an evaluation that something else made, such as the application under test."""
        if evaluation._interaction is None:
            raise ValueError("the evaluation was unpickled or read from JSON, and does not know its texts any more")
        self.evaluations.append(evaluation)
        return evaluation


RECORDER = pytest.StashKey[Recorder]()
SESSION = pytest.StashKey["Session"]()


class Session:
    """What one process knows of its tests, and the baseline they are held to."""

    def __init__(self, path: str | None, update: bool) -> None:
        self.path, self.update = path, update
        self.clients: dict[str, EnduranceClient] = {}
        # Of the tests that ran to their end, the rows for a baseline. Its keys are node ids.
        self.rows: dict[str, list[str]] = {}
        # Every test that there is, run or not.
        self.tests: set[str] = set()
        # Files of which not all tests were looked for.
        self.partial = False
        self.gone: list[str] = []
        self.told: list[str] = []
        self._gate: Gate | None = None

    @property
    def gate(self) -> Gate:
        """The engine's gate, opened when it is first needed."""
        if self._gate is None:
            from endurance import _native

            self._gate = _native.Gate(self.path, self.update)
        return self._gate

    def client(self, config: Any) -> EnduranceClient:
        """The client of a configuration, made once."""
        from endurance.client import EnduranceClient

        name = repr(config)
        if name not in self.clients:
            self.clients[name] = EnduranceClient(config=config)
        return self.clients[name]

    def failures(self, item: pytest.Item) -> list[str]:
        """Why a test that ran to its end fails; what it gave is kept for the baseline."""
        recorder = item.stash.get(RECORDER, None)
        evaluations = recorder.evaluations if recorder else []
        limits = marked(item)
        if limits is not None and not evaluations:
            return ["the mark `endurance` holds what the fixture `endurance` evaluates, and nothing was evaluated"]
        if self.path is None and not limits:
            return []
        found, rows = [], []
        for nth, evaluation in enumerate(evaluations, 1):
            interaction = evaluation._interaction
            assert interaction is not None, "Recorder.record sees to it"
            text = evaluation.to_json().encode()
            row, failure = self.gate.judge(item.nodeid, nth, text, interaction, json.dumps(limits or {}))
            rows.append(row)
            if failure is not None:
                found.append(failure)
        if self.path is not None:
            self.rows[item.nodeid] = rows
            missing = self.gate.missing(item.nodeid, len(rows))
            found += [missing] if missing else []
        if found and self.path is not None and not self.update:
            found.append("if the changes are meant, --endurance-update accepts them")
        return found

    def find_gone(self, root: Path) -> None:
        """Keys of the baseline whose tests are no more: their file was looked through, or is gone too."""
        files = {file_of(test) for test in self.tests}
        known = {self.gate.key(test) for test in self.tests}
        for key in self.gate.known():
            file = file_of(key)
            looked = file in files and not self.partial
            if key not in known and (looked or not (root / file).exists()):
                self.gone.append(key)

    def write(self) -> None:
        """Writes the baseline: what was there, but for the tests that ran and those that are no more."""
        rows = [row for test in self.rows.values() for row in test]
        self.gate.write(rows, [*self.rows, *self.gone])
        self.told.append(f"the baseline {self.path} is written: {len(rows)} answers of {len(self.rows)} tests that ran")


def file_of(nodeid: str) -> str:
    return nodeid.partition("::")[0]


def marked(item: pytest.Item) -> dict[str, Any] | None:
    """The limits of a test's marks, as the gate reads them; the nearest mark counts. None without a mark."""
    marks = list(item.iter_markers("endurance"))
    if not marks:
        return None
    given: dict[str, Any] = {}
    for mark in reversed(marks):
        if mark.args:
            pytest.fail(f"the mark `endurance` takes names only: {MARK}", pytrace=False)
        unknown = [name for name in mark.kwargs if name not in LIMITS]
        if unknown:
            pytest.fail(f"the mark `endurance` has no `{unknown[0]}`: {MARK}", pytrace=False)
        given.update(mark.kwargs)
    given.pop("config", None)
    verdict = given.pop("verdict", None)
    if verdict is not None:
        given["verdicts"] = [verdict] if isinstance(verdict, str) else list(verdict)
    try:
        json.dumps(given, allow_nan=False)
    except (TypeError, ValueError) as error:
        pytest.fail(f"the mark `endurance`: {error}", pytrace=False)
    return given


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("endurance", "endurance: answers held to a baseline")
    group.addoption("--endurance-baseline", metavar="FILE", help="what the verdicts of all answers must be")
    group.addoption("--endurance-update", action="store_true", help="write the baseline: accept every change")


def pytest_configure(config: pytest.Config) -> None:
    config.addinivalue_line("markers", MARK)
    path, update = config.getoption("endurance_baseline"), config.getoption("endurance_update")
    if update and path is None:
        raise pytest.UsageError("--endurance-update needs --endurance-baseline FILE")
    if path is not None:
        # The processes of pytest-xdist get the option, and may run elsewhere.
        path = config.option.endurance_baseline = str(config.invocation_params.dir / path)
    session = config.stash[SESSION] = Session(path, update)
    # `--lf` leaves tests out before they are collected; `--sw` after, as `-k` does.
    session.partial = any("::" in argument for argument in config.args) or config.getoption("lf", False)
    if path is not None:
        open_gate(session)


def open_gate(session: Session) -> None:
    from endurance._native import EnduranceError

    try:
        session.gate.known()
    except EnduranceError as error:
        told = str(error.args[1]).replace("--update", "--endurance-update")
        raise pytest.UsageError(told) from None


@pytest.fixture
def endurance(request: pytest.FixtureRequest) -> Recorder:
    """A client; what it evaluates is held to the marks of the test and to the baseline."""
    item = request.node
    config = None
    for mark in item.iter_markers("endurance"):
        if "config" in mark.kwargs:
            config = mark.kwargs["config"]
            break
    recorder = Recorder(client(request.config.stash[SESSION], config))
    item.stash[RECORDER] = recorder
    return recorder


def client(session: Session, config: Any) -> EnduranceClient:
    """The client of a mark's configuration; one that is refused fails the test in a line."""
    from endurance.errors import EnduranceConfigError

    try:
        return session.client(config)
    except EnduranceConfigError as error:
        wrong = str(error)
    # outside of the error, whose place in the package says no more
    pytest.fail(f"the mark `endurance`: `config`: {wrong}", pytrace=False)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, object, object]:
    # An exception of the test's own is told alone.
    result = yield
    session = item.config.stash[SESSION]
    if session.path is None and RECORDER not in item.stash and item.get_closest_marker("endurance") is None:
        return result
    from endurance._native import EnduranceError

    wrong = None
    try:
        failures = session.failures(item)
    except EnduranceError as error:
        wrong = str(error.args[1])
    if wrong is not None:  # outside of the error, which says no more
        pytest.fail(f"the mark `endurance`: {wrong}", pytrace=False)
    if failures:
        pytest.fail("\n\n".join(failures), pytrace=False)
    return result


def pytest_itemcollected(item: pytest.Item) -> None:
    # Before any is deselected, or taken out of the list by a conftest.
    item.config.stash[SESSION].tests.add(item.nodeid)


def pytest_collection_finish(session: pytest.Session) -> None:
    # Some were made or renamed since.
    session.config.stash[SESSION].tests.update(item.nodeid for item in session.items)


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any, error: object) -> None:
    """Takes over what a process of pytest-xdist found out."""
    session: Session = node.config.stash[SESSION]
    output: Mapping[str, Any] = getattr(node, "workeroutput", {}).get("endurance", {})
    session.rows.update(output.get("rows", {}))
    session.tests.update(output.get("tests", ()))


@pytest.hookimpl(tryfirst=True)
def pytest_sessionfinish(session: pytest.Session, exitstatus: int) -> None:
    config = session.config
    own = config.stash[SESSION]
    if hasattr(config, "workerinput"):
        vars(config)["workeroutput"]["endurance"] = {"rows": own.rows, "tests": sorted(own.tests)}
        return
    ended = exitstatus in (pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED, pytest.ExitCode.NO_TESTS_COLLECTED)
    if own.path is None or not ended or config.option.collectonly:
        return
    from endurance._native import EnduranceError

    own.find_gone(config.rootpath)
    failed = bool(own.gone) and not own.update
    if failed:
        own.told += [f"the baseline has a test that is no more: {key}" for key in own.gone]
        own.told.append("if the changes are meant, --endurance-update accepts them")
    if own.update:
        try:
            own.write()
        except EnduranceError as error:
            own.told.append(str(error.args[1]))
            failed = True
    if failed and exitstatus != pytest.ExitCode.TESTS_FAILED:
        session.exitstatus = pytest.ExitCode.TESTS_FAILED


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    told = config.stash[SESSION].told
    if told:
        terminalreporter.section("endurance")
        for line in told:
            terminalreporter.line(line)
