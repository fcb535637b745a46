"""Tests of the generator in pii.py."""

import random
import unittest

import pii


class Rows(unittest.TestCase):
    def test_the_same_seed_gives_the_same_rows(self) -> None:
        self.assertEqual(pii.rows(3, 5), pii.rows(3, 5))
        self.assertNotEqual(pii.rows(3, 5), pii.rows(4, 5))

    def test_each_value_stands_in_its_text(self) -> None:
        for row in pii.rows(1, 12):
            self.assertIn(str(row["value"]), str(row["text"]))
            self.assertNotIn("{}", str(row["text"]))
            self.assertEqual(row["type"] is None, row["value"] == "")

    def test_check_digits_hold(self) -> None:
        self.assertEqual(pii.luhn("411111111111111"), "1")
        self.assertEqual(pii.verhoeff("236"), "3")
        draw = random.Random(1)
        for _ in range(50):
            iban = pii.iban(draw).replace(" ", "")
            self.assertEqual(int("".join(str(int(ch, 36)) for ch in iban[4:] + iban[:4])) % 97, 1)


if __name__ == "__main__":
    unittest.main()
