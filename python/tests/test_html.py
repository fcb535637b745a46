"""What a notebook shows: whole, safe, bounded, and the same each time."""

from __future__ import annotations

import pickle
from html.parser import HTMLParser

import pytest

import endurance

HOSTILE = [
    "</style><script>alert(1)</script>",
    '"><img src=x onerror=alert(2)>',
    "' autofocus onfocus='alert(3)",
    "<!-- --><svg/onload=alert(4)>",
    "</mark></div></article><h1>",
    "javascript:alert(5)",
    "&lt;b&gt; &amp; &#60;",
    "right\u202eleft\u2066isolate",
    "zero\u200bwidth\ufeff",
    "nul\x00bell\x07escape\x1b[31m",
    "tags\U000e0041\U000e0042",
    "emoji 👨‍👩‍👧 🇮🇳 👍🏽",
    "عربي עברית हिन्दी 漢字",
    "{{ 7*7 }} {% raw %} ${x}",
    "",
]

# All that the templates bring; and of attributes none that acts or leads somewhere.
ELEMENTS = {
    "a", "article", "b", "bdi", "blockquote", "code", "del", "details", "div", "footer", "g", "h2", "h3", "h4",
    "header", "i", "ins", "li", "mark", "ol", "p", "q", "rect", "section", "span", "style", "summary", "svg",
    "table", "tbody", "td", "th", "thead", "title", "tr", "ul",
}  # fmt: skip
ATTRIBUTES = {
    "aria-hidden", "aria-label", "class", "data-verdict", "dir", "height", "preserveaspectratio", "role", "tabindex",
    "title", "viewbox", "width", "x", "y",
}  # fmt: skip


class Elements(HTMLParser):
    """Checks that every element is known, and closed in order; gathers the text outside of the style."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.text = ""
        self.feed(html)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS
        assert {name for name, _ in attrs} <= ATTRIBUTES
        self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in {"rect", "path"}
        assert {name for name, _ in attrs} <= ATTRIBUTES

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if "style" not in self.open:
            self.text += data

    def handle_comment(self, data: str) -> None:
        raise AssertionError(data)

    def handle_decl(self, decl: str) -> None:
        raise AssertionError(decl)

    def handle_pi(self, data: str) -> None:
        raise AssertionError(data)


def evaluated(text: str) -> endurance.Evaluation:
    return endurance.evaluate(
        interaction_id=text,
        session_id=text,
        query=text,
        response=f"{text} is 5. {text}",
        history=[{"role": "user", "content": text}],
        rag_documents=[{"id": text, "source": text, "content": f"{text} is 6. {text}"}],
        metadata={"model": text, "system_prompt": text, "groups": {text: text}},
    )


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_texts_stay_texts(text: str) -> None:
    evaluation = evaluated(text)
    summary = endurance.Summary(groups=[text])
    summary.add(evaluation)
    found = endurance.evaluate_batch([{"response": [text]}, {text: text}], summary=summary)
    assert all(isinstance(one, endurance.RowError) for one in found)
    for html in (evaluation.to_html(), pickle.loads(pickle.dumps(evaluation)).to_html(), summary.to_html()):
        shown = Elements(html).text
        assert not set(shown) & set("\x00\x07\x1b\u202e\u2066\u200b\ufeff\U000e0041")
        if text.isascii() and text.isprintable():
            assert text in shown


def test_the_parser_refuses_what_a_text_could_bring() -> None:
    for html in ("<img>", "<p id='a'></p>", "<b><i></b></i>", "<p>", "<!-- -->", "<p onclick='x'></p>"):
        with pytest.raises(AssertionError):
            Elements(html)


def test_the_same_evaluation_is_the_same_bytes() -> None:
    first, second = (evaluated("The budget") for _ in range(2))
    assert first.to_html() == first._repr_html_() == second.to_html()
    summaries = [endurance.evaluate_batch([{"response": "It is 5."}]) for _ in range(2)]
    assert [list(batch) for batch in summaries]
    assert summaries[0].summary._repr_html_() == summaries[1].summary.to_html()


def test_light_and_dark_are_those_of_the_host() -> None:
    evaluation = evaluated("a")
    for html in (evaluation.to_html(), endurance.Summary().to_html()):
        assert "color-scheme: light dark" in html  # that of the system, where the host does not say
        for host in ('[data-jp-theme-light="true"]', ".vscode-light", '[data-theme="light"]'):
            assert host in html.split("{ color-scheme: light; }")[0]
        for host in ('[data-jp-theme-light="false"]', ".vscode-dark", '[data-theme="dark"]'):
            assert host in html.split("{ color-scheme: light; }")[1]


def test_claims_are_marked_in_the_answer() -> None:
    html = endurance.evaluate(
        query="What is the IT budget?",
        response="The IT budget is INR 87 crore.",
        rag_documents=["The IT budget for 2024-25 is INR 78 crore."],
    ).to_html()
    assert '<mark class="contradicted">The IT budget is INR 87 crore.' in html
    for part in ("How the score adds up", "Metrics", "not measured: ", "The IT budget for 2024-25 is INR 78 crore."):
        assert part in html


def test_an_unpickled_evaluation_shows_the_claims_own_words() -> None:
    evaluation = pickle.loads(pickle.dumps(evaluated("The budget")))
    html = evaluation.to_html()
    assert "The texts were not kept" in html
    assert "<bdi>The budget is 5.</bdi>" in html
    assert '<div class="text ' not in html


def test_a_summary_shows_its_parts() -> None:
    row = {"response": "The office opens at 9.", "rag_documents": ["The office opens at 10."]}
    rows = [{**row, "metadata": {"groups": {"team": "ab"[at % 2]}}} for at in range(40)]
    summary = endurance.Summary(groups=["team"])
    assert len(list(endurance.evaluate_batch([*rows, {"response": 7}], summary=summary))) == 41
    text = Elements(summary.to_html()).text
    for part in ("Verdicts", "Distributions", "Lowest scores", "Not measured", "Groups by team", "1 line could not be"):
        assert part in text


def test_a_baseline_that_cannot_be_read_is_named() -> None:
    with pytest.raises(endurance.EnduranceValidationError, match="baseline"):
        endurance.Summary().to_html({"rows": "many"})


@pytest.mark.parametrize("unit", ["The budget is INR 78 crore. ", "<&'\">", "漢", "\x00", "\u202e", "a"])
def test_a_long_text_makes_a_bounded_fragment(unit: str) -> None:
    long = unit * (1_000_000 // len(unit.encode()))
    html = endurance.evaluate(query=long[:50_000], response=long, rag_documents=[long[:50_000]] * 9).to_html()
    Elements(html)
    assert "more bytes are not shown" in html
    assert len(html.encode()) < 3 << 20
