"""Classes of characters as JavaScript has them, where Python's regular expressions have others or none."""

from __future__ import annotations

import unicodedata
from functools import cache

#: JavaScript's `\\s`: with U+FEFF and without the separators U+001C to U+001F and U+0085.
SPACE = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
_SPACES = (
    "\t\n\v\f\r \u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
)

#: `[\p{L}\p{N}]`: Python's word characters are the letters, the numbers and the underscore.
LETTER_OR_NUMBER = r"[^\W_]"

#: Above, there are ideographs (letters) and, at U+E0100, variation selectors (marks) alone.
_LAST_SCANNED = 0x1FFFF


def trimmed(text: str) -> str:
    """What JavaScript's `trim` leaves."""
    return text.strip(_SPACES)


@cache
def marks() -> str:
    """The inside of a class for `\\p{M}`. Looks at every character once, for the first text that is not ASCII."""
    return _ranges("M") + "\U000e0100-\U000e01ef"


@cache
def numbers() -> str:
    """The inside of a class for `\\p{N}`."""
    return _ranges("N")


def _ranges(category: str) -> str:
    found: list[list[int]] = []
    for point in range(_LAST_SCANNED + 1):
        if unicodedata.category(chr(point))[0] != category:
            continue
        if found and found[-1][1] == point - 1:
            found[-1][1] = point
        else:
            found.append([point, point])
    return "".join(f"{chr(first)}-{chr(last)}" for first, last in found)


def utf16_length(text: str) -> int:
    """How many UTF-16 units JavaScript counts."""
    return len(text) if text.isascii() else len(text) + sum(1 for character in text if character > "\uffff")


def utf16_units(text: str) -> str:
    """The text with every character outside the basic plane as its two surrogates, as JavaScript indexes it."""
    encoded = text.encode("utf-16-le", "surrogatepass")
    return "".join(chr(encoded[i] | encoded[i + 1] << 8) for i in range(0, len(encoded), 2))


def from_utf16_units(units: str) -> str:
    """The text of what `utf16_units` took apart."""
    return units.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")
