"""How sure a measured figure is. Pure."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence

#: Of the two-sided 95 % normal interval.
_Z = 1.959963984540054


def wilson(right: int, of: int) -> tuple[float, float] | None:
    """95 % interval of a share, by Wilson's score (Wilson 1927). None for none."""
    if of == 0:
        return None
    share = right / of
    middle = (share + _Z**2 / (2 * of)) / (1 + _Z**2 / of)
    half = _Z * math.sqrt(share * (1 - share) / of + _Z**2 / (4 * of**2)) / (1 + _Z**2 / of)
    return max(0.0, middle - half), min(1.0, middle + half)


#: Two-sided 95 % points of Student's distribution for 1, 2, … degrees of freedom; beyond, the normal one.
_STUDENT = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)


def over_seeds(values: Sequence[float]) -> dict[str, float | None]:
    """Mean, spread (n − 1) and 95 % interval of the mean over several seeds, by Student's t; no interval for one seed."""
    mean = sum(values) / len(values)
    if len(values) < 2:
        return {"mean": mean, "sd": None, "low": None, "high": None}
    sd = math.sqrt(sum((value - mean) ** 2 for value in values) / (len(values) - 1))
    freedom = len(values) - 1
    t = _STUDENT[freedom - 1] if freedom <= len(_STUDENT) else _Z
    half = t * sd / math.sqrt(len(values))
    return {"mean": mean, "sd": sd, "low": mean - half, "high": mean + half}


def bootstrap_mean(values: Sequence[float], seed: int = 0, draws: int = 1000) -> tuple[float, float] | None:
    """95 % interval of a mean by resampling (percentiles). None for no values."""
    if not values:
        return None
    chance = random.Random(seed)
    means = sorted(sum(chance.choices(values, k=len(values))) / len(values) for _ in range(draws))
    return means[int(0.025 * draws)], means[min(draws - 1, int(0.975 * draws))]
