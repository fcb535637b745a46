"""Scores what a chatbot said, claim by claim, inside your own process: no language model, no network.

>>> import endurance
>>> endurance.evaluate(
...     query="What is the IT budget?",
...     response="The IT budget is INR 87 crore.",
...     rag_documents=["The IT budget for 2024-25 is INR 78 crore."],
... ).verdict
'fail'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from importlib import import_module
from typing import TYPE_CHECKING, Any

from endurance._fork import IMPORTING

if TYPE_CHECKING:
    from endurance._native import __version__
    from endurance.arrow import evaluate_arrow
    from endurance.batch import Batch
    from endurance.client import EnduranceClient
    from endurance.errors import EnduranceConfigError, EnduranceError, EnduranceValidationError
    from endurance.evaluation import Evaluation, Scan, Verified
    from endurance.evaluator import Evaluator
    from endurance.results import RowError
    from endurance.summary import Summary

__all__ = [
    "Batch",
    "EnduranceClient",
    "EnduranceConfigError",
    "EnduranceError",
    "EnduranceValidationError",
    "Evaluation",
    "Evaluator",
    "RowError",
    "Scan",
    "Summary",
    "Verified",
    "__version__",
    "aevaluate",
    "evaluate",
    "evaluate_arrow",
    "evaluate_batch",
    "scan",
    "verify",
]

# Where each name is; imported when first asked for, since pytest imports this package in every run for its plugin.
HOMES = {
    "Batch": "batch",
    "EnduranceClient": "client",
    "EnduranceConfigError": "errors",
    "EnduranceError": "errors",
    "EnduranceValidationError": "errors",
    "Evaluation": "evaluation",
    "Evaluator": "evaluator",
    "RowError": "results",
    "Scan": "evaluation",
    "Summary": "summary",
    "Verified": "evaluation",
    "__version__": "_native",
    "evaluate_arrow": "arrow",
}


def __getattr__(name: str) -> Any:
    if name not in HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    with IMPORTING:
        value = getattr(import_module(f"{__name__}.{HOMES[name]}"), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*globals(), *HOMES})


_default: EnduranceClient | None = None


def _evaluator() -> EnduranceClient:
    """The client of the default configuration, made when it is first needed."""
    global _default
    if _default is None:
        with IMPORTING:
            from endurance.client import EnduranceClient

            _default = EnduranceClient()
    return _default


def evaluate(interaction: object = None, /, **fields: Any) -> Evaluation:
    """Evaluates one answer with the default configuration; see `Evaluator.evaluate`."""
    return _evaluator().evaluate(interaction, **fields)


async def aevaluate(interaction: object = None, /, **fields: Any) -> Evaluation:
    """`evaluate` on another thread, under any event loop; see `EnduranceClient.aevaluate`."""
    return await _evaluator().aevaluate(interaction, **fields)


def verify(interaction: object = None, /, **fields: Any) -> Verified:
    """Checks the claims of one answer with the default configuration; see `Evaluator.verify`."""
    return _evaluator().verify(interaction, **fields)


def scan(text: str | Mapping[str, Any], *, role: str | None = None) -> Scan:
    """Searches one text with the default configuration; see `Evaluator.scan`."""
    return _evaluator().scan(text, role=role)


def evaluate_batch(
    rows: Iterable[Any],
    *,
    config: Any = None,
    jobs: int | None = None,
    strict: bool = False,
    progress: bool | None = None,
    summary: Summary | None = None,
    first_row: int | None = None,
) -> Batch:
    """Evaluates many answers, in their order; see `Batch`."""
    with IMPORTING:
        from endurance.evaluator import Evaluator

    evaluator = _evaluator() if config is None else Evaluator(config)
    return evaluator.evaluate_batch(
        rows, jobs=jobs, strict=strict, progress=progress, summary=summary, first_row=first_row
    )
