import io
import json
import unittest
from pathlib import Path

from globe_trainer.events import Events
from globe_trainer.problems import Problem

GOLDEN = Path(__file__).parents[2] / "fixtures" / "training" / "events.jsonl"


class EventLines(unittest.TestCase):
    def setUp(self) -> None:
        self.stream = io.StringIO()
        self.events = Events(self.stream, now=lambda: 12.34567)

    def lines(self) -> list[dict[str, object]]:
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]

    def test_one_object_a_line(self) -> None:
        self.events.emit("progress", step=1, of=2, message="Zeile\nzwei – 東京")
        self.events.emit("progress", step=2, of=2, message="done")
        self.assertEqual(
            self.lines()[0], {"v": 1, "at": 12.346, "event": "progress", "step": 1, "of": 2, "message": "Zeile\nzwei – 東京"}
        )
        self.assertEqual(len(self.lines()), 2)

    def test_numbers_that_are_not_finite_are_null(self) -> None:
        self.events.emit("metrics", step=1, values={"kl": float("nan"), "loss": [float("inf"), 1.0]})
        self.assertEqual(self.lines()[0]["values"], {"kl": None, "loss": [None, 1.0]})

    def test_a_problem_has_its_three_parts(self) -> None:
        self.events.problem(Problem("record-without-image", "The record 7 has no image.", "Give it one.", record="7"))
        self.assertEqual(
            self.lines()[0],
            {
                "v": 1,
                "at": 12.346,
                "event": "problem",
                "code": "record-without-image",
                "message": "The record 7 has no image.",
                "remedy": "Give it one.",
                "details": {"record": "7"},
            },
        )

    def test_the_lines_that_both_languages_read(self) -> None:
        for line in GOLDEN.read_text(encoding="utf-8").splitlines():
            self.stream.truncate(self.stream.seek(0))
            event = json.loads(line)
            facts = {key: value for key, value in event.items() if key not in ("v", "at", "event")}
            Events(self.stream, now=lambda at=event["at"]: at).emit(event["event"], **facts)
            self.assertEqual(self.stream.getvalue(), line + "\n")


if __name__ == "__main__":
    unittest.main()
