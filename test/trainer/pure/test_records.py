import unittest
from typing import Any

from globe_trainer.problems import Problem
from globe_trainer.records import Record, VisualElement, record_of, row_of, truth_in

RECORD = Record(
    id="r1",
    image=b"jpeg",
    response="A tram.",
    country="Portugal",
    city="Lisbon",
    accepted_countries=("Portugal",),
    accepted_cities=("Lisbon", "Lisboa"),
    latitude=38.7,
    longitude=-9.1,
    visual_elements=(VisualElement("tram", "thing", (0.1, 0.2, 0.5, 0.6), 0.1),),
    localizability=0.9,
)


class Records(unittest.TestCase):
    def test_a_row_reads_back_the_same(self) -> None:
        self.assertEqual(record_of(row_of(RECORD), 1), RECORD)

    def test_the_truth_is_read_from_the_solution(self) -> None:
        self.assertEqual(truth_in("<country> Peru </country>\n<city>Cusco</city>"), ("Peru", "Cusco"))
        self.assertEqual(truth_in("<city></city><country>Peru</country>"), ("Peru", ""))
        for wrong in ("", "<country>Peru</country>", "<country></country><city>Cusco</city>", "country: Peru"):
            self.assertRaises(ValueError, truth_in, wrong)

    def test_every_fault_names_its_record(self) -> None:
        faults: list[tuple[dict[str, Any], str]] = [
            ({"images": []}, "record-without-image"),
            ({"images": [{"bytes": b"", "path": ""}]}, "record-without-image"),
            ({"images": None}, "record-column-missing"),
            ({"accepted_cities": None}, "record-column-missing"),
            ({"visual_elements": None}, "record-column-missing"),
            ({"solution": "Lisbon"}, "record-without-truth"),
            ({"latitude": 91.0}, "record-column-wrong"),
            ({"longitude": None}, "record-column-wrong"),
            ({"localizability": 1.5}, "record-column-wrong"),
            ({"latitude": float("nan")}, "record-column-wrong"),
            ({"visual_elements": [{"label": "", "kind": "thing", "box": [0, 0, 1, 1]}]}, "record-element-wrong"),
            ({"visual_elements": [{"label": "tram", "kind": "thing", "box": [0, 0, 2, 1]}]}, "record-element-wrong"),
        ]
        for change, code in faults:
            with self.subTest(change=change), self.assertRaises(Problem) as caught:
                record_of({**row_of(RECORD), **change}, 1)
            self.assertEqual(caught.exception.code, code)
            self.assertEqual(caught.exception.details, {"record": "r1"})

    def test_a_row_without_a_name_is_named_by_its_number(self) -> None:
        with self.assertRaises(Problem) as caught:
            record_of({"images": []}, 7)
        self.assertIn("row 7", caught.exception.message)


if __name__ == "__main__":
    unittest.main()
