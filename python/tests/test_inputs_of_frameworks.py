"""Documents, messages and models as frameworks have them."""

from __future__ import annotations

import dataclasses
import enum
from typing import Any

import numpy as np
import pytest
from langchain_core.documents import Document
from langchain_core.messages import (
    AIMessage,
    AIMessageChunk,
    ChatMessage,
    FunctionMessage,
    HumanMessage,
    HumanMessageChunk,
    SystemMessage,
    ToolMessage,
)
from llama_index.core.llms import ChatMessage as LlamaMessage
from llama_index.core.llms import TextBlock
from llama_index.core.schema import Document as LlamaDocument
from llama_index.core.schema import ImageNode, MediaResource, Node, NodeWithScore, TextNode
from openai.types.chat import ChatCompletionMessage
from pydantic import BaseModel, ConfigDict
from pydantic.dataclasses import dataclass as checked

import endurance
from endurance import EnduranceValidationError
from endurance._inputs import document, interaction, turn

DOCUMENTS: list[tuple[Any, dict[str, Any]]] = [
    (
        Document(page_content="x", id="7", metadata={"source": "a.md", "page": 3, "language": "en"}),
        {"content": "x", "id": "7", "source": "a.md", "page": 3, "language": "en"},
    ),
    # PyPDFLoader counts pages from 0, and labels them as they are printed.
    (Document(page_content="x", metadata={"page": 2, "page_label": "3"}), {"content": "x", "page": 3}),
    (Document(page_content="x", metadata={"page": 2, "page_label": "iv"}), {"content": "x", "page": 2}),
    (Document(page_content="x", metadata={"page": True}), {"content": "x"}),
    (Document(page_content="x", metadata={"page": -1}), {"content": "x"}),
    (Document(page_content="x", metadata={"page": 2**40, "source": 7}), {"content": "x"}),
    ((Document(page_content="x"), np.float32(0.5)), {"content": "x", "similarity_score": 0.5}),
    (
        NodeWithScore(node=TextNode(text="x", id_="n", metadata={"file_name": "f.txt", "page_label": "4"}), score=0.5),
        {"content": "x", "id": "n", "source": "f.txt", "page": 4, "similarity_score": 0.5},
    ),
    (NodeWithScore(node=TextNode(text="x", id_="n"), score=None), {"content": "x", "id": "n"}),
    (LlamaDocument(text="x", id_="n", metadata={"title": "T"}), {"content": "x", "id": "n", "source": "T"}),
    (Node(text_resource=MediaResource(text="x"), id_="n"), {"content": "x", "id": "n"}),
    (ImageNode(text="x", id_="n"), {"content": "x", "id": "n"}),
    ("x", {"content": "x"}),
]


@pytest.mark.parametrize(("given", "read"), DOCUMENTS)
def test_documents(given: Any, read: dict[str, Any]) -> None:
    assert document(given, "rag_documents.0") == read
    endurance.evaluate(response="y", rag_documents=[given], strict=True)


TURNS: list[tuple[Any, str, str]] = [
    (HumanMessage("hi"), "user", "hi"),
    (HumanMessageChunk(content="hi"), "user", "hi"),
    (AIMessage("hi"), "assistant", "hi"),
    (AIMessageChunk(content="hi"), "assistant", "hi"),
    (SystemMessage("hi"), "system", "hi"),
    (ToolMessage("hi", tool_call_id="1"), "tool", "hi"),
    (FunctionMessage(name="f", content="hi"), "tool", "hi"),
    (ChatMessage(role="user", content="hi"), "user", "hi"),
    (HumanMessage([{"type": "text", "text": "a"}, {"type": "image_url"}, "b"]), "user", "a\nb"),
    # Models cut their text where a citation ends, in the middle of a sentence.
    (AIMessage([{"type": "text", "text": "a"}, {"type": "reasoning"}, "b"]), "assistant", "ab"),
    (LlamaMessage(role="user", blocks=[TextBlock(text="a"), TextBlock(text="b")]), "user", "a\nb"),
    (LlamaMessage(role="assistant", content="hi"), "assistant", "hi"),
    (ChatCompletionMessage(role="assistant", content="hi"), "assistant", "hi"),
    (ChatCompletionMessage(role="assistant", content=None, refusal="no"), "assistant", "no"),
    ({"role": "assistant", "content": [{"type": "refusal", "refusal": "no"}]}, "assistant", "no"),
    (("human", "hi"), "user", "hi"),
]


@pytest.mark.parametrize(("given", "role", "content"), TURNS)
def test_turns(given: Any, role: str, content: str) -> None:
    assert turn(given, "history.0") == {"role": role, "content": content}
    endurance.evaluate(response="y", history=[given], strict=True)


class Department(enum.Enum):
    IT = "it"


class Passage(BaseModel):
    content: str
    source: str = "Budget.md"


class Call(BaseModel):
    model: str = "gpt-4o"
    groups: dict[str, Department] = {"department": Department.IT}


class Asked(BaseModel):
    model_config = ConfigDict(extra="allow")

    query: str
    response: str
    rag_documents: list[Passage]
    metadata: Call = Call()


@checked
class Answered:
    response: str
    rag_documents: list[Passage]


@dataclasses.dataclass
class Plain:
    response: str
    rag_documents: list[Any]
    metadata: Any = None


def test_models_and_dataclasses() -> None:
    passage = {"content": "x", "source": "Budget.md"}
    read = interaction(Asked(query="q", response="r", rag_documents=[Passage(content="x")], session_id="s"))  # type: ignore[call-arg]
    metadata = {"model": "gpt-4o", "groups": {"department": "it"}}
    assert read == {"query": "q", "response": "r", "rag_documents": [passage], "metadata": metadata, "session_id": "s"}
    assert interaction(Answered("r", [Passage(content="x")])) == {"response": "r", "rag_documents": [passage]}
    mixed = interaction(Plain("r", [Passage(content="x"), "y", Document(page_content="z")], Call()))
    documents = [passage, {"content": "y"}, {"content": "z"}]
    assert mixed == {"response": "r", "rag_documents": documents, "metadata": metadata}


# Each can be iterated, over its fields, and is no list.
ONES = (Document(page_content="x"), Passage(content="x"), TextNode(text="x"), {"content": "x"})


@pytest.mark.parametrize("one", ONES)
def test_one_document_is_no_list(one: Any) -> None:
    with pytest.raises(EnduranceValidationError, match="`rag_documents` must be a list"):
        endurance.evaluate(response="y", rag_documents=one)


@pytest.mark.parametrize("role", [[], {}, 7, None])
@pytest.mark.parametrize("content", ["hi", [{"text": "hi"}]])
def test_a_role_that_is_none(role: Any, content: Any) -> None:
    with pytest.raises(EnduranceValidationError) as raised:
        endurance.evaluate(response="y", history=[{"role": role, "content": content}])
    assert raised.value.field == "history.0.role"


def test_text_that_is_no_unicode() -> None:
    for call in (endurance.scan, lambda text: endurance.evaluate(response=text)):
        with pytest.raises(EnduranceValidationError, match="lone surrogate"):
            call("a\ud800b")


def test_metadata_that_is_no_mapping() -> None:
    class Odd:
        page_content = "x"
        metadata = ("a",)

    assert document(Odd(), "rag_documents.0") == {"content": "x"}
