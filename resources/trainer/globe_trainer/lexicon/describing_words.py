"""Adjectives that may stand before the name of a thing and tell how it looks."""

from __future__ import annotations

from globe_trainer.lexicon.shared_file import words_for

_WORDS = words_for("describing")
#: Counting and viewing words stand before a name without describing it.
_NOT_LOOKS = words_for("describingNotLooks")
_ENDINGS = tuple(words_for("describingEndings"))


def is_describing(plain: str) -> bool:
    """Whether the word may stand between an article and a name."""
    return plain in _WORDS or plain.endswith(_ENDINGS)


def describes_looks(plain: str) -> bool:
    """Whether it belongs to the description: “several red trams” are described as “red trams”."""
    return is_describing(plain) and plain not in _NOT_LOOKS
