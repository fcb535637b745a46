"""What can go wrong, as one tree.

Every error has a `code` that stays the same from version to version, and a message that says what is wrong, where, and
what is allowed. Evaluating itself never fails: whatever the text, there is an evaluation.
"""

from __future__ import annotations

import re
from typing import Any

__all__ = ["EnduranceConfigError", "EnduranceError", "EnduranceValidationError"]


# What may stand in front of the name of a field or a column, with which messages begin.
BEFORE = ("missing field ", "unknown field ", "the column ", "no column gives ", "no column is called ")


class EnduranceError(Exception):
    """Any error of Endurance; those that no class below names are faults of the library, with the code `internal`."""

    def __init__(self, message: str, code: str = "internal") -> None:
        super().__init__(message)
        self.code = code

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (str(self), self.code)


class EnduranceValidationError(EnduranceError, ValueError):
    """An input cannot be read: `missing_field`, `invalid_field`, `unknown_field` (where `strict`), `invalid_json`,
    `invalid_utf8`.

    >>> import endurance
    >>> try:
    ...     endurance.evaluate(response=7)
    ... except endurance.EnduranceValidationError as error:
    ...     error.code, error.field
    ('invalid_field', 'response')
    """

    @property
    def field(self) -> str | None:
        """The field that is wrong, such as `rag_documents.0.content`, or the column of a table."""
        found = re.match(f"(?:{'|'.join(BEFORE)})?`([^`]+)`", str(self))
        return found.group(1) if found else None


class EnduranceConfigError(EnduranceError, ValueError):
    """A configuration is refused, or asks for what this version has not: `invalid_config`."""


def raised(native: BaseException) -> EnduranceError:
    """The exception that an error of the engine becomes."""
    code, message = native.args
    return of(code, message)


def of(code: str, message: str) -> EnduranceError:
    """The exception with this code."""
    if code == "invalid_config":
        return EnduranceConfigError(message, code)
    if code == "internal":
        return EnduranceError(message, code)
    return EnduranceValidationError(message, code)
