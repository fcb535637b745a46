"""LangChain: a callback that evaluates what a chain answers, and an evaluator for LangSmith and openevals.

For the older interface of `langchain_classic.evaluation` see `endurance.langchain_classic`. docs/integrations.md shows
all at work. Needs `pip install "endurance-eval[langchain]"`.
"""

from __future__ import annotations

import inspect
import json
import threading
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from endurance import _conversation, _extra, _inputs
from endurance._conversation import Line
from endurance._reasoning import reasoning, share
from endurance.client import EnduranceClient
from endurance.errors import EnduranceConfigError, EnduranceValidationError
from endurance.evaluation import Evaluation

try:
    from langchain_core.callbacks import BaseCallbackHandler
    from langchain_core.documents import Document
    from langchain_core.messages import AIMessage, BaseMessage, ToolMessage
    from langchain_core.outputs import LLMResult
    from langchain_core.prompt_values import PromptValue
except ImportError as error:
    raise _extra.missing(error, "langchain") from error

__all__ = ["EnduranceEvaluator", "EnduranceHandler"]

# Where chains have their texts, in the order in which they are looked for.
QUERIES = ("query", "question", "input", "messages")
ANSWERS = ("answer", "response", "output", "result", "text", "messages")
CONTEXTS = ("context", "documents", "source_documents")
HISTORIES = ("chat_history", "history")

# Where the configuration of a run names the conversation, as LangSmith reads it.
SESSIONS = ("session_id", "conversation_id", "thread_id")


class Trace:
    """What is known of a run at the top and of those below it."""

    def __init__(self, root: UUID, inputs: Any, about: Mapping[str, Any] | None) -> None:
        self.root = root
        self.inputs = inputs
        self.session = next((str(about[key]) for key in SESSIONS if about and about.get(key) is not None), None)
        self.parents: dict[UUID, UUID | None] = {root: None}
        # By the run that gave them, in the order in which the runs started.
        self.documents: dict[UUID, list[Any]] = {}
        self.tools: dict[UUID, str] = {}
        self.models: list[str] = []
        self.tokens = {"input_tokens": 0, "output_tokens": 0}

    def above(self, run: UUID) -> list[UUID]:
        """The runs that a run is part of."""
        found: list[UUID] = []
        parent = self.parents.get(run)
        while parent is not None:
            found.append(parent)
            parent = self.parents.get(parent)
        return found

    def given(self) -> list[Any]:
        """The documents. A tool that asked a retriever says again what that gave."""
        asked = {above for run in self.documents if run not in self.tools for above in self.above(run)}
        return [one for run, gave in self.documents.items() if not (run in self.tools and run in asked) for one in gave]

    def metadata(self) -> dict[str, Any]:
        """The model, where it was one alone, and the tokens of all its calls."""
        named = {"model": self.models[0]} if len(set(self.models)) == 1 else {}
        return {**named, **{name: count for name, count in self.tokens.items() if count}}


class EnduranceHandler(BaseCallbackHandler):
    """Evaluates the answer of each run at the top, with the documents of the retrievers and tools below it.

    Give it where the chain is called: `chain.invoke(question, config={"callbacks": [handler]})`. Runs at the same time
    are kept apart, and nothing of a run is kept after its end or its error. A run of a retriever or a tool alone is not
    evaluated.

    `on_evaluation`: a function that is called with each Evaluation, whose `interaction_id` is the id of the run.
    `results`: the last `keep` of them. `query` and `response`: functions that find the question in what goes in and
    the answer in what comes out; without them, a text, a message, a list of messages, or one of these under a usual key
    is found (`query`, `question`, `input`, `messages`; `answer`, `response`, `output`, `result`, `text`, `messages`).
    `metadata`: what is known of every call, such as `system_prompt`; the model and the tokens come from the run.

    Errors, also of `on_evaluation` and for an answer that is not found: LangChain logs them as a warning, or with
    `raise_error` raises them from the call of the chain.

    One handler serves `invoke`, `ainvoke`, `stream`, `batch` and graphs; under an event loop LangChain calls it on
    another thread.
    """

    def __init__(
        self,
        client: EnduranceClient | None = None,
        *,
        on_evaluation: Callable[[Evaluation], object] | None = None,
        query: Callable[[Any], str] | None = None,
        response: Callable[[Any], str] | None = None,
        metadata: Mapping[str, Any] | None = None,
        keep: int = 1000,
        raise_error: bool = False,
    ) -> None:
        if inspect.iscoroutinefunction(on_evaluation):
            raise EnduranceConfigError("`on_evaluation` must be a function, not a coroutine function", "invalid_config")
        self.client = EnduranceClient() if client is None else client
        self.results: deque[Evaluation] = deque(maxlen=keep)
        self.on_evaluation, self.query, self.response, self.metadata = on_evaluation, query, response, metadata
        self.raise_error = raise_error
        self._traces: dict[UUID, Trace] = {}  # by each run of theirs
        self._lock = threading.Lock()

    def on_chain_start(
        self,
        serialized: dict[str, Any],
        inputs: Any,
        *,
        run_id: UUID,
        parent_run_id: UUID | None = None,
        tags: list[str] | None = None,
        metadata: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self._start(run_id, parent_run_id, inputs, metadata)

    def on_chat_model_start(
        self,
        serialized: dict[str, Any],
        messages: list[list[BaseMessage]],
        *,
        run_id: UUID,
        parent_run_id: UUID | None = None,
        tags: list[str] | None = None,
        metadata: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self._start(run_id, parent_run_id, messages[0] if messages else [], metadata)

    def on_llm_start(
        self,
        serialized: dict[str, Any],
        prompts: list[str],
        *,
        run_id: UUID,
        parent_run_id: UUID | None = None,
        tags: list[str] | None = None,
        metadata: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self._start(run_id, parent_run_id, prompts[0] if prompts else "", metadata)

    def on_retriever_start(
        self,
        serialized: dict[str, Any],
        query: str,
        *,
        run_id: UUID,
        parent_run_id: UUID | None = None,
        tags: list[str] | None = None,
        metadata: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        self._start(run_id, parent_run_id, query, metadata).documents[run_id] = []

    def on_tool_start(
        self,
        serialized: dict[str, Any],
        input_str: str,
        *,
        run_id: UUID,
        parent_run_id: UUID | None = None,
        tags: list[str] | None = None,
        metadata: dict[str, Any] | None = None,
        inputs: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> None:
        trace = self._start(run_id, parent_run_id, input_str, metadata)
        trace.documents[run_id] = []
        trace.tools[run_id] = str(kwargs.get("name") or (serialized or {}).get("name") or "tool")

    def on_retriever_end(
        self, documents: Sequence[Document], *, run_id: UUID, parent_run_id: UUID | None = None, **kwargs: Any
    ) -> None:
        trace = self._traces.get(run_id)
        if trace is not None:
            trace.documents[run_id] = list(documents)
        self._free(run_id)

    def on_tool_end(self, output: Any, *, run_id: UUID, parent_run_id: UUID | None = None, **kwargs: Any) -> None:
        trace = self._traces.get(run_id)
        text = told(output)
        if trace is not None and text:
            trace.documents[run_id] = [{"content": text, "kind": "tool", "source": trace.tools[run_id]}]
        self._free(run_id)

    def on_llm_end(
        self, response: LLMResult, *, run_id: UUID, parent_run_id: UUID | None = None, **kwargs: Any
    ) -> None:
        trace = self._traces.get(run_id)
        made = response.generations[0] if response.generations else []
        if trace is None:
            return
        with self._lock:
            count(trace, response)
        if trace.root == run_id:
            self._finish(trace, (getattr(made[0], "message", None) or made[0].text) if made else None)

    def on_chain_end(self, outputs: Any, *, run_id: UUID, parent_run_id: UUID | None = None, **kwargs: Any) -> None:
        trace = self._traces.get(run_id)
        if trace is None or trace.root != run_id:
            return
        # While it streams, a chain knows its whole input only at the end.
        if kwargs.get("inputs") is not None:
            trace.inputs = kwargs["inputs"]
        self._finish(trace, outputs)

    def on_chain_error(self, error: BaseException, *, run_id: UUID, **kwargs: Any) -> None:
        self._free(run_id)

    def on_llm_error(self, error: BaseException, *, run_id: UUID, **kwargs: Any) -> None:
        self._free(run_id)

    def on_retriever_error(self, error: BaseException, *, run_id: UUID, **kwargs: Any) -> None:
        self._free(run_id)

    def on_tool_error(self, error: BaseException, *, run_id: UUID, **kwargs: Any) -> None:
        self._free(run_id)

    def _start(self, run: UUID, parent: UUID | None, inputs: Any, about: Mapping[str, Any] | None) -> Trace:
        """The trace of a run. One whose parent was not seen is at the top: the handler was given to a part alone."""
        with self._lock:
            trace = None if parent is None else self._traces.get(parent)
            if trace is None:
                trace = Trace(run, inputs, about)
            else:
                trace.parents[run] = parent
            self._traces[run] = trace
            return trace

    def _free(self, run: UUID) -> None:
        """Forgets a trace, if the run is the one at its top."""
        with self._lock:
            trace = self._traces.get(run)
            if trace is not None and trace.root == run:
                for one in trace.parents:
                    self._traces.pop(one, None)

    def _finish(self, trace: Trace, outputs: Any) -> None:
        self._free(trace.root)
        evaluation = self.client.evaluate(self._interaction(trace, outputs))
        self.results.append(evaluation)
        if self.on_evaluation is not None:
            self.on_evaluation(evaluation)

    def _interaction(self, trace: Trace, outputs: Any) -> dict[str, Any]:
        out = {**asked(trace.inputs), **answered(trace.inputs, outputs)}
        if self.query is not None:
            out["query"] = self.query(trace.inputs)
        if self.response is not None:
            out["response"] = self.response(outputs)
        if "response" not in out:
            raise EnduranceValidationError(
                f"missing field `response`: {_inputs.kind(outputs)} has no answer at a usual place; give "
                "EnduranceHandler(response=...)",
                "missing_field",
            )
        seen = trace.given() or documents_of(outputs) or documents_of(trace.inputs)
        out["rag_documents"] = seen or out.get("rag_documents")
        out["metadata"] = {**out.get("metadata", {}), **trace.metadata(), **(self.metadata or {})} or None
        out["session_id"], out["interaction_id"] = trace.session, str(trace.root)
        return out


def count(trace: Trace, response: LLMResult) -> None:
    """Adds the tokens of a call of a model, and its name."""
    for made in response.generations:
        message = getattr(made[0], "message", None) if made else None
        if not isinstance(message, AIMessage):
            continue
        about = message.response_metadata
        name = about.get("model_name") or about.get("model")
        if isinstance(name, str):
            trace.models.append(name)
        used = message.usage_metadata
        if used is not None:
            trace.tokens["input_tokens"] += used["input_tokens"]
            trace.tokens["output_tokens"] += used["output_tokens"]


def told(output: Any) -> str:
    """What a tool gave, as LangChain tells it to the model."""
    if isinstance(output, str):
        return output
    if isinstance(output, BaseMessage):
        return str(_inputs.spoken(output))
    try:
        return json.dumps(output, ensure_ascii=False)
    except (TypeError, ValueError, RecursionError):
        return str(output)


def asked(inputs: Any) -> dict[str, Any]:
    """The query in what goes into a run, and the turns before it."""
    if isinstance(inputs, str):
        return {"query": inputs}
    messages = listed(inputs)
    if messages is not None:
        # What answers them comes later.
        found = _conversation.interaction([*lines(messages), Line("assistant", "")])
        found.pop("response")
        return found
    if not isinstance(inputs, Mapping):
        return {}
    value = first(inputs, QUERIES)
    if value is None:
        texts = [one for one in inputs.values() if isinstance(one, str)]
        value = texts[0] if len(texts) == 1 else None
    found = asked(value) if value is not None and not isinstance(value, Mapping) else {}
    history = listed(first(inputs, HISTORIES))
    if history:
        found["history"] = [*(_inputs.turn(one, "history") for one in history), *found.get("history", ())]
    return found


def answered(inputs: Any, outputs: Any) -> dict[str, Any]:
    """The response in what comes out of a run, and in a whole conversation what stands before it."""
    if isinstance(outputs, str):
        return {"response": outputs}
    messages = listed(outputs)
    if messages is not None:
        said = lines(messages)
        found = _conversation.interaction(said)
        return found if any(line.role == "user" for line in said) else {"response": found["response"]}
    if not isinstance(outputs, Mapping):
        return {}
    value = first(outputs, ANSWERS)
    if value is None:
        texts = [one for one in outputs.values() if isinstance(one, str)]
        value = texts[0] if len(texts) == 1 else None
    return {} if value is None or isinstance(value, Mapping) else answered(inputs, value)


def documents_of(value: Any) -> list[Any] | None:
    """The documents under a usual key, of whatever form."""
    found = first(value, CONTEXTS) if isinstance(value, Mapping) else None
    return list(found) if isinstance(found, (list, tuple)) else [found] if isinstance(found, str) else None


def first(value: Mapping[str, Any], keys: Sequence[str]) -> Any:
    return next((value[key] for key in keys if value.get(key) is not None), None)


def listed(value: Any) -> list[BaseMessage] | None:
    """The messages that a value is, or None."""
    if isinstance(value, BaseMessage):
        return [value]
    if isinstance(value, PromptValue):
        return value.to_messages()
    if isinstance(value, (list, tuple)) and value and all(isinstance(one, BaseMessage) for one in value):
        return list(value)
    return None


def lines(messages: Sequence[BaseMessage]) -> list[Line]:
    """Messages as lines. One that only asks a tool says nothing."""
    out: list[Line] = []
    names: dict[str | None, str] = {}
    for message in messages:
        calls = message.tool_calls if isinstance(message, AIMessage) else []
        names.update((call["id"], call["name"]) for call in calls)
        text = _inputs.spoken(message)
        if not isinstance(text, str):
            raise EnduranceValidationError("`messages`: content must be a string or a list of parts", "invalid_field")
        name = names.get(message.tool_call_id, message.name) if isinstance(message, ToolMessage) else None
        if text or not calls:
            out.append(Line(str(_inputs.named(getattr(message, "role", None) or message.type)), text, name))
    return out


class EnduranceEvaluator:
    """An evaluator as LangSmith's `evaluate` and openevals call it: `evaluator(inputs=, outputs=, ...)`.

    Gives `{"key", "score", "value", "comment"}`: the score from 0 to 1, None where not measured; the verdict; why.
    `inputs` and `outputs`: texts, messages, or mappings with one under a usual key, as `EnduranceHandler` finds them.
    `context`: the documents; without it those in `outputs` or `inputs` under `context`, `documents` or
    `source_documents`. `reference_outputs`: the right answer. Raises EnduranceValidationError for what cannot be read.
    """

    def __init__(self, client: EnduranceClient | None = None, key: str = "endurance") -> None:
        self.client = EnduranceClient() if client is None else client
        self.key = self.__name__ = key

    def __call__(
        self, *, outputs: Any, inputs: Any = None, reference_outputs: Any = None, context: Any = None
    ) -> dict[str, Any]:
        found = {**asked(inputs), **answered(inputs, outputs)}
        if "response" not in found:
            raise EnduranceValidationError(
                f"missing field `response`: {_inputs.kind(outputs)} has no answer at a usual place", "missing_field"
            )
        documents = context if context is not None else documents_of(outputs) or documents_of(inputs)
        if documents is not None:
            found["rag_documents"] = [documents] if isinstance(documents, str) else documents
        reference = answered(None, reference_outputs).get("response")
        if reference is not None:
            found["metadata"] = {**found.get("metadata", {}), "reference": reference}
        evaluation = self.client.evaluate(found)
        score = {"key": self.key, "score": share(evaluation), "value": evaluation.verdict}
        return {**score, "comment": reasoning(evaluation)}
