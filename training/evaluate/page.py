"""The sections of docs/evaluation.md: what each measures, how, and the command that prints it."""

from __future__ import annotations

from collections.abc import Callable
from textwrap import fill
from typing import NamedTuple

from evaluate import answer_tables, claim_tables, set_tables
from evaluate.study import Study

WIDTH = 140

HEAD = """# Evaluation

Made by `UPDATE=1 make eval` from labelled data that does not belong to the repository. The shipped engine answers every row of every set.
All figures are per cent.

**These are development sets.** The two models behind the risk were trained on all of them but `tabfact`, `written_apart`, `statements_apart`, `help_apart` and `twins_test`, so the
figures flatter; [On data left out of training](#on-data-left-out-of-training) says by how much. An answer that failed or has no risk counts as
risk 0.

An interval, as in `60.1 (52.0 to 68.3)`, holds the middle 95 % of {samples:,} samples that draw whole source documents with
replacement, because answers about one document are alike. The smaller a set, the less its figure says: RAGTruth QA has 47 hallucinated
answers, MTRAG 52.

| set | what |
|---|---|
| `ragtruth_qa` | answers of six models to questions about retrieved passages; wrong spans marked |
| `mtrag` | answers in conversations over retrieved passages; faithfulness rated by people |
| `wice` | sentences of Wikipedia against the pages they cite |
| `begin_wow`, `begin_cmu`, `begin_tc` | dialogue that is meant to say what a text says |
| `summedits` | summaries with one edit, in five domains |
| `tabfact` | statements about tables of Wikipedia; a refuted one counts as hallucinated |
| `claims_dev` | {written} |
| `written_read`, `written_apart` | `training/written`: 280 more cases, in words of their own; the errors of the first half were read |
| `statements_read`, `statements_apart` | `training/statements`: 1,920 statements of one claim about 720 short documents; the errors of the first half were read |
| `help_read`, `help_apart` | `training/help`: 1,240 statements about 248 price lists, help pages, terms and reports; the errors of the first half were read |
| `twins_train`, `twins_test` | {twins} |

`python3 training/evaluate --errors SET --limit 50` prints the worst errors of a set, for reading.
"""
WRITTEN = "hand-written answers, a faithful and a hallucinated one for each of 60 cases; every claim marked"
MADE = "pairs of answers that `training/twins` makes, alike but for one wrong claim"
NOT_MADE = "not scored: `training/twins` does not exist"


class Section(NamedTuple):
    name: str
    title: str
    how: str
    make: Callable[[list[Study]], list[str]]


SECTIONS = (
    Section(
        "answers", "Whole answers",
        "An answer is called hallucinated when its `hallucination_risk` is 0.5 or more, the shipped threshold. Balanced "
        "accuracy is the mean of recall and of the share of faithful answers passed.",
        answer_tables.decided,
    ),
    Section(
        "order", "Order of the answers",
        "AUROC is how often a hallucinated answer has a higher risk than a faithful one. Recall at 5 % is the share of "
        "hallucinated answers found by the lowest threshold that flags at most 5 % of the faithful ones of the same set. "
        "An answer in which nothing can be checked has no risk, and counts as 0; the last columns leave it out.",
        answer_tables.ranked,
    ),
    Section(
        "baselines", "Beside simple rules",
        "Three rules need no engine: flag every answer; flag long answers, at the length in words that gives the best F1 on "
        "this very set; and flag an answer with 13 or more different content words (three letters or more, not in a stop list) "
        "that its source lacks. The columns named after a rule give its figure for the measure left of them.",
        answer_tables.simple,
    ),
    Section(
        "gain", "Gain over 13 words",
        "The engine less the 13-word rule, in points, on the same answers and the same samples; AUROC is against the number of "
        "novel words. A star marks an interval without zero.",
        answer_tables.gained,
    ),
    Section(
        "thresholds", "Fixed thresholds",
        "The share of faithful and of hallucinated answers whose risk reaches the threshold.",
        answer_tables.fixed,
    ),
    Section(
        "blocking", "A contradiction one can block on",
        "The share of faithful answers that carry any claim with the verdict contradicted; the aim is at most 2 %. Beside it "
        "the share of hallucinated answers that carry one, and the share of hallucinated answers among all that do.",
        answer_tables.blocked,
    ),
    Section(
        "kinds", "Kinds of hallucination",
        "Recall at risk 0.5 among the answers that hold the kind, and the share of them with a failing claim (contradicted or "
        "unsupported). RAGTruth labels spans: conflict contradicts the source, baseless adds to it. WiCE and BEGIN grade "
        "answers; SummEdits names its edits. An answer with two kinds counts in both.",
        answer_tables.kinds,
    ),
    Section(
        "touched", "Labelled spans",
        "The share of marked spans that overlap a claim with a failing verdict, and with the verdict contradicted.",
        claim_tables.touched,
    ),
    Section(
        "spans", "Wrong passages",
        "Precision, recall and F1 over characters. Predicted are the spans of the claims with verdict contradicted or "
        "unsupported, of every answer, or only of answers whose risk is 0.5 or more.",
        claim_tables.spans,
    ),
    Section(
        "risk-calibration", "Calibration of the risk",
        "Expected calibration error: answers in ten bins of equal width, the mean of |mean risk - share hallucinated|, weighed "
        "by size. The risk is made to hold where 35 % of answers are hallucinated, so the last column weighs the answers of the "
        "set to that.",
        answer_tables.calibrated,
    ),
    Section(
        "claim-calibration", "Calibration of claims",
        "The same error for the confidence of a claim. A claim is right when it fails and the annotation says so, or does "
        "neither. Only sets that mark the wrong part of an answer; claims that are not checkable or not annotated are left out.",
        claim_tables.confident,
    ),
    Section(
        "claims", "Verdicts",
        "A gold claim takes the worst verdict among the predicted claims that overlap it; none is not_checkable. Accepted is a "
        "contradicted claim called supported. An answer is flagged by risk from 0.5, or by verdicts when a claim fails. Of two "
        "twins the hallucinated one should have the higher risk; ties count half. Intervals are over scenarios.",
        claim_tables.verdicts,
    ),
    Section(
        "domains", "SummEdits by domain",
        "Each domain at the shipped threshold, then at the threshold that gives the other four domains the best balanced "
        "accuracy.",
        set_tables.domains,
    ),
    Section(
        "tables", "Tables",
        "TabFact: a statement is called refuted when its risk reaches the threshold: the shipped one, or the one that is most "
        "accurate on the tables of the other four of five folds. The operation is told from trigger words; the first that "
        "matches counts, in the order of the rows from the second on.",
        set_tables.tables,
    ),
)

UNSEEN = (
    "unseen", "On data left out of training",
    "The models are trained anew without the documents, the set or the domain that they are then asked about; the rules, "
    "which are not trained, stay. The shipped threshold of 0.5 is kept.",
)

INVARIANCE = (
    "invariance", "The same documents, handed over otherwise",
    "The share of claims whose verdict flips when nothing changes but how the documents are handed over, on every second answer. "
    "Reordered and among unrelated documents none should; cut or joined at paragraphs at most 1 %. Where an answer is cut into other "
    "claims, all of them count as flipped.",
)


def block(name: str, title: str, how: str, parts: list[str]) -> str:
    """One section of the page."""
    command = f"<!-- not run: needs the labelled data -->\n```sh\npython3 training/evaluate --section {name}\n```"
    return "\n\n".join([f"## {title}", fill(how, WIDTH, break_on_hyphens=False), command, *parts]) + "\n"


def head(samples: int, twins: bool) -> str:
    return HEAD.format(samples=samples, written=WRITTEN, twins=MADE if twins else NOT_MADE)
