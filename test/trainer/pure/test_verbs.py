"""The command has the verbs that the workbench knows, and each can be run."""

import importlib.util
import json
import unittest
from pathlib import Path

from globe_trainer.cli import VERBS

GOLDEN = Path(__file__).parents[2] / "fixtures" / "training" / "verbs.json"


class Verbs(unittest.TestCase):
    def test_are_those_of_the_workbench(self) -> None:
        self.assertEqual(list(VERBS), json.loads(GOLDEN.read_text(encoding="utf-8")))

    def test_have_their_modules(self) -> None:
        for verb in VERBS:
            with self.subTest(verb):
                self.assertIsNotNone(importlib.util.find_spec(f"globe_trainer.verbs.{verb.replace('-', '_')}"))


if __name__ == "__main__":
    unittest.main()
