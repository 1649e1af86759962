"""The exact posterior over the cities, given what a photograph shows, and how good the best answer can be.

For a clue that could be seen: its value's probability where it is there, the probability of its absence where it is not. Layouts
say nothing about places (`layout.py`), so what could not be seen counts for nothing. The observer of this posterior knows the
tables and tells every visible clue without error: nobody can be right more often.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from globe_trainer.world.clues import Floats, World


def posterior_of(world: World, prior: Floats, visible: dict[str, str], could_be_seen: Iterable[str]) -> Floats:
    """Probability of each city (cities,) given the visible clues, kind → value. `prior` sums to one; `could_be_seen` includes
    `visible`.
    """
    logs = np.full(len(prior), -np.inf)
    known = prior > 0
    logs[known] = np.log(prior[known])
    with np.errstate(divide="ignore"):
        # In the tables' order, so that the last digits of a sum do not depend on the order of a set.
        for kind in (kind for kind in world.clues if kind in set(could_be_seen)):
            clue = world.clues[kind]
            if kind in visible:
                logs += np.log(clue.shown) + np.log(clue.values_in[:, clue.values.index(visible[kind])])
            else:
                logs += np.log1p(-clue.shown)
    highest = logs.max()
    if not np.isfinite(highest):
        raise ValueError("nothing of the prior can look like this")
    shares = np.exp(logs - highest)
    return np.asarray(shares / shares.sum())


def by_country(world: World, posterior: Floats) -> Floats:
    """The same, summed over the cities of each country (countries,)."""
    return np.bincount(world.country_of, weights=posterior, minlength=len(world.countries)).astype(np.float64)


def localizability(world: World, posterior: Floats) -> float:
    """Probability that the best answer names the right country: what is known about how well a photo can be located, 0..1."""
    return float(by_country(world, posterior).max())
