"""Which clues a photograph would show if they were there: within the picture, uncovered, sharp and clear enough.

A property of the layout alone, asked of every clue whether it is there or not. What is told to be visible in a record, what its
reasoning
may name and what the posterior counts are the same set: the things that are there, of those that would show.
"""

from __future__ import annotations

from globe_trainer.world.layout import BLURRED_BUT_TOLD, FAR_IN_FOG, SHARP_ENOUGH, Box, Layout, covered

#: Share of a clue's place that must lie within the picture, and share that passers-by may hide.
INSIDE_AT_LEAST = 0.6
COVERED_AT_MOST = 0.2
#: Fog in which nothing beside the road is told any more.
FOG_HIDES_ALL = 0.8

#: Clues that are seen in the place of another: the car's, and those of the houses.
SEEN_AT = {"side": "plate", "roof": "houses", "wall": "houses", "paint": "houses"}
#: Clues that fill the picture and are always there.
EVERYWHERE = ("ground", "weather")
#: Clues that are there whenever there is a place for them.
ALWAYS_SHOWN = ("side", "roof", "wall", "paint", "plants", "terrain", "ground", "weather")


def open_clues(layout: Layout, kinds: tuple[str, ...]) -> frozenset[str]:
    """The kinds of clue that could be seen in this photograph."""
    return frozenset(kind for kind in kinds if kind in EVERYWHERE or _open(layout, kind))


def _open(layout: Layout, kind: str) -> bool:
    slot = layout.slots.get(SEEN_AT.get(kind, kind))
    if slot is None or inside(slot.box) < INSIDE_AT_LEAST:
        return False
    if layout.wear.blur > SHARP_ENOUGH.get(kind, BLURRED_BUT_TOLD) or layout.light.fog > FAR_IN_FOG.get(kind, FOG_HIDES_ALL):
        return False
    return sum(covered(slot.box, passer) for passer in layout.passers) <= COVERED_AT_MOST


def inside(box: Box) -> float:
    """Share of the box that lies within the picture."""
    width = min(1.0, box[2]) - max(0.0, box[0])
    height = min(1.0, box[3]) - max(0.0, box[1])
    area = (box[2] - box[0]) * (box[3] - box[1])
    return max(0.0, width) * max(0.0, height) / area
