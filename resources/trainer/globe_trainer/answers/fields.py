"""What stands behind the labels `country` and `city` in a stretch of text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from globe_trainer.lexicon.characters import LETTER_OR_NUMBER, SPACE

What = Literal["country", "city"]


@dataclass(frozen=True, slots=True)
class LabelledValue:
    what: What
    #: Raw words behind the label, up to the line's end, the next label or the next tag.
    raw: str
    #: The value runs to the very end of the stretch: it may be cut short.
    touches_end: bool
    #: Where the label begins within the stretch.
    at: int


# All repetitions are bounded, which keeps the search linear on hostile input.
_LABEL = re.compile(
    f"(?<!{LETTER_OR_NUMBER})(country|nation|city(?:[{SPACE}]?(?:/|or)[{SPACE}]?town)?|town)(?:[{SPACE}]{{1,2}}name)?"
    f"[{SPACE}*_`~\"'”’)\\]]{{0,6}}[:：﹕︰=＝]",
    re.IGNORECASE,
)
_COUNTRY = re.compile("country|nation", re.IGNORECASE)
_LEAD_MARKS = re.compile(f"[{SPACE}*_`~]*")
_VALUE_END = re.compile("[\n\r<＜]")

#: How far before a label its line may begin: room for a bullet and some marks.
_LEAD_CHARACTERS = 40
_NOT_WORD = r"(?:[\W_](?<![\n\r]))"
_LINE_LEAD = re.compile(rf"[\n\r]{_NOT_WORD}{{0,12}}(?:[0-9]{{1,2}}[.)])?{_NOT_WORD}{{0,12}}\Z")
#: Two labels further apart than this are not one line's answer.
_PAIR_CHARACTERS = 300


def labelled_values(text: str, only_at_line_start: bool = False) -> list[LabelledValue]:
    """
    Every labelled value in order. With `only_at_line_start` labels count at the beginning of a line (after bullets and marks)
    or behind another labelled value: for words outside any tag, where prose may say "the country: …" in passing.
    """
    labels = list(_LABEL.finditer(text))
    values: list[LabelledValue] = []
    at_of_last = -1
    for index, label in enumerate(labels):
        at = label.start()
        if only_at_line_start:
            behind_another = at_of_last >= 0 and at - at_of_last < _PAIR_CHARACTERS and "\n" not in text[at_of_last:at]
            lead = text[max(0, at - _LEAD_CHARACTERS) : at]
            if not behind_another and not _LINE_LEAD.search(lead if at > _LEAD_CHARACTERS else f"\n{lead}"):
                continue
        start = label.end()
        end = _value_end(text, start, labels[index + 1].start() if index + 1 < len(labels) else len(text))
        what: What = "country" if _COUNTRY.search(label[1]) else "city"
        values.append(LabelledValue(what, text[start:end], end >= len(text), at))
        at_of_last = at
    return values


def _value_end(text: str, start: int, limit: int) -> int:
    # A label alone on its line has its value on the next: skip blanks and marks once across line ends.
    blank = _LEAD_MARKS.match(text, start, limit)
    end = _VALUE_END.search(text, blank.end() if blank else start, limit)
    return end.start() if end else limit
