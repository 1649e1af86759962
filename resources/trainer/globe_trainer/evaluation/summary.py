"""The figures over all rows. Pure: rows as plain mappings in, numbers out."""

from __future__ import annotations

import statistics
from collections.abc import Mapping, Sequence
from typing import Any

from globe_trainer.evaluation.binary import area_under_curve, expected_calibration_error
from globe_trainer.evaluation.distance import THRESHOLDS_KM
from globe_trainer.evaluation.intervals import bootstrap_mean, wilson


def summary(rows: Sequence[Mapping[str, Any]], localizable_from: float) -> dict[str, Any]:
    """Shares are 0..1, each with its 95 % interval under `intervals`; answers that could not be geocoded are misses."""
    count = len(rows)
    rights: dict[str, int] = {
        "country": sum(row["country_right"] for row in rows),
        "city": sum(row["city_right"] for row in rows),
        **{
            f"at_{limit}_km": sum(row["distance_km"] is not None and row["distance_km"] <= limit for row in rows)
            for limit in THRESHOLDS_KM
        },
    }
    if any(row["region_right"] is not None for row in rows):
        rights["region"] = sum(bool(row["region_right"]) for row in rows)
    distances = [row["distance_km"] for row in rows if row["distance_km"] is not None]
    grounded = [row["grounding"] for row in rows if row["grounding"] is not None]
    sure = [(row["country_probability"], row["country_right"]) for row in rows if row["country_probability"] is not None]
    judged = [
        (row["localizability"], row["true_localizability"] >= localizable_from) for row in rows if row["localizability"] is not None
    ]
    parts = {name: [row for row in rows if row["held_out"] == name] for name in sorted({row["held_out"] for row in rows})}
    return {
        "photos": count,
        **{name: right / count for name, right in rights.items()},
        "intervals": {
            **{name: wilson(right, count) for name, right in rights.items()},
            "grounding_precision": bootstrap_mean(grounded),
        },
        "not_geocoded": sum(not row["geocoded"] for row in rows),
        "unreadable": sum(row["country"] is None for row in rows),
        "cut_short": sum(not row["ended"] for row in rows),
        # Over the geocoded ones: the others have no distance.
        "median_km": statistics.median(distances) if distances else None,
        "mean_km": statistics.fmean(distances) if distances else None,
        "grounding_precision": statistics.fmean(grounded) if grounded else None,
        "without_entities": count - len(grounded),
        "entities_per_reasoning": statistics.fmean(row["entities"] for row in rows),
        "tokens": statistics.fmean(row["tokens"] for row in rows),
        "country_ece": expected_calibration_error([chance for chance, _ in sure], [right for _, right in sure]),
        "localizability_auc": area_under_curve([chance for chance, _ in judged], [truth for _, truth in judged]),
        # Places that no training photo shows, apart.
        "parts": {
            name or "seen": {
                "photos": len(part),
                "country": sum(row["country_right"] for row in part) / len(part),
                "city": sum(row["city_right"] for row in part) / len(part),
            }
            for name, part in parts.items()
        },
        "localizability_ece": expected_calibration_error([chance for chance, _ in judged], [truth for _, truth in judged]),
    }
