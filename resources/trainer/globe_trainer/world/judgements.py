"""Reasonings good and poor about one photo, each with whether it locates the photo: what the localizability model is taught.

GLOBE's θ_loc looks at a photo and a reasoning. Here the truth is known: a reasoning locates its photo where every clue that it
names is visible and looks as it says, and these clues together make the country that it concludes with more likely than not.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import numpy as np

from globe_trainer.world.clues import Floats, World
from globe_trainer.world.posterior import by_country, posterior_of
from globe_trainer.world.reasoning import Reasoning, Sureness, information, reasoning_for
from globe_trainer.world.scenes import Scene, draw_scene

#: Of what is visible · with invented clues · with another country's conclusion · about another photo · with next to no clue.
Sort = Literal["faithful", "unseen", "wrong place", "borrowed", "bare"]
SORTS: tuple[Sort, ...] = ("faithful", "unseen", "wrong place", "borrowed", "bare")
#: How often a reasoning sounds sure or unsure for no reason: else how it sounds would say whether it is right.
ANY_SURENESS = 0.5
SHARES = (0.6, 0.14, 0.09, 0.11, 0.06)


@dataclass(frozen=True)
class Judgement:
    sort: Sort
    reasoning: Reasoning
    #: Probability that the conclusion about the country is right given the clues that it names; 0 where one of them is not to be
    #: seen.
    locates: float


def draw_judgement(world: World, prior: Floats, scene: Scene, rng: np.random.Generator) -> Judgement:
    sort = SORTS[int(rng.choice(len(SORTS), p=SHARES))]
    return judgement_of(world, prior, scene, sort, rng)


def judgement_of(world: World, prior: Floats, scene: Scene, sort: Sort, rng: np.random.Generator) -> Judgement:
    visible, city = scene.visible, scene.city
    if sort == "unseen":
        visible = _with_unseen(world, visible, city, rng)
    elif sort == "wrong place":
        city = _elsewhere(world, prior, city, rng)
    elif sort == "borrowed":
        city = _elsewhere(world, prior, city, rng)
        visible = draw_scene(world, city, rng).visible
    elif sort == "bare":
        least = sorted(visible, key=lambda kind: information(world, prior, kind, visible[kind]))[: int(rng.integers(0, 2))]
        visible = {kind: visible[kind] for kind in least}
    sureness: Sureness = "sure" if sort in ("wrong place", "bare") else "any" if rng.random() < ANY_SURENESS else "fitting"
    reasoning = reasoning_for(world, prior, visible, city, rng, sureness=sureness)
    return Judgement(sort, reasoning, support(world, prior, scene, reasoning))


def support(world: World, prior: Floats, scene: Scene, reasoning: Reasoning) -> float:
    """How well a reasoning's own clues bear out its country, 0..1; 0 where it names what is not there."""
    if any(scene.visible.get(kind) != value for kind, value in reasoning.named.items()):
        return 0.0
    belief = by_country(world, posterior_of(world, prior, reasoning.named, reasoning.named))
    return float(belief[reasoning.country])


def _with_unseen(world: World, visible: dict[str, str], city: int, rng: np.random.Generator) -> dict[str, str]:
    """The visible clues with two or three that are invented: as they would look in the city, but not in this photo."""
    invented = dict(visible)
    kinds = list(world.clues)
    wanted = int(rng.integers(2, 4))
    for at in rng.permutation(len(kinds)):
        clue = world.clues[kinds[int(at)]]
        look = clue.values[int(rng.choice(len(clue.values), p=clue.values_in[city]))]
        if invented.get(clue.kind) != look and clue.shown[city] > 0:
            invented[clue.kind] = look
            wanted -= 1
        if wanted == 0:
            break
    return invented


def _elsewhere(world: World, prior: Floats, city: int, rng: np.random.Generator) -> int:
    """A city of another country, by the prior."""
    others = np.where(world.country_of == world.country_of[city], 0.0, prior)
    return int(rng.choice(len(prior), p=others / others.sum()))
