"""How good the best answer can be on a part of the data set: the accuracies of an observer who knows every table of the world.

For each photo the posterior is exact, so the chance that an answer is right is known without drawing anything: what is reported
is the mean
of these chances over the photos of the part.
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from globe_trainer.world.clues import Floats, World
from globe_trainer.world.posterior import by_country

THRESHOLDS_KM = (25, 200, 750, 2500)
EARTH_RADIUS_KM = 6371.0088
#: α of R_geo for which the best reachable reward is told.
ALPHA = 0.8


def distances_km(world: World) -> Floats:
    """Great-circle distances between the cities (cities × cities)."""
    lat = np.radians([city.latitude for city in world.cities])
    lon = np.radians([city.longitude for city in world.cities])
    half = np.sin((lat[:, None] - lat) / 2) ** 2 + np.cos(lat)[:, None] * np.cos(lat) * np.sin((lon[:, None] - lon) / 2) ** 2
    return np.asarray(2 * EARTH_RADIUS_KM * np.arcsin(np.sqrt(np.clip(half, 0, 1))))


@dataclass
class Ceiling:
    """Sums over photos. `best_…` answer each figure as well as that figure allows; `one_answer_…` are those of the likeliest
    city alone.
    """

    world: World
    count: int = 0
    sums: dict[str, float] = field(default_factory=dict)

    def __post_init__(self) -> None:
        distances = distances_km(self.world)
        self._within = {limit: (distances <= limit).astype(np.float64) for limit in THRESHOLDS_KM}

    def add(self, posterior: Floats) -> None:
        country = by_country(self.world, posterior)
        likeliest = int(posterior.argmax())
        chances = {
            "best_country": float(country.max()),
            "best_city": float(posterior.max()),
            "best_reward": float((ALPHA * posterior + (1 - ALPHA) * country[self.world.country_of]).max()),
            "one_answer_country": float(country[self.world.country_of[likeliest]]),
        }
        for limit, within in self._within.items():
            chances[f"best_{limit}_km"] = float((within @ posterior).max())
            chances[f"one_answer_{limit}_km"] = float(within[likeliest] @ posterior)
        self.count += 1
        for name, chance in chances.items():
            self.sums[name] = self.sums.get(name, 0.0) + chance

    def figures(self) -> dict[str, float]:
        return {name: round(total / self.count, 4) for name, total in self.sums.items()} if self.count else {}
