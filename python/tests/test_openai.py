"""Messages of OpenAI and Anthropic, as dicts and as the objects of their packages."""

from __future__ import annotations

import subprocess
import sys
from typing import Any

import pytest
from anthropic.types import Message
from openai.types.chat import ChatCompletion, ChatCompletionMessage
from openai.types.responses import Response

import endurance
from endurance import EnduranceValidationError
from endurance.openai import interaction

SYSTEM = {"role": "system", "content": "You answer questions about the budget."}
ASKED = {"role": "user", "content": "What is the IT budget?"}
CALL = {"id": "call_1", "type": "function", "function": {"name": "budget", "arguments": '{"of": "IT"}'}}
CALLED = {"role": "assistant", "content": None, "tool_calls": [CALL]}
GAVE = {"role": "tool", "tool_call_id": "call_1", "content": "The IT budget for 2024-25 is INR 78 crore."}
WRONG = "The IT budget is INR 87 crore."


def chat(message: dict[str, Any]) -> dict[str, Any]:
    usage = {"prompt_tokens": 40, "completion_tokens": 9, "total_tokens": 49}
    choice = {"index": 0, "finish_reason": "stop", "logprobs": None, "message": {"role": "assistant", **message}}
    return {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "model": "gpt-4o",
        "choices": [choice],
        "usage": usage,
    }


def response(*output: dict[str, Any], **more: Any) -> dict[str, Any]:
    usage = {
        "input_tokens": 40,
        "input_tokens_details": {"cached_tokens": 8, "cache_write_tokens": 0},
        "output_tokens": 9,
        "output_tokens_details": {"reasoning_tokens": 0},
        "total_tokens": 49,
    }
    about = {"parallel_tool_calls": True, "tool_choice": "auto", "tools": [], **more}
    whole = {"id": "resp_1", "object": "response", "created_at": 1, "model": "gpt-4o", "usage": usage}
    return {**whole, "output": list(output), **about}


def message(*content: dict[str, Any], **more: Any) -> dict[str, Any]:
    return {
        "id": "msg_1",
        "type": "message",
        "role": "assistant",
        "status": "completed",
        "content": list(content),
        **more,
    }


def text(value: str) -> dict[str, Any]:
    return {"type": "output_text", "text": value, "annotations": []}


@pytest.mark.parametrize("of", [dict, ChatCompletion.model_validate])
def test_a_chat_completion_with_a_tool(of: Any) -> None:
    found = interaction([SYSTEM, ASKED, CALLED, GAVE], of(chat({"content": WRONG, "refusal": None})))
    assert found == {
        "interaction_id": "chatcmpl-1",
        "query": "What is the IT budget?",
        "response": WRONG,
        "rag_documents": [{"content": GAVE["content"], "kind": "tool", "source": "budget"}],
        "metadata": {
            "system_prompt": SYSTEM["content"],
            "model": "gpt-4o",
            "input_tokens": 40,
            "output_tokens": 9,
        },
    }
    judged = endurance.evaluate(found, strict=True)
    assert judged.verdict == "fail"
    assert judged.verification.claims[0].verdict == "contradicted"
    assert not judged.warnings


@pytest.mark.parametrize("of", [dict, Response.model_validate])
def test_a_response_with_a_tool_a_search_and_instructions(of: Any) -> None:
    call = {"type": "function_call", "call_id": "c1", "id": "fc_1", "name": "budget", "arguments": "{}"}
    gave = {"type": "function_call_output", "call_id": "c1", "output": [{"type": "input_text", "text": "INR 78 crore"}]}
    hit = {"file_id": "f1", "filename": "Budget.md", "score": 0.8, "text": "The IT budget is INR 78 crore."}
    search = {"type": "file_search_call", "id": "fs_1", "queries": [], "status": "completed", "results": [hit]}
    thought = {"type": "reasoning", "id": "rs_1", "summary": [{"type": "summary_text", "text": "hm"}]}
    said = message(text("The IT budget "), text("is INR 78 crore."))
    came = of(response(thought, search, said, instructions="Be brief."))
    found = interaction([{"role": "user", "content": [{"type": "input_text", "text": "What?"}]}, call, gave], came)
    assert found["response"] == "The IT budget is INR 78 crore."
    assert found["rag_documents"] == [
        {"content": hit["text"], "kind": "retrieved", "source": "Budget.md", "id": "f1", "similarity_score": 0.8},
        {"content": "INR 78 crore", "kind": "tool", "source": "budget"},
    ]
    used = {"model": "gpt-4o", "input_tokens": 40, "output_tokens": 9}
    assert found["metadata"] == {"system_prompt": "Be brief.", **used}
    assert endurance.evaluate(found, strict=True).verdict != "not_measured"


def test_items_of_the_responses_api_that_hold_what_they_gave() -> None:
    items: list[dict[str, Any]] = [
        {"type": "mcp_call", "id": "m", "name": "look_up", "server_label": "s", "arguments": "{}", "output": "a"},
        {"type": "code_interpreter_call", "id": "i", "outputs": [{"type": "logs", "logs": "b"}]},
        {"type": "shell_call_output", "call_id": "s", "output": [{"stdout": "c", "stderr": "d"}]},
        {"type": "web_search_call", "id": "w", "status": "completed"},
        {"type": "item_reference", "id": "r"},
    ]
    found = interaction("Which?", response(*items, message(text("This."))))
    given = [(document["source"], document["content"]) for document in found["rag_documents"]]
    assert given == [("look_up", "a"), ("code_interpreter", "b"), ("shell", "cd")]


def test_refusals_are_said() -> None:
    for came in (
        ChatCompletionMessage(role="assistant", content=None, refusal="I cannot help with that."),
        ChatCompletion.model_validate(chat({"content": None, "refusal": "I cannot help with that."})),
        {"role": "assistant", "content": [{"type": "refusal", "refusal": "I cannot help with that."}]},
        Response.model_validate(response(message({"type": "refusal", "refusal": "I cannot help with that."}))),
    ):
        assert interaction([ASKED], came)["response"] == "I cannot help with that."


def test_history_ends_where_the_question_stands() -> None:
    earlier = [
        {"role": "developer", "content": [{"type": "text", "text": "Be brief."}]},
        {"role": "user", "content": "Hello"},
        CALLED,
        {**GAVE, "content": "A greeting is due."},
        {"role": "assistant", "content": [{"type": "text", "text": "Good "}, {"type": "text", "text": "day."}]},
    ]
    picture = {"type": "image_url", "image_url": {"url": "data:"}}
    last = {"role": "user", "content": [{"type": "text", "text": "One."}, picture, {"type": "text", "text": "Two?"}]}
    on_the_way = {"role": "assistant", "content": "Let me look.", "tool_calls": [CALL]}
    found = interaction([*earlier, last, on_the_way, GAVE], "78.", ["Given."], session_id="s")
    assert found == {
        "session_id": "s",
        "query": "One.\nTwo?",
        "response": "78.",
        "history": [
            {"role": "user", "content": "Hello"},
            {"role": "tool", "content": "A greeting is due."},
            {"role": "assistant", "content": "Good day."},
            {"role": "assistant", "content": "Let me look."},
        ],
        "rag_documents": [{"content": "Given."}, {"content": GAVE["content"], "kind": "tool", "source": "budget"}],
        "metadata": {"system_prompt": "Be brief."},
    }


def test_the_answer_may_stand_in_the_messages_and_be_sound_or_empty() -> None:
    assert interaction([ASKED, {"role": "assistant", "content": WRONG}])["response"] == WRONG
    spoken = {"content": None, "audio": {"id": "a", "data": "", "expires_at": 1, "transcript": "Seventy-eight."}}
    assert interaction([ASKED], ChatCompletion.model_validate(chat(spoken)))["response"] == "Seventy-eight."
    assert interaction([ASKED], chat({"content": ""}))["response"] == ""
    assert interaction([], "Hello.") == {"response": "Hello."}


@pytest.mark.parametrize("of", [dict, Message.model_validate])
def test_anthropic(of: Any) -> None:
    report = {"type": "text", "media_type": "text/plain", "data": "The IT budget is INR 78 crore."}
    messages = [
        {
            "role": "user",
            "content": [
                {"type": "document", "source": report, "title": "Budget.md"},
                {"type": "text", "text": "What is the budget?"},
            ],
        },
        {"role": "assistant", "content": [{"type": "tool_use", "id": "t1", "name": "year", "input": {}}]},
        {
            "role": "user",
            "content": [{"type": "tool_result", "tool_use_id": "t1", "content": [{"type": "text", "text": "2024-25"}]}],
        },
    ]
    usage = {"input_tokens": 10, "cache_read_input_tokens": 30, "cache_creation_input_tokens": 2, "output_tokens": 9}
    blocks = [
        {"type": "thinking", "thinking": "hm", "signature": ""},
        {"type": "text", "text": "It is "},
        {"type": "text", "text": "INR 78 crore."},
    ]
    came = {"id": "msg_1", "type": "message", "role": "assistant", "model": "claude", "content": blocks, "usage": usage}
    found = interaction(messages, of({**came, "stop_reason": "end_turn", "stop_sequence": None}), system="Be brief.")
    assert found == {
        "interaction_id": "msg_1",
        "query": "What is the budget?",
        "response": "It is INR 78 crore.",
        "rag_documents": [
            {"content": "The IT budget is INR 78 crore.", "kind": "user_file", "source": "Budget.md"},
            {"content": "2024-25", "kind": "tool", "source": "year"},
        ],
        "metadata": {"system_prompt": "Be brief.", "model": "claude", "input_tokens": 42, "output_tokens": 9},
    }


WRONG_INPUTS: list[tuple[Any, Any, str, str]] = [
    ([ASKED], None, "missing_field", "response"),
    ([], None, "missing_field", "response"),
    ([ASKED, CALLED], None, "missing_field", "response"),
    ([ASKED, CALLED, GAVE], None, "missing_field", "response"),
    ([7], "x", "invalid_field", "messages.0"),
    ([{"role": "user", "content": 7}], "x", "invalid_field", "messages.0.content"),
    ([{"role": "user", "content": {"a": 1}}], "x", "invalid_field", "messages.0.content"),
    ([{"role": [], "content": "a"}], "x", "invalid_field", "messages.0.role"),
    ([{"role": "robot", "content": "a"}], "x", "invalid_field", "messages.0.role"),
    (7, "x", "invalid_field", "messages"),
    (ChatCompletionMessage(role="assistant", content="x"), None, "invalid_field", "messages"),
    ([ASKED], 7, "invalid_field", "completion"),
    ([ASKED], {"choices": 7}, "invalid_field", "completion.choices"),
    ([ASKED], {"choices": []}, "missing_field", "response"),
    ([ASKED], {"output": {}}, "invalid_field", "completion.output"),
]


@pytest.mark.parametrize(("messages", "completion", "code", "name"), WRONG_INPUTS)
def test_wrong_inputs_name_the_field(messages: Any, completion: Any, code: str, name: str) -> None:
    with pytest.raises(EnduranceValidationError) as raised:
        interaction(messages, completion)
    assert (raised.value.code, raised.value.field) == (code, name)


def test_no_package_is_imported() -> None:
    code = "import endurance.openai, sys; assert not {'openai', 'anthropic', 'pydantic'} & set(sys.modules)"
    subprocess.run([sys.executable, "-c", code], check=True)
