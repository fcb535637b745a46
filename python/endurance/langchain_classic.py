"""LangChain's older evaluation interface, which the package `langchain-classic` carries.

Needs `pip install "endurance-eval[langchain-classic]"`.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from endurance import _extra
from endurance._reasoning import reasoning, share
from endurance.client import EnduranceClient

try:
    from langchain_classic.evaluation import StringEvaluator
except ImportError as error:
    raise _extra.missing(error, "langchain-classic") from error

__all__ = ["EnduranceStringEvaluator"]


class EnduranceStringEvaluator(StringEvaluator):
    """A `StringEvaluator`: `evaluate_strings(prediction=, input=, reference=, rag_documents=)`.

    Gives `{"score", "value", "reasoning"}`: the score from 0 to 1, None where not measured; the verdict; why. What
    `EnduranceClient.evaluate` takes by name may be given too, except `query` and `response`. Raises
    EnduranceValidationError for what cannot be read.
    """

    def __init__(self, client: EnduranceClient | None = None) -> None:
        self.client = EnduranceClient() if client is None else client

    @property
    def evaluation_name(self) -> str:
        return "endurance"

    @property
    def requires_input(self) -> bool:
        # False would make LangChain warn that the input is ignored.
        return True

    def _check_evaluation_args(self, reference: str | None = None, input_: str | None = None) -> None:
        """Input and reference are both used where given, and neither is needed."""

    def _evaluate_strings(
        self,
        *,
        prediction: str,
        reference: str | None = None,
        input: str | None = None,
        rag_documents: Iterable[Any] | None = None,
        metadata: dict[str, Any] | None = None,
        **kwargs: Any,
    ) -> dict[str, Any]:
        told = {**(metadata or {}), **({} if reference is None else {"reference": reference})}
        found = self.client.evaluate(
            response=prediction, query=input, rag_documents=rag_documents, metadata=told or None, **kwargs
        )
        return {"score": share(found), "value": found.verdict, "reasoning": reasoning(found)}
