"""The stretches of a model's words between `<think>` and `<answer>` tags."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from globe_trainer.lexicon.characters import SPACE

#: The spaces are bounded, so that a megabyte of blanks cannot make the search quadratic.
_TAG = re.compile(f"[<＜][{SPACE}]{{0,3}}(/?)[{SPACE}]{{0,3}}(think(?:ing)?|answer)[{SPACE}]{{0,3}}[>＞]", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Block:
    """A stretch between two tags, `[start, end)`; `closed` where its closing tag is there."""

    start: int
    end: int
    closed: bool


@dataclass(slots=True)
class TaggedText:
    #: Where the first tag of any kind begins; the text's length where there is none.
    first_tag_at: int
    thoughts: list[Block] = field(default_factory=list)
    answers: list[Block] = field(default_factory=list)
    #: Where the last thought ends (after its closing tag); 0 without one.
    after_thoughts: int = 0


@dataclass(frozen=True, slots=True)
class _Tag:
    is_answer: bool
    closing: bool
    start: int
    end: int


def split_by_tags(text: str) -> TaggedText:
    """Splits by tags in any letter case, whether opened, closed or neither. One pass, never raises."""
    tags = [_Tag(match[2].lower() == "answer", match[1] == "/", match.start(), match.end()) for match in _TAG.finditer(text)]
    result = TaggedText(first_tag_at=tags[0].start if tags else len(text))
    opened: _Tag | None = None

    def close(end: int, closed: bool) -> None:
        nonlocal opened
        if opened is not None:
            (result.answers if opened.is_answer else result.thoughts).append(Block(opened.end, end, closed))
        opened = None

    for tag in tags:
        if not tag.closing:
            # An answer that only quotes the tag inside a thought still opens one: the last readable answer wins later.
            close(tag.start, False)
            opened = tag
        elif opened is not None and opened.is_answer == tag.is_answer:
            close(tag.start, True)
            if not tag.is_answer:
                result.after_thoughts = tag.end
        elif not tag.is_answer:
            if not result.thoughts and not result.answers and opened is None:
                result.thoughts.append(Block(0, tag.start, True))
            else:
                close(tag.start, False)
            result.after_thoughts = tag.end
        else:
            close(tag.start, False)
    close(len(text), False)
    return result
