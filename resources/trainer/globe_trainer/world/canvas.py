"""Two pictures painted at once: the colours, twice as large as the photo so that edges come out smooth, and who painted each
pixel.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from globe_trainer.world.lettering import letters_within

Colour = tuple[int, int, int]
Point = tuple[float, float]

#: Colour pixels a side for each pixel of the photo.
FINER = 2


class Canvas:
    """Positions are shares of the width and height, 0..1. What is painted later lies in front."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.scale = size * FINER
        self.picture = Image.new("RGB", (self.scale, self.scale))
        self._owners = Image.new("L", (size, size), 0)
        self._draw = ImageDraw.Draw(self.picture)
        self._mark = ImageDraw.Draw(self._owners)
        #: Number of the element that is being painted; 0 is nobody's.
        self.owner = 0
        self.haze: Colour = (200, 205, 210)
        #: How much of the haze lies over what is painted now, 0..1.
        self.hazy = 0.0

    def gradient(self, bands: NDArray[np.uint8], bottom: float) -> None:
        """Colours (bands, 3) from the top of the picture down to `bottom`, running into one another, over its whole width."""
        height = int(bottom * self.scale)
        picture = Image.fromarray(bands[:, None, :]).resize((self.scale, height), Image.Resampling.BILINEAR)
        self.picture.paste(picture, (0, 0))
        self._mark.rectangle((0, 0, self.size, int(bottom * self.size)), fill=self.owner)

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        self._draw.polygon([(x * self.scale, y * self.scale) for x, y in points], fill=self.shade(colour))
        self._mark.polygon([(x * self.size, y * self.size) for x, y in points], fill=self.owner)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        s = self.scale
        if right <= left or bottom <= top:
            return
        self._draw.rectangle(
            (left * s, top * s, max(left * s, right * s - 1), max(top * s, bottom * s - 1)), fill=self.shade(colour)
        )
        s = self.size
        self._mark.rectangle((left * s, top * s, max(left * s, right * s - 1), max(top * s, bottom * s - 1)), fill=self.owner)

    def ellipse(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        s = self.scale
        self._draw.ellipse((left * s, top * s, right * s, bottom * s), fill=self.shade(colour))
        s = self.size
        self._mark.ellipse((left * s, top * s, right * s, bottom * s), fill=self.owner)

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        self.ellipse(x - radius, y - radius, x + radius, y + radius, colour)

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """`width` in shares of the picture; at least one fine pixel."""
        thick = max(1, round(width * self.scale))
        self._draw.line([(x * self.scale, y * self.scale) for x, y in points], fill=self.shade(colour), width=thick)
        self._mark.line(
            [(x * self.size, y * self.size) for x, y in points], fill=self.owner, width=max(1, round(width * self.size))
        )

    def letters(self, text: str, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        """The text as large as the box allows, in its middle."""
        s = self.scale
        picture = letters_within(text, max(4, int((right - left) * s)), max(4, int((bottom - top) * s)))
        x = int((left + right) / 2 * s - picture.width / 2)
        y = int((top + bottom) / 2 * s - picture.height / 2)
        self.picture.paste(self.shade(colour), (x, y), picture)

    def shade(self, colour: Colour) -> Colour:
        if self.hazy <= 0:
            return colour
        h = self.hazy
        red, green, blue = (int(c + (f - c) * h) for c, f in zip(colour, self.haze, strict=True))
        return red, green, blue

    def owners(self) -> NDArray[np.uint8]:
        """Number of the element seen in each pixel of the photo (size, size)."""
        return np.asarray(self._owners)


def mixed(one: Colour, other: Colour, share: float) -> Colour:
    """`share` of `other` in `one`."""
    red, green, blue = (int(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def darker(colour: Colour, share: float) -> Colour:
    return mixed(colour, (0, 0, 0), share)


def lighter(colour: Colour, share: float) -> Colour:
    return mixed(colour, (255, 255, 255), share)
