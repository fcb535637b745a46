"""The first evaluation: python examples/python/hello.py"""

import endurance

client = endurance.EnduranceClient()
answer = client.evaluate(
    query="What is the IT budget?",
    response="The IT budget is INR 87 crore.",
    rag_documents=["The IT budget for 2024-25 is INR 78 crore."],
)
print(answer)
for line in answer.feedback:
    print(line)
