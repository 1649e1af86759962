"""Text that a sample says stands in the photo: in quotation marks, or in capitals behind “reads”."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

from globe_trainer.lexicon.characters import LETTER_OR_NUMBER, from_utf16_units, trimmed, utf16_units
from globe_trainer.lexicon.shared_file import words_for
from globe_trainer.lexicon.words import Words

_CLOSING = {'"': '"', "“": "”", "„": "“”", "«": "»", "»": "«", "「": "」", "『": "』", "‘": "’", "'": "'"}
#: What ends a quotation, and a line's end, which ends the search: an apostrophe that a letter follows closes nothing.
_CLOSED = {
    closing: re.compile(f"[{closing}](?!{LETTER_OR_NUMBER})|\n" if closing in "'’" else f"[{closing}\n]")
    for closing in set(_CLOSING.values())
}
_MARKS = tuple(mark for mark in _CLOSING if not mark.isascii())
#: Longer stretches are sentences of the model's own.
_LONGEST_QUOTE = 80
_MOST_CAPITALS = 6
READS = words_for("readsOut")
_SENTENCE_END = re.compile(r"[.!?;\n\r。！？]")
_LETTER = re.compile(LETTER_OR_NUMBER)
#: A mark that could open a quotation: an apostrophe inside a word opens nothing.
_OPENING = re.compile(f"[\"“„«»「『‘'](?<!{LETTER_OR_NUMBER}.)")


@dataclass(frozen=True, slots=True)
class Quote:
    #: What is quoted, without its marks.
    text: str
    #: In characters, `end` exclusive.
    start: int
    end: int


def may_quote(text: str) -> bool:
    """Whether there is a mark that could open a quotation."""
    if '"' in text or ("'" in text and _OPENING.search(text) is not None):
        return True
    if text.isascii():
        return False
    # A single character is sought faster than one of several. What is outside the basic plane is read at length.
    return any(mark in text for mark in _MARKS) or len(text.encode("utf-16-le", "surrogatepass")) > 2 * len(text)


def quotes_in(text: str) -> list[Quote]:
    """Quotations left to right. Each opening mark looks at most `_LONGEST_QUOTE` UTF-16 units ahead."""
    return [quote for quote in between_marks(text) if _LETTER.search(quote.text)]


def between_marks(text: str) -> list[Quote]:
    """Quotations, and what stands between such marks without a letter or a number in it: no mark in there opens another one."""
    if text.isascii() or max(text) <= "\uffff":
        return _between_units(text)
    # The workbench counts in UTF-16 units: what is outside the basic plane is two of them, and no letter to a single look.
    units = utf16_units(text)
    characters_before = [0]
    for unit in units:
        characters_before.append(characters_before[-1] + (not "\udc00" <= unit <= "\udfff"))
    return [
        Quote(from_utf16_units(quote.text), characters_before[quote.start], characters_before[quote.end])
        for quote in _between_units(units)
    ]


def _between_units(text: str) -> list[Quote]:
    found = []
    at = 0
    while opening := _OPENING.search(text, at):
        start = opening.end()
        end = _closed_at(text, opening.start(), _CLOSING[opening[0]])
        if end is None:
            at = start
            continue
        found.append(Quote(trimmed(text[start:end]), start, end))
        at = end + 1
    return found


def _closed_at(text: str, start: int, closing: str) -> int | None:
    # One character more, for whether a letter follows an apostrophe.
    mark = _CLOSED[closing].search(text, start + 1, start + _LONGEST_QUOTE + 2)
    if mark is None or mark[0] == "\n" or not start + 1 < mark.start() <= start + _LONGEST_QUOTE:
        return None
    return mark.start()


def capitals_in(words: Words, text: str, starts: list[int]) -> list[Quote]:
    """Runs of capitals behind “reads”, “says”, “labelled”: `a sign that reads HOTEL EUROPA`."""
    found = []
    i = 0
    while i < len(words.texts):
        # “It reads: EXIT” and not “It reads. EXIT”.
        if words.plains[i] in READS and i + 1 < len(words.texts) and not _SENTENCE_END.search(words.gaps[i + 1]):
            last = i
            while (
                last + 1 < len(words.texts)
                and last - i < _MOST_CAPITALS
                and _is_capitals(words.texts[last + 1])
                and (last == i or words.joined(last))
            ):
                last += 1
            if last > i:
                start, end = starts[i + 1], starts[last] + len(words.texts[last])
                found.append(Quote(text[start:end], start, end))
                i = last
        i += 1
    return found


def _is_capitals(word: str) -> bool:
    return (len(word) > 1 or word > "\uffff") and word == word.upper() and any(unicodedata.category(c) == "Lu" for c in word)
