"""Interactions from messages as the interfaces of OpenAI and Anthropic have them.

Nothing is imported for it: requests and answers are read as plain dicts or as the objects of the packages `openai` and
`anthropic`.

>>> import endurance
>>> from endurance.openai import interaction
>>> messages = [
...     {"role": "system", "content": "You answer questions about the budget."},
...     {"role": "user", "content": "What is the IT budget?"},
... ]
>>> turn = interaction(messages, "The IT budget is INR 87 crore.", ["The IT budget for 2024-25 is INR 78 crore."])
>>> endurance.evaluate(turn).verdict
'fail'
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from endurance import _conversation, _inputs
from endurance._conversation import Line
from endurance._inputs import field, kind, listed, named, part_text, said, spoken
from endurance.errors import EnduranceValidationError

__all__ = ["interaction"]

# Items of the Responses API, and blocks of Anthropic's, that ask a tool: the place of the answer's name.
CALLS = ("function_call", "custom_tool_call", "tool_use")

# Where an item of the Responses API holds what a tool gave: `output` of calls and their outputs, `outputs` of code.
OUTPUTS = ("output", "outputs")

# What a shell wrote, and a program.
WRITTEN = ("stdout", "stderr", "logs")

# Tokens of the prompt that Anthropic does not count in `input_tokens`.
CACHED = ("cache_creation_input_tokens", "cache_read_input_tokens")


def interaction(
    messages: object,
    completion: object = None,
    rag_documents: Iterable[Any] | None = None,
    *,
    system: object = None,
    session_id: str | None = None,
) -> dict[str, Any]:
    """The last answer of a conversation as `evaluate` takes it.

    `messages`: what was sent: `messages` of a chat completion or of Anthropic, or `input` of the Responses API, a
    string or a list. `completion`: what came back, whole or its message alone, or its text; None where the messages
    hold the answer already. Of several choices the first is read. `rag_documents`: what the answer was given to draw
    on, as `evaluate` takes it. `system`: a prompt that stands beside the messages: `instructions` of the Responses
    API, `system` of Anthropic.

    The last message of the user is the query, and what the assistant says at the end is the response, refusals
    included. Results of tools between both become documents of the kind `tool` after `rag_documents`, those of a file
    search documents of the kind `retrieved`. What was said before is the history. Prompts of the system and the
    developer are `metadata.system_prompt`; the model and the tokens of the usage are in the metadata as well. Pictures,
    sound without transcript, files and thinking are left out.

    Raises EnduranceValidationError for what cannot be read, and where the assistant does not speak last.
    """
    names: dict[str, str] = {}
    prompts = dict.fromkeys((prompt(system), prompt(field(completion, "instructions"))))
    lines = [Line("system", text) for text in prompts if text]
    for at, message in enumerate(asked(messages)):
        lines += said_by(message, f"messages.{at}", names)
    for message in answered(completion):
        lines += said_by(message, "completion", names)
    out = _conversation.interaction(lines)
    documents = [*(listed(rag_documents, "rag_documents") if rag_documents is not None else ())]
    documents += out.get("rag_documents", ())
    out["rag_documents"] = documents or None
    out["metadata"] = {**out.get("metadata", {}), **usage(completion)} or None
    out["session_id"] = session_id
    out["interaction_id"] = field(completion, "id") if isinstance(field(completion, "id"), str) else None
    return _inputs.written({key: value for key, value in out.items() if value is not None})


def prompt(system: object) -> str | None:
    """The text of a prompt: a string, parts, or messages."""
    if system is None or isinstance(system, str):
        return system or None
    texts = [part_text(part) or said(field(part, "content"), "\n") for part in listed(system, "system")]
    return "\n".join(text for text in texts if isinstance(text, str) and text) or None


def asked(messages: object) -> Iterable[Any]:
    """The messages of a request."""
    if messages is None:
        return ()
    return ({"role": "user", "content": messages},) if isinstance(messages, str) else listed(messages, "messages")


def answered(completion: object) -> Iterable[Any]:
    """The messages of an answer."""
    if completion is None:
        return ()
    if isinstance(completion, str):
        return ({"role": "assistant", "content": completion},)
    choices, output = field(completion, "choices"), field(completion, "output")
    if choices is not None:
        return [field(choice, "message") for choice in listed(choices, "completion.choices")][:1]
    if output is not None:
        return listed(output, "completion.output")
    message = field(completion, "message")
    return (completion if message is None else message,)


def said_by(message: object, path: str, names: dict[str, str]) -> list[Line]:
    """What one message, or one item of the Responses API, says. `names` of tools by the id of their call grow."""
    item = field(message, "type")
    role = named(field(message, "role"))
    if role is None:
        if not isinstance(item, str):
            raise EnduranceValidationError(
                f"`{path}` must be a message with a role, not {kind(message)}", "invalid_field"
            )
        return of_item(message, item, names)
    if role not in ("system", "user", "assistant", "tool"):
        raise EnduranceValidationError(
            f"`{path}.role` must be one of system, developer, user, assistant, tool, function, not {role!r}",
            "invalid_field",
        )
    if role == "tool":
        call = field(message, "tool_call_id")
        return [Line("tool", words(spoken(message), f"{path}.content"), field(message, "name") or names.get(str(call)))]
    return of_message(message, str(role), path, names)


def of_message(message: object, role: str, path: str, names: dict[str, str]) -> list[Line]:
    """What the system, the user or the assistant says, and what blocks in it hold of tools and documents."""
    lines: list[Line] = []
    calls = field(message, "tool_calls") or ()
    for call in calls:
        function = field(call, "function") or field(call, "custom")
        names[str(field(call, "id"))] = str(field(function, "name"))
    content = field(message, "content")
    parts = () if isinstance(content, (str, Mapping)) or not isinstance(content, Iterable) else content
    for part in parts:
        if field(part, "type") in CALLS:
            calls = (*calls, part)
            names[str(field(part, "id"))] = str(field(part, "name"))
        lines += of_block(part, names)
    text = words(spoken(message), f"{path}.content")
    if not text:
        text = field(field(message, "audio"), "transcript") or ""
    # A message that only asks a tool, or only brings what one gave, says nothing.
    if text or not (calls or lines or field(message, "function_call")):
        lines.append(Line(role, text))
    return lines


def of_block(part: object, names: dict[str, str]) -> list[Line]:
    """What a block of Anthropic's holds of tools and documents."""
    block = field(part, "type")
    if block == "tool_result":
        text = said(field(part, "content"), "\n")
        return [Line("tool", words(text, "tool_result"), names.get(str(field(part, "tool_use_id"))))]
    if block == "document" and field(field(part, "source"), "type") == "text":
        text, title = field(field(part, "source"), "data"), field(part, "title")
        return [Line("tool", words(text, "document.source.data"), title, {"kind": "user_file"})]
    if block == "search_result":
        text, title = said(field(part, "content"), "\n"), field(part, "title") or field(part, "source")
        return [Line("tool", words(text, "search_result.content"), title, {"kind": "retrieved"})]
    return []


def of_item(item: object, form: str, names: dict[str, str]) -> list[Line]:
    """What an item of the Responses API that is no message holds: calls of tools name them, outputs are documents."""
    call = str(field(item, "call_id") or field(item, "id"))
    if form in CALLS:
        names[call] = str(field(item, "name"))
        return []
    if form == "file_search_call":
        return [found(one) for one in field(item, "results") or () if field(one, "text")]
    name = field(item, "name") or names.get(call) or form.removesuffix("_call").removesuffix("_call_output")
    for place in OUTPUTS:
        text = put_out(field(item, place))
        if text:
            return [Line("tool", text, name)]
    return []


def found(result: object) -> Line:
    """A result of a file search."""
    about = {"kind": "retrieved", "id": field(result, "file_id"), "similarity_score": field(result, "score")}
    told = {name: value for name, value in about.items() if value is not None}
    return Line("tool", words(field(result, "text"), "results.text"), field(result, "filename"), told)


def put_out(output: object) -> str:
    """The text that a tool gave: a string, parts with text, or what a shell or a program wrote."""
    if output is None or isinstance(output, str):
        return output or ""
    if isinstance(output, Mapping) or not isinstance(output, (list, tuple)):
        return ""
    wrote = [part_text(one) or "".join(field(one, name) or "" for name in WRITTEN) for one in output]
    return "\n".join(text for text in wrote if text)


def words(text: object, path: str) -> str:
    if isinstance(text, str):
        return text
    raise EnduranceValidationError(f"`{path}` must be a string or a list of parts, not {kind(text)}", "invalid_field")


def usage(completion: object) -> dict[str, Any]:
    """What the metadata holds of an answer: its model and its tokens."""
    used = field(completion, "usage")
    sent, came = field(used, "prompt_tokens"), field(used, "completion_tokens")
    if sent is None and field(used, "input_tokens") is not None:
        sent = field(used, "input_tokens") + sum(field(used, name) or 0 for name in CACHED)
    if came is None:
        came = field(used, "output_tokens")
    told = {"model": field(completion, "model"), "input_tokens": sent, "output_tokens": came}
    return {name: value for name, value in told.items() if value is not None}
