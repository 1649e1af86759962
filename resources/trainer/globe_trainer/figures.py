"""Figures as events carry them: one level, numbers alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def flat_figures(values: Mapping[str, Any], prefix: str = "") -> dict[str, float | None]:
    """Nested figures under names joined by dots. What is no number is left out; what was not measured stays None."""
    flat: dict[str, float | None] = {}
    for name, value in values.items():
        if isinstance(value, Mapping):
            flat |= flat_figures(value, f"{prefix}{name}.")
        elif value is None or (isinstance(value, (int, float)) and not isinstance(value, bool)):
            flat[f"{prefix}{name}"] = value
    return flat
