"""Boxes in the picture, and how much of one the frame leaves and something in front hides."""

from __future__ import annotations

from dataclasses import dataclass

#: left, top, right, bottom in shares of the picture's width and height as it is painted, 0..1 where it lies within.
Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Frame:
    """The square of the picture that the photo shows."""

    left: float = 0.0
    top: float = 0.0
    side: float = 1.0

    @property
    def box(self) -> Box:
        return self.left, self.top, self.left + self.side, self.top + self.side


def area_of(box: Box) -> float:
    return max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])


def common(one: Box, other: Box) -> Box:
    """What two boxes share; without area where they share nothing."""
    return max(one[0], other[0]), max(one[1], other[1]), min(one[2], other[2]), min(one[3], other[3])


def inside(box: Box, frame: Frame) -> float:
    """Share of the box that the photo shows."""
    return area_of(common(box, frame.box)) / area_of(box)


def hidden(box: Box, frame: Frame, behind: Box) -> float:
    """Share of the part of `box` within the photo that lies behind the box `behind`."""
    shown = common(box, frame.box)
    return area_of(common(shown, behind)) / area_of(shown) if area_of(shown) > 0 else 0.0
