"""Named landmarks: capitalised words around one that says what they name (“Charles Bridge”, “Mount Fuji”)."""

from __future__ import annotations

from globe_trainer.lexicon.shared_file import words_for
from globe_trainer.lexicon.words import Words

BEHIND = words_for("namedBehind")
BEFORE = words_for("namedBefore")
_INNER = words_for("namedInner")
_COMMON_STARTS = words_for("commonStarts")
_MOST_WORDS = 5


def proper_name_at(words: Words, at: int, starts_sentence: bool) -> int | None:
    """The last word of a named landmark that begins at word `at`; None where none does."""
    if not _is_capitalised(words.texts[at]):
        return None
    first = words.plains[at]
    if first in BEFORE:
        last = _end_of_name(words, at)
        return last if last > at else None
    # The first word of a sentence has a capital anyway: “The Bridge” names nothing.
    if starts_sentence and first in _COMMON_STARTS:
        return None
    for last in range(_end_of_name(words, at), at, -1):
        if words.plains[last] in BEHIND and _is_capitalised(words.texts[last]):
            return last
    return None


def _end_of_name(words: Words, at: int) -> int:
    last = at
    for i in range(at, min(len(words.texts), at + _MOST_WORDS) - 1):
        if not words.joined(i):
            break
        if _is_capitalised(words.texts[i + 1]):
            last = i + 1
        elif words.plains[i + 1] not in _INNER:
            break
    return last


def _is_capitalised(text: str) -> bool:
    return text[0] != text[0].lower()
