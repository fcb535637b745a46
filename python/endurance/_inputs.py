"""What people have, as the mappings that the engine reads.

Nothing is imported to recognise an object: a LangChain document is what has `page_content`, a LlamaIndex node what has
`get_content`, a pydantic model what has `model_dump`. What is in the mappings is checked by the engine, which names the
field.
"""

from __future__ import annotations

import enum
from collections.abc import Iterable, Mapping
from typing import Any

from endurance.errors import EnduranceValidationError

# Fields of LangChain's and LlamaIndex's metadata that are a document's name, the first that is there.
SOURCES = ("source", "file_name", "file_path", "title", "url")

# Kinds of LangChain messages, and of parts of them that were streamed, and what they are called in the wire format.
ROLES = {
    "human": "user",
    "ai": "assistant",
    "function": "tool",
    "developer": "system",
    "model": "assistant",
    "HumanMessageChunk": "user",
    "AIMessageChunk": "assistant",
    "FunctionMessageChunk": "tool",
    "ToolMessageChunk": "tool",
    "SystemMessageChunk": "system",
}

# What a value with fields may be.
WITH_FIELDS = "a mapping, a dataclass or a pydantic model"
DOCUMENT = 'a string, a mapping such as {"content": "..."}, a dataclass, a pydantic model or a document of a framework'
TURN = 'a mapping such as {"role": "user", "content": "..."}, a dataclass, a pydantic model or a message of a framework'

# The largest page that the wire format has.
PAGES = 2**32 - 1


def interaction(value: object = None, fields: Mapping[str, Any] | None = None) -> dict[str, Any] | bytes:
    """An interaction as the engine reads it: that of `value`, with `fields` before its own; JSON as it is."""
    if isinstance(value, (str, bytes, bytearray)):
        return json_text(value, fields)
    out = {} if value is None else dict(mapping(value, "an interaction"))
    if fields:
        out.update((name, field) for name, field in fields.items() if field is not None)
    return written(out)


def written(out: dict[str, Any]) -> dict[str, Any]:
    """The fields of an interaction with each part as the wire format has it."""
    if out.get("query") is None:
        out.pop("query", None)
    if isinstance(out.get("rag_documents"), str):
        out["rag_documents"] = [out["rag_documents"]]  # the text of the only one
    for name, read in (("rag_documents", document), ("history", turn)):
        if out.get(name) is not None:
            try:
                out[name] = [read(one, f"{name}.{at}") for at, one in enumerate(listed(out[name], name))]
            except RecursionError:
                raise endless(name) from None
        else:
            out.pop(name, None)
    if out.get("metadata") is not None:
        out["metadata"] = plain(mapping(out["metadata"], "`metadata`"), "metadata")
    else:
        out.pop("metadata", None)
    return out


def json_text(value: str | bytes | bytearray, fields: Mapping[str, Any] | None) -> bytes:
    """JSON as bytes of UTF-8, to which no field can be added."""
    if fields and any(field is not None for field in fields.values()):
        raise EnduranceValidationError("an interaction in JSON takes no other fields", "invalid_field")
    try:
        return value.encode() if isinstance(value, str) else bytes(value)
    except UnicodeEncodeError as error:
        raise EnduranceValidationError(f"no Unicode at character {error.start}", "invalid_utf8") from None


def document(value: object, path: str) -> Any:
    """A document: a string, a mapping, a dataclass, a pydantic model, a LangChain document, a LlamaIndex node, or a
    pair of one of these and its score."""
    if isinstance(value, str):
        return {"content": value}
    if isinstance(value, Mapping):
        return dict(value)  # a copy: what was evaluated stays what it was
    if isinstance(value, tuple) and len(value) == 2:
        return {**document(value[0], path), "similarity_score": plain(value[1], f"{path}.similarity_score")}
    if hasattr(value, "node") and hasattr(value, "score"):
        # First the score, which refuses a mock: that has every attribute, and nodes within nodes without end.
        scored = {} if value.score is None else {"similarity_score": plain(value.score, f"{path}.similarity_score")}
        return {**document(value.node, path), **scored}
    if hasattr(value, "page_content"):
        return described(value.page_content, getattr(value, "id", None), value)
    if hasattr(value, "get_content") and hasattr(value, "node_id"):
        return described(value.get_content(), value.node_id, value)
    return plain(mapping(value, f"`{path}`", DOCUMENT), path)


def described(content: object, name: object, value: object) -> dict[str, Any]:
    """A document of a framework with what its metadata says of it."""
    told = getattr(value, "metadata", None)
    told = told if isinstance(told, Mapping) else {}
    out: dict[str, Any] = {"content": content}
    if name is not None:
        out["id"] = str(name)
    source = next((told[key] for key in SOURCES if isinstance(told.get(key), str)), None)
    if source is not None:
        out["source"] = source
    page = paged(told)
    if page is not None:
        out["page"] = page
    if isinstance(told.get("language"), str):
        out["language"] = told["language"]
    return out


def paged(told: Mapping[str, Any]) -> int | None:
    """The page, from 1: what is printed on it, else its number. Readers of PDF files count pages from 0 in `page`, and
    write the printed one in `page_label`."""
    label, page = told.get("page_label"), told.get("page")
    if isinstance(label, str) and label.isascii() and label.isdecimal() and len(label) < 10:
        return int(label)
    counted = isinstance(page, int) and not isinstance(page, bool) and 0 <= page <= PAGES
    return page if counted else None


def turn(value: Any, path: str) -> Any:
    """A turn: a mapping with `role` and `content`, a pair of both, or a message of LangChain or LlamaIndex."""
    if isinstance(value, tuple) and len(value) == 2:
        role, content = value
        return {"role": named(role), "content": said(content, between(role))}
    if isinstance(value, Mapping):
        role, content = value.get("role"), value.get("content")
        if "content" not in value or (isinstance(content, str) and named(role) is role):
            return dict(value)
        known = {key: value[key] for key in value if key not in ("role", "content")}
        return {**known, "role": named(role), "content": spoken(value)}
    if hasattr(value, "content") and (hasattr(value, "type") or hasattr(value, "role")):
        return {"role": named(field(value, "role") or value.type), "content": spoken(value)}
    return plain(mapping(value, f"`{path}`", TURN), path)


def spoken(message: object) -> object:
    """The text of a message, given as a mapping or an object: its content, and the refusal that some interfaces give
    beside it. Texts of an assistant are pieces of one text; those of others stand apart."""
    content, refusal = field(message, "content"), field(message, "refusal")
    text = said(content, between(field(message, "role") or field(message, "type")))
    return refusal if text == "" and isinstance(refusal, str) else text


def between(role: object) -> str:
    """What stands between the parts of a message: vendors cut the text of an assistant wherever a citation ends."""
    return "" if named(role) == "assistant" else "\n"


def field(value: object, name: str) -> Any:
    """A field of a mapping or of an object, or None."""
    return value.get(name) if isinstance(value, Mapping) else getattr(value, name, None)


def named(role: object) -> object:
    """The wire format's name of a role."""
    role = getattr(role, "value", role)
    return ROLES.get(role, role) if isinstance(role, str) else role


def said(content: object, between: str = "\n") -> object:
    """The text of a message whose content may be a list of parts, as several interfaces have it; what is no text is
    left out. A refusal is text."""
    if content is None:
        return ""
    if isinstance(content, (str, Mapping)) or not isinstance(content, Iterable):
        return content
    return between.join(text for part in content if (text := part_text(part)) is not None)


def part_text(part: object) -> str | None:
    if isinstance(part, str):
        return part
    text = field(part, "text")
    if not isinstance(text, str):
        text = field(part, "refusal")
    return text if isinstance(text, str) else None


def mapping(value: Any, what: str, allowed: str = WITH_FIELDS) -> Mapping[str, Any]:
    """The fields of a mapping, a dataclass or a pydantic model."""
    if isinstance(value, Mapping):
        return value
    if is_dataclass(value):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    if hasattr(value, "model_dump") and hasattr(type(value), "model_fields"):
        return {**{name: getattr(value, name) for name in type(value).model_fields}, **(value.model_extra or {})}
    raise EnduranceValidationError(f"{what} must be {allowed}, not {kind(value)}", "invalid_field")


def is_dataclass(value: object) -> bool:
    """As `dataclasses.is_dataclass`, whose module takes as long to import as this package."""
    return hasattr(type(value), "__dataclass_fields__")


def listed(value: object, name: str) -> Iterable[Any]:
    # A pydantic model can be iterated too: over its fields.
    one = isinstance(value, (str, bytes, Mapping)) or hasattr(type(value), "model_fields")
    if one or not isinstance(value, Iterable):
        raise EnduranceValidationError(f"`{name}` must be a list, not {kind(value)}", "invalid_field")
    return value


def endless(path: str) -> EnduranceValidationError:
    return EnduranceValidationError(f"`{path}`: values stand in each other without end", "invalid_field")


def plain(value: Any, path: str) -> Any:
    """A value as JSON has it; numbers of numpy and members of an enumeration become what they stand for."""
    try:
        return plainly(value, path)
    except RecursionError:
        raise endless(path) from None


def plainly(value: Any, path: str) -> Any:
    if isinstance(value, enum.Enum):
        return plainly(value.value, path)
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, Mapping):
        return {str(key): plainly(one, f"{path}.{key}") for key, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        ordered = sorted(value, key=repr) if isinstance(value, (set, frozenset)) else value
        return [plainly(one, f"{path}.{at}") for at, one in enumerate(ordered)]
    if hasattr(value, "isoformat") and isinstance(date := value.isoformat(), str):
        return date
    if hasattr(value, "item") and getattr(value, "ndim", None) == 0:
        return plainly(value.item(), path)
    if is_dataclass(value) or hasattr(type(value), "model_fields"):
        return plainly(mapping(value, f"`{path}`"), path)
    raise EnduranceValidationError(f"`{path}` must be a value that JSON has, not {kind(value)}", "invalid_field")


def kind(value: object) -> str:
    """What came, in words."""
    return "null" if value is None else f"a value of type {type(value).__qualname__}"
