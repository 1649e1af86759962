"""Reads a model's words as `<think>…</think><answer>country: X, city: Y</answer>`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from globe_trainer.answers.fields import LabelledValue, What, labelled_values
from globe_trainer.answers.names import name_in
from globe_trainer.answers.tags import TaggedText, split_by_tags
from globe_trainer.lexicon.characters import LETTER_OR_NUMBER, SPACE, trimmed


@dataclass(frozen=True, slots=True)
class Answer:
    """None stands for what could not be read."""

    reasoning: str | None
    country: str | None
    city: str | None


@dataclass(frozen=True, slots=True)
class _Part:
    values: tuple[LabelledValue, ...]
    closed: bool
    #: Where the part begins in the whole text.
    at: int


#: The form that is asked for; everything else goes the long way, which gives the same for this form.
_AS_ASKED = re.compile("<think>([^<＜]*)</think>\\s*<answer>([^<＜]*)</answer>\\s*")
_LETTER = re.compile(LETTER_OR_NUMBER)
_HALF_LABEL = re.compile(
    f"[{SPACE},，;；][{SPACE}*_\"']{{0,8}}(?:c|ci|cit|city|co|cou|coun|count|countr|country)\\Z", re.IGNORECASE
)
_LAST_COMMA = re.compile(f"(.*[^{SPACE}])[{SPACE}]?[,，][{SPACE}]?([^,，]+)")


@lru_cache(maxsize=4096)
def parse_answer(text: str) -> Answer:
    """
    Reasoning, country and city of a completion. The last complete `<answer>` counts, within it the last country and the last
    city; without one, the last labelled pair behind the thoughts. Never raises; takes time in proportion to the text's length.
    """
    asked = _AS_ASKED.fullmatch(text)
    if asked:
        named = _country_and_city(asked[2])
        if named:
            return Answer(trimmed(asked[1]) or None, *named)
    return _at_length(text)


@lru_cache(maxsize=1 << 14)
def _country_and_city(raw: str) -> tuple[str | None, str | None] | None:
    """Of the inside of a closed `<answer>`; None where neither is labelled."""
    values = tuple(labelled_values(raw))
    return _names_of(_Part(values, True, 0)) if values else None


def _at_length(text: str) -> Answer:
    tagged = split_by_tags(text)
    part = _chosen_part(text, tagged)
    reasoning = _reasoning_of(text, tagged, part)
    return Answer(reasoning, *(_names_of(part) if part else (None, None)))


def _names_of(part: _Part) -> tuple[str | None, str | None]:
    country = _field_of("country", part)
    return country, _without_country(_field_of("city", part), country)


def _chosen_part(text: str, tagged: TaggedText) -> _Part | None:
    parts = [_Part(tuple(labelled_values(text[b.start : b.end])), b.closed, b.start) for b in tagged.answers]
    readable = [part for part in parts if part.values]
    complete = [part for part in readable if part.closed]
    if complete or readable:
        return (complete or readable)[-1]
    return _loose_answer(text, tagged)


def _loose_answer(text: str, tagged: TaggedText) -> _Part | None:
    """Without a readable `<answer>`: the last labelled country and city behind the thoughts, or anywhere."""
    for at in (tagged.after_thoughts, 0) if tagged.after_thoughts > 0 else (0,):
        values = labelled_values(text[at:], only_at_line_start=True)
        if values:
            countries = [value.at for value in values if value.what == "country"]
            start = min(countries[-1] if countries else values[-1].at, values[-1].at)
            return _Part(tuple(value for value in values if value.at >= start), False, at + start)
    return None


def _reasoning_of(text: str, tagged: TaggedText, part: _Part | None) -> str | None:
    thoughts = [thought for block in tagged.thoughts if (thought := trimmed(text[block.start : block.end]))]
    if thoughts:
        return "\n\n".join(thoughts)
    before = trimmed(text[: tagged.first_tag_at if part is None else min(part.at, tagged.first_tag_at)])
    return before if _LETTER.search(before) else None


def _field_of(what: What, part: _Part) -> str | None:
    given = [value for value in part.values if value.what == what]
    if not given:
        return None
    last = given[-1]
    return name_in(_without_half_label(last.raw) if last.touches_end and not part.closed else last.raw)


def _without_half_label(raw: str) -> str:
    """`Finland,  cit` → `Finland`: the next label was begun when the words ended."""
    return _HALF_LABEL.sub("", raw[:2000])


def _without_country(city: str | None, country: str | None) -> str | None:
    """`Paris, France` where the country is France → `Paris`."""
    if city is None or country is None:
        return city
    tail = _LAST_COMMA.fullmatch(city)
    return tail[1] if tail and trimmed(tail[2]).lower() == country.lower() else city
