"""The scripts that scene text is written in, as the lexicon names them."""

from __future__ import annotations

import re

from globe_trainer.lexicon.shared_file import word_pairs


def _class_of(ranges: str) -> re.Pattern[str]:
    parts = [part.split("-") for part in ranges.split(" ")]
    return re.compile("[" + "".join(f"{chr(int(first, 16))}-{chr(int(last, 16))}" for first, last in parts) + "]")


_SCRIPTS = [(head, _class_of(ranges)) for head, ranges in word_pairs("scripts").items()]
#: Whoever sees Han characters alone cannot tell which of the two languages they write.
_HAN = "Chinese characters"


def script_heads(text: str) -> list[str]:
    """Heads of the lexicon that are true of the text: `text`, and the scripts of its letters."""
    found = ["text", *(head for head, letters in _SCRIPTS if letters.search(text))]
    if _HAN in found and "Japanese writing" not in found:
        found.append("Japanese writing")
    return found
