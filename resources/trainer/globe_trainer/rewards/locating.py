"""Where a named place lies: what rewards beyond names need of a gazetteer."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Place:
    """What a gazetteer knows of a named place."""

    latitude: float
    longitude: float
    #: First-level division, by any name that is the same for all its places.
    region: str


#: Country and city (None: the country alone) → the place; None where the gazetteer knows none.
Locate = Callable[[str, str | None], Place | None]
