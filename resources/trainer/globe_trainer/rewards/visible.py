"""What is visible in a photo, as claims are held against it: its things with what they are kinds of, and its scene text."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from globe_trainer.lexicon.fold_name import fold_name
from globe_trainer.lexicon.mention_key import mention_key
from globe_trainer.lexicon.mentions import mentions_in
from globe_trainer.lexicon.scripts import script_heads
from globe_trainer.lexicon.terms import term_of_head
from globe_trainer.rewards.likeness import is_read

#: A tram is a vehicle (1), an oak is a tree and a plant (2): farther up a claim says nothing of the photo.
LEVELS_UP = 2
#: Labels remembered: a data set has a few thousand.
_REMEMBERED = 1 << 14


@dataclass(frozen=True, slots=True)
class Visible:
    #: Keys of mentions (`mention_key`) that are true of the photo: itself, by any of its names, and what it is a kind of.
    keys: frozenset[str]
    #: Folded scene text.
    lines: tuple[str, ...]

    def reads(self, key: str) -> bool:
        """Whether what is claimed under this key is words that were read; a landmark may be read from a sign."""
        kind, _, name = key.partition(":")
        return kind in ("quoted", "landmark") and is_read(name, self.lines)


def visible_of(elements: Iterable[Mapping[str, Any]]) -> Visible:
    """
    V of a record's `visual_elements`. A thing counts as whatever its label names and what that is a kind of, two levels up; more
    special than the label is not known to be visible. Scene text counts as itself, as text, and as the scripts it is written in.
    """
    keys: set[str] = set()
    lines: list[str] = []
    for element in elements:
        label = element["label"]
        if element["kind"] == "text":
            lines.append(fold_name(label))
        keys.update(_keys_of(element["kind"], label))
    return Visible(frozenset(keys), tuple(dict.fromkeys(line for line in lines if line)))


@lru_cache(maxsize=_REMEMBERED)
def _keys_of(kind: str, label: str) -> tuple[str, ...]:
    if kind == "text":
        return tuple(key for head in script_heads(label) for key in _with_broader(head))
    named = mentions_in(label)
    broader = [key for one in named if one.kind != "quoted" for key in _with_broader(one.head)]
    return (*(mention_key(one.kind, one.head) for one in named), *broader)


def _with_broader(head: str) -> list[str]:
    keys = []
    term = term_of_head(head)
    for _ in range(LEVELS_UP + 1):
        if term is None:
            break
        keys.append(term.key)
        term = term_of_head(term.broader) if term.broader else None
    return keys
