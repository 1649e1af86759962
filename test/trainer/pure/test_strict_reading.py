import json
import tempfile
import unittest
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from globe_trainer.problems import Problem, Problems
from globe_trainer.strict_reading import as_mapping, explained, read_as, read_configuration, setting


@dataclass(frozen=True)
class Inner:
    rate: float = setting(1e-6, about="how fast", source="paper")


@dataclass(frozen=True)
class Outer:
    name: str = setting(about="what it is called")
    kind: Literal["a", "b"] = setting("a", about="which")
    count: int = setting(3, about="how many")
    weights: tuple[float, ...] = setting((1.0,), about="each one's weight")
    limit: float | None = setting(None, about="at most")
    inner: Inner = setting(Inner(), about="the part inside")

    def __post_init__(self) -> None:
        if self.count < 0:
            raise Problem("too-few", "`count` is below 0.", "Give 0 or more.")


def faults(value: object) -> list[str]:
    try:
        read_as(Outer, value)
    except Problems as problems:
        return [problem.message for problem in problems.problems]
    return []


class StrictReading(unittest.TestCase):
    def test_reads_what_is_given_and_keeps_defaults(self) -> None:
        read = read_as(Outer, {"name": "x", "weights": [1, 2.5], "inner": {"rate": "2e-5"}, "limit": 4})
        self.assertEqual(read, Outer("x", weights=(1.0, 2.5), inner=Inner(2e-5), limit=4.0))

    def test_unknown_keys_are_faults_with_a_suggestion(self) -> None:
        with self.assertRaises(Problems) as caught:
            read_as(Outer, {"name": "x", "inner": {"rat": 1}})
        [problem] = caught.exception.problems
        self.assertEqual(problem.message, "`inner.rat` is no setting.")
        self.assertIn("rate", problem.remedy)

    def test_every_fault_is_told_at_once(self) -> None:
        found = faults({"kind": "c", "count": True, "weights": "1", "limit": "much", "inner": 3})
        self.assertEqual(len(found), 6)
        self.assertIn("`name` is missing.", found)

    def test_numbers_must_be_finite_and_of_their_kind(self) -> None:
        self.assertEqual(faults({"name": "x", "limit": float("nan")}), ["`limit` is nan."])
        self.assertEqual(faults({"name": "x", "count": 1.5}), ["`count` is 1.5."])
        self.assertEqual(faults({"name": 5}), ["`name` is 5."])

    def test_contradictions_that_a_dataclass_finds_are_faults(self) -> None:
        self.assertEqual(faults({"name": "x", "count": -1}), ["`count` is below 0."])

    def test_a_configuration_written_down_reads_back_the_same(self) -> None:
        given = Outer("x", weights=(0.5, 0.25))
        self.assertEqual(read_as(Outer, as_mapping(given)), given)

    def test_files(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "c.json"
            path.write_text(json.dumps({"name": "x"}), encoding="utf-8")
            self.assertEqual(read_configuration(Outer, path), Outer("x"))
            path.write_text("{", encoding="utf-8")
            self.assertRaisesRegex(Problem, "not well formed", read_configuration, Outer, path)
            self.assertRaisesRegex(Problem, "cannot be read", read_configuration, Outer, Path(folder) / "none.json")

    def test_every_setting_explains_itself(self) -> None:
        rows = {row["key"]: row for row in explained(Outer)}
        self.assertEqual(
            rows["inner.rate"], {"key": "inner.rate", "type": "float", "about": "how fast", "source": "paper", "default": 1e-6}
        )
        self.assertNotIn("default", rows["name"])


if __name__ == "__main__":
    unittest.main()
