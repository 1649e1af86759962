"""The rewards against cases worked by hand, which the workbench's tests read too."""

import json
import math
import unittest
from pathlib import Path
from typing import Any

from globe_trainer.evaluation.distance import great_circle_km
from globe_trainer.evaluation.places import Place
from globe_trainer.lexicon.claims import claimed_keys
from globe_trainer.problems import Problem
from globe_trainer.rewards.distance import distance
from globe_trainer.rewards.form import form
from globe_trainer.rewards.geo import geo
from globe_trainer.rewards.vis import vis, vis_score
from globe_trainer.rewards.visible import visible_of

CASES: dict[str, list[dict[str, Any]]] = json.loads(
    (Path(__file__).parents[2] / "fixtures" / "training" / "rewards.json").read_text(encoding="utf-8")
)


def as_messages(text: str) -> list[dict[str, str]]:
    return [{"role": "assistant", "content": text}]


class Geo(unittest.TestCase):
    def test_cases(self) -> None:
        for case in CASES["geo"]:
            with self.subTest(case["why"]):
                columns = {name: [case[name]] for name in ("accepted_countries", "accepted_cities")}
                (score,) = geo([as_messages(case["completion"])], alpha=case["alpha"], **columns)
                self.assertAlmostEqual(score or 0.0, case["reward"], places=12)

    def test_many_at_once_keep_their_order_and_ignore_other_columns(self) -> None:
        cases = [case for case in CASES["geo"] if case["alpha"] == 0.8]
        columns = {name: [case[name] for case in cases] for name in ("accepted_countries", "accepted_cities")}
        scores = geo([case["completion"] for case in cases], prompts=["x"] * len(cases), trainer_state=None, **columns)
        for score, case in zip(scores, cases, strict=True):
            self.assertAlmostEqual(score or 0.0, case["reward"], places=12)

    def test_a_column_that_is_missing_is_named(self) -> None:
        with self.assertRaises(Problem) as raised:
            geo(["x"], accepted_countries=[[]])
        self.assertIn("accepted_cities", raised.exception.message)

    def test_credit_for_the_region_is_ours_and_off_by_default(self) -> None:
        def locate(_country: str, city: str) -> Place | None:
            regions = {"Köln": "NRW", "Bonn": "NRW", "Kiel": "SH", "Nameless": None}
            return Place(50, 7, regions[city]) if city in regions else None

        completions = [
            f"<answer>country: Germany\ncity: {city}</answer>" for city in ("Köln", "Bonn", "Kiel", "Nowhere", "Nameless")
        ]
        columns = {
            "accepted_countries": [["Germany"]] * 5,
            "accepted_cities": [["Köln"]] * 5,
            "solution": ["<country>Germany</country><city>Köln</city>"] * 5,
        }
        self.assertEqual([round(score or 0, 9) for score in geo(completions, locate=locate, **columns)], [1.0, 0.2, 0.2, 0.2, 0.2])
        with_credit = geo(completions, locate=locate, region_credit=0.5, **columns)
        self.assertEqual([round(score or 0, 9) for score in with_credit], [1.0, 0.6, 0.2, 0.2, 0.2])


class Distance(unittest.TestCase):
    def test_falls_smoothly_from_one_and_is_nothing_where_no_place_is_known(self) -> None:
        places = {"Köln": Place(50.94, 6.96, None), "Bonn": Place(50.73, 7.10, None), "Berlin": Place(52.52, 13.40, None)}
        completions = [f"<answer>country: Germany\ncity: {city}</answer>" for city in ("Köln", "Bonn", "Berlin", "Nowhere", "")]
        scores = distance(
            completions,
            locate=lambda _country, city: places.get(city),
            scale_km=100.0,
            latitude=[50.94] * 5,
            longitude=[6.96] * 5,
        )
        km = great_circle_km((50.73, 7.10), (50.94, 6.96))
        self.assertEqual(scores[0], 1.0)
        self.assertAlmostEqual(scores[1] or 0.0, math.exp(-km / 100), places=12)
        self.assertTrue(0 < (scores[2] or 0) < 0.02)
        self.assertEqual(scores[3:], [0.0, 0.0])


class Vis(unittest.TestCase):
    def test_cases(self) -> None:
        for case in CASES["vis"]:
            with self.subTest(case["why"]):
                (score,) = vis([as_messages(case["completion"])], visual_elements=[case["visual_elements"]])
                self.assertAlmostEqual(score or 0.0, case["reward"], places=12)

    def test_twenty_invented_things_cost_reward(self) -> None:
        invented = (
            " A volcano, a camel, a mosque, a gondola, a windmill, a lighthouse, a glacier, a pagoda, a kangaroo, a helicopter,"
            " a cactus, a castle, a penguin, a ferry, a minaret, a geyser, a rickshaw, a totem pole, a llama and a pyramid."
        )
        self.assertGreaterEqual(len(claimed_keys(invented)), 20)
        truthful = [case for case in CASES["vis"] if case["reward"] == 1.0]
        for case in truthful:
            with self.subTest(case["why"]):
                stuffed = case["completion"].replace("</think>", f"{invented}</think>")
                (score,) = vis([stuffed], visual_elements=[case["visual_elements"]])
                assert score is not None
                self.assertLess(score, 0.3)

    def test_what_is_visible_does_not_depend_on_the_order_or_on_repetition(self) -> None:
        elements = [{"kind": "thing", "label": "tram"}, {"kind": "text", "label": "EXIT"}, {"kind": "thing", "label": "oak"}]
        self.assertEqual(visible_of(elements).keys, visible_of([*elements[::-1], *elements]).keys)

    def test_nothing_claimed_is_nothing_earned(self) -> None:
        self.assertEqual(vis_score(set(), visible_of([{"kind": "thing", "label": "tram"}])), 0.0)
        self.assertEqual(vis([""], visual_elements=[[]]), [0.0])


class Form(unittest.TestCase):
    def test_cases(self) -> None:
        for case in CASES["form"]:
            with self.subTest(case["why"]):
                self.assertEqual(form([as_messages(case["text"])]), [float(case["reward"])])


class Conversation(unittest.TestCase):
    def test_a_completion_may_be_text_messages_or_parts(self) -> None:
        text = CASES["geo"][0]["completion"]
        halves = [{"type": "text", "text": text[:20]}, {"type": "text", "text": text[20:]}]
        completions = [text, as_messages(text), [{"role": "assistant", "content": halves}]]
        columns = {"accepted_countries": [["Germany"]] * 3, "accepted_cities": [["Köln"]] * 3}
        self.assertEqual(geo(completions, **columns), [1.0, 1.0, 1.0])


if __name__ == "__main__":
    unittest.main()
