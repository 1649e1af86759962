"""What the workbench finds in a text, the package finds: kinds, heads, descriptions, UTF-16 offsets and stances."""

import json
import unittest
from pathlib import Path

from globe_trainer.lexicon.claims import claimed_keys
from globe_trainer.lexicon.mentions import claimed_at_length, mentions_in

GOLDEN = json.loads((Path(__file__).parents[2] / "fixtures" / "training" / "mentions.json").read_text(encoding="utf-8"))


class Mentions(unittest.TestCase):
    def test_are_those_of_the_workbench(self) -> None:
        self.assertGreaterEqual(len(GOLDEN), 150)
        for golden in GOLDEN:
            found = [[m.kind, m.head, m.description, m.start, m.end, m.stance] for m in mentions_in(golden["text"])]
            with self.subTest(golden["text"][:60]):
                self.assertEqual(found, golden["mentions"])

    def test_that_are_claimed_are_those_of_the_workbench(self) -> None:
        for golden in GOLDEN:
            with self.subTest(golden["text"][:60]):
                self.assertEqual(sorted(claimed_keys(golden["text"])), sorted(golden["claimed"]))

    def test_that_are_claimed_are_the_same_read_at_length(self) -> None:
        for golden in GOLDEN:
            with self.subTest(golden["text"][:60]):
                self.assertEqual(claimed_keys(golden["text"]), claimed_at_length(golden["text"]))


if __name__ == "__main__":
    unittest.main()
