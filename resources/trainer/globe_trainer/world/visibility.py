"""Which clues a photograph would show if they were there: within the picture, uncovered, sharp and clear enough.

A property of the layout alone, asked of every clue whether it is there or not. What is told to be visible in a record, what its
reasoning may name and what the posterior counts are the same set: the things that are there, of those that would show.

What would not show is not painted either: a picture in which more could be made out than is told would be worth more than the
posterior says.
"""

from __future__ import annotations

from globe_trainer.world.framing import inside
from globe_trainer.world.layout import (
    ALL_OR_NOTHING,
    FAR_IN_FOG,
    MOST_BLUR,
    SHARP_ENOUGH,
    WHOLE,
    Layout,
    hidden_at_most,
    hidden_share,
)

#: Share of a clue's place that must lie within the photo; letters must all be there.
INSIDE_AT_LEAST = 0.6
#: Fog in which nothing beside the road is told any more.
FOG_HIDES_ALL = 0.8

#: Clues that are seen in the place of another: the car's, and those of the houses.
SEEN_AT = {"side": "plate", "roof": "houses", "wall": "houses", "paint": "houses"}
#: Clues that fill the picture and are always there.
EVERYWHERE = ("ground", "weather")


def open_clues(layout: Layout, kinds: tuple[str, ...]) -> frozenset[str]:
    """The kinds of clue that could be seen in this photograph."""
    return frozenset(kind for kind in kinds if kind in EVERYWHERE or _open(layout, kind))


def _open(layout: Layout, kind: str) -> bool:
    place = SEEN_AT.get(kind, kind)
    slot = layout.slots.get(place)
    if slot is None or inside(slot.box, layout.frame) < (WHOLE if kind in ALL_OR_NOTHING else INSIDE_AT_LEAST):
        return False
    if layout.wear.blur > SHARP_ENOUGH.get(kind, MOST_BLUR) or layout.light.fog > FAR_IN_FOG.get(kind, FOG_HIDES_ALL):
        return False
    return hidden_share(slot, layout.frame, layout.passers) <= hidden_at_most(place)
