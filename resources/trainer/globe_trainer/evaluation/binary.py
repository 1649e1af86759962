"""How well a probability tells two kinds apart, and how far it means what it says. Pure; lists in, numbers out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass


def area_under_curve(chances: Sequence[float], truths: Sequence[bool]) -> float | None:
    """Chance that a true case gets a higher probability than an untrue one, ties counting half (Mann-Whitney's U / n₁n₀).

    None where one of the two kinds is missing.
    """
    positive = sum(truths)
    negative = len(truths) - positive
    if not positive or not negative:
        return None
    order = sorted(range(len(chances)), key=lambda index: chances[index])
    rank_sum = 0.0
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and chances[order[end]] == chances[order[start]]:
            end += 1
        middle_rank = (start + 1 + end) / 2
        rank_sum += middle_rank * sum(truths[index] for index in order[start:end])
        start = end
    return (rank_sum - positive * (positive + 1) / 2) / (positive * negative)


def expected_calibration_error(chances: Sequence[float], truths: Sequence[bool], bins: int = 10) -> float | None:
    """Mean distance between stated probability and observed share, over bins of equal width, weighted by their counts.

    Guo et al. 2017, "On Calibration of Modern Neural Networks", equation 3. None for no cases.
    """
    if not chances:
        return None
    sums = [[0.0, 0.0, 0.0] for _ in range(bins)]
    for chance, truth in zip(chances, truths, strict=True):
        at = sums[min(bins - 1, int(chance * bins))]
        at[0] += 1
        at[1] += chance
        at[2] += truth
    return sum(abs(stated - observed) for count, stated, observed in sums if count) / len(chances)


@dataclass(frozen=True)
class ThresholdPoint:
    """What happens when probabilities of at least `threshold` count as yes."""

    threshold: float
    precision: float | None
    recall: float | None
    #: Share of all cases that count as yes.
    kept: float


def threshold_curve(chances: Sequence[float], truths: Sequence[bool], steps: int = 20) -> list[dict[str, float | None]]:
    """Precision and recall at thresholds 0, 1/steps, … 1."""
    positive = sum(truths)
    points = []
    for step in range(steps + 1):
        threshold = step / steps
        said = [truth for chance, truth in zip(chances, truths, strict=True) if chance >= threshold]
        right = sum(said)
        points.append(
            ThresholdPoint(
                threshold,
                right / len(said) if said else None,
                right / positive if positive else None,
                len(said) / len(chances) if chances else 0.0,
            )
        )
    return [asdict(point) for point in points]
