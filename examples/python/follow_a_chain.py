"""A LangChain chain with a retriever, followed by a callback that judges each answer.

    pip install "endurance-eval[langchain]"
    python examples/python/follow_a_chain.py

The model is a list of answers; with a real one nothing else changes.
"""

from endurance import Evaluation
from endurance.langchain import EnduranceHandler
from langchain_core.callbacks import CallbackManagerForRetrieverRun
from langchain_core.documents import Document
from langchain_core.language_models import FakeListChatModel
from langchain_core.output_parsers import StrOutputParser
from langchain_core.prompts import ChatPromptTemplate
from langchain_core.retrievers import BaseRetriever
from langchain_core.runnables import RunnablePassthrough


class Shelf(BaseRetriever):
    """Finds the same page for every question."""

    def _get_relevant_documents(self, query: str, *, run_manager: CallbackManagerForRetrieverRun) -> list[Document]:
        text = "The IT budget for 2024-25 is INR 78 crore."
        return [Document(page_content=text, metadata={"source": "Budget.md", "page": 3})]


def show(evaluation: Evaluation) -> None:
    print(evaluation)
    for line in evaluation.feedback:
        print("   ", line)


prompt = ChatPromptTemplate.from_messages([("system", "Answer from: {context}"), ("human", "{question}")])
model = FakeListChatModel(responses=["The IT budget is INR 87 crore.", "The IT budget is INR 78 crore."])
chain = {"context": Shelf(), "question": RunnablePassthrough()} | prompt | model | StrOutputParser()

if __name__ == "__main__":
    handler = EnduranceHandler(on_evaluation=show)
    for _ in range(2):
        print(chain.invoke("What is the IT budget?", config={"callbacks": [handler]}))
