"""The callback and the evaluators, against LangChain itself with models that are none."""

from __future__ import annotations

import asyncio
import gc
import logging
import threading
from collections.abc import Iterator
from datetime import datetime
from operator import itemgetter
from typing import Any
from uuid import uuid4

import pytest
from langchain_classic.chains import create_history_aware_retriever, create_retrieval_chain
from langchain_classic.chains.combine_documents import create_stuff_documents_chain
from langchain_core.callbacks import CallbackManagerForLLMRun, CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.language_models import BaseChatModel, FakeListLLM
from langchain_core.messages import AIMessage, AIMessageChunk, BaseMessage, HumanMessage, SystemMessage, ToolMessage
from langchain_core.output_parsers import StrOutputParser
from langchain_core.outputs import ChatGeneration, ChatGenerationChunk, ChatResult
from langchain_core.prompts import ChatPromptTemplate, MessagesPlaceholder
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import Runnable, RunnableLambda, RunnableParallel, RunnablePassthrough
from langchain_core.tools import create_retriever_tool, tool
from langgraph.graph import END, START, MessagesState, StateGraph
from langgraph.prebuilt import ToolNode
from langsmith.evaluation import EvaluationResult, run_evaluator
from langsmith.schemas import Run
from openevals.types import SimpleEvaluator

import endurance
from endurance import EnduranceConfigError, EnduranceValidationError
from endurance.langchain import EnduranceEvaluator, EnduranceHandler
from endurance.langchain_classic import EnduranceStringEvaluator

QUESTION = "What is the IT budget?"
WRONG = "The IT budget is INR 87 crore."
RIGHT = "The IT budget is INR 78 crore."


class Echo(BaseChatModel):
    """Says what it is told to, or what `answers` has for a word of the question."""

    answers: dict[str, str] = {}  # noqa: RUF012, pydantic copies it
    says: Any = WRONG
    calls: Any = None

    @property
    def _llm_type(self) -> str:
        return "echo"

    def _message(self, messages: list[BaseMessage]) -> AIMessage:
        last = messages[-1]
        if self.calls and not isinstance(last, ToolMessage):
            return AIMessage("", tool_calls=self.calls)
        says = next((says for word, says in self.answers.items() if word in str(messages)), self.says)
        usage = {"input_tokens": 40, "output_tokens": 9, "total_tokens": 49}
        return AIMessage(says, usage_metadata=usage, response_metadata={"model_name": "gpt-4o"})

    def _generate(
        self, messages: list[BaseMessage], stop: Any = None, run_manager: Any = None, **kwargs: Any
    ) -> ChatResult:
        return ChatResult(generations=[ChatGeneration(message=self._message(messages))])

    def _stream(
        self,
        messages: list[BaseMessage],
        stop: Any = None,
        run_manager: CallbackManagerForLLMRun | None = None,
        **kwargs: Any,
    ) -> Iterator[ChatGenerationChunk]:
        for word in str(self._message(messages).content).split(" "):
            yield ChatGenerationChunk(message=AIMessageChunk(content=f"{word} "))


class Shelf(BaseRetriever):
    """Gives one document that repeats the question, so that runs can be told apart."""

    fails: bool = False

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        if self.fails:
            raise OSError("the shelf is empty")
        about = {"source": "Budget.md", "page": 3, "asked": query}
        return [Document(page_content="The IT budget for 2024-25 is INR 78 crore.", id=query, metadata=about)]


def rag(model: Runnable[Any, Any], shelf: BaseRetriever | None = None) -> Runnable[Any, Any]:
    prompt = ChatPromptTemplate.from_messages([("system", "Answer from: {context}"), ("human", "{question}")])
    given = {"context": shelf or Shelf(), "question": RunnablePassthrough()}
    return RunnableParallel(given) | prompt | model | StrOutputParser()


def texts(handler: EnduranceHandler) -> list[dict[str, Any]]:
    return [one._interaction for one in handler.results if isinstance(one._interaction, dict)]


def test_a_chain_with_a_retriever() -> None:
    seen: list[endurance.Evaluation] = []
    handler = EnduranceHandler(on_evaluation=seen.append)
    said = rag(Echo()).invoke(QUESTION, config={"callbacks": [handler], "metadata": {"session_id": "s1"}})
    assert said == WRONG
    (found,) = handler.results
    assert seen == [found]
    assert (found.verdict, found.session_id) == ("fail", "s1")
    assert found.verification.claims[0].verdict == "contradicted"
    assert found.warnings == ()
    interaction = texts(handler)[0]
    assert interaction["query"] == QUESTION
    assert interaction["rag_documents"] == [
        {"content": "The IT budget for 2024-25 is INR 78 crore.", "id": QUESTION, "source": "Budget.md", "page": 3}
    ]
    assert interaction["metadata"] == {"model": "gpt-4o", "input_tokens": 40, "output_tokens": 9}
    assert handler._traces == {}


def test_streams_are_evaluated_at_their_end() -> None:
    handler = EnduranceHandler()
    stream = rag(Echo()).stream(QUESTION, config={"callbacks": [handler]})
    first = next(stream)
    assert first
    assert not handler.results
    assert (first + "".join(stream)).strip() == WRONG
    assert handler.results[0].verdict == "fail"
    assert texts(handler)[0]["query"] == QUESTION
    assert handler._traces == {}


def test_an_abandoned_stream_leaves_nothing() -> None:
    handler = EnduranceHandler()
    stream = rag(Echo()).stream(QUESTION, config={"callbacks": [handler]})
    next(stream)
    del stream
    gc.collect()
    assert (list(handler.results), handler._traces) == ([], {})


def test_asynchronous_runs_off_the_event_loop() -> None:
    threads: list[threading.Thread] = []
    handler = EnduranceHandler(on_evaluation=lambda found: threads.append(threading.current_thread()))

    async def ask() -> None:
        chain = rag(Echo(answers={"one": RIGHT, "two": WRONG}))
        asked = [chain.ainvoke(f"{n}: {QUESTION}", config={"callbacks": [handler]}) for n in ("one", "two") * 20]
        await asyncio.gather(*asked)
        async for _ in chain.astream("two", config={"callbacks": [handler]}):
            pass

    asyncio.run(ask())
    assert len(handler.results) == 41
    assert threading.main_thread() not in threads
    assert handler._traces == {}


def test_runs_at_the_same_time_are_kept_apart() -> None:
    handler = EnduranceHandler()
    words = [f"w{n:03}" for n in range(60)]
    chain = rag(Echo(answers={word: f"{word}: {RIGHT}" for word in words}))
    chain.batch([f"{word} {QUESTION}" for word in words], config={"callbacks": [handler], "max_concurrency": 16})
    assert len(handler.results) == 60
    for one in texts(handler):
        word = one["query"][:4]
        assert one["response"].startswith(word)
        assert [document["id"] for document in one["rag_documents"]] == [one["query"]]
    assert len({one.interaction_id for one in handler.results}) == 60
    assert handler._traces == {}


def test_an_error_or_a_cancelled_run_leaves_nothing() -> None:
    handler = EnduranceHandler()
    with pytest.raises(OSError, match="shelf"):
        rag(Echo(), Shelf(fails=True)).invoke(QUESTION, config={"callbacks": [handler]})

    async def cancelled() -> None:
        async def wait(_: Any) -> str:
            await asyncio.sleep(60)
            return ""

        task = asyncio.create_task(RunnableLambda(wait).ainvoke("x", config={"callbacks": [handler]}))
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(cancelled())
    assert (list(handler.results), handler._traces) == ([], {})


def test_a_model_a_retriever_and_a_part_alone() -> None:
    handler = EnduranceHandler()
    Echo().invoke([SystemMessage("Be brief."), HumanMessage(QUESTION)], config={"callbacks": [handler]})
    FakeListLLM(responses=[WRONG]).invoke(QUESTION, config={"callbacks": [handler]})
    Shelf().invoke(QUESTION, config={"callbacks": [handler]})
    # Given to the model of a chain only, the model's run is the top one that the handler sees.
    rag(Echo().with_config(callbacks=[handler])).invoke(QUESTION)
    one, two, three = texts(handler)
    assert (one["query"], one["response"], one["metadata"]["system_prompt"]) == (QUESTION, WRONG, "Be brief.")
    assert (two["query"], two["response"]) == (QUESTION, WRONG)
    assert three["query"] == QUESTION
    assert handler._traces == {}


def test_usual_keys_of_inputs_and_outputs() -> None:
    handler = EnduranceHandler()
    history = [("human", "Hello"), AIMessage([{"type": "text", "text": "Good "}, {"type": "text", "text": "day."}])]
    document = Document(page_content="The IT budget is INR 78 crore.")
    chain = RunnablePassthrough.assign(answer=itemgetter("input") | RunnableLambda(lambda asked: RIGHT))
    chain.invoke({"input": QUESTION, "chat_history": history[1:], "context": [document]}, {"callbacks": [handler]})
    assert texts(handler)[0]["history"] == [{"role": "assistant", "content": "Good day."}]
    assert texts(handler)[0]["rag_documents"] == [{"content": "The IT budget is INR 78 crore."}]
    assert texts(handler)[0]["query"] == QUESTION


SAID = (("user", "Hello"), ("assistant", "Good day."), ("user", QUESTION))
ASKED: list[Any] = [
    [HumanMessage("Hello"), AIMessage("Good day."), HumanMessage(QUESTION)],
    [("user", "Hello"), ("ai", "Good day."), ("human", QUESTION)],
    [{"role": role, "content": text} for role, text in SAID],
]


@pytest.mark.parametrize("messages", ASKED)
def test_messages_in_the_forms_that_langchain_takes(messages: list[Any]) -> None:
    handler = EnduranceHandler(raise_error=True)
    chain: Runnable[Any, Any] = RunnableLambda(lambda asked: AIMessage(WRONG))
    chain.invoke({"messages": messages}, config={"callbacks": [handler]})
    (one,) = texts(handler)
    assert (one["query"], one["response"]) == (QUESTION, WRONG)
    assert [turn["role"] for turn in one["history"]] == ["user", "assistant"]


def test_the_retrieval_chain_of_langchain() -> None:
    handler = EnduranceHandler(raise_error=True)
    history = MessagesPlaceholder("chat_history")
    search = ChatPromptTemplate.from_messages([history, ("human", "{input}")])
    answer = ChatPromptTemplate.from_messages([("system", "Answer from: {context}"), history, ("human", "{input}")])
    shelf = create_history_aware_retriever(Echo(), Shelf(), search)
    chain = create_retrieval_chain(shelf, create_stuff_documents_chain(Echo(), answer))
    before = [HumanMessage("Hello"), AIMessage("Good day.")]
    chain.invoke({"input": QUESTION, "chat_history": before}, config={"callbacks": [handler]})
    (one,) = texts(handler)
    assert (one["query"], one["response"], len(one["history"])) == (QUESTION, WRONG, 2)
    assert [document["source"] for document in one["rag_documents"]] == ["Budget.md"]
    # Of both calls of the model.
    assert one["metadata"] == {"model": "gpt-4o", "input_tokens": 80, "output_tokens": 18}


def test_an_answer_that_is_not_found_is_told(caplog: pytest.LogCaptureFixture) -> None:
    chain: Runnable[Any, Any] = RunnableLambda(lambda asked: {"verdict": {"said": RIGHT}})
    handler = EnduranceHandler()
    with caplog.at_level(logging.WARNING):
        chain.invoke(QUESTION, config={"callbacks": [handler]})
    assert "missing field `response`" in caplog.text
    assert handler._traces == {}
    with pytest.raises(EnduranceValidationError, match="response=") as raised:
        chain.invoke(QUESTION, config={"callbacks": [EnduranceHandler(raise_error=True)]})
    assert raised.value.field == "response"
    found = EnduranceHandler(response=lambda out: out["verdict"]["said"], query=lambda asked: asked.upper())
    chain.invoke(QUESTION, config={"callbacks": [found]})
    assert (texts(found)[0]["response"], texts(found)[0]["query"]) == (RIGHT, QUESTION.upper())


def test_errors_of_a_callback_are_logged_or_raised(caplog: pytest.LogCaptureFixture) -> None:
    def broken(found: endurance.Evaluation) -> None:
        raise ZeroDivisionError

    with caplog.at_level(logging.WARNING):
        assert rag(Echo()).invoke(QUESTION, config={"callbacks": [EnduranceHandler(on_evaluation=broken)]}) == WRONG
    assert "ZeroDivisionError" in caplog.text
    handler = EnduranceHandler(on_evaluation=broken, raise_error=True)
    with pytest.raises(ZeroDivisionError):
        rag(Echo()).invoke(QUESTION, config={"callbacks": [handler]})

    async def late(found: endurance.Evaluation) -> None:
        """Would never be awaited."""

    with pytest.raises(EnduranceConfigError, match="coroutine"):
        EnduranceHandler(on_evaluation=late)


def test_results_are_bounded() -> None:
    handler = EnduranceHandler(keep=2)
    for _ in range(5):
        Echo().invoke(QUESTION, config={"callbacks": [handler]})
    assert len(handler.results) == 2


@tool
def budget(of: str) -> str:
    """The budget of a department."""
    return "The IT budget for 2024-25 is INR 78 crore."


def agent(tools: list[Any], calls: list[dict[str, Any]]) -> Any:
    model = Echo(calls=calls)
    graph = StateGraph(MessagesState)
    graph.add_node("model", lambda state: {"messages": [model.invoke(state["messages"])]})
    graph.add_node("tools", ToolNode(tools))
    graph.add_edge(START, "model")
    graph.add_conditional_edges("model", lambda state: "tools" if state["messages"][-1].tool_calls else END)
    graph.add_edge("tools", "model")
    return graph.compile()


def test_a_graph_with_tools() -> None:
    handler = EnduranceHandler()
    calls = [{"name": "budget", "args": {"of": "IT"}, "id": "c1", "type": "tool_call"}]
    before = [HumanMessage("Hello"), AIMessage("Good day."), HumanMessage(QUESTION)]
    config = {"callbacks": [handler], "configurable": {"thread_id": "t1"}}
    agent([budget], calls).invoke({"messages": before}, config=config)
    (one,) = texts(handler)
    assert (one["query"], one["response"]) == (QUESTION, WRONG)
    assert [turn["content"] for turn in one["history"]] == ["Hello", "Good day."]
    assert one["rag_documents"] == [
        {"content": "The IT budget for 2024-25 is INR 78 crore.", "kind": "tool", "source": "budget"}
    ]
    assert handler.results[0].verdict == "fail"
    assert handler.results[0].session_id == "t1"
    assert handler._traces == {}


def test_a_tool_that_asks_a_retriever_gives_its_documents_once() -> None:
    handler = EnduranceHandler()
    shelf = create_retriever_tool(Shelf(), "shelf", "Looks on the shelf.")
    calls = [{"name": "shelf", "args": {"query": "IT"}, "id": "c1", "type": "tool_call"}]
    agent([shelf], calls).invoke({"messages": [HumanMessage(QUESTION)]}, config={"callbacks": [handler]})
    assert [document["id"] for document in texts(handler)[0]["rag_documents"]] == ["IT"]


def test_the_evaluator_of_langsmith_and_openevals() -> None:
    evaluator: SimpleEvaluator = EnduranceEvaluator()  # type: ignore[assignment]
    given = [Document(page_content=RIGHT)]
    found: Any = evaluator(inputs=QUESTION, outputs=WRONG, context=given, reference_outputs=RIGHT)
    assert (found["key"], found["value"]) == ("endurance", "fail")
    assert 0 <= found["score"] <= 1
    assert "INR 78 crore" in found["comment"]
    inputs = {"question": QUESTION}
    assert EnduranceEvaluator()(inputs=inputs, outputs={"answer": WRONG, "context": RIGHT})["value"] == "fail"
    assert EnduranceEvaluator()(inputs=inputs, outputs="")["score"] is None
    with pytest.raises(EnduranceValidationError, match="response"):
        EnduranceEvaluator()(outputs={"a": 1})
    wrapped = run_evaluator(EnduranceEvaluator(key="budget"))  # type: ignore[arg-type]
    about = {"id": uuid4(), "trace_id": uuid4(), "name": "c", "run_type": "chain", "start_time": datetime(2026, 1, 1)}
    said = {"answer": WRONG, "context": [RIGHT]}
    judged = wrapped.evaluate_run(Run.model_validate({**about, "inputs": inputs, "outputs": said}))
    assert isinstance(judged, EvaluationResult)
    assert (judged.key, judged.value) == ("budget", "fail")


def test_the_string_evaluator() -> None:
    evaluator = EnduranceStringEvaluator()
    asked: dict[str, Any] = {"prediction": WRONG, "input": QUESTION, "rag_documents": [RIGHT]}
    found = evaluator.evaluate_strings(**asked)
    assert set(found) == {"score", "value", "reasoning"}
    assert found["value"] == "fail"
    assert 0 <= found["score"] <= 1
    assert asyncio.run(evaluator.aevaluate_strings(**asked)) == found
    assert evaluator.evaluate_strings(prediction=RIGHT, reference=RIGHT, rag_documents=[RIGHT])["score"] is not None
    assert evaluator.evaluate_strings(prediction="")["score"] is None
