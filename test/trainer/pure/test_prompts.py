"""A model is asked as in the workbench, to the byte."""

import json
import unittest
from pathlib import Path

from globe_trainer.models.prompts import QUESTIONS, question
from globe_trainer.models.small_tokenizer import CHAT_TEMPLATE

GOLDEN = json.loads((Path(__file__).parents[2] / "fixtures" / "training" / "prompts.json").read_text(encoding="utf-8"))


class Prompts(unittest.TestCase):
    def test_are_those_of_the_workbench(self) -> None:
        self.assertEqual({row["prompt"] for row in GOLDEN["prompts"]}, set(QUESTIONS))
        for row in GOLDEN["prompts"]:
            with self.subTest(row["prompt"]):
                system, user = question(row["prompt"])
                self.assertEqual((system["role"], user["role"]), ("system", "user"))
                turns = f"<|im_start|>system\n{system['content']}<|im_end|>\n<|im_start|>user\n\ufffc{user['content']}<|im_end|>\n"
                self.assertEqual(f"{turns}<|im_start|>assistant\n", row["text"])

    def test_are_put_in_the_template_of_the_workbench(self) -> None:
        self.assertEqual(CHAT_TEMPLATE, GOLDEN["chatTemplate"])


if __name__ == "__main__":
    unittest.main()
