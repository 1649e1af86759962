"""Whether a reasoning's things are there: the count of different things it claims to see, and the share of them that is visible."""

from __future__ import annotations

from collections.abc import Sequence

from globe_trainer.lexicon.claims import claimed_keys
from globe_trainer.records import VisualElement
from globe_trainer.rewards.vis import vis_score
from globe_trainer.rewards.visible import visible_of


def grounding(reasoning: str, elements: Sequence[VisualElement]) -> tuple[int, float | None]:
    """(different things claimed, share of them visible in 0..1). The share is None where nothing is claimed."""
    claimed = claimed_keys(reasoning)
    if not claimed:
        return 0, None
    return len(claimed), vis_score(claimed, visible_of({"kind": element.kind, "label": element.label} for element in elements))
