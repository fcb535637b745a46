"""Counts over many evaluations."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from endurance import _native, errors
from endurance.evaluation import Evaluation
from endurance.results import SummaryReport

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

__all__ = ["Summary"]


class Summary:
    """Counts over evaluations. Parts that were counted apart merge, in any order, to the bytes of the whole.

    `groups`: keys of `metadata.groups` whose groups of people are compared; `outcome`: in what, `pass`, `refusal`, or
    a metric from so many points, such as `relevance>=80`.

    >>> import endurance
    >>> summary = endurance.Summary()
    >>> rows = [{"response": "It opens at 9.", "rag_documents": ["It opens at 9."]}]
    >>> for evaluation in endurance.evaluate_batch(rows, summary=summary):
    ...     pass
    >>> report = summary.report()
    >>> report.rows, report.verdicts, report.overall_score.n
    (1, {'pass': 1, 'review': 0, 'fail': 0, 'not_measured': 0}, 1)
    """

    __slots__ = ("_native",)

    def __init__(self, groups: Iterable[str] = (), outcome: str = "pass") -> None:
        if isinstance(groups, str):
            raise errors.EnduranceValidationError(
                f"`groups` must be a list of keys, not the string {groups!r}", "invalid_field"
            )
        try:
            self._native = _native.Summary(list(groups), outcome)
        except _native.EnduranceError as error:
            raise errors.raised(error) from None

    @property
    def rows(self) -> int:
        """Rows counted, those that could not be read included."""
        return self._native.rows

    def add(self, evaluation: Evaluation) -> None:
        """Counts one evaluation, made by `evaluate` in this process."""
        if not isinstance(evaluation, Evaluation):
            raise errors.EnduranceValidationError(
                f"`evaluation` must be an Evaluation, not a value of type {type(evaluation).__qualname__}",
                "invalid_field",
            )
        if evaluation._interaction is None:
            raise errors.EnduranceValidationError(
                "`evaluation` must be as `evaluate` made it: what was evaluated is not pickled, and is counted",
                "invalid_field",
            )
        try:
            self._native.add(evaluation._interaction, evaluation._json)
        except _native.EnduranceError as error:
            raise errors.raised(error) from None

    def merge(self, other: Summary) -> Summary:
        """Adds what `other` counted, which must compare the same groups; returns itself."""
        if not isinstance(other, Summary):
            raise errors.EnduranceValidationError(
                f"`other` must be a Summary, not a value of type {type(other).__qualname__}", "invalid_field"
            )
        if not self._native.merge(other._native):
            raise errors.EnduranceValidationError(
                "`other` must compare the same groups in the same outcome", "invalid_field"
            )
        return self

    def report(self, baseline: Mapping[str, Any] | None = None) -> SummaryReport:
        """The figures; with the population stability index against `baseline`, what an earlier `baseline()` gave."""
        try:
            return SummaryReport(json.loads(self.to_json(baseline)))
        except _native.EnduranceError as error:
            raise errors.raised(error) from None

    def to_json(self, baseline: Mapping[str, Any] | None = None) -> str:
        """The figures as JSON, the same bytes in every language."""
        written = None if baseline is None else json.dumps(baseline).encode()
        return self._native.report(written).decode()

    def to_html(self, baseline: Mapping[str, Any] | None = None) -> str:
        """A fragment of HTML, as a notebook shows it: distributions, what was not measured and why, the worst rows,
        alerts, and how groups compare."""
        try:
            return _native.summary_html(self.to_json(baseline).encode())
        except _native.EnduranceError as error:
            raise errors.raised(error) from None

    def _repr_html_(self) -> str:
        return self.to_html()

    def plot(self, path: str | os.PathLike[str] | None = None, *, ax: Axes | None = None) -> Figure:
        """A figure of the overall scores by verdict, the quantiles of the dimensions, and the metrics with the lowest
        means, each with the number of rows it was measured in; written to `path` if there is one.

        `ax`: axes of yours, which then take the overall scores alone. Needs matplotlib: ImportError without it.
        """
        from endurance.plot import plot

        return plot(self.report(), path, ax)

    def baseline(self) -> dict[str, Any] | None:
        """What a later batch is compared with; None of too few rows."""
        written = self._native.baseline()
        return None if written is None else json.loads(written)

    def to_bytes(self) -> bytes:
        """All that was counted, to travel between machines; `from_bytes` reads it."""
        return self._native.state()

    @classmethod
    def from_bytes(cls, state: bytes | bytearray | memoryview) -> Summary:
        """What `to_bytes` gave. Raises EnduranceValidationError for anything else."""
        if not isinstance(state, (bytes, bytearray, memoryview)):
            raise errors.EnduranceValidationError(
                f"`state` must be bytes, not a value of type {type(state).__qualname__}", "invalid_field"
            )
        try:
            native = _native.Summary.of(bytes(state))
        except _native.EnduranceError as error:
            raise errors.raised(error) from None
        self = cls.__new__(cls)
        self._native = native
        return self

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Summary):
            return NotImplemented
        return self.to_bytes() == other.to_bytes()

    __hash__ = None  # type: ignore[assignment]  # it changes

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self).from_bytes, (self.to_bytes(),)

    def __repr__(self) -> str:
        report = self.report()
        verdicts = ", ".join(f"{n:,} {name}" for name, n in report.verdicts.items() if n)
        return f"<Summary of {self.rows:,} rows{': ' if verdicts else ''}{verdicts}>"
