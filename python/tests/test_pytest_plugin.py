"""The plugin, in runs of pytest of its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

pytest_plugins = ["pytester"]

GOOD, BAD = "The IT budget is INR 78 crore.", "The IT budget is INR 87 crore."

# Tests of which `{...}` are the answers.
TWO = """
import pytest

SOURCES = ["The IT budget for 2024-25 is INR 78 crore."]

@pytest.mark.parametrize("year", ["2024", "2025"])
def test_budget(endurance, year):
    endurance.evaluate(query="What is the IT budget?", response={first!r}, rag_documents=SOURCES)
    endurance.evaluate(query="And the IT budget of " + year + "?", response={second!r}, rag_documents=SOURCES)

def test_nothing():
    pass
"""


@pytest.fixture(autouse=True)
def alone(pytester: pytest.Pytester) -> None:
    pytester.makeini("[pytest]\naddopts = -p no:cacheprovider")


def written(pytester: pytest.Pytester, first: str = GOOD, second: str = GOOD) -> None:
    pytester.makepyfile(test_two=TWO.format(first=first, second=second))


def run(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    # A process of its own: what is imported is part of what is tested.
    return pytester.runpytest_subprocess(*arguments)


def gate(pytester: pytest.Pytester, *arguments: str) -> pytest.RunResult:
    return run(pytester, "--endurance-baseline=base.jsonl", *arguments)


def rows(pytester: pytest.Pytester) -> list[dict[str, object]]:
    return [json.loads(line) for line in (pytester.path / "base.jsonl").read_text("utf-8").splitlines()]


def test_nothing_is_imported_unless_it_is_used(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import sys

        def test_imports():
            assert "endurance.pytest_plugin" in sys.modules
            ours = [name for name in sys.modules if name.startswith("endurance.") and "plugin" not in name]
            assert ours == ["endurance._fork"]  # a few lines, which a fork needs
        """
    )
    run(pytester).assert_outcomes(passed=1)


def test_without_the_plugin_there_is_no_fixture(pytester: pytest.Pytester) -> None:
    written(pytester)
    result = run(pytester, "-p", "no:endurance")
    result.assert_outcomes(passed=1, errors=2)
    result.stdout.fnmatch_lines(["*fixture 'endurance' not found*"])
    assert run(pytester, "-p", "no:endurance", "--endurance-baseline=base.jsonl").ret == pytest.ExitCode.USAGE_ERROR


@pytest.mark.parametrize(
    ("mark", "response", "told"),
    [
        ("max_hallucinated=0", GOOD, None),
        ("max_hallucinated=0", BAD, "1 claim hallucinated, must be at most 0"),
        ("max_hallucinated=1", BAD, None),
        ("min_overall=100", BAD, "must be at least 100.0"),
        ("min_overall=0", "", "overall score not measured, must be at least 0.0"),
        ("verdict='pass'", GOOD, None),
        ("verdict='pass'", BAD, "must be pass"),
        ("verdict=['pass', 'fail', 'review']", BAD, None),
        ("no_alerts=True", BAD, "alert contradiction"),
        ("no_alerts=False", BAD, None),
        ("config={'thresholds': {'pass': 100, 'review': 100}}, verdict='pass'", GOOD, "must be pass"),
        ("config={'nonsense': 1}", GOOD, "nonsense"),
        ("verdict='passed'", GOOD, "a verdict must be one of pass, review, fail, not_measured"),
        ("min_overall=101", GOOD, "min_overall must be a number of points, 0 to 100"),
        ("min_overall=float('nan')", GOOD, "the mark `endurance`: "),
        ("min_overal=1", GOOD, "the mark `endurance` has no `min_overal`: endurance(min_overall=None"),
        ("50", GOOD, "the mark `endurance` takes names only"),
    ],
)
def test_a_mark_holds_what_the_test_evaluates(
    pytester: pytest.Pytester, mark: str, response: str, told: str | None
) -> None:
    pytester.makepyfile(
        f"""
        import pytest

        @pytest.mark.endurance({mark})
        def test_budget(endurance):
            endurance.evaluate(query="What is the IT budget?", response={response!r},
                               rag_documents=["The IT budget for 2024-25 is INR 78 crore."])
        """
    )
    result = run(pytester)
    assert (result.ret != 0) == (told is not None), result.stdout.str()
    if told is not None:
        assert told in result.stdout.str()


def test_the_nearest_mark_counts(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        f"""
        import pytest

        pytestmark = pytest.mark.endurance(max_hallucinated=0)
        BAD = dict(query="What is the IT budget?", response={BAD!r},
                   rag_documents=["The IT budget for 2024-25 is INR 78 crore."])

        def test_strict(endurance):
            endurance.evaluate(BAD)

        @pytest.mark.endurance(max_hallucinated=1)
        def test_lax(endurance):
            endurance.evaluate(BAD)

        @pytest.mark.xfail(strict=True)
        def test_expected(endurance):
            endurance.evaluate(BAD)
        """
    )
    run(pytester).assert_outcomes(failed=1, passed=1, xfailed=1)


def test_a_mark_that_holds_nothing_fails(pytester: pytest.Pytester) -> None:
    pytester.makepyfile("import pytest\n\n@pytest.mark.endurance(max_hallucinated=0)\ndef test_it():\n    pass\n")
    result = run(pytester)
    result.assert_outcomes(failed=1)
    result.stdout.fnmatch_lines(["*nothing was evaluated*"])


def test_an_exception_of_the_test_is_told_alone(pytester: pytest.Pytester) -> None:
    mark = "@pytest.mark.endurance(max_hallucinated=0)"
    pytester.makepyfile(f"import pytest\n\n{mark}\ndef test_it(endurance):\n    raise ValueError('own')\n")
    result = run(pytester)
    result.assert_outcomes(failed=1)
    assert "ValueError: own" in result.stdout.str()
    assert "nothing was evaluated" not in result.stdout.str()


def test_what_async_tests_evaluate_is_recorded(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        f"""
        import asyncio
        import endurance as engine
        import pytest

        @pytest.mark.endurance(max_hallucinated=0)
        def test_it(endurance):
            asyncio.run(endurance.aevaluate(response={BAD!r}, rag_documents=[{GOOD!r}]))

        @pytest.mark.endurance(max_hallucinated=0)
        def test_recorded(endurance):
            endurance.record(engine.evaluate(response={BAD!r}, rag_documents=[{GOOD!r}]))
        """
    )
    run(pytester).assert_outcomes(failed=2)


def test_the_failing_claim_is_underlined(pytester: pytest.Pytester) -> None:
    written(pytester)
    gate(pytester, "--endurance-update").assert_outcomes(passed=3)
    written(pytester, second="Well. " + BAD)
    result = gate(pytester)
    result.assert_outcomes(failed=2, passed=1)
    lines = result.stdout.str().splitlines()
    at = next(at for at, line in enumerate(lines) if "^^^^" in line)
    assert lines[at - 1].index("The IT") == lines[at].index("^")
    for told in (
        "answer 2: ",
        "new claim, contradicted",
        "quantity: claimed INR 87 crore, document 1 says INR 78 crore (+11.5 %)",
        "contradicts, document 1, characters 0..",
        "--endurance-update accepts them",
    ):
        assert told in result.stdout.str(), told


def test_a_place_is_told_in_characters(pytester: pytest.Pytester) -> None:
    pytester.makepyfile(
        """
        import pytest

        @pytest.mark.endurance(max_hallucinated=0)
        def test_budget(endurance):
            endurance.evaluate(response="It is 😀 now. The budget is INR 87 crore.",
                               rag_documents=["It is 😀 now. The budget is INR 78 crore."])
        """
    )
    assert "contradicts, document 1, characters 13..40: “The budget" in run(pytester).stdout.str()


def test_a_refused_configuration_is_told_in_a_line(pytester: pytest.Pytester) -> None:
    for config, told in [
        ("{'nonsense': 1}", "unknown field `nonsense`"),
        ("'no-such-file.toml'", "cannot read the configuration `no-such-file.toml`"),
        ("7", "must be a mapping, or the path of a TOML or JSON file, not a value of type int"),
    ]:
        pytester.makepyfile(
            f"""
            import pytest

            @pytest.mark.endurance(config={config})
            def test_budget(endurance):
                endurance.evaluate(response="It opens at 9.")
            """
        )
        said = run(pytester).stdout.str()
        for line in ("the mark `endurance`: `config`: ", told):
            assert line in said, said
        for trace in ("Error", "evaluator.py"):
            assert trace not in said, said


def test_a_baseline_is_made_held_and_updated(pytester: pytest.Pytester) -> None:
    written(pytester)
    missing = gate(pytester)
    assert missing.ret == pytest.ExitCode.USAGE_ERROR
    missing.stderr.fnmatch_lines(["*is not there: *--endurance-update*"])
    made = gate(pytester, "--endurance-update")
    made.assert_outcomes(passed=3)
    made.stdout.fnmatch_lines(["*is written: 4 answers of 3 tests that ran"])
    names = [(row["key"], row.get("nth", 1)) for row in rows(pytester)[1:]]
    assert names == [(f"test_two.py::test_budget[{year}]", nth) for year in ("2024", "2025") for nth in (1, 2)]
    once = (pytester.path / "base.jsonl").read_bytes()
    gate(pytester).assert_outcomes(passed=3)
    gate(pytester, "--endurance-update")
    assert (pytester.path / "base.jsonl").read_bytes() == once
    written(pytester, first=BAD)
    gate(pytester).assert_outcomes(failed=2, passed=1)
    gate(pytester, "--endurance-update").assert_outcomes(passed=3)
    gate(pytester).assert_outcomes(passed=3)


def test_answers_that_are_no_more_fail(pytester: pytest.Pytester) -> None:
    written(pytester)
    gate(pytester, "--endurance-update")
    pytester.makepyfile(test_two="def test_budget(endurance):\n    pass\n")
    result = gate(pytester)
    result.assert_outcomes(passed=1)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["the baseline has a test that is no more: test_two.py::test_budget?2024?"])
    assert gate(pytester, "--endurance-update").ret == 0
    assert len(rows(pytester)) == 1
    written(pytester)
    gate(pytester, "--endurance-update")
    fewer = [line for line in TWO.format(first=GOOD, second=GOOD).splitlines() if "And the" not in line]
    pytester.makepyfile(test_two="\n".join(fewer))
    result = gate(pytester)
    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(["*the baseline has 1 answer more of this test, which gave 1"])


def test_a_part_of_the_tests_leaves_the_rest_alone(pytester: pytest.Pytester) -> None:
    written(pytester)
    pytester.makepyfile(test_one="def test_it(endurance):\n    endurance.evaluate(response='Hello.')\n")
    gate(pytester, "--endurance-update").assert_outcomes(passed=4)
    before = rows(pytester)
    assert len(before) == 6
    for part in (
        ["test_one.py"],
        ["-k", "2024"],
        ["test_two.py::test_nothing"],
        ["--deselect", "test_one.py::test_it"],
    ):
        for update in ([], ["--endurance-update"]):
            assert gate(pytester, *part, *update).ret == 0, part
            assert rows(pytester) == before, part
    (pytester.path / "test_one.py").unlink()
    assert gate(pytester).ret == pytest.ExitCode.TESTS_FAILED
    gate(pytester, "--endurance-update")
    assert len(rows(pytester)) == 5


@pytest.mark.parametrize("option", ["--lf", "--sw", "--sw-skip"])
def test_what_an_option_of_the_cache_leaves_out_keeps_its_rows(pytester: pytest.Pytester, option: str) -> None:
    pytester.makeini("[pytest]")
    written(pytester)
    gate(pytester, "--endurance-update").assert_outcomes(passed=3)
    before = rows(pytester)
    text = TWO.format(first=GOOD, second=GOOD)
    pytester.makepyfile(test_two=text.replace("    pass", "    raise ValueError"))
    gate(pytester).assert_outcomes(passed=2, failed=1)
    pytester.makepyfile(test_two=text)
    for update in ([], ["--endurance-update"]):
        (pytester.path / ".pytest_cache/v/cache/lastfailed").write_text('{"test_two.py::test_nothing": true}')
        result = gate(pytester, option, *update)
        assert (result.ret, rows(pytester)) == (0, before), result.stdout.str()


def test_what_a_conftest_takes_out_keeps_its_rows(pytester: pytest.Pytester) -> None:
    written(pytester)
    gate(pytester, "--endurance-update").assert_outcomes(passed=3)
    before = rows(pytester)
    pytester.makeconftest("def pytest_collection_modifyitems(items):\n    items[:] = items[1:]\n")
    for update in ([], ["--endurance-update"]):
        assert gate(pytester, *update).ret == 0
        assert rows(pytester) == before


def test_a_test_that_fails_or_is_skipped_keeps_its_rows(pytester: pytest.Pytester) -> None:
    written(pytester)
    gate(pytester, "--endurance-update")
    before = rows(pytester)
    for line in ("raise ValueError", "pytest.skip()"):
        pytester.makepyfile(
            test_two=TWO.format(first=BAD, second=GOOD).replace("def test_nothing", f"    {line}\n\ndef test_nothing")
        )
        gate(pytester, "--endurance-update")
        assert rows(pytester) == before, line


@pytest.mark.parametrize("processes", ["1", "3"])
def test_processes_write_the_same_baseline_once(pytester: pytest.Pytester, processes: str) -> None:
    pytest.importorskip("xdist")
    written(pytester)
    gate(pytester, "--endurance-update")
    alone = (pytester.path / "base.jsonl").read_bytes()
    (pytester.path / "base.jsonl").unlink()
    shared = gate(pytester, "--endurance-update", "-n", processes)
    shared.assert_outcomes(passed=3)
    assert shared.stdout.str().count("is written: 4 answers of 3 tests that ran") == 1
    assert (pytester.path / "base.jsonl").read_bytes() == alone
    gate(pytester, "-n", processes).assert_outcomes(passed=3)
    written(pytester, second=BAD)
    result = gate(pytester, "-n", processes)
    result.assert_outcomes(failed=2, passed=1)
    assert "^^^^" in result.stdout.str()
    pytester.makepyfile(test_two="def test_other():\n    pass\n")
    assert gate(pytester, "-n", processes).ret == pytest.ExitCode.TESTS_FAILED


@pytest.mark.parametrize(
    ("text", "told"),
    [("{}\n", "is refused"), ("not json", "is refused"), ('{"endurance_baseline":2}\n', "is refused")],
)
def test_a_file_that_is_no_baseline_is_refused(pytester: pytest.Pytester, text: str, told: str) -> None:
    written(pytester)
    path: Path = pytester.path / "base.jsonl"
    path.write_text(text)
    for update in ([], ["--endurance-update"]):
        result = gate(pytester, *update)
        assert result.ret == pytest.ExitCode.USAGE_ERROR
        assert told in result.stderr.str()
        assert path.read_text() == text
    assert run(pytester, "--endurance-update").ret == pytest.ExitCode.USAGE_ERROR


def test_collecting_writes_nothing(pytester: pytest.Pytester) -> None:
    written(pytester)
    assert gate(pytester, "--endurance-update", "--collect-only").ret == 0
    assert not (pytester.path / "base.jsonl").exists()


def test_another_policy_is_told(pytester: pytest.Pytester) -> None:
    marked = TWO.replace("@pytest", "@pytest.mark.endurance(config={config})\n@pytest", 1)
    pytester.makepyfile(test_two=marked.format(first=GOOD, second=GOOD, config="{'strict': True}"))
    gate(pytester, "--endurance-update")
    assert all(row["policy_hash"] != rows(pytester)[0]["policy_hash"] for row in rows(pytester)[1:])
    config = "{'strict': True, 'thresholds': {'pass': 100, 'review': 100}}"
    pytester.makepyfile(test_two=marked.format(first=GOOD, second=GOOD, config=config))
    result = gate(pytester)
    result.assert_outcomes(failed=2, passed=1)
    result.stdout.fnmatch_lines(["*the baseline was made with another policy (sha256:*"])
