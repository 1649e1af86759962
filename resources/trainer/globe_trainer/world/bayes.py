"""How good the best answer can be on a part of the data set: the accuracies of an observer who knows every table of the world.

For each photo the posterior is exact, so the chance that an answer is right is known without drawing anything: what is reported
is the mean of these chances over the photos of the part.
"""

from __future__ import annotations

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


class Means:
    """Means of named figures over photos."""

    def __init__(self) -> None:
        self.count = 0
        self._sums: dict[str, float] = {}

    def add(self, values: dict[str, float]) -> None:
        self.count += 1
        for name, value in values.items():
            self._sums[name] = self._sums.get(name, 0.0) + value

    def figures(self) -> dict[str, float]:
        return {name: round(total / self.count, 4) for name, total in self._sums.items()}


class Measure:
    """What a posterior over the cities is worth, as a chance where it is right and as an outcome where it may not be."""

    def __init__(self, world: World) -> None:
        distances = distances_km(world)
        self._world = world
        self._within = {limit: (distances <= limit).astype(np.float64) for limit in THRESHOLDS_KM}

    def chances(self, posterior: Floats) -> dict[str, float]:
        """Chances that answers are right: `best_…` answer each figure as well as it allows, `one_answer_…` the likeliest city."""
        country = by_country(self._world, posterior)
        likeliest = int(posterior.argmax())
        found = {
            "best_country": float(country.max()),
            "best_city": float(posterior.max()),
            "best_reward": float((ALPHA * posterior + (1 - ALPHA) * country[self._world.country_of]).max()),
            "one_answer_country": float(country[self._world.country_of[likeliest]]),
        }
        for limit, within in self._within.items():
            found[f"best_{limit}_km"] = float((within @ posterior).max())
            found[f"one_answer_{limit}_km"] = float(within[likeliest] @ posterior)
        return found

    def outcomes(self, posterior: Floats | None, truth: int) -> dict[str, float]:
        """1 or 0 for the answers of somebody who expects other cities than come. None is who expected no such photo: a miss."""
        answer = None if posterior is None else int(posterior.argmax())
        country = None if posterior is None else int(by_country(self._world, posterior).argmax())
        found = {"country": float(country == self._world.country_of[truth]), "city": float(answer == truth)}
        for limit, within in self._within.items():
            found[f"{limit}_km"] = float(answer is not None and within[answer, truth])
        return found
