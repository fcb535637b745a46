"""The evaluator, against LlamaIndex itself with models that are none."""

from __future__ import annotations

import asyncio
import pickle
from typing import Any

import pytest
from llama_index.core import Document, VectorStoreIndex
from llama_index.core.base.response.schema import AsyncStreamingResponse, PydanticResponse, Response, StreamingResponse
from llama_index.core.bridge.pydantic import BaseModel
from llama_index.core.embeddings import MockEmbedding
from llama_index.core.evaluation import BaseEvaluator, BatchEvalRunner, EvaluationResult
from llama_index.core.llms import MockLLM
from llama_index.core.schema import NodeWithScore, TextNode

from endurance import EnduranceClient, EnduranceValidationError
from endurance.llama_index import EnduranceEvaluator, EnduranceResult

QUESTION = "What is the IT budget?"
WRONG = "The IT budget is INR 87 crore."
RIGHT = "The IT budget is INR 78 crore."
NODE = NodeWithScore(
    node=TextNode(text="The IT budget for 2024-25 is INR 78 crore.", id_="n1", metadata={"file_name": "Budget.md"}),
    score=0.8,
)


def test_a_contradicted_response_does_not_pass() -> None:
    evaluator: BaseEvaluator = EnduranceEvaluator()
    found = evaluator.evaluate(query=QUESTION, response=WRONG, contexts=["The IT budget for 2024-25 is INR 78 crore."])
    assert isinstance(found, EnduranceResult)
    assert isinstance(found, EvaluationResult)
    assert (found.query, found.response, found.passing, found.invalid_result) == (QUESTION, WRONG, False, False)
    assert found.score is not None
    assert 0 <= found.score <= 1
    assert found.feedback is not None
    assert "INR 78 crore" in found.feedback
    assert found.evaluation.verification.claims[0].verdict == "contradicted"
    assert "evaluation" not in found.model_dump()
    assert pickle.loads(pickle.dumps(found)) == found


def test_what_passes_is_a_choice() -> None:
    found = EnduranceEvaluator(passing=("pass", "fail")).evaluate(QUESTION, WRONG, [RIGHT])
    assert found.passing is True


def test_a_response_gives_its_nodes() -> None:
    evaluator = EnduranceEvaluator(EnduranceClient())
    found = evaluator.evaluate_response(query=QUESTION, response=Response(WRONG, source_nodes=[NODE]))
    assert found.contexts == ["The IT budget for 2024-25 is INR 78 crore."]
    assert found.evaluation.verification.claims[0].evidence[0].id == "n1"
    assert asyncio.run(evaluator.aevaluate_response(QUESTION, Response(WRONG, source_nodes=[NODE]))) == found


def test_streams_and_structured_responses() -> None:
    class Said(BaseModel):
        budget: str

    async def words() -> Any:
        for word in WRONG.split(" "):
            yield f"{word} "

    evaluator = EnduranceEvaluator()
    stream = StreamingResponse((f"{word} " for word in WRONG.split(" ")), source_nodes=[NODE])
    assert evaluator.evaluate_response(QUESTION, stream).response == f"{WRONG} "
    assert evaluator.evaluate_response(QUESTION, AsyncStreamingResponse(words())).response == f"{WRONG} "
    late = AsyncStreamingResponse(words(), source_nodes=[NODE])
    assert asyncio.run(evaluator.aevaluate_response(QUESTION, late)).response == f"{WRONG} "
    structured = PydanticResponse(Said(budget=WRONG), source_nodes=[NODE])
    assert evaluator.evaluate_response(QUESTION, structured).response == Said(budget=WRONG).model_dump_json()


def test_what_is_not_measured_is_invalid() -> None:
    found = EnduranceEvaluator().evaluate(QUESTION, "", [RIGHT])
    assert (found.invalid_result, found.passing, found.score) == (True, None, None)
    assert found.invalid_reason is not None
    assert found.invalid_reason.startswith("not_measured")


@pytest.mark.parametrize("response", [None, Response(None)])
def test_a_missing_response_is_an_error(response: Any) -> None:
    with pytest.raises(EnduranceValidationError) as raised:
        EnduranceEvaluator().evaluate_response(QUESTION, response)
    assert raised.value.field == "response"


def source(found: EvaluationResult) -> str:
    assert isinstance(found, EnduranceResult)
    assert isinstance(found.evaluation._interaction, dict)
    return str(found.evaluation._interaction["rag_documents"][0]["source"])


def test_an_index_and_the_batch_runner() -> None:
    index = VectorStoreIndex.from_documents(
        [Document(text="The IT budget for 2024-25 is INR 78 crore.", metadata={"title": "Budget"})],
        embed_model=MockEmbedding(embed_dim=4),
    )
    engine = index.as_query_engine(llm=MockLLM())
    runner = BatchEvalRunner({"endurance": EnduranceEvaluator()}, workers=4)
    found = asyncio.run(runner.aevaluate_queries(engine, queries=[QUESTION] * 5))["endurance"]
    assert [source(one) for one in found] == ["Budget"] * 5
    given = runner.evaluate_response_strs([QUESTION], [WRONG], [["The IT budget is INR 78 crore."]])
    assert given["endurance"][0].passing is False


def test_inside_a_running_loop() -> None:
    async def judged() -> EnduranceResult:
        return EnduranceEvaluator().evaluate(QUESTION, WRONG, [RIGHT])

    assert asyncio.run(judged()).passing is False
