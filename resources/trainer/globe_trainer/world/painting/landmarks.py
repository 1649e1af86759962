"""Silhouettes at the end of the road, by which cities differ."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass

from globe_trainer.world.canvas import Canvas, Colour, Point, darker, lighter
from globe_trainer.world.layout import Slot

STONE: Colour = (176, 158, 130)
DARK: Colour = darker(STONE, 0.35)


@dataclass(frozen=True)
class _Site:
    """Where a landmark stands. Lengths are in its own height: across from its middle, up from its foot."""

    canvas: Canvas
    x: float
    base: float
    tall: float

    def point(self, across: float, up: float) -> Point:
        return self.x + across * self.tall, self.base - up * self.tall

    def block(self, left: float, low: float, right: float, high: float, colour: Colour) -> None:
        self.canvas.box(*self.point(left, high), *self.point(right, low), colour)

    def shape(self, points: list[Point], colour: Colour) -> None:
        self.canvas.polygon([self.point(across, up) for across, up in points], colour)

    def round(self, across: float, up: float, radius: float, colour: Colour, stretch: float = 1.0) -> None:
        corners = self.point(across - radius, up + radius * stretch), self.point(across + radius, up - radius * stretch)
        self.canvas.ellipse(*corners[0], *corners[1], colour)

    def line(self, points: list[Point], colour: Colour, width: float) -> None:
        """`width` in shares of the picture."""
        self.canvas.line([self.point(across, up) for across, up in points], colour, width)


def paint_landmark(canvas: Canvas, slot: Slot, look: str) -> None:
    left, top, right, base = slot.box
    # A little below the horizon, so that no haze shows between.
    PAINTERS[look](_Site(canvas, (left + right) / 2, base + 0.012, base - top))


def _dome(at: _Site) -> None:
    at.block(-0.4, 0, 0.4, 0.42, STONE)
    at.round(0, 0.45, 0.32, (84, 140, 128))
    at.block(-0.4, 0, 0.4, 0.4, STONE)
    at.block(-0.03, 0.72, 0.03, 0.98, (222, 180, 70))
    for k in range(5):
        at.block(-0.36 + 0.16 * k, 0.05, -0.29 + 0.16 * k, 0.34, DARK)


def _tower(at: _Site) -> None:
    at.block(-0.13, 0, 0.13, 0.92, (158, 96, 74))
    for k in range(3):
        at.block(-0.17 + 0.13 * k, 0.92, -0.09 + 0.13 * k, 1.02, (158, 96, 74))
    at.block(-0.04, 0.6, 0.04, 0.78, DARK)


def _clock_tower(at: _Site) -> None:
    at.block(-0.13, 0, 0.13, 0.8, STONE)
    at.shape([(-0.16, 0.8), (0, 1.06), (0.16, 0.8)], (70, 92, 84))
    at.round(0, 0.66, 0.115, (252, 252, 246))
    at.line([(0, 0.74), (0, 0.66), (0.06, 0.66)], (20, 20, 20), 0.004)


def _castle(at: _Site) -> None:
    at.block(-0.5, 0, 0.5, 0.42, STONE)
    for across in (-0.5, 0.3):
        at.block(across, 0, across + 0.2, 0.72, darker(STONE, 0.12))
        for k in range(3):
            at.block(across + 0.075 * k, 0.72, across + 0.05 + 0.075 * k, 0.8, darker(STONE, 0.12))
    for k in range(5):
        at.block(-0.28 + 0.12 * k, 0.42, -0.22 + 0.12 * k, 0.5, STONE)
    at.round(0, 0.16, 0.11, DARK, 1.4)


def _steeple(at: _Site) -> None:
    at.block(-0.3, 0, 0.3, 0.26, (226, 220, 208))
    at.block(-0.11, 0, 0.11, 0.5, (236, 230, 220))
    at.shape([(-0.14, 0.5), (0, 1.06), (0.14, 0.5)], (74, 96, 100))


def _twin_spires(at: _Site) -> None:
    at.block(-0.3, 0, 0.3, 0.45, darker(STONE, 0.2))
    for across in (-0.24, 0.24):
        at.block(across - 0.1, 0, across + 0.1, 0.6, darker(STONE, 0.3))
        at.shape([(across - 0.12, 0.6), (across, 1.05), (across + 0.12, 0.6)], darker(STONE, 0.45))
    at.round(0, 0.34, 0.08, (70, 90, 130))


def _lighthouse(at: _Site) -> None:
    at.shape([(-0.14, 0), (-0.09, 0.82), (0.09, 0.82), (0.14, 0)], (246, 246, 244))
    for low in (0.12, 0.4, 0.66):
        at.block(-0.125 + low * 0.05, low, 0.125 - low * 0.05, low + 0.13, (208, 36, 40))
    at.block(-0.08, 0.82, 0.08, 0.94, (255, 230, 120))
    at.shape([(-0.12, 0.94), (0, 1.04), (0.12, 0.94)], (60, 30, 34))


def _windmill(at: _Site) -> None:
    at.shape([(-0.17, 0), (-0.1, 0.6), (0.1, 0.6), (0.17, 0)], (150, 110, 84))
    at.shape([(-0.13, 0.6), (0, 0.76), (0.13, 0.6)], (90, 60, 46))
    for k in range(4):
        a = math.pi / 4 + k * math.pi / 2
        at.line([(0, 0.64), (0.42 * math.cos(a), 0.64 + 0.42 * math.sin(a))], (248, 244, 232), 0.012)


def _suspension_bridge(at: _Site) -> None:
    red: Colour = (190, 62, 52)
    at.block(-0.95, 0.2, 0.95, 0.27, red)
    for across in (-0.5, 0.5):
        at.block(across - 0.05, 0, across + 0.05, 0.95, red)
    cable = [(k / 10 - 0.5, 0.32 + 2.5 * (k / 10 - 0.5) ** 2) for k in range(11)]
    at.line(cable, red, 0.008)
    for side in (-1, 1):
        at.line([(side * 0.5, 0.92), (side * 0.95, 0.25)], red, 0.008)


def _observation_tower(at: _Site) -> None:
    at.shape([(-0.16, 0), (-0.03, 0.6), (0.03, 0.6), (0.16, 0)], (196, 196, 204))
    at.round(0, 0.64, 0.13, (170, 176, 190), 0.6)
    at.block(-0.02, 0.66, 0.02, 1.06, (212, 60, 50))


def _obelisk(at: _Site) -> None:
    at.block(-0.2, 0, 0.2, 0.1, STONE)
    at.shape([(-0.1, 0.1), (-0.065, 0.92), (0, 1.02), (0.065, 0.92), (0.1, 0.1)], lighter(STONE, 0.35))


def _temple(at: _Site) -> None:
    at.block(-0.52, 0, 0.52, 0.08, STONE)
    for k in range(6):
        at.block(-0.46 + 0.17 * k, 0.08, -0.38 + 0.17 * k, 0.5, lighter(STONE, 0.4))
    at.block(-0.52, 0.5, 0.52, 0.6, lighter(STONE, 0.25))
    at.shape([(-0.54, 0.6), (0, 0.86), (0.54, 0.6)], lighter(STONE, 0.3))


def _minaret(at: _Site) -> None:
    at.block(-0.42, 0, 0.16, 0.28, (226, 216, 196))
    at.round(-0.13, 0.28, 0.24, (120, 150, 156))
    at.block(-0.42, 0, 0.16, 0.26, (226, 216, 196))
    at.block(0.24, 0, 0.36, 0.78, (236, 228, 208))
    at.block(0.2, 0.62, 0.4, 0.67, (190, 180, 156))
    at.shape([(0.23, 0.78), (0.3, 1.06), (0.37, 0.78)], (70, 100, 110))


def _onion_domes(at: _Site) -> None:
    at.block(-0.4, 0, 0.4, 0.34, (240, 236, 226))
    for across, up, radius, colour in (
        (-0.28, 0.5, 0.13, (60, 130, 90)),
        (0.28, 0.5, 0.13, (60, 130, 90)),
        (0, 0.66, 0.18, (232, 182, 50)),
    ):
        at.block(across - radius * 0.6, 0.3, across + radius * 0.6, up, (240, 236, 226))
        at.round(across, up, radius, colour)
        at.shape(
            [
                (across - radius * 0.6, up + radius * 0.7),
                (across, up + radius * 1.9),
                (across + radius * 0.6, up + radius * 0.7),
            ],
            colour,
        )


def _pagoda(at: _Site) -> None:
    for k in range(4):
        half = 0.42 - 0.08 * k
        low = 0.22 * k
        at.block(-half * 0.6, low, half * 0.6, low + 0.16, (186, 60, 46))
        at.shape([(-half, low + 0.14), (-half * 0.55, low + 0.24), (half * 0.55, low + 0.24), (half, low + 0.14)], (60, 66, 70))
    at.block(-0.02, 0.88, 0.02, 1.05, (222, 180, 70))


def _pyramid(at: _Site) -> None:
    at.shape([(-0.62, 0), (0, 0.86), (0.62, 0)], (222, 190, 124))
    at.shape([(0, 0.86), (0.62, 0), (0.12, 0)], (186, 152, 92))


def _city_gate(at: _Site) -> None:
    at.block(-0.42, 0, 0.42, 0.7, (206, 180, 132))
    at.block(-0.48, 0.7, 0.48, 0.8, darker(STONE, 0.2))
    at.round(0, 0.3, 0.17, (70, 60, 56))
    at.block(-0.17, 0, 0.17, 0.3, (70, 60, 56))


def _ferris_wheel(at: _Site) -> None:
    for k in range(8):
        a = k * math.pi / 4
        at.line([(0, 0.54), (0.44 * math.cos(a), 0.54 + 0.44 * math.sin(a))], (120, 124, 140), 0.004)
    rim = [(0.44 * math.cos(k * math.pi / 10), 0.54 + 0.44 * math.sin(k * math.pi / 10)) for k in range(21)]
    at.line(rim, (240, 240, 246), 0.011)
    for k in range(8):
        a = k * math.pi / 4
        at.round(0.44 * math.cos(a), 0.54 + 0.44 * math.sin(a), 0.065, ((220, 60, 60), (250, 200, 50))[k % 2])
    at.line([(-0.25, 0), (0, 0.54), (0.25, 0)], (90, 94, 110), 0.011)


def _torii_gate(at: _Site) -> None:
    red = (216, 60, 36)
    for across in (-0.34, 0.24):
        at.block(across, 0, across + 0.1, 0.8, red)
    at.block(-0.56, 0.8, 0.56, 0.92, red)
    at.block(-0.6, 0.92, 0.6, 0.97, (50, 40, 40))
    at.block(-0.42, 0.56, 0.42, 0.64, red)


PAINTERS: dict[str, Callable[[_Site], None]] = {
    "dome": _dome,
    "tower": _tower,
    "clock tower": _clock_tower,
    "castle": _castle,
    "steeple": _steeple,
    "twin spires": _twin_spires,
    "lighthouse": _lighthouse,
    "windmill": _windmill,
    "suspension bridge": _suspension_bridge,
    "observation tower": _observation_tower,
    "obelisk": _obelisk,
    "temple": _temple,
    "minaret": _minaret,
    "onion domes": _onion_domes,
    "pagoda": _pagoda,
    "pyramid": _pyramid,
    "city gate": _city_gate,
    "ferris wheel": _ferris_wheel,
    "torii gate": _torii_gate,
}
