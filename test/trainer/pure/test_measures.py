"""Figures against values worked out by hand."""

from __future__ import annotations

import math
import unittest

from globe_trainer.evaluation.binary import area_under_curve, expected_calibration_error, threshold_curve
from globe_trainer.evaluation.distance import great_circle_km
from globe_trainer.evaluation.intervals import bootstrap_mean, over_seeds, wilson
from globe_trainer.evaluation.summary import summary
from globe_trainer.figures import flat_figures


class Binary(unittest.TestCase):
    def test_area_under_curve_counts_pairs(self) -> None:
        # Pairs (true, untrue): 0.9>0.4, 0.9>0.6, 0.5>0.4, 0.5<0.6 → 3 of 4.
        self.assertEqual(area_under_curve([0.9, 0.4, 0.5, 0.6], [True, False, True, False]), 0.75)
        self.assertEqual(area_under_curve([0.5, 0.5], [True, False]), 0.5)
        self.assertIsNone(area_under_curve([0.5, 0.7], [True, True]))

    def test_calibration_error_weighs_bins_by_their_counts(self) -> None:
        # Bin 0.9..1: three cases, stated 0.95 each, two true; bin 0.1..0.2: one case, stated 0.15, untrue.
        error = expected_calibration_error([0.95, 0.95, 0.95, 0.15], [True, True, False, False])
        self.assertAlmostEqual(error or 0, 3 / 4 * abs(0.95 - 2 / 3) + 1 / 4 * 0.15)
        self.assertEqual(expected_calibration_error([1.0], [True]), 0.0)
        self.assertIsNone(expected_calibration_error([], []))

    def test_threshold_curve_ends(self) -> None:
        curve = threshold_curve([0.2, 0.8], [False, True], steps=2)
        self.assertEqual(curve[0], {"threshold": 0.0, "precision": 0.5, "recall": 1.0, "kept": 1.0})
        self.assertEqual(curve[1], {"threshold": 0.5, "precision": 1.0, "recall": 1.0, "kept": 0.5})
        self.assertEqual(curve[2]["precision"], None)


class Intervals(unittest.TestCase):
    def test_wilson_of_a_textbook_case(self) -> None:
        low, high = wilson(8, 10) or (0, 0)
        self.assertAlmostEqual(low, 0.4901, places=3)
        self.assertAlmostEqual(high, 0.9433, places=3)
        self.assertIsNone(wilson(0, 0))

    def test_student_interval_of_three_seeds(self) -> None:
        found = over_seeds([0.5, 0.6, 0.7])
        self.assertAlmostEqual(found["mean"] or 0, 0.6)
        self.assertAlmostEqual((found["high"] or 0) - 0.6, 4.303 * 0.1 / math.sqrt(3), places=6)
        self.assertIsNone(over_seeds([0.5])["low"])

    def test_bootstrap_is_the_same_each_time_and_holds_the_mean(self) -> None:
        values = [0.0, 1.0] * 20
        low, high = bootstrap_mean(values) or (1, 0)
        self.assertTrue(low < 0.5 < high)
        self.assertEqual(bootstrap_mean(values), (low, high))


class Distance(unittest.TestCase):
    def test_known_distances(self) -> None:
        self.assertAlmostEqual(great_circle_km((48.8566, 2.3522), (51.5074, -0.1278)), 343.6, delta=1)
        self.assertAlmostEqual(great_circle_km((0, 0), (0, 180)), math.pi * 6371.0088, places=3)
        self.assertEqual(great_circle_km((10, 20), (10, 20)), 0.0)


class Summary(unittest.TestCase):
    def row(self, **changes: object) -> dict[str, object]:
        return {
            "country": "Spain",
            "country_right": True,
            "city_right": False,
            "region_right": None,
            "geocoded": True,
            "distance_km": 100.0,
            "entities": 2,
            "grounding": 0.5,
            "country_probability": 0.9,
            "tokens": 10,
            "ended": True,
            "true_localizability": 1.0,
            "localizability": None,
            "held_out": "",
            **changes,
        }

    def test_what_is_not_geocoded_is_a_miss_and_is_told(self) -> None:
        lost = self.row(country=None, country_right=False, geocoded=False, distance_km=None, grounding=None, entities=0)
        found = summary([self.row(), self.row(distance_km=10.0, city_right=True), lost], 0.5)
        self.assertAlmostEqual(found["at_25_km"], 1 / 3)
        self.assertAlmostEqual(found["at_200_km"], 2 / 3)
        self.assertAlmostEqual(found["at_2500_km"], 2 / 3)
        self.assertEqual((found["not_geocoded"], found["unreadable"], found["without_entities"]), (1, 1, 1))
        self.assertEqual(found["median_km"], 55.0)
        self.assertEqual(found["grounding_precision"], 0.5)
        self.assertNotIn("region", found)
        self.assertEqual(found["parts"], {"seen": {"photos": 3, "country": 2 / 3, "city": 1 / 3}})
        self.assertIsNone(found["localizability_auc"])


class Figures(unittest.TestCase):
    def test_events_carry_numbers_on_one_level(self) -> None:
        nested = {"country": 0.5, "auc": None, "table": "text", "curve": [1], "parts": {"seen": {"photos": 3}}, "ended": True}
        self.assertEqual(flat_figures(nested), {"country": 0.5, "auc": None, "parts.seen.photos": 3})


if __name__ == "__main__":
    unittest.main()
