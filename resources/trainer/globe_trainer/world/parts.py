"""Which cities the photographs of each part of the data set are taken in, and how often: what is held out is never seen in
training.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from globe_trainer.problems import Problem
from globe_trainer.world.clues import Floats, World

HeldOut = Literal["", "city", "region"]


@dataclass(frozen=True)
class Part:
    """A stretch of a split whose photographs are drawn alike. `number` goes into the seeds: it never changes."""

    name: str
    number: int
    held_out: HeldOut


TRAIN = Part("train", 0, "")
VALIDATION = Part("validation", 1, "")
TEST = Part("test", 2, "")
HELD_OUT_CITIES = Part("held-out-cities", 3, "city")
HELD_OUT_REGION = Part("held-out-region", 4, "region")
JUDGED = {"train": Part("judged-train", 5, ""), "validation": Part("judged-validation", 6, ""), "test": Part("judged-test", 7, "")}


@dataclass(frozen=True)
class Holding:
    """Which of the world's cities are held out; both are (cities,) of booleans."""

    cities: tuple[bool, ...]
    region: tuple[bool, ...]

    def prior_of(self, world: World, held_out: HeldOut) -> Floats:
        """How often each city of a part is photographed: every country alike, and every city of a country alike."""
        cities, region = np.array(self.cities), np.array(self.region)
        within = {"": ~cities & ~region, "city": cities, "region": region}[held_out]
        return even_prior(world, within)


def even_prior(world: World, within: np.typing.NDArray[np.bool_]) -> Floats:
    counts = np.bincount(world.country_of[within], minlength=len(world.countries))
    prior = np.where(within, 1.0 / np.maximum(counts, 1)[world.country_of], 0.0)
    return np.asarray(prior / prior.sum())


def hold_out(world: World, region: str, cities: int) -> Holding:
    """Holds out a region and so many cities elsewhere: the last of each of as many countries, spread evenly over the table."""
    regions = sorted({country.region for country in world.countries})
    if region and region not in regions:
        raise Problem("no-such-region", f"The synthetic world has no region “{region}”.", f"Regions: {', '.join(regions)}.")
    in_region = [world.countries[city.country].region == region for city in world.cities]
    last = {city.country: at for at, city in enumerate(world.cities) if not in_region[at]}
    open_countries = list(last)
    if cities > len(open_countries):
        raise Problem("too-many-held-out", f"{cities} cities cannot be held out.", f"At most one a country: {len(open_countries)}.")
    chosen = {last[open_countries[step * len(open_countries) // cities]] for step in range(cities)}
    return Holding(tuple(at in chosen for at in range(len(world.cities))), tuple(in_region))
