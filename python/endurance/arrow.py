"""Tables in, tables out, by the Arrow PyCapsule interface: pyarrow, pandas, polars, DuckDB and others.

Nothing has to be installed for it: what reads the answers is the library of tables that you have. docs/arrow.md lists
the columns.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from endurance import _native, errors
from endurance._native import ArrowStream
from endurance._threads import threads
from endurance.evaluator import FIELDS, Config, Evaluator
from endurance.summary import Summary

__all__ = ["ArrowStream", "evaluate_arrow", "schema"]


def evaluate_arrow(
    data: Any,
    *,
    columns: Mapping[str, str] | None = None,
    keep: Iterable[str] = (),
    config: Config | Evaluator | None = None,
    jobs: int | None = None,
    json: bool = False,
    strict: bool = False,
    summary: Summary | None = None,
) -> ArrowStream:
    """Evaluates the rows of a table: one row out for each row in, in the same order, as an Arrow stream.

    `data` is anything with `__arrow_c_stream__` or `__arrow_c_array__`. Its columns are fields by their names
    (`response`, which is required, `query`, `rag_documents`, `history`, `metadata`, `session_id`, `interaction_id`);
    `columns` names those that are called otherwise, as in `{"query": "question", "metadata.model": "llm"}`. Others are
    left alone, but for those in `keep`, which are passed through.

    `json` fills the column of that name with the whole evaluation. `summary` counts the rows. Rows are evaluated when
    they are pulled, `jobs` of them at a time (as `evaluate_batch`), at most 1,024 in a batch. The stream can be read
    once.

    A row that cannot be read has an `error` and the rest goes on. Raises EnduranceValidationError for a column that is
    missing or of a wrong type, and EnduranceConfigError for the configuration.

    >>> import endurance.arrow, pyarrow as pa
    >>> rows = pa.table({"answer": ["The budget is INR 87 crore."], "rag_documents": [["The budget is INR 78 crore."]]})
    >>> found = pa.table(endurance.arrow.evaluate_arrow(rows, columns={"response": "answer"}))
    >>> found["verdict"].to_pylist(), found["claims"][0][0]["detail"].as_py()["source"]
    (['fail'], 'INR 78 crore')
    """
    if isinstance(keep, str):
        raise errors.EnduranceValidationError(
            f"`keep` must be a list of columns, not the string {keep!r}", "invalid_field"
        )
    evaluator = config if isinstance(config, Evaluator) else Evaluator(config)
    counts, first = (None, 1) if summary is None else (summary._native, summary.rows + 1)
    try:
        return evaluator._native.evaluate_arrow(
            data, dict(columns or {}), list(keep), threads(jobs), strict, json, counts, first
        )
    except _native.EnduranceError as error:
        raise errors.raised(error) from None
    except (TypeError, UnicodeEncodeError) as error:  # names that are no text
        raise errors.EnduranceValidationError(f"`columns` and `keep` must be names: {error}", "invalid_field") from None


def schema() -> _native.ArrowSchema:
    """What comes out, without kept columns; `pyarrow.schema` and others read it."""
    return _native.answer_schema()


def used(names: Sequence[str], columns: Mapping[str, str] | None, keep: Iterable[str]) -> list[str]:
    """Those of a table's columns that are read, so that an engine need not move the others."""
    wanted = {*FIELDS, *(columns or {}).values(), *keep}
    return [name for name in names if name in wanted]


def settings(columns: Mapping[str, str] | None, config: Config | Evaluator | None, **options: Any) -> dict[str, Any]:
    """The arguments of `evaluate_arrow` as workers get them: the configuration is checked here and pickled once."""
    evaluator = config if isinstance(config, Evaluator) else Evaluator(config)
    return {"columns": dict(columns or {}), "config": evaluator, **options}


def count(data: Any, *, summary: Summary, **options: Any) -> Summary:
    """Evaluates the rows of a table only to count them; takes what `evaluate_arrow` takes. It needs pyarrow."""
    import pyarrow

    for _ in pyarrow.RecordBatchReader.from_stream(evaluate_arrow(data, summary=summary, **options)):
        pass
    return summary


def appended(parts: Iterable[bytes], summary: Summary) -> Summary:
    """`summary` with what `parts` of a table counted, in their order, the rows of each numbered from 1."""
    for part in parts:
        summary._native.append(Summary.from_bytes(part)._native)
    return summary
