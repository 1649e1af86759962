"""A text's words with what stands between them."""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from globe_trainer.lexicon.characters import LETTER_OR_NUMBER, marks, numbers

_ASCII_WORD = re.compile(r"([A-Za-z0-9]+(?:'[A-Za-z][A-Za-z0-9]*)*)")
#: What joins two words into one name.
JOINS = frozenset((" ", "-", "\u2011", "  "))
CLAUSE = re.compile(r"[.!?;:\n\r。！？]")
PHRASE = re.compile(r"[,()\[\]–—\"“”«»、，]")


@cache
def _any_word() -> re.Pattern[str]:
    letter_next = f"(?=[^\\W_])(?![{numbers()}])"
    return re.compile(f"({LETTER_OR_NUMBER}(?:{LETTER_OR_NUMBER}|[{marks()}]|['’]{letter_next})*)")


@dataclass(frozen=True, slots=True)
class Words:
    """The words of one text, as parallel lists of n."""

    #: As written.
    texts: list[str]
    #: Lower case, without accents and a possessive's ending, for looking up.
    plains: list[str]
    #: What stands before the first word, between words and behind the last: n + 1.
    gaps: list[str]

    def joined(self, at: int) -> bool:
        """Whether a space or a hyphen joins word `at` with the next."""
        return at + 1 < len(self.texts) and self.gaps[at + 1] in JOINS

    def ends_clause(self, at: int) -> bool:
        """A full stop, a question mark, a colon or a line's end follows, or nothing."""
        if at + 1 == len(self.texts):
            return True
        gap = self.gaps[at + 1]
        return gap not in JOINS and CLAUSE.search(gap) is not None

    def ends_phrase(self, at: int) -> bool:
        """A comma, a dash or a bracket follows, or a clause ends."""
        if at + 1 == len(self.texts):
            return True
        gap = self.gaps[at + 1]
        return gap not in JOINS and (CLAUSE.search(gap) is not None or PHRASE.search(gap) is not None)

    def starts(self) -> list[int]:
        """Where each word begins, in characters."""
        starts = []
        at = 0
        for text, gap in zip(self.texts, self.gaps, strict=False):
            at += len(gap)
            starts.append(at)
            at += len(text)
        return starts


def words_of(text: str) -> Words:
    """Splits a text into words, left to right."""
    ascii_only = text.isascii()
    pieces = (_ASCII_WORD if ascii_only else _any_word()).split(text)
    texts = pieces[1::2]
    # One call for all words: no word holds a line's end.
    plains = "\n".join(texts).lower().split("\n") if texts else []
    if not ascii_only or "'" in text:
        plains = [plain_of(word) for word in texts]
    return Words(texts, plains, pieces[::2])


def plain_of(word: str) -> str:
    """Also how the lexicon writes its own words."""
    lower = word.lower()
    if not lower.isascii():
        decomposed = unicodedata.normalize("NFKD", lower)
        lower = "".join(c for c in decomposed if unicodedata.category(c)[0] != "M").replace("’", "'")
    return lower[:-2] if lower.endswith("'s") else lower
