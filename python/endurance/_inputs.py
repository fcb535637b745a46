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

# Kinds of LangChain messages and what they are called in the wire format.
ROLES = {"human": "user", "ai": "assistant", "function": "tool", "developer": "system", "model": "assistant"}


def interaction(value: object = None, fields: Mapping[str, Any] | None = None) -> dict[str, Any] | bytes:
    """An interaction as the engine reads it: that of `value`, with `fields` before its own; JSON as it is."""
    if isinstance(value, (str, bytes, bytearray)):
        return json_text(value, fields)
    out = {} if value is None else dict(mapping(value, "an interaction"))
    if fields:
        out.update((name, field) for name, field in fields.items() if field is not None)
    if out.get("query") is None:
        out.pop("query", None)
    for name, read in (("rag_documents", document), ("history", turn)):
        if out.get(name) is not None:
            out[name] = [read(one, f"{name}.{at}") for at, one in enumerate(listed(out[name], name))]
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
        return value if type(value) is dict else dict(value)
    if isinstance(value, tuple) and len(value) == 2:
        return {**document(value[0], path), "similarity_score": plain(value[1], f"{path}.similarity_score")}
    if hasattr(value, "node") and hasattr(value, "score"):
        scored = {} if value.score is None else {"similarity_score": float(value.score)}
        return {**document(value.node, path), **scored}
    if hasattr(value, "page_content"):
        return described(value.page_content, getattr(value, "id", None), value)
    if hasattr(value, "get_content") and hasattr(value, "node_id"):
        return described(value.get_content(), value.node_id, value)
    return plain(mapping(value, f"`{path}`"), path)


def described(content: object, name: object, value: object) -> dict[str, Any]:
    """A document of a framework with what its metadata says of it."""
    told = getattr(value, "metadata", None) or {}
    out: dict[str, Any] = {"content": content}
    if name is not None:
        out["id"] = str(name)
    source = next((told[key] for key in SOURCES if isinstance(told.get(key), str)), None)
    if source is not None:
        out["source"] = source
    if isinstance(told.get("page"), int):
        out["page"] = told["page"]
    if isinstance(told.get("language"), str):
        out["language"] = told["language"]
    return out


def turn(value: Any, path: str) -> Any:
    """A turn: a mapping with `role` and `content`, a pair of both, or a message of LangChain or LlamaIndex."""
    if isinstance(value, tuple) and len(value) == 2:
        role, content = value
    elif isinstance(value, Mapping):
        if "content" not in value or (isinstance(value["content"], str) and value.get("role") not in ROLES):
            return value if type(value) is dict else dict(value)
        known = {key: value[key] for key in value if key not in ("role", "content")}
        return {**known, "role": named(value.get("role")), "content": said(value.get("content"), path)}
    elif hasattr(value, "content") and (hasattr(value, "type") or hasattr(value, "role")):
        role, content = getattr(value, "role", None) or value.type, value.content
    else:
        return plain(mapping(value, f"`{path}`"), path)
    return {"role": named(role), "content": said(content, path)}


def named(role: object) -> object:
    """The wire format's name of a role."""
    role = getattr(role, "value", role)
    return ROLES.get(role, role) if isinstance(role, str) else role


def said(content: object, path: str) -> object:
    """The text of a message whose content may be a list of parts, as several interfaces have it; what is no text is
    left out."""
    if content is None:
        return ""
    if isinstance(content, (str, Mapping)) or not isinstance(content, Iterable):
        return content
    return "\n".join(text for part in content if (text := part_text(part, path)) is not None)


def part_text(part: object, path: str) -> str | None:
    if isinstance(part, str):
        return part
    if isinstance(part, Mapping):
        text = part.get("text")
        return text if isinstance(text, str) else None
    text = getattr(part, "text", None)
    return text if isinstance(text, str) else None


def mapping(value: Any, what: str) -> Mapping[str, Any]:
    """The fields of a mapping, a dataclass or a pydantic model."""
    if isinstance(value, Mapping):
        return value
    if is_dataclass(value):
        return {name: getattr(value, name) for name in value.__dataclass_fields__}
    if hasattr(value, "model_dump") and hasattr(type(value), "model_fields"):
        return {name: getattr(value, name) for name in type(value).model_fields}
    raise EnduranceValidationError(
        f"{what} must be a mapping, a dataclass or a pydantic model, not {kind(value)}", "invalid_field"
    )


def is_dataclass(value: object) -> bool:
    """As `dataclasses.is_dataclass`, whose module takes as long to import as this package."""
    return hasattr(type(value), "__dataclass_fields__")


def listed(value: object, name: str) -> Iterable[Any]:
    if isinstance(value, (str, bytes, Mapping)) or not isinstance(value, Iterable):
        raise EnduranceValidationError(f"`{name}` must be a list, not {kind(value)}", "invalid_field")
    return value


def plain(value: Any, path: str) -> Any:
    """A value as JSON has it; numbers of numpy and members of an enumeration become what they stand for."""
    try:
        return plainly(value, path)
    except RecursionError:
        raise EnduranceValidationError(f"`{path}`: values stand in each other without end", "invalid_field") from None


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
    if hasattr(value, "isoformat"):
        return value.isoformat()
    if hasattr(value, "item") and getattr(value, "ndim", None) == 0:
        return plainly(value.item(), path)
    if is_dataclass(value) or hasattr(type(value), "model_fields"):
        return plainly(mapping(value, f"`{path}`"), path)
    raise EnduranceValidationError(f"`{path}` must be a value that JSON has, not {kind(value)}", "invalid_field")


def kind(value: object) -> str:
    """What came, in words."""
    return "null" if value is None else f"a value of type {type(value).__qualname__}"
