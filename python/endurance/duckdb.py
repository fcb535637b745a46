"""Evaluates the rows of a DuckDB relation, and gives SQL a function that evaluates. It needs pyarrow."""

from __future__ import annotations

import inspect
import itertools
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from endurance.arrow import count, evaluate_arrow, schema, settings, used
from endurance.evaluator import Config, Evaluator
from endurance.summary import Summary

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection, DuckDBPyRelation

__all__ = ["evaluate", "register", "summarize"]

ARGUMENTS = {"response": "VARCHAR", "query": "VARCHAR", "rag_documents": "VARCHAR[]"}

NUMBERS = itertools.count(1)


def register(
    connection: DuckDBPyConnection,
    name: str = "endurance",
    arguments: Mapping[str, Any] | None = None,
    *,
    columns: Mapping[str, str] | None = None,
    config: Config | Evaluator | None = None,
    json: bool = False,
    strict: bool = False,
) -> None:
    """Gives SQL the function `name`, whose result is a struct of the columns of `endurance.arrow.evaluate_arrow`.

    `arguments`: their names, which are fields unless `columns` says otherwise, and their types; without, it is
    `endurance(response, query, rag_documents)`, of which the last is `VARCHAR[]`. Each thread of DuckDB evaluates its
    own rows.

    >>> import duckdb, endurance.duckdb
    >>> connection = duckdb.connect()
    >>> endurance.duckdb.register(connection)
    >>> connection.sql("select endurance('It opens at 8.', '', ['It opens at 9.']).verdict").fetchall()
    [('fail',)]
    """
    import pyarrow

    needed = settings(columns, config, jobs=1, json=json, strict=strict)
    names, types = zip(*(ARGUMENTS if arguments is None else arguments).items(), strict=True)

    def evaluated(*values: Any) -> Any:  # DuckDB evaluates annotations, and knows no pyarrow
        rows = pyarrow.table(dict(zip(names, values, strict=True)))
        return pyarrow.table(evaluate_arrow(rows, **needed)).to_struct_array()

    # DuckDB counts the parameters.
    parameters = [inspect.Parameter(f"p{at}", inspect.Parameter.POSITIONAL_ONLY) for at in range(len(names))]
    evaluated.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    empty = connection.from_arrow(pyarrow.schema(schema()).empty_table())
    result = connection.struct_type(dict(zip(empty.columns, empty.types, strict=True)))
    # A row without an answer has an error: nulls are the function's own to see.
    connection.create_function(name, evaluated, list(types), result, type="arrow", null_handling="special")


def evaluate(
    relation: DuckDBPyRelation,
    columns: Mapping[str, str] | None = None,
    *,
    connection: DuckDBPyConnection | None = None,
    config: Config | Evaluator | None = None,
    keep: Iterable[str] = (),
    json: bool = False,
    strict: bool = False,
) -> DuckDBPyRelation:
    """A relation of answers, one row for each of `relation`, lazily; takes what `endurance.arrow.evaluate_arrow` takes.

    `connection` is that of the relation; without, the one of the module `duckdb`. It gets a function of a name of its
    own. Columns and configuration are checked here.
    """
    import duckdb

    connection = duckdb.default_connection() if connection is None else connection
    needed = settings(columns, config, json=json, strict=strict)
    kept = list(keep)
    evaluate_arrow(relation.limit(0).to_arrow_table(), keep=kept, **needed)
    names = used(relation.columns, columns, ())
    types = dict(zip(relation.columns, relation.types, strict=True))
    function = f"endurance_{next(NUMBERS)}"
    register(connection, function, {name: types[name] for name in names}, **needed)
    call = f"unnest({function}({', '.join(map(quoted, names))}))"
    return relation.project(", ".join([*map(quoted, kept), call]))


def summarize(
    relation: DuckDBPyRelation,
    columns: Mapping[str, str] | None = None,
    *,
    config: Config | Evaluator | None = None,
    jobs: int | None = None,
    strict: bool = False,
    groups: Iterable[str] = (),
    outcome: str = "pass",
) -> Summary:
    """The summary of a relation's rows. It evaluates them, as DuckDB streams them."""
    summary = Summary(groups, outcome)
    return count(relation, columns=columns, config=config, jobs=jobs, strict=strict, summary=summary)


def quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
