"""The file that the workbench reads too: terms and the words by which texts are read (`resources/lexicon/README.md`)."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

_FILE = Path(__file__).with_name("lexicon.json")


@cache
def _lexicon() -> dict[str, Any]:
    read: dict[str, Any] = json.loads(_FILE.read_text(encoding="utf-8"))
    return read


def term_lines() -> dict[str, list[str]]:
    """Kind → lines `head|broader head|other names`."""
    lines: dict[str, list[str]] = _lexicon()["terms"]
    return lines


def words_for(name: str) -> frozenset[str]:
    """One list of reading words."""
    return frozenset(_lexicon()["words"][name].split(" "))


def word_pairs(name: str) -> dict[str, str]:
    """A list that says something of each word: its plural, or the words that matter behind it."""
    pairs: dict[str, str] = _lexicon()["words"][name]
    return pairs


def phrases(name: str) -> frozenset[str]:
    return frozenset(_lexicon()["words"][name])
