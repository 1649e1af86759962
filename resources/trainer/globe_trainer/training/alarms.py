"""What a person watching a run would want to be woken for, told from the metrics of each step. Pure; state in plain numbers.

The list and its limits are those of the project's notes on GRPO runs that went wrong (design, not measured).
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

#: Steps over which a value is averaged before it is compared: one step's group of photos says little.
WINDOW = 20
#: Steps before an alarm of the same kind is told again.
QUIET_STEPS = 50

MOST_ZERO_SPREAD = 0.6
LEAST_ENTROPY_SHARE = 0.2
MOST_CLIPPED = 0.2
MOST_CUT = 0.5
MOST_KL_GROWTH = 5.0
#: Below this a KL that grows fivefold is still nothing.
LEAST_KL = 0.05
MOST_ENTITY_GROWTH = 1.5
LEAST_LENGTH_SHARE = 0.4
#: Held-out accuracy must fall by more than its own noise: this many percentage points / 100.
LEAST_FALL = 0.03


@dataclass(frozen=True)
class Alarm:
    kind: str
    message: str
    values: dict[str, float]


@dataclass
class Watch:
    """Remembers the first window of each value, and the last."""

    _first: dict[str, list[float]] = field(default_factory=dict)
    _last: dict[str, deque[float]] = field(default_factory=dict)
    _told: dict[str, int] = field(default_factory=dict)
    _held_out: list[tuple[float, float]] = field(default_factory=list)

    def step(self, step: int, values: Mapping[str, float]) -> list[Alarm]:
        """The alarms of this step. `values` are the metrics by their names in the `metrics` event."""
        for name, value in values.items():
            if math.isfinite(value):
                self._last.setdefault(name, deque(maxlen=WINDOW)).append(value)
                first = self._first.setdefault(name, [])
                if len(first) < WINDOW:
                    first.append(value)
        return [alarm for alarm in self._found(values) if self._is_due(alarm.kind, step)]

    def held_out(self, step: int, reward: float, accuracy: float) -> list[Alarm]:
        """After a look at held-out photos: reward of the training so far, accuracy there."""
        self._held_out.append((reward, accuracy))
        best_reward, best_accuracy = max(self._held_out[:-1], key=lambda pair: pair[1], default=(math.inf, 0.0))
        if reward > best_reward and accuracy < best_accuracy - LEAST_FALL and self._is_due("reward-without-accuracy", step):
            return [
                Alarm(
                    "reward-without-accuracy",
                    "The reward rises while the accuracy on held-out photos falls: the rewards are being gamed.",
                    {"reward": reward, "accuracy": accuracy, "bestAccuracy": best_accuracy},
                )
            ]
        return []

    def _is_due(self, kind: str, step: int) -> bool:
        if step - self._told.get(kind, -QUIET_STEPS) < QUIET_STEPS:
            return False
        self._told[kind] = step
        return True

    def _mean(self, name: str) -> float | None:
        """Of the last window, once it is full."""
        last = self._last.get(name)
        return sum(last) / len(last) if last and len(last) == WINDOW else None

    def _start(self, name: str) -> float | None:
        first = self._first.get(name)
        return sum(first) / len(first) if first and len(first) == WINDOW else None

    def _found(self, values: Mapping[str, float]) -> Iterator[Alarm]:
        bad = [name for name in ("loss", "reward", "kl", "grad_norm", "entropy") if name in values and math.isnan(values[name])]
        if bad:
            yield Alarm("not-a-number", f"Not a number: {', '.join(bad)}.", {})
        zero_spread = self._mean("frac_reward_zero_std")
        if zero_spread is not None and zero_spread > MOST_ZERO_SPREAD:
            yield Alarm(
                "groups-without-spread",
                f"In {zero_spread:.0%} of the groups all answers got the same reward: they teach nothing.",
                {"share": zero_spread},
            )
        entropy, entropy_start = self._mean("entropy"), self._start("entropy")
        if entropy is not None and entropy_start and entropy < LEAST_ENTROPY_SHARE * entropy_start:
            yield Alarm(
                "entropy-collapsing",
                "The answers have become nearly certain: there is little left to choose between.",
                {"entropy": entropy, "start": entropy_start},
            )
        clipped = self._mean("clip_ratio/region_mean")
        if clipped is not None and clipped > MOST_CLIPPED:
            yield Alarm("ratios-clipped", f"{clipped:.0%} of the tokens are clipped: the steps are too long.", {"share": clipped})
        cut = self._mean("completions/clipped_ratio")
        if cut is not None and cut > MOST_CUT:
            yield Alarm("completions-clipped", f"{cut:.0%} of the completions end at the limit of their length.", {"share": cut})
        kl, kl_start = self._mean("kl"), self._start("kl")
        if kl is not None and kl_start is not None and kl > max(LEAST_KL, MOST_KL_GROWTH * kl_start):
            yield Alarm("kl-running-away", "The model moves away from where it began, ever faster.", {"kl": kl, "start": kl_start})
        entities, entities_start = self._mean("entities"), self._start("entities")
        if entities is not None and entities_start and entities > MOST_ENTITY_GROWTH * entities_start:
            yield Alarm(
                "entities-inflating",
                f"The reasonings name {entities:.1f} things each; at the start it was {entities_start:.1f}.",
                {"entities": entities, "start": entities_start},
            )
        length, length_start = self._mean("completions/mean_length"), self._start("completions/mean_length")
        if length is not None and length_start and length < LEAST_LENGTH_SHARE * length_start:
            yield Alarm("length-collapsing", "The answers have become very short.", {"tokens": length, "start": length_start})
        form, form_start = self._mean("rewards/format/mean"), self._start("rewards/format/mean")
        geo, geo_start = self._mean("rewards/geo/mean"), self._start("rewards/geo/mean")
        if (
            form is not None and form_start is not None and geo is not None and geo_start is not None
            and form > 0.98 and form_start < 0.9 and geo <= geo_start + 0.01
        ):  # fmt: skip
            yield Alarm(
                "form-without-accuracy",
                "The answers have the right form, but are no more often right.",
                {"geo": geo, "start": geo_start},
            )
