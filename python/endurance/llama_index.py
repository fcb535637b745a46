"""LlamaIndex: an evaluator of queries, responses and the nodes they rest on.

docs/integrations.md shows it at work. Needs `pip install "endurance-eval[llama-index]"`.
"""

from __future__ import annotations

import functools
import inspect
from collections.abc import Collection, Sequence
from typing import Any

from endurance import _extra
from endurance._reasoning import reasoning, share
from endurance.client import EnduranceClient, in_thread
from endurance.errors import EnduranceValidationError
from endurance.evaluation import Evaluation
from endurance.results import Verdict

try:
    from llama_index.core.async_utils import asyncio_run
    from llama_index.core.bridge.pydantic import ConfigDict, Field
    from llama_index.core.evaluation import BaseEvaluator, EvaluationResult
    from llama_index.core.prompts.mixin import PromptDictType
except ImportError as error:
    raise _extra.missing(error, "llama-index") from error

__all__ = ["EnduranceEvaluator", "EnduranceResult"]


class EnduranceResult(EvaluationResult):
    """LlamaIndex's result, and all that was found beside it."""

    model_config = ConfigDict(arbitrary_types_allowed=True)

    evaluation: Evaluation = Field(exclude=True, description="Everything that was found; left out of dumps")


class EnduranceEvaluator(BaseEvaluator):
    """Evaluates responses without a language model.

    `passing`: the verdicts that pass. A result has the `score` from 0 to 1, `passing`, and in `feedback` the verdict
    and what is wrong; where nothing could be measured `invalid_result` is set with the reason, and score and passing
    are None. `evaluate_response` reads the nodes of the response with their ids and scores.

    All methods take beside it what `EnduranceClient.evaluate` takes by name, such as `history` and `metadata`, and
    `reference`: the right answer. They raise EnduranceValidationError for what cannot be read.
    """

    def __init__(self, client: EnduranceClient | None = None, passing: Collection[Verdict] = ("pass",)) -> None:
        self.client = EnduranceClient() if client is None else client
        self.passing = frozenset(passing)

    def _get_prompts(self) -> PromptDictType:
        return {}

    def _update_prompts(self, prompts: PromptDictType) -> None:
        """There are no prompts."""

    def evaluate(
        self,
        query: str | None = None,
        response: str | None = None,
        contexts: Sequence[Any] | None = None,
        *,
        reference: str | None = None,
        metadata: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> EnduranceResult:
        """Evaluates a response. `contexts`: texts, nodes, or other documents that `EnduranceClient.evaluate` takes."""
        if response is None:
            raise EnduranceValidationError("missing field `response`", "missing_field")
        told = {**(metadata or {}), **({} if reference is None else {"reference": reference})}
        found = self.client.evaluate(
            query=query, response=response, rag_documents=contexts, metadata=told or None, **kwargs
        )
        measured = found.verdict != "not_measured"
        said = reasoning(found)
        return EnduranceResult(
            query=query,
            response=response,
            contexts=None if contexts is None else [text(one) for one in contexts],
            passing=found.verdict in self.passing if measured else None,
            score=share(found),
            feedback=said,
            invalid_result=not measured,
            invalid_reason=None if measured else said,
            evaluation=found,
        )

    async def aevaluate(
        self,
        query: str | None = None,
        response: str | None = None,
        contexts: Sequence[Any] | None = None,
        **kwargs: Any,
    ) -> EnduranceResult:
        """`evaluate`, off the event loop."""
        return await in_thread(functools.partial(self.evaluate, query, response, contexts, **kwargs))

    def evaluate_response(self, query: str | None = None, response: Any = None, **kwargs: Any) -> EnduranceResult:
        """Evaluates a Response with its source nodes; of a stream what it has said when it has ended."""
        return self.evaluate(query, *answered(response), **kwargs)

    async def aevaluate_response(
        self, query: str | None = None, response: Any = None, **kwargs: Any
    ) -> EnduranceResult:
        """`evaluate_response`, off the event loop."""
        if inspect.iscoroutinefunction(getattr(response, "get_response", None)):
            response = await response.get_response()
        return await in_thread(functools.partial(self.evaluate_response, query, response, **kwargs))


def answered(response: Any) -> tuple[str | None, list[Any] | None]:
    """The text and the nodes of a response; of a structured one the text is its JSON."""
    if response is None:
        return None, None
    if hasattr(response, "get_response"):
        whole = response.get_response()
        response = asyncio_run(whole) if inspect.iscoroutine(whole) else whole
    said = response.response
    return said if said is None or isinstance(said, str) else str(response), list(response.source_nodes)


def text(context: Any) -> str:
    """A context as LlamaIndex's result has it."""
    if isinstance(context, dict):
        return str(context.get("content", ""))
    return str(context.get_content()) if hasattr(context, "get_content") else str(context)
