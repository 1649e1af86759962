"""What a photograph of a city has in it: the layout, and a draw of every clue from the city's tables."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from globe_trainer.world.clues import PAINTED_WALLS, World
from globe_trainer.world.layout import Layout, draw_layout
from globe_trainer.world.visibility import open_clues


@dataclass(frozen=True)
class Scene:
    city: int
    layout: Layout
    #: Kind → what it looks like, of the clues that are there, seen or not.
    things: dict[str, str]
    #: Kinds that can be seen in this layout, there or not.
    open: frozenset[str]

    @property
    def visible(self) -> dict[str, str]:
        return {kind: value for kind, value in self.things.items() if kind in self.open}


def draw_scene(world: World, city: int, rng: np.random.Generator) -> Scene:
    layout = draw_layout(rng)
    things: dict[str, str] = {}
    for kind, clue in world.clues.items():
        # Both numbers are drawn for every kind, so that changing one table leaves the draws of the others as they were.
        there, look = rng.random(2)
        if there < clue.shown[city]:
            at = int(np.searchsorted(np.cumsum(clue.values_in[city]), look, side="right"))
            things[kind] = clue.values[min(at, len(clue.values) - 1)]
    # Two clues can be seen only where another lets them: whether it does is seen as well.
    seen = open_clues(layout, tuple(world.clues))
    if things["wall"] not in PAINTED_WALLS:
        things.pop("paint")
        seen = seen - {"paint"}
    if things["weather"] != "clear sky":
        things.pop("sun")
        seen = seen - {"sun"}
    # A taxi shows on which side one drives as well as a car does.
    if "taxi" in things and "taxi" in seen:
        seen = seen | {"side"}
    return Scene(city, layout, things, seen)
