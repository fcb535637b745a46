"""An evaluation as other frameworks have results: a share and a sentence."""

from __future__ import annotations

from endurance.evaluation import Evaluation


def share(evaluation: Evaluation) -> float | None:
    """The overall score from 0 to 1, or None where it was not measured."""
    return None if evaluation.overall_score is None else evaluation.overall_score / 100


def reasoning(evaluation: Evaluation) -> str:
    """Why the verdict is what it is: score and claims, then what is wrong, one line each.

    >>> import endurance
    >>> print(reasoning(endurance.evaluate(response="The IT budget is INR 87 crore.",
    ...                                    rag_documents=["The IT budget for 2024-25 is INR 78 crore."])))
    fail: 0 of 1 claims supported
    "The IT budget is INR 87 crore.": the documents say "INR 78 crore" (document 1)
    the overall score is capped at 49: mostly_hallucinated
    """
    claims = evaluation.verification
    first = f"{evaluation.verdict}: {claims.verified} of {claims.verifiable} claims supported"
    # An alert about a claim has its line in the feedback, and a low one tells of a score.
    alerts = [alert.message for alert in evaluation.alerts if alert.claim_index is None and alert.severity != "low"]
    return "\n".join(dict.fromkeys([first, *evaluation.feedback, *alerts]))
