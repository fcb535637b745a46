"""Checks of the measures of training/evaluate, by hand: python3 -m unittest discover -s training"""

from __future__ import annotations

import sys
import unittest
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

from evaluate import baselines, calibration, tally
from evaluate.bootstrap import Draws, Estimate, percentiles, weights_of
from evaluate.ranking import Ranking
from evaluate.tally import Confusion, Tally


def ranking(*rows: tuple[int, float]) -> Ranking:
    """Each row a group of its own."""
    return Ranking([score for _, score in rows], [bool(positive) for positive, _ in rows], range(len(rows)))


def areas(*rows: tuple[int, float]) -> float | None:
    return ranking(*rows).auroc([1] * len(rows))


class Order(unittest.TestCase):
    def test_auroc(self) -> None:
        self.assertEqual(areas((0, 0.1), (1, 0.9)), 1.0)
        self.assertEqual(areas((1, 0.1), (0, 0.9)), 0.0)
        self.assertEqual(areas((0, 0.1), (1, 0.2), (0, 0.3), (1, 0.4)), 0.75)

    def test_ties_count_half(self) -> None:
        self.assertEqual(areas((0, 0.5), (1, 0.5)), 0.5)
        self.assertEqual(areas((0, 0.0), (0, 0.5), (1, 0.5), (1, 1.0)), 0.875)

    def test_one_class_has_none(self) -> None:
        self.assertIsNone(areas((1, 0.5)))
        self.assertIsNone(areas())
        self.assertIsNone(ranking((1, 0.5)).recall_at(0.05, [1]))

    def test_a_weight_is_a_repeated_row(self) -> None:
        rows = ranking((0, 0.1), (1, 0.2), (0, 0.3))
        self.assertEqual(rows.auroc([3, 1, 1]), 0.75)
        self.assertEqual(rows.auroc([1, 2, 0]), 1.0)
        self.assertIsNone(rows.auroc([1, 0, 1]))

    def test_recall_at(self) -> None:
        # Ten faithful answers at 0.0 to 0.9; hallucinated ones at 0.85, 0.9 and 0.95.
        rows = [(0, tenth / 10) for tenth in range(10)] + [(1, 0.85), (1, 0.9), (1, 0.95)]
        once = [1] * len(rows)
        self.assertEqual(ranking(*rows).recall_at(0.0, once), 1 / 3)
        self.assertEqual(ranking(*rows).recall_at(0.05, once), 1 / 3)
        self.assertEqual(ranking(*rows).recall_at(0.1, once), 1.0)
        # Without the faithful answer at 0.9, the next below is 0.8.
        self.assertEqual(ranking(*rows).recall_at(0.0, once[:9] + [0, 1, 1, 1]), 1.0)

    def test_recall_flags_no_tied_half(self) -> None:
        # One of two tied faithful answers may be flagged; no threshold flags only one.
        rows = ranking((0, 0.5), (0, 0.5), (1, 0.5), (1, 0.6))
        self.assertEqual(rows.recall_at(0.5, [1, 1, 1, 1]), 0.5)
        self.assertEqual(rows.recall_at(1.0, [1, 1, 1, 1]), 1.0)


class Shares(unittest.TestCase):
    def test_confusion(self) -> None:
        found = tally.confusion([(True, True), (True, False), (False, True), (False, False), (False, True)])
        self.assertEqual(found, Confusion(1, 1, 2, 1))
        self.assertEqual((found.precision, found.recall, found.f1, found.fpr, found.accuracy), (1 / 3, 0.5, 0.4, 2 / 3, 0.4))
        self.assertAlmostEqual(found.balanced or 0, (0.5 + 1 / 3) / 2)

    def test_nothing_to_divide(self) -> None:
        found = tally.confusion([(False, False)])
        self.assertEqual((found.precision, found.recall, found.f1, found.fpr, found.balanced), (None, None, None, 0.0, None))
        self.assertEqual(tally.confusion([]), Confusion(0, 0, 0, 0))

    def test_tally_weighs_groups(self) -> None:
        summed = Tally(2, 2, [(0, (1, 2)), (1, (10, 20)), (0, (3, 4))])
        self.assertEqual(summed.total([1, 1]), [14, 26])
        self.assertEqual(summed.total([2, 0]), [8, 12])

    def test_best_threshold(self) -> None:
        scores, positives = [0.1, 0.4, 0.4, 0.8], [False, True, False, True]
        self.assertEqual(tally.best_threshold(scores, positives, "f1"), 0.4)
        self.assertEqual(tally.best_threshold(scores, positives, "precision"), 0.8)
        self.assertEqual(tally.best_threshold([0.3, 0.2], [True, True], "f1"), 0.2)


class Bootstrap(unittest.TestCase):
    def test_weights(self) -> None:
        self.assertEqual(weights_of([0, 2, 2], 4), [1, 0, 2, 0])

    def test_percentiles(self) -> None:
        self.assertEqual(percentiles(list(range(101))), (2, 98))
        self.assertEqual(percentiles([5.0]), (5.0, 5.0))

    def test_draws_are_seeded_and_draw_whole_groups(self) -> None:
        groups = ["b", "a", "b", "c"]
        draws = Draws(groups, 20, 7)
        self.assertEqual(draws.indices(groups), [1, 0, 1, 2])
        self.assertTrue(all(sum(weights) == 3 and len(weights) == 3 for weights in draws.samples))
        self.assertEqual(draws.samples, Draws(groups, 20, 7).samples)
        self.assertNotEqual(draws.samples, Draws(groups, 20, 8).samples)

    def test_estimate(self) -> None:
        draws = Draws(["a", "b"], 200, 7)
        # The weight of `a` is 0, 1 or 2; undefined samples are left out.
        self.assertEqual(draws.estimate(lambda weights: weights[0] / 2), Estimate(0.5, 0.0, 1.0))
        self.assertEqual(draws.estimate(lambda weights: 1.0 if weights[0] == 1 else None), Estimate(1.0, 1.0, 1.0))
        self.assertEqual(draws.estimate(lambda weights: None), Estimate(None, None, None))
        self.assertEqual(Draws([], 5, 7).estimate(lambda weights: 1.0), Estimate(1.0, None, None))

    def test_one_group_has_no_spread(self) -> None:
        rows = Ranking([0.1, 0.9, 0.5], [False, True, True], [0, 0, 0])
        self.assertEqual(Draws(["g"], 50, 7).estimate(rows.auroc), Estimate(1.0, 1.0, 1.0))

    def test_zero_outside(self) -> None:
        self.assertTrue(Estimate(0.2, 0.1, 0.3).excludes_zero() and Estimate(-0.2, -0.3, -0.1).excludes_zero())
        self.assertFalse(Estimate(0.2, -0.1, 0.3).excludes_zero() or Estimate(0.2, None, None).excludes_zero())


class Calibration(unittest.TestCase):
    def test_error(self) -> None:
        # Bin 0.2: stated 0.25, happened 0.5, two of three rows. Bin 0.9: stated 1, happened 1.
        self.assertAlmostEqual(calibration.calibration_error([0.2, 0.29, 1.0], [True, False, True]) or 0, (2 / 3) * abs(0.245 - 0.5))
        self.assertEqual(calibration.calibration_error([1.0, 0.0], [True, False]), 0.0)
        self.assertEqual(calibration.calibration_error([1.0, 0.0], [False, True]), 1.0)
        self.assertIsNone(calibration.calibration_error([], []))

    def test_weights(self) -> None:
        self.assertEqual(calibration.prior_weights([True, False, False], 0.5), [0.5, 0.25, 0.25])
        self.assertEqual(calibration.prior_weights([True], 0.35), [1.0])
        self.assertAlmostEqual(calibration.calibration_error([0.5, 0.5, 0.5], [True, False, False], [0.5, 0.25, 0.25]) or 0, 0.0)
        self.assertAlmostEqual(calibration.calibration_error([0.5, 0.5, 0.5], [True, False, False]) or 0, 1 / 6)


class Baselines(unittest.TestCase):
    def test_novel_words(self) -> None:
        self.assertEqual(baselines.content_words("The 3 Cats, and THE cat's été!"), {"cats", "cat", "été"})
        self.assertEqual(baselines.novel_words("Cats chase mice; mice flee.", "The cats chase."), 2)
        self.assertEqual(baselines.novel_words("It is 42.", ""), 0)

    def test_length(self) -> None:
        self.assertEqual(baselines.length(" one two\nthree "), 3)


if __name__ == "__main__":
    unittest.main()
