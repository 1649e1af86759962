"""The rewards as TRL calls them: messages in, one number a completion out; timed, and with what is worth watching logged."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from globe_trainer.training.grpo_settings import RewardSettings
from globe_trainer.training.step_clock import StepClock

RewardFunction = Callable[..., list[float | None]]
import re

A = re.compile(r"<think>(.*?)</think>.*?country:\s*([^\n,<]*)[\n,]\s*city:\s*([^\n<]*)", re.S)


def reward_functions(settings: RewardSettings, clock: StepClock, dtype: str) -> tuple[list[RewardFunction], list[float]]:
    def geo(
        completions: list[Any],
        id: list[str],
        accepted_countries: Any,
        accepted_cities: Any,
        log_extra: Any,
        log_metric: Any,
        **_: Any,
    ) -> list[float | None]:
        with clock.reward("geo"):
            log_extra("photo", id)
            out = []
            for c, a, b in zip(completions, accepted_countries, accepted_cities):
                m = A.search(c[0]["content"])
                ok = bool(m) and m[2].strip() in a
                out.append((0.2 + 0.8 * (m[3].strip() in b)) if ok else 0.0)
            log_metric("country_right", sum(x > 0 for x in out) / len(out))
            return out

    return [geo], [1.0]
