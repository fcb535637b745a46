"""A LlamaIndex query engine whose response is judged by the nodes it rests on.

    pip install "endurance-eval[llama-index]"
    python examples/python/judge_an_index.py

The answers are written here and the embedding is constant; with real ones nothing else changes.
"""

from endurance.llama_index import EnduranceEvaluator
from llama_index.core import Document, VectorStoreIndex
from llama_index.core.base.response.schema import Response
from llama_index.core.embeddings import MockEmbedding

QUESTION = "What is the IT budget?"
PAGE = Document(text="The IT budget for 2024-25 is INR 78 crore.", metadata={"file_name": "Budget.md"})

if __name__ == "__main__":
    index = VectorStoreIndex.from_documents([PAGE], embed_model=MockEmbedding(embed_dim=4))
    nodes = index.as_retriever().retrieve(QUESTION)
    evaluator = EnduranceEvaluator()
    for answer in ("The IT budget is INR 87 crore.", "The IT budget is INR 78 crore."):
        result = evaluator.evaluate_response(query=QUESTION, response=Response(answer, source_nodes=nodes))
        print(result.passing, result.score, result.evaluation)
        print("   ", result.feedback)
