"""A conversation as lines of who said what, and the interaction that its last answer is."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

from endurance.errors import EnduranceValidationError

QUERY, SYSTEM = "user", "system"


class Line(NamedTuple):
    """One thing that was said."""

    role: str
    """system, user, assistant or tool"""
    text: str
    name: str | None = None
    """Of a tool: what it is called."""
    told: dict[str, Any] | None = None
    """Of a text that is a document wherever it stands: what is known of it."""


def interaction(lines: Sequence[Line]) -> dict[str, Any]:
    """The last answer, and what it answers.

    The query is the last line of the user, the response the assistant's lines at the end. What tools said between both
    are documents, as is every line with `told`; what was said before is the history, and what the assistant said on the
    way to its answer; the system's lines are the system prompt.

    Raises EnduranceValidationError where the assistant does not speak last.
    """
    prompt = [line.text for line in lines if line.role == SYSTEM]
    given = [line for line in lines if line.told is not None and line.text]
    turns = [line for line in lines if line.role != SYSTEM and line.told is None]
    end = len(turns)
    while end and turns[end - 1].role == "assistant":
        end -= 1
    if end == len(turns):
        last = f"the last message is of the role {turns[-1].role}" if turns else "there are no messages"
        raise EnduranceValidationError(f"missing field `response`: {last}, not assistant", "missing_field")
    asked = max((at for at, line in enumerate(turns[:end]) if line.role == QUERY), default=-1)
    before = [line for at, line in enumerate(turns[:end]) if at < asked or (at > asked and line.role == "assistant")]
    results = [line for line in turns[asked + 1 : end] if line.role == "tool" and line.text]
    out: dict[str, Any] = {"response": "\n".join(line.text for line in turns[end:])}
    if asked >= 0:
        out["query"] = turns[asked].text
    if before:
        out["history"] = [{"role": line.role, "content": line.text} for line in before]
    if given or results:
        out["rag_documents"] = [document(line) for line in given + results]
    if prompt:
        out["metadata"] = {"system_prompt": "\n\n".join(prompt)}
    return out


def document(line: Line) -> dict[str, Any]:
    """A line as a document: of a tool, where nothing else is known of it."""
    named = {} if line.name is None else {"source": line.name}
    return {"content": line.text, "kind": "tool", **named, **(line.told or {})}
