"""Words on signs: which font draws which script, and letters as small grey pictures.

Letters are laid out without a shaping library, whose presence differs from machine to machine: Arabic letters are given their
joined forms here, and both Arabic and Hebrew are put in the order in which they are drawn.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

FONTS = Path(__file__).parent / "fonts"

#: First and last letter of every script that the world writes, with the lexicon's word for it.
SCRIPTS: dict[str, tuple[tuple[str, str], ...]] = {
    "Greek script": (("\u0370", "\u03ff"),),
    "Cyrillic script": (("\u0400", "\u04ff"),),
    "Armenian script": (("\u0530", "\u058f"),),
    "Hebrew script": (("\u0590", "\u05ff"),),
    "Arabic script": (("\u0600", "\u06ff"),),
    "Devanagari": (("\u0900", "\u097f"),),
    "Thai script": (("\u0e00", "\u0e7f"),),
    "Georgian script": (("\u10a0", "\u10ff"),),
    "Japanese writing": (("\u3040", "\u30ff"),),
    "Hangul": (("\uac00", "\ud7af"),),
    "Chinese characters": (("\u4e00", "\u9fff"),),
    "Latin script": (("A", "z"), ("\u00c0", "\u024f")),
}
FONT_OF = {
    "Latin script": "latin",
    "Greek script": "latin",
    "Cyrillic script": "latin",
    "Armenian script": "armenian",
    "Hebrew script": "hebrew",
    "Arabic script": "arabic",
    "Devanagari": "devanagari",
    "Thai script": "thai",
    "Georgian script": "georgian",
    "Japanese writing": "japanese",
    "Hangul": "korean",
    "Chinese characters": "chinese",
}
#: Isolated, final, initial and medial form of the Arabic letters that the signs use; those with two forms never join to the next.
_ARABIC = {
    "\u0623": "\ufe83\ufe84",
    "\u0627": "\ufe8d\ufe8e",
    "\u0628": "\ufe8f\ufe90\ufe91\ufe92",
    "\u0629": "\ufe93\ufe94",
    "\u062e": "\ufea5\ufea6\ufea7\ufea8",
    "\u062f": "\ufea9\ufeaa",
    "\u0631": "\ufead\ufeae",
    "\u0632": "\ufeaf\ufeb0",
    "\u0633": "\ufeb1\ufeb2\ufeb3\ufeb4",
    "\u0635": "\ufeb9\ufeba\ufebb\ufebc",
    "\u0637": "\ufec1\ufec2\ufec3\ufec4",
    "\u0641": "\ufed1\ufed2\ufed3\ufed4",
    "\u0642": "\ufed5\ufed6\ufed7\ufed8",
    "\u0643": "\ufed9\ufeda\ufedb\ufedc",
    "\u0644": "\ufedd\ufede\ufedf\ufee0",
    "\u0645": "\ufee1\ufee2\ufee3\ufee4",
    "\u0646": "\ufee5\ufee6\ufee7\ufee8",
    "\u0647": "\ufee9\ufeea\ufeeb\ufeec",
    "\u0648": "\ufeed\ufeee",
    "\u0649": "\ufeef\ufef0",
    "\u064a": "\ufef1\ufef2\ufef3\ufef4",
}
_LAM_ALEF = {"\u0623": "\ufef7\ufef8", "\u0627": "\ufefb\ufefc"}


def script_of(text: str) -> str:
    """The lexicon's word for the script of a text: that of its first letter which is not Latin; Latin for bare digits."""
    for letter in text:
        for script, ranges in SCRIPTS.items():
            if script != "Latin script" and any(first <= letter <= last for first, last in ranges):
                return (
                    "Japanese writing"
                    if script == "Chinese characters" and any("\u3040" <= c <= "\u30ff" for c in text)
                    else script
                )
    return "Latin script"


def drawn_form(text: str) -> str:
    """The letters in the order and the form in which they stand on the sign, from left to right."""
    script = script_of(text)
    if script == "Arabic script":
        return _joined(text)[::-1]
    if script == "Hebrew script":
        return text[::-1]
    return unicodedata.normalize("NFC", text)


def _joined(text: str) -> str:
    forms: list[str] = []
    joins_on = False
    letters = list(text)
    while letters:
        letter = letters.pop(0)
        shapes = _ARABIC.get(letter)
        if letter == "\u0644" and letters and letters[0] in _LAM_ALEF:
            shapes = _LAM_ALEF[letters.pop(0)]
        if shapes is None:
            forms.append(letter)
            joins_on = False
            continue
        joins_next = len(shapes) == 4 and bool(letters) and letters[0] in _ARABIC
        forms.append(shapes[(1 if joins_on else 0) + (2 if joins_next else 0)])
        joins_on = joins_next
    return "".join(forms)


@lru_cache(maxsize=64)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(str(FONTS / f"{name}.ttf"), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(maxsize=4096)
def letters_within(text: str, width: int, height: int) -> Image.Image:
    """The text as a grey picture (mode L, 255 where the letters are), as large as fits into width × height pixels, cropped to its
    ink.
    """
    name = FONT_OF[script_of(text)]
    drawn = drawn_form(text)
    size = max(6, int(height * 1.5))
    while True:
        font = _font(name, size)
        left, top, right, bottom = font.getbbox(drawn)
        if (right - left <= width and bottom - top <= height) or size <= 6:
            break
        size -= 1
    picture = Image.new("L", (max(1, int(right - left)), max(1, int(bottom - top))), 0)
    ImageDraw.Draw(picture).text((-left, -top), drawn, fill=255, font=font)
    return picture
