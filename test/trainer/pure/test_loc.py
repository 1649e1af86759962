"""R_loc: the share of yes, groups that stay whole, and a reward model that fails."""

import json
import unittest
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from globe_trainer.problems import Problem
from globe_trainer.rewards.loc import Loc, Unanswered, share_among, share_of_yes

CASES = json.loads((Path(__file__).parents[2] / "fixtures" / "training" / "rewards.json").read_text(encoding="utf-8"))["loc"]


class Share(unittest.TestCase):
    def test_cases(self) -> None:
        for case in CASES:
            with self.subTest(case["why"]):
                share = share_among([(token, log) for token, log in case["alternatives"]])
                if case["reward"] is None:
                    self.assertIsNone(share)
                else:
                    assert share is not None
                    self.assertAlmostEqual(share, case["reward"], places=12)

    def test_is_that_of_two_logarithms_however_small(self) -> None:
        self.assertEqual(share_of_yes(-1.0, -1.0), 0.5)
        self.assertEqual(share_of_yes(-2000.0, -1.0), 0.0)
        self.assertEqual(share_of_yes(-1.0, -2000.0), 1.0)


def thought(reasoning: str) -> str:
    return f"<think>{reasoning}</think><answer>country: A\ncity: B</answer>"


class Groups(unittest.TestCase):
    def test_the_photo_and_the_reasoning_alone_are_judged_in_batches(self) -> None:
        asked: list[tuple[list[Any], list[str]]] = []

        def judge(images: Sequence[Any], reasonings: Sequence[str]) -> list[float]:
            asked.append((list(images), list(reasonings)))
            return [0.25] * len(images)

        completions = [[{"role": "assistant", "content": thought(f"r{i}")}] for i in range(5)]
        scores = Loc(judge, batch=2)(completions, id=list("aabbb"), image=[b"1", b"2", b"3", b"4", b"5"])
        self.assertEqual(scores, [0.25] * 5)
        self.assertEqual(asked, [([b"1", b"2"], ["r0", "r1"]), ([b"3", b"4"], ["r2", "r3"]), ([b"5"], ["r4"])])

    def test_one_missing_verdict_leaves_the_whole_photo_without(self) -> None:
        def judge(_images: Sequence[Any], reasonings: Sequence[str]) -> list[float | Unanswered]:
            return [Unanswered("busy") if reasoning == "r1" else 0.5 for reasoning in reasonings]

        reward = Loc(judge, failures_allowed=0.5)
        scores = reward([thought(f"r{i}") for i in range(4)], id=list("abab"), image=[b""] * 4)
        self.assertEqual(scores, [0.5, None, 0.5, None])
        self.assertEqual(reward.failure_share, 0.25)

    def test_a_photo_that_failed_in_another_process_goes_without_here_too(self) -> None:
        reward = Loc(lambda images, _reasonings: [0.5] * len(images), share_failures=lambda failed: failed | {"b"})
        self.assertEqual(reward([thought("x")] * 2, id=["a", "b"], image=[b""] * 2), [0.5, None])


class Failing(unittest.TestCase):
    def test_stops_the_run_above_the_share_and_never_counts_as_zero(self) -> None:
        failing = False

        def judge(images: Sequence[Any], _reasonings: Sequence[str]) -> list[float | Unanswered]:
            return [Unanswered("no route to host") if failing and i == 0 else 0.5 for i in range(len(images))]

        reward = Loc(judge, failures_allowed=0.05, window=100)

        def step() -> list[float | None]:
            return reward([thought("x")] * 10, id=[str(i) for i in range(10)], image=[b""] * 10)

        for _ in range(10):
            step()
        failing = True
        # Five of the last hundred are allowed, the sixth is one too many.
        for _ in range(5):
            self.assertEqual(step(), [None] + [0.5] * 9)
        with self.assertRaises(Problem) as raised:
            step()
        self.assertEqual(raised.exception.code, "reward-model-fails")
        self.assertIn("no route to host", raised.exception.message)

    def test_a_run_that_begins_with_a_dead_model_stops_within_a_few_steps(self) -> None:
        reward = Loc(lambda images, _reasonings: [Unanswered("refused")] * len(images), window=200)
        for _ in range(4):
            self.assertEqual(reward([thought("x")] * 4, id=["a"] * 4, image=[b""] * 4), [None] * 4)
        with self.assertRaises(Problem):
            reward([thought("x")] * 4, id=["a"] * 4, image=[b""] * 4)

    def test_what_is_no_probability_is_a_problem(self) -> None:
        for wrong in (1.5, -0.1, float("nan")):
            with self.subTest(wrong), self.assertRaises(Problem):
                Loc(lambda images, _reasonings, wrong=wrong: [wrong] * len(images))([thought("x")], id=["a"], image=[b""])

    def test_a_data_set_without_photos_is_a_problem_that_says_so(self) -> None:
        with self.assertRaises(Problem) as raised:
            Loc(lambda images, _reasonings: [0.5] * len(images))([thought("x")], id=["a"])
        self.assertIn("`image`", raised.exception.message)


if __name__ == "__main__":
    unittest.main()
