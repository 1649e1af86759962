"""Silhouettes at the end of the road, by which cities differ."""

from __future__ import annotations

import math

from globe_trainer.world.canvas import Canvas, Colour, darker, lighter
from globe_trainer.world.layout import Slot

STONE: Colour = (176, 158, 130)


def paint_landmark(canvas: Canvas, slot: Slot, look: str) -> None:
    left, top, right, base = slot.box
    x, h = (left + right) / 2, base - top
    base += 0.012
    stone, dark = STONE, darker(STONE, 0.35)

    def block(x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
        """In heights of the landmark, up from the base, across from its middle."""
        canvas.box(x + x0 * h, base - y1 * h, x + x1 * h, base - y0 * h, colour)

    def shape(points: list[tuple[float, float]], colour: Colour) -> None:
        canvas.polygon([(x + across * h, base - up * h) for across, up in points], colour)

    def round_(across: float, up: float, radius: float, colour: Colour, tall: float = 1.0) -> None:
        canvas.ellipse(
            x + (across - radius) * h,
            base - (up + radius * tall) * h,
            x + (across + radius) * h,
            base - (up - radius * tall) * h,
            colour,
        )

    if look == "dome":
        block(-0.4, 0, 0.4, 0.42, stone)
        round_(0, 0.45, 0.32, (84, 140, 128))
        block(-0.4, 0, 0.4, 0.4, stone)
        block(-0.03, 0.72, 0.03, 0.98, (222, 180, 70))
        for k in range(5):
            block(-0.36 + 0.16 * k, 0.05, -0.29 + 0.16 * k, 0.34, dark)
    elif look == "tower":
        block(-0.13, 0, 0.13, 0.92, (158, 96, 74))
        for k in range(3):
            block(-0.17 + 0.13 * k, 0.92, -0.09 + 0.13 * k, 1.02, (158, 96, 74))
        block(-0.04, 0.6, 0.04, 0.78, dark)
    elif look == "clock tower":
        block(-0.13, 0, 0.13, 0.8, stone)
        shape([(-0.16, 0.8), (0, 1.06), (0.16, 0.8)], (70, 92, 84))
        round_(0, 0.66, 0.115, (252, 252, 246))
        canvas.line([(x, base - 0.74 * h), (x, base - 0.66 * h), (x + 0.06 * h, base - 0.66 * h)], (20, 20, 20), 0.004)
    elif look == "castle":
        block(-0.5, 0, 0.5, 0.42, stone)
        for across in (-0.5, 0.3):
            block(across, 0, across + 0.2, 0.72, darker(stone, 0.12))
            for k in range(3):
                block(across + 0.075 * k, 0.72, across + 0.05 + 0.075 * k, 0.8, darker(stone, 0.12))
        for k in range(5):
            block(-0.28 + 0.12 * k, 0.42, -0.22 + 0.12 * k, 0.5, stone)
        round_(0, 0.16, 0.11, dark, 1.4)
    elif look == "steeple":
        block(-0.3, 0, 0.3, 0.26, (226, 220, 208))
        block(-0.11, 0, 0.11, 0.5, (236, 230, 220))
        shape([(-0.14, 0.5), (0, 1.06), (0.14, 0.5)], (74, 96, 100))
    elif look == "twin spires":
        block(-0.3, 0, 0.3, 0.45, darker(stone, 0.2))
        for across in (-0.24, 0.24):
            block(across - 0.1, 0, across + 0.1, 0.6, darker(stone, 0.3))
            shape([(across - 0.12, 0.6), (across, 1.05), (across + 0.12, 0.6)], darker(stone, 0.45))
        round_(0, 0.34, 0.08, (70, 90, 130))
    elif look == "lighthouse":
        shape([(-0.14, 0), (-0.09, 0.82), (0.09, 0.82), (0.14, 0)], (246, 246, 244))
        for low in (0.12, 0.4, 0.66):
            block(-0.125 + low * 0.05, low, 0.125 - low * 0.05, low + 0.13, (208, 36, 40))
        block(-0.08, 0.82, 0.08, 0.94, (255, 230, 120))
        shape([(-0.12, 0.94), (0, 1.04), (0.12, 0.94)], (60, 30, 34))
    elif look == "windmill":
        shape([(-0.17, 0), (-0.1, 0.6), (0.1, 0.6), (0.17, 0)], (150, 110, 84))
        shape([(-0.13, 0.6), (0, 0.76), (0.13, 0.6)], (90, 60, 46))
        for k in range(4):
            a = math.pi / 4 + k * math.pi / 2
            canvas.line(
                [(x, base - 0.64 * h), (x + 0.42 * h * math.cos(a), base - (0.64 + 0.42 * math.sin(a)) * h)], (248, 244, 232), 0.012
            )
    elif look == "suspension bridge":
        red: Colour = (190, 62, 52)
        block(-0.95, 0.2, 0.95, 0.27, red)
        for across in (-0.5, 0.5):
            block(across - 0.05, 0, across + 0.05, 0.95, red)
        cable = [(x + (k / 10 - 0.5) * h, base - (0.32 + 2.5 * (k / 10 - 0.5) ** 2) * h) for k in range(11)]
        canvas.line(cable, red, 0.008)
        for side in (-1, 1):
            canvas.line([(x + side * 0.5 * h, base - 0.92 * h), (x + side * 0.95 * h, base - 0.25 * h)], red, 0.008)
    elif look == "observation tower":
        shape([(-0.16, 0), (-0.03, 0.6), (0.03, 0.6), (0.16, 0)], (196, 196, 204))
        round_(0, 0.64, 0.13, (170, 176, 190), 0.6)
        block(-0.02, 0.66, 0.02, 1.06, (212, 60, 50))
    elif look == "obelisk":
        block(-0.2, 0, 0.2, 0.1, stone)
        shape([(-0.1, 0.1), (-0.065, 0.92), (0, 1.02), (0.065, 0.92), (0.1, 0.1)], lighter(stone, 0.35))
    elif look == "temple":
        block(-0.52, 0, 0.52, 0.08, stone)
        for k in range(6):
            block(-0.46 + 0.17 * k, 0.08, -0.38 + 0.17 * k, 0.5, lighter(stone, 0.4))
        block(-0.52, 0.5, 0.52, 0.6, lighter(stone, 0.25))
        shape([(-0.54, 0.6), (0, 0.86), (0.54, 0.6)], lighter(stone, 0.3))
    elif look == "minaret":
        block(-0.42, 0, 0.16, 0.28, (226, 216, 196))
        round_(-0.13, 0.28, 0.24, (120, 150, 156))
        block(-0.42, 0, 0.16, 0.26, (226, 216, 196))
        block(0.24, 0, 0.36, 0.78, (236, 228, 208))
        block(0.2, 0.62, 0.4, 0.67, (190, 180, 156))
        shape([(0.23, 0.78), (0.3, 1.06), (0.37, 0.78)], (70, 100, 110))
    elif look == "onion domes":
        block(-0.4, 0, 0.4, 0.34, (240, 236, 226))
        for across, up, radius, colour in (
            (-0.28, 0.5, 0.13, (60, 130, 90)),
            (0.28, 0.5, 0.13, (60, 130, 90)),
            (0, 0.66, 0.18, (232, 182, 50)),
        ):
            block(across - radius * 0.6, 0.3, across + radius * 0.6, up, (240, 236, 226))
            round_(across, up, radius, colour)
            shape(
                [
                    (across - radius * 0.6, up + radius * 0.7),
                    (across, up + radius * 1.9),
                    (across + radius * 0.6, up + radius * 0.7),
                ],
                colour,
            )
    elif look == "pagoda":
        for k in range(4):
            half = 0.42 - 0.08 * k
            low = 0.22 * k
            block(-half * 0.6, low, half * 0.6, low + 0.16, (186, 60, 46))
            shape([(-half, low + 0.14), (-half * 0.55, low + 0.24), (half * 0.55, low + 0.24), (half, low + 0.14)], (60, 66, 70))
        block(-0.02, 0.88, 0.02, 1.05, (222, 180, 70))
    elif look == "pyramid":
        shape([(-0.62, 0), (0, 0.86), (0.62, 0)], (222, 190, 124))
        shape([(0, 0.86), (0.62, 0), (0.12, 0)], (186, 152, 92))
    elif look == "city gate":
        block(-0.42, 0, 0.42, 0.7, (206, 180, 132))
        block(-0.48, 0.7, 0.48, 0.8, darker(stone, 0.2))
        round_(0, 0.3, 0.17, (70, 60, 56))
        block(-0.17, 0, 0.17, 0.3, (70, 60, 56))
    elif look == "ferris wheel":
        for k in range(8):
            a = k * math.pi / 4
            canvas.line(
                [(x, base - 0.54 * h), (x + 0.44 * h * math.cos(a), base - (0.54 + 0.44 * math.sin(a)) * h)], (120, 124, 140), 0.004
            )
        rim = [
            (x + 0.44 * h * math.cos(k * math.pi / 10), base - (0.54 + 0.44 * math.sin(k * math.pi / 10)) * h) for k in range(21)
        ]
        canvas.line(rim, (240, 240, 246), 0.011)
        for k in range(8):
            a = k * math.pi / 4
            round_(0.44 * math.cos(a), 0.54 + 0.44 * math.sin(a), 0.065, ((220, 60, 60), (250, 200, 50))[k % 2])
        canvas.line([(x - 0.25 * h, base), (x, base - 0.54 * h), (x + 0.25 * h, base)], (90, 94, 110), 0.011)
    elif look == "torii gate":
        red = (216, 60, 36)
        for across in (-0.34, 0.24):
            block(across, 0, across + 0.1, 0.8, red)
        block(-0.56, 0.8, 0.56, 0.92, red)
        block(-0.6, 0.92, 0.6, 0.97, (50, 40, 40))
        block(-0.42, 0.56, 0.42, 0.64, red)
    else:
        raise ValueError(f"no landmark: {look}")
