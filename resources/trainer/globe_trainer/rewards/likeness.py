"""Whether words that are said to stand in a photo are those that were read there."""

from __future__ import annotations

from functools import lru_cache

#: Two texts are the same from a Levenshtein ratio 1 − d/longer of 0.8 on: one slip in five letters, none below five.
LETTERS_A_SLIP = 5
#: Longer texts are not compared beyond this many characters.
_MOST_CHARACTERS = 120


@lru_cache(maxsize=1 << 15)
def is_read(wanted: str, lines: tuple[str, ...]) -> bool:
    """Whether folded words are one of the folded lines, or as many words in a row of one, with slips."""
    return bool(wanted) and any(_is_in(wanted, line) for line in lines)


def _is_in(wanted: str, line: str) -> bool:
    if alike(wanted, line):
        return True
    words = line.split(" ")
    count = wanted.count(" ") + 1
    return any(alike(wanted, " ".join(words[at : at + count])) for at in range(len(words) - count + 1))


def alike(a: str, b: str) -> bool:
    """Whether the Levenshtein ratio is at least 1 − 1/`LETTERS_A_SLIP`."""
    if a == b:
        return True
    a, b = a[:_MOST_CHARACTERS], b[:_MOST_CHARACTERS]
    longer = max(len(a), len(b))
    # In whole numbers, so that no rounding decides.
    most = longer // LETTERS_A_SLIP
    return abs(len(a) - len(b)) <= most and _distance(a, b, most) <= most


def _distance(a: str, b: str, most: int) -> int:
    """Insertions, deletions and substitutions from `a` to `b`, or more than `most` as soon as that is certain."""
    previous = list(range(len(b) + 1))
    for i, letter in enumerate(a, 1):
        current = [i]
        for j, other in enumerate(b, 1):
            current.append(min(previous[j] + 1, current[j - 1] + 1, previous[j - 1] + (letter != other)))
        if min(current) > most:
            return most + 1
        previous = current
    return previous[-1]
