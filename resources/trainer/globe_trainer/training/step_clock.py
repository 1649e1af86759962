"""Where the time of a step goes: rollout, rewards, update. Seen from outside the trainer, which is used as it is."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager


class StepClock:
    """A step begins with its rollouts (and the reference model's look at them), then come the rewards, then the update."""

    def __init__(self, now: Callable[[], float] = time.perf_counter) -> None:
        self._now = now
        self._began = now()
        self._first_reward: float | None = None
        self._rewards: dict[str, float] = defaultdict(float)

    def begin(self) -> None:
        self._began = self._now()
        self._first_reward = None
        self._rewards.clear()

    @contextmanager
    def reward(self, name: str) -> Iterator[None]:
        started = self._now()
        if self._first_reward is None:
            self._first_reward = started
        try:
            yield
        finally:
            self._rewards[name] += self._now() - started

    def seconds(self) -> dict[str, float]:
        """Since `begin`, in seconds: `seconds/step`, `/rollout`, `/update`, `/rewards` and each reward's own."""
        whole = self._now() - self._began
        rewards = sum(self._rewards.values())
        rollout = (self._first_reward - self._began) if self._first_reward is not None else 0.0
        return {
            "seconds/step": whole,
            "seconds/rollout": rollout,
            "seconds/rewards": rewards,
            "seconds/update": max(0.0, whole - rollout - rewards),
            **{f"seconds/rewards/{name}": value for name, value in self._rewards.items()},
        }
