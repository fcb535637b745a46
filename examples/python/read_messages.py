"""A chat completion with a tool, judged by what the tool gave.

    pip install endurance-eval openai
    python examples/python/read_messages.py

The completion is written here; one that `client.chat.completions.create` gives is read the same way.
"""

from typing import Any

import endurance
from endurance.openai import interaction
from openai.types.chat import ChatCompletion

MESSAGES: list[dict[str, Any]] = [
    {"role": "system", "content": "You answer questions about the budget."},
    {"role": "user", "content": "What is the IT budget?"},
    {
        "role": "assistant",
        "content": None,
        "tool_calls": [{"id": "1", "type": "function", "function": {"name": "budget", "arguments": "{}"}}],
    },
    {"role": "tool", "tool_call_id": "1", "content": "The IT budget for 2024-25 is INR 78 crore."},
]
ANSWER = {"role": "assistant", "content": "The IT budget is INR 87 crore."}

if __name__ == "__main__":
    completion = ChatCompletion.model_validate(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 0,
            "model": "gpt-4o",
            "choices": [{"index": 0, "finish_reason": "stop", "message": ANSWER}],
            "usage": {"prompt_tokens": 80, "completion_tokens": 12, "total_tokens": 92},
        }
    )
    turn = interaction(MESSAGES, completion)
    print(turn)
    print(endurance.evaluate(turn))
