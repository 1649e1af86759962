"""Answers are read, and names folded, as in the workbench."""

import json
import unittest
from pathlib import Path

from globe_trainer.answers.parse_answer import parse_answer
from globe_trainer.lexicon.fold_name import fold_name

FIXTURES = Path(__file__).parents[2] / "fixtures" / "training"


class Answers(unittest.TestCase):
    def test_are_read_as_in_the_workbench(self) -> None:
        golden = json.loads((FIXTURES / "answers.json").read_text(encoding="utf-8"))
        self.assertGreaterEqual(len(golden), 120)
        for row in golden:
            with self.subTest(row["text"][:80]):
                answer = parse_answer(row["text"])
                found = (answer.reasoning, answer.country, answer.city)
                self.assertEqual(found, (row["reasoning"], row["country"], row["city"]))

    def test_of_the_synthetic_world_are_read_as_they_were_composed(self) -> None:
        composed = json.loads((FIXTURES / "world-answers.json").read_text(encoding="utf-8"))
        self.assertEqual(len(composed), 20)
        for row in composed:
            with self.subTest(row["id"]):
                answer = parse_answer(row["text"])
                found = (answer.reasoning, answer.country, answer.city)
                self.assertEqual(found, (row["reasoning"], row["country"], row["city"]))


class Names(unittest.TestCase):
    def test_are_folded_as_in_the_workbench(self) -> None:
        for row in json.loads((FIXTURES / "folded-names.json").read_text(encoding="utf-8")):
            with self.subTest(row["name"]):
                self.assertEqual(fold_name(row["name"]), row["folded"])


if __name__ == "__main__":
    unittest.main()
