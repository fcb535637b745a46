"""Parsed JSON, read through properties."""

from __future__ import annotations

import copy
from collections.abc import Callable
from typing import Any, TypeVar

R = TypeVar("R", bound="Record")


class Record:
    """A part of a result. It is not changed after it was made, equals another with the same content, and pickles."""

    __slots__ = ("_content", "_made")

    def __init__(self, data: dict[str, Any] | None) -> None:
        self._content = data
        self._made: dict[str, Any] = {}

    @property
    def _data(self) -> dict[str, Any]:
        if self._content is None:
            self._content = self._parse()
        return self._content

    def _parse(self) -> dict[str, Any]:
        raise NotImplementedError

    def to_dict(self) -> dict[str, Any]:
        """A copy as plain values, with the names of the JSON; offsets are those of this object."""
        return copy.deepcopy(self._data)

    def __eq__(self, other: object) -> bool:
        if type(other) is not type(self):
            return NotImplemented
        return self._data == other._data

    def __hash__(self) -> int:
        return hash((type(self).__name__, hashed(self._data)))

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={short(value)}" for name, value in self._data.items() if value not in (None, [], {}))
        return f"{type(self).__name__}({shown})"

    def __reduce__(self) -> tuple[Any, ...]:
        return type(self), (self._data,)

    def _cached(self, key: str, make: Callable[[], Any]) -> Any:
        if key not in self._made:
            self._made[key] = make()
        return self._made[key]

    def _one(self, key: str, of: type[R]) -> R:
        found: R = self._cached(key, lambda: of(self._data[key]))
        return found

    def _maybe(self, key: str, of: type[R]) -> R | None:
        return None if self._data.get(key) is None else self._one(key, of)

    def _many(self, key: str, of: type[R]) -> tuple[R, ...]:
        found: tuple[R, ...] = self._cached(key, lambda: tuple(of(data) for data in self._data.get(key, ())))
        return found

    def _named(self, key: str, of: type[R]) -> dict[str, R]:
        made = self._cached(key, lambda: {name: of(data) for name, data in self._data.get(key, {}).items()})
        return dict(made)

    def _values(self, key: str) -> tuple[Any, ...]:
        return tuple(tuple(value) if isinstance(value, list) else value for value in self._data.get(key, ()))

    def _plain(self, key: str) -> dict[str, Any]:
        return copy.deepcopy(self._data.get(key, {}))


def short(value: object) -> str:
    """A value in a few characters, for a person."""
    text = f"<{len(value)}>" if isinstance(value, (list, dict)) else repr(value)
    return text if len(text) <= 60 else f"{text[:57]}..."


def hashed(value: object) -> int:
    """The hash of a JSON value: equal values have equal hashes, as 80 and 80.0."""
    if isinstance(value, dict):
        return hash(frozenset((name, hashed(one)) for name, one in value.items()))
    if isinstance(value, list):
        return hash(tuple(hashed(one) for one in value))
    return hash(value)
