"""R_vis = (1/|E|)·Σ Match(e, V), a precision: of the things that a reasoning claims to see, the share that is visible."""

from __future__ import annotations

from collections.abc import Mapping, Sequence, Set
from operator import itemgetter
from typing import Any

from globe_trainer.answers.parse_answer import parse_answer
from globe_trainer.lexicon.claims import claimed_keys
from globe_trainer.rewards.completions import Completion, column, text_of
from globe_trainer.rewards.visible import Visible, visible_of

_KIND_AND_LABEL = itemgetter("kind", "label")


def vis_score(claimed: Set[str], visible: Visible) -> float:
    """0..1. `claimed` is E, the distinct things claimed (`claimed_keys`): said twice counts once, nothing claimed scores 0."""
    if not claimed:
        return 0.0
    plainly = claimed & visible.keys
    return (len(plainly) + sum(1 for key in claimed - plainly if visible.reads(key))) / len(claimed)


def vis(completions: Sequence[Completion], **columns: Any) -> list[float | None]:
    """R_vis of each completion's reasoning; what it denies or only imagines is no claim. Reads the column `visual_elements`."""
    elements = column(columns, "visual_elements", "vis")
    remembered: dict[tuple[tuple[str, str], ...], Visible] = {}
    scores: list[float | None] = []
    for i, completion in enumerate(completions):
        reasoning = parse_answer(text_of(completion)).reasoning
        scores.append(vis_score(claimed_keys(reasoning), _visible(elements[i], remembered)) if reasoning else 0.0)
    return scores


def _visible(elements: Sequence[Mapping[str, Any]], remembered: dict[tuple[tuple[str, str], ...], Visible]) -> Visible:
    """The completions of a group share their photo."""
    key = tuple(map(_KIND_AND_LABEL, elements))
    found = remembered.get(key)
    if found is None:
        found = remembered[key] = visible_of(elements)
    return found
