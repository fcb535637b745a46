"""The engine, built once from a configuration and shared by all threads."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterable, Mapping
from typing import Any, NoReturn

from endurance import _native, errors
from endurance._inputs import WITH_FIELDS, kind, mapping
from endurance._inputs import interaction as read
from endurance._record import hashed
from endurance.batch import Batch
from endurance.evaluation import Evaluation, Scan, Verified
from endurance.summary import Summary

__all__ = ["Evaluator"]

Config = Mapping[str, Any] | str | os.PathLike[str]


class Evaluator:
    """Scores answers in this process; it opens no socket and reads no file but its configuration.

    `config` is a mapping, or the path of a TOML or JSON file; docs/scoring.md lists its keys. Raises
    EnduranceConfigError, naming the key, for one that is unknown or out of range. An evaluator can be shared between
    threads, pickled, and used after a fork.

    >>> from endurance import Evaluator
    >>> strict = Evaluator({"profile": "rti", "thresholds": {"pass": 80}})
    >>> strict == Evaluator({"profile": "rti", "thresholds": {"pass": 80}})
    True
    """

    __slots__ = ("_native",)

    def __init__(self, config: Config | None = None) -> None:
        try:
            self._native = _native.Evaluator(text(config))
        except _native.EnduranceError as error:
            refused = errors.raised(error)
            path = os.fspath(config) if isinstance(config, (str, os.PathLike)) else None
            why = str(refused)
            if path is None or path.lower().endswith(".toml"):
                # The place is one in the JSON, which nobody wrote; the key is named.
                why = re.sub(r" at line \d+ column \d+$", "", why)
            raise errors.of(refused.code, why if path is None else in_file(path, why)) from None

    @property
    def config(self) -> dict[str, Any]:
        """The configuration it was built from."""
        data: dict[str, Any] = json.loads(self._native.config)
        return data

    def evaluate(
        self,
        interaction: object = None,
        /,
        *,
        response: str | None = None,
        query: str | None = None,
        rag_documents: Iterable[Any] | None = None,
        history: Iterable[Any] | None = None,
        metadata: object = None,
        session_id: str | None = None,
        interaction_id: str | None = None,
        strict: bool = False,
        **others: NoReturn,
    ) -> Evaluation:
        """Evaluates one answer, given by fields, or as a mapping, dataclass, pydantic model or JSON text.

        `rag_documents`: strings, mappings (`content`, `id`, `source`, ...), LangChain or LlamaIndex documents, in a
        list; or the text of a single one.
        `history`: the turns before, `{"role", "content"}`. `metadata`: what is known of the call, such as `model` or
        `system_prompt`; see docs/python.md. A field that this version does not know is a warning in the result;
        `strict` refuses it.

        Raises EnduranceValidationError, naming the field, for what cannot be read. The time is linear in the input,
        about a millisecond for 8 KB; the interpreter is not locked meanwhile.
        """
        if others:
            self._refuse("evaluate", others)
        value = self._interaction(
            interaction, response, query, rag_documents, history, metadata, session_id, interaction_id
        )
        try:
            return Evaluation(*self._native.evaluate(value, strict), value)
        except _native.EnduranceError as error:
            raise refused(error, interaction) from None

    def verify(
        self,
        interaction: object = None,
        /,
        *,
        response: str | None = None,
        query: str | None = None,
        rag_documents: Iterable[Any] | None = None,
        history: Iterable[Any] | None = None,
        metadata: object = None,
        session_id: str | None = None,
        interaction_id: str | None = None,
        strict: bool = False,
        **others: NoReturn,
    ) -> Verified:
        """Checks the claims of one answer alone; takes what `evaluate` takes, and its claims are the same.

        >>> import endurance
        >>> found = endurance.verify(response="It opens at 9.", rag_documents=["The office opens at 9."])
        >>> found.verification.claims[0].verdict
        'supported'
        """
        if others:
            self._refuse("verify", others)
        value = self._interaction(
            interaction, response, query, rag_documents, history, metadata, session_id, interaction_id
        )
        try:
            return Verified(*self._native.verify(value, strict))
        except _native.EnduranceError as error:
            raise refused(error, interaction) from None

    def scan(self, text: str | Mapping[str, Any], *, role: str | None = None) -> Scan:
        """Searches one text for attacks, secrets and personal data, as said by `role`: query, document, response.

        Without a role it is a query. A mapping is a request as `endurance scan` reads it: `text`, `role`, `id`.
        """
        request = {"text": text} if isinstance(text, str) else dict(mapping(text, "`text`", f"a str, {WITH_FIELDS}"))
        if role is not None:
            request["role"] = role
        try:
            return Scan(*self._native.scan(json.dumps(request, ensure_ascii=False).encode()))
        except UnicodeEncodeError:
            raise errors.EnduranceValidationError(
                "`text`: text with a lone surrogate, which is no Unicode", "invalid_field"
            ) from None
        except _native.EnduranceError as error:
            raise errors.raised(error) from None
        except (TypeError, ValueError, RecursionError) as error:
            raise errors.EnduranceValidationError(
                f"`text` must be values that JSON has: {error}", "invalid_field"
            ) from None

    def evaluate_batch(
        self,
        rows: Iterable[Any],
        *,
        jobs: int | None = None,
        strict: bool = False,
        progress: bool | None = None,
        summary: Summary | None = None,
        first_row: int | None = None,
    ) -> Batch:
        """Evaluates many answers, in their order; see `Batch`."""
        return Batch(self, rows, jobs=jobs, strict=strict, progress=progress, summary=summary, first_row=first_row)

    def _refuse(self, method: str, others: Mapping[str, object]) -> None:
        """Raises for arguments that there are not; what they may mean, the engine knows."""
        try:
            self._native.verify({"response": "", **dict.fromkeys(others)}, True)
        except _native.EnduranceError as error:
            raise TypeError(f"{method}() takes the fields of an interaction: {errors.raised(error)}") from None

    def _interaction(self, interaction: object, *fields: object) -> dict[str, Any] | bytes:
        if isinstance(interaction, dict) and not any(field is not None for field in fields):
            return read(interaction)
        return read(interaction, dict(zip(FIELDS, fields, strict=True)))

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Evaluator):
            return NotImplemented
        return type(self) is type(other) and self.config == other.config

    def __hash__(self) -> int:
        return hash((type(self).__name__, hashed(self.config)))

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self.config,)

    def __repr__(self) -> str:
        return f"{type(self).__name__}({self.config or ''})"


FIELDS = ("response", "query", "rag_documents", "history", "metadata", "session_id", "interaction_id")


def refused(error: _native.EnduranceError, given: object) -> errors.EnduranceError:
    """Why `given` cannot be read. A text without braces was not meant as JSON, as which a str is read."""
    found = errors.raised(error)
    if found.code == "invalid_json" and isinstance(given, str) and not given.lstrip().startswith("{"):
        return errors.of(found.code, f"{found}; a str is read as JSON, and plain text is given as response=...")
    return found


def text(config: Config | None) -> str | None:
    """A configuration as JSON."""
    if config is None:
        return None
    if isinstance(config, Mapping):
        try:
            return json.dumps(config, allow_nan=False)
        except (TypeError, ValueError, RecursionError) as error:
            raise errors.EnduranceConfigError(
                f"the configuration must be values that JSON has: {error}", "invalid_config"
            ) from None
    if not isinstance(config, (str, os.PathLike)):
        raise errors.EnduranceConfigError(
            f"the configuration must be a mapping, or the path of a TOML or JSON file, not {kind(config)}",
            "invalid_config",
        )
    path = os.fspath(config)
    try:
        with open(path, encoding="utf-8") as file:
            written = file.read()
    except (OSError, ValueError) as error:
        raise errors.EnduranceConfigError(
            f"cannot read the configuration `{path}`: {error}", "invalid_config"
        ) from error
    if not path.lower().endswith(".toml"):
        return written
    try:
        return _native.config_of_toml(written)
    except _native.EnduranceError as error:
        refused = errors.raised(error)
        raise errors.of(refused.code, in_file(path, str(refused))) from None


def in_file(path: str, why: str) -> str:
    known = path.lower().endswith((".toml", ".json"))
    return f"the configuration `{path}`{'' if known else ', read as JSON since it does not end in .toml'}: {why}"
