"""What a run tells while it goes on: one JSON object a line, as `electron/contract/training.ts` describes them."""

from __future__ import annotations

import json
import math
import sys
import time
from typing import Any, TextIO

from globe_trainer.problems import Problem

#: Raised whenever a reader of older events could misread newer ones.
EVENTS_VERSION = 1


class Events:
    """Writes events to a stream, each flushed: whoever follows the file sees a whole line or nothing of it."""

    def __init__(self, stream: TextIO | None = None, now: Any = time.time) -> None:
        self._stream = stream or sys.stdout
        self._now = now

    def emit(self, event: str, **facts: Any) -> None:
        """One event. Numbers that are not finite become null: JSON has no word for them."""
        line = {"v": EVENTS_VERSION, "at": round(self._now(), 3), "event": event, **_finite(facts)}
        self._stream.write(json.dumps(line, ensure_ascii=False, separators=(",", ":"), allow_nan=False) + "\n")
        self._stream.flush()

    def problem(self, problem: Problem) -> None:
        self.emit("problem", code=problem.code, message=problem.message, remedy=problem.remedy, details=problem.details)


def _finite(value: Any) -> Any:
    if isinstance(value, float):
        return value if math.isfinite(value) else None
    if isinstance(value, dict):
        return {key: _finite(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_finite(item) for item in value]
    return value
