"""Ending in order: the scheduler's SIGUSR1, a person's SIGTERM or Ctrl-C set a flag that every loop looks at."""

from __future__ import annotations

import signal
from types import FrameType


class Stop:
    """Whether the run was asked to end, and by what. The first signal asks; a second of the same kind ends at once."""

    def __init__(self) -> None:
        self.reason: str | None = None

    def __bool__(self) -> bool:
        return self.reason is not None

    def listen(self) -> None:
        """From now on the signals set the flag instead of ending the process. For the main thread alone."""
        for name in ("SIGTERM", "SIGUSR1", "SIGINT"):
            signal.signal(getattr(signal, name), self._ask)

    def _ask(self, number: int, _frame: FrameType | None) -> None:
        self.reason = signal.Signals(number).name
        signal.signal(number, signal.SIG_DFL)
