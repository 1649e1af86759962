"""Two pictures painted at once: the colours, twice as fine so that edges come out smooth, and who painted each pixel."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw

from globe_trainer.world.framing import Frame
from globe_trainer.world.lettering import letters_within

Colour = tuple[int, int, int]
Point = tuple[float, float]

#: Colour pixels a side for each pixel of the photo.
FINER = 2


class Canvas:
    """Positions are shares of the width and height, 0..1. What is painted later lies in front."""

    def __init__(self, size: int, frame: Frame) -> None:
        self.size = size
        self.frame = frame
        #: Fine pixels and the photo's pixels to the width of the whole picture, of which the photo shows a part.
        self._fine, self._coarse = size * FINER / frame.side, size / frame.side
        self.picture = Image.new("RGB", (size * FINER, size * FINER))
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
        width = self.picture.width
        down = Image.fromarray(bands[:, None, :]).resize((1, int(bottom * self._fine)), Image.Resampling.BILINEAR)
        self.picture.paste(down.resize((width, down.height)), (0, -int(self.frame.top * self._fine)))
        self._mark.rectangle((0, 0, self.size, (bottom - self.frame.top) * self._coarse), fill=self.owner)

    def polygon(self, points: Sequence[Point], colour: Colour) -> None:
        self._draw.polygon(self._placed(points, self._fine), fill=self.shade(colour))
        self._mark.polygon(self._placed(points, self._coarse), fill=self.owner)

    def box(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        if right <= left or bottom <= top:
            return
        corners = ((left, top), (right, bottom))
        for draw, scale, fill in ((self._draw, self._fine, self.shade(colour)), (self._mark, self._coarse, self.owner)):
            (x0, y0), (x1, y1) = self._placed(corners, scale)
            # Pillow counts the last row and column in.
            draw.rectangle((x0, y0, max(x0, x1 - 1), max(y0, y1 - 1)), fill=fill)

    def ellipse(self, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        corners = ((left, top), (right, bottom))
        self._draw.ellipse(self._placed(corners, self._fine), fill=self.shade(colour))
        self._mark.ellipse(self._placed(corners, self._coarse), fill=self.owner)

    def _placed(self, points: Sequence[Point], scale: float) -> list[Point]:
        left, top = self.frame.left, self.frame.top
        return [((x - left) * scale, (y - top) * scale) for x, y in points]

    def disc(self, x: float, y: float, radius: float, colour: Colour) -> None:
        self.ellipse(x - radius, y - radius, x + radius, y + radius, colour)

    def line(self, points: Sequence[Point], colour: Colour, width: float) -> None:
        """`width` in shares of the picture; at least one fine pixel."""
        self._draw.line(self._placed(points, self._fine), fill=self.shade(colour), width=max(1, round(width * self._fine)))
        self._mark.line(self._placed(points, self._coarse), fill=self.owner, width=max(1, round(width * self._coarse)))

    def letters(self, text: str, left: float, top: float, right: float, bottom: float, colour: Colour) -> None:
        """The text as large as the box allows, in its middle."""
        (x0, y0), (x1, y1) = self._placed(((left, top), (right, bottom)), self._fine)
        picture = letters_within(text, max(4, int(x1 - x0)), max(4, int(y1 - y0)))
        at = int((x0 + x1 - picture.width) / 2), int((y0 + y1 - picture.height) / 2)
        self.picture.paste(self.shade(colour), at, picture)

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
