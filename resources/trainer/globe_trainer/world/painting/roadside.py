"""What stands beside the road: signs, bollards, posts, poles, lamps, boards, and the flag."""

from __future__ import annotations

import math
from itertools import pairwise

from globe_trainer.world.canvas import Canvas, Colour, Point, darker, lighter
from globe_trainer.world.layout import Camera, Slot

STEEL: Colour = (120, 124, 130)
RED: Colour = (212, 32, 38)
MAILBOX: dict[str, Colour] = {
    "red": (208, 34, 38), "yellow": (250, 204, 30), "blue": (36, 84, 180), "green": (36, 124, 66), "orange": (244, 120, 24),
}  # fmt: skip
POLE: dict[str, Colour] = {"wooden pole": (120, 82, 50), "concrete pole": (186, 184, 178), "metal pole": (92, 106, 122)}
FLAG: dict[str, Colour] = {
    "red": (210, 26, 44), "white": (248, 248, 246), "blue": (20, 82, 176), "navy": (14, 36, 110), "yellow": (252, 206, 24),
    "green": (14, 132, 70), "black": (24, 24, 26), "orange": (248, 136, 36), "maroon": (150, 24, 52), "gold": (236, 180, 40),
    "brown": (140, 92, 40), "crimson": (220, 20, 60), "sky": (112, 178, 230),
}  # fmt: skip


def paint_bollards(canvas: Canvas, camera: Camera, slot: Slot, look: str) -> None:
    """A row of them along the verge; the nearest is the one that is told."""
    for away in (slot.away * 2.6, slot.away * 1.7, slot.away):
        half, tall = 0.1, 0.75
        left, top = camera.at(slot.across - half, tall, away)
        right, bottom = camera.at(slot.across + half, 0, away)
        w, h = right - left, bottom - top
        ground: Colour = (146, 100, 62) if look == "wood" else (246, 246, 244)
        # An outline and a foot, or a white one would be lost in snow.
        canvas.box(left - w * 0.08, top - h * 0.02, right + w * 0.08, bottom, darker(ground, 0.55))
        canvas.box(left, top, right, bottom - h * 0.04, ground)
        canvas.box(left, top, left + w * 0.2, bottom, darker(ground, 0.22))
        if look == "wood":
            canvas.ellipse(left, top - h * 0.05, right, top + h * 0.06, lighter(ground, 0.3))
        elif look == "red and white":
            for k in (0, 2):
                canvas.box(left, top + h * k * 0.25, right, top + h * (k + 1) * 0.25, RED)
        elif look == "yellow top":
            canvas.box(left, top, right, top + h * 0.38, (252, 200, 16))
        else:
            band: Colour = RED if "red" in look else (24, 24, 26)
            canvas.box(left, top + h * 0.18, right, top + h * 0.48, band)


def paint_warning(canvas: Canvas, slot: Slot, look: str) -> None:
    left, top, right, bottom = slot.box
    w = right - left
    middle = (left + right) / 2
    canvas.box(middle - w * 0.045, top + w * 0.4, middle + w * 0.045, bottom, STEEL)
    if look == "yellow diamond":
        y = top + w * 0.52
        canvas.polygon(_diamond(middle, y, w * 0.56), (30, 30, 30))
        canvas.polygon(_diamond(middle, y, w * 0.49), (255, 206, 16))
    else:
        rim: Colour = (24, 24, 26) if look == "yellow triangle" else RED
        ground: Colour = (250, 250, 248) if look == "red triangle" else (255, 212, 28)
        canvas.polygon([(middle, top), (right + w * 0.04, top + w * 0.94), (left - w * 0.04, top + w * 0.94)], rim)
        canvas.polygon([(middle, top + w * 0.25), (right - w * 0.16, top + w * 0.82), (left + w * 0.16, top + w * 0.82)], ground)
    canvas.box(middle - w * 0.045, top + w * 0.42, middle + w * 0.045, top + w * 0.62, (24, 24, 24))
    canvas.box(middle - w * 0.045, top + w * 0.67, middle + w * 0.045, top + w * 0.75, (24, 24, 24))


def _diamond(x: float, y: float, half: float) -> list[Point]:
    return [(x, y - half), (x + half, y), (x, y + half), (x - half, y)]


def paint_mailbox(canvas: Canvas, slot: Slot, look: str) -> None:
    left, top, right, bottom = slot.box
    w, h = right - left, bottom - top
    colour = MAILBOX[look]
    canvas.box(left + w * 0.4, top + h * 0.5, right - w * 0.4, bottom, STEEL)
    canvas.box(left, top + h * 0.12, right, top + h * 0.66, colour)
    canvas.ellipse(left, top, right, top + h * 0.26, lighter(colour, 0.12))
    canvas.box(left + w * 0.16, top + h * 0.24, right - w * 0.16, top + h * 0.3, darker(colour, 0.7))
    canvas.box(left + w * 0.3, top + h * 0.38, right - w * 0.3, top + h * 0.52, lighter(colour, 0.8))


def paint_pole(canvas: Canvas, camera: Camera, slot: Slot, look: str) -> None:
    """Three poles into the distance with wires between them."""
    colour = POLE[look]
    tops: list[tuple[Point, float]] = []
    for away in (slot.away * 2.4, slot.away * 1.5, slot.away):
        x, bottom = camera.at(slot.across * 1.25, 0, away)
        _, top = camera.at(slot.across * 1.25, 3.1, away)
        width = 0.075 / away
        if look == "metal pole":
            # Lattice: two legs and crossing braces.
            for side in (-1, 1):
                canvas.line([(x + side * width * 1.3, bottom), (x + side * width * 0.5, top)], colour, width * 0.5)
            for k in range(6):
                low, high = bottom + (top - bottom) * k / 6, bottom + (top - bottom) * (k + 1) / 6
                canvas.line([(x - width, low), (x + width, high)], colour, width * 0.35)
                canvas.line([(x + width, low), (x - width, high)], colour, width * 0.35)
        else:
            canvas.box(x - width, top, x + width, bottom, colour)
            canvas.box(x - width, top, x - width * 0.4, bottom, darker(colour, 0.25))
        arm = 0.32 / away
        canvas.box(x - arm, top + 0.06 / away, x + arm, top + 0.12 / away, darker(colour, 0.2))
        tops.append(((x, top + 0.09 / away), arm))
    x, bottom = camera.at(slot.across * 1.25, 3.1, slot.away * 0.55)
    tops.append(((x, bottom), 0.32 / (slot.away * 0.55)))
    for (one, one_arm), (next_, next_arm) in pairwise(tops):
        for sign in (-0.85, 0.85):
            middle = (one[0] + next_[0]) / 2 + sign * (one_arm + next_arm) / 2, (one[1] + next_[1]) / 2 + 0.012
            canvas.line([(one[0] + sign * one_arm, one[1]), middle, (next_[0] + sign * next_arm, next_[1])], (44, 44, 48), 0.003)


def paint_lamp(canvas: Canvas, slot: Slot, look: str, lit: bool) -> None:
    left, top, right, bottom = slot.box
    x, w, h = (left + right) / 2, right - left, bottom - top
    bulb: Colour = (255, 236, 150) if lit else (252, 248, 226)
    dark: Colour = (54, 60, 66)
    canvas.box(x - w * 0.06, top + h * 0.08, x + w * 0.06, bottom, dark)
    canvas.box(x - w * 0.12, bottom - h * 0.08, x + w * 0.12, bottom, dark)
    if look == "globe":
        canvas.disc(x, top + h * 0.07, w * 0.24, bulb)
    elif look == "lantern":
        canvas.polygon(
            [(x - w * 0.2, top), (x + w * 0.2, top), (x + w * 0.12, top + h * 0.14), (x - w * 0.12, top + h * 0.14)], bulb
        )
        canvas.polygon([(x - w * 0.26, top + h * 0.01), (x, top - h * 0.06), (x + w * 0.26, top + h * 0.01)], dark)
    elif look == "arched":
        to_road = -slot.side
        points = [
            (x + to_road * w * 0.5 * (1 - math.cos(k * math.pi / 8)), top + h * 0.1 - h * 0.1 * math.sin(k * math.pi / 8))
            for k in range(6)
        ]
        canvas.line(points, dark, w * 0.1)
        end_x, end_y = points[-1]
        canvas.ellipse(end_x - w * 0.22, end_y - h * 0.005, end_x + w * 0.22, end_y + h * 0.05, bulb)
    else:
        canvas.line([(x - w * 0.5, top + h * 0.04), (x, top + h * 0.1), (x + w * 0.5, top + h * 0.04)], dark, w * 0.1)
        for side in (-0.5, 0.5):
            canvas.ellipse(x + side * w - w * 0.2, top + h * 0.03, x + side * w + w * 0.2, top + h * 0.085, bulb)


def paint_board(canvas: Canvas, slot: Slot, text: str, ground: Colour, ink: Colour) -> None:
    left, top, right, bottom = slot.box
    w, h = right - left, bottom - top
    for x in (left + w * 0.12, right - w * 0.16):
        canvas.box(x, bottom, x + w * 0.05, bottom + h * 1.6, darker(STEEL, 0.2))
    panel(canvas, slot, text, ground, ink)


def panel(canvas: Canvas, slot: Slot, text: str, ground: Colour, ink: Colour) -> None:
    """A board with a rim and the text across its whole width."""
    left, top, right, bottom = slot.box
    rim = 0.006
    canvas.box(left, top, right, bottom, ink)
    canvas.box(left + rim, top + rim, right - rim, bottom - rim, ground)
    canvas.letters(text, left + rim * 2.2, top + rim * 2.2, right - rim * 2.2, bottom - rim * 2.2, ink)


def paint_gantry(canvas: Canvas, camera: Camera, slot: Slot, text: str, colours: tuple[Colour, Colour]) -> None:
    left, top, right, _ = slot.box
    for side, x in ((-1, left - 0.008), (1, right + 0.008)):
        _, foot = camera.at(side * 1.0, 0, 5.0)
        canvas.line([(x, top - 0.01), (x, foot)], STEEL, 0.011)
    canvas.line([(left - 0.012, top - 0.006), (right + 0.012, top - 0.006)], STEEL, 0.011)
    panel(canvas, slot, text, *colours)


def paint_flag(canvas: Canvas, camera: Camera, slot: Slot, drawing: list[str]) -> None:
    """`drawing` is a list of shapes in the flag's own width and height; see `data/flags.jsonl`."""
    left, top, right, bottom = slot.box
    mast = left if slot.side > 0 else right
    canvas.line([(mast, top - 0.015), (mast, camera.horizon + 0.22)], (196, 196, 200), 0.009)
    canvas.disc(mast, top - 0.016, 0.009, (230, 196, 90))
    w, h = right - left, bottom - top

    def at(x: float, y: float) -> Point:
        # It waves a little, more the farther from the mast. The hoist is on the left as in every drawing of flags.
        return left + w * x, top + h * (y + 0.05 * math.sin(x * 5.5))

    for shape in drawing:
        kind, *rest = shape.split()
        if kind in ("h", "v"):
            _stripes(canvas, at, kind, rest)
        elif kind == "ground":
            _quad(canvas, at, 0, 0, 1, 1, FLAG[rest[0]])
        elif kind == "cross":
            x, thick, colour = float(rest[0]), float(rest[1]), FLAG[rest[2]]
            _quad(canvas, at, 0, 0.5 - thick / 2, 1, 0.5 + thick / 2, colour)
            _quad(canvas, at, x - thick / 3, 0, x + thick / 3, 1, colour)
        elif kind == "rect":
            x0, y0, x1, y1 = map(float, rest[:4])
            _quad(canvas, at, x0, y0, x1, y1, FLAG[rest[4]])
        elif kind == "disc":
            x, y, r = map(float, rest[:3])
            canvas.polygon(
                [at(x + r * 0.68 * math.cos(k * 0.5236), y + r * math.sin(k * 0.5236)) for k in range(12)], FLAG[rest[3]]
            )
        elif kind == "star":
            x, y, r = map(float, rest[:3])
            points = [(r if k % 2 == 0 else r * 0.45, -math.pi / 2 + k * math.pi / 5) for k in range(10)]
            canvas.polygon([at(x + q * 0.68 * math.cos(a), y + q * math.sin(a)) for q, a in points], FLAG[rest[3]])
        elif kind == "saltire":
            t = float(rest[0]) / 2
            canvas.polygon([at(0, 0), at(t, 0), at(1, 1 - t), at(1, 1), at(1 - t, 1), at(0, t)], FLAG[rest[1]])
            canvas.polygon([at(1, 0), at(1, t), at(t, 1), at(0, 1), at(0, 1 - t), at(1 - t, 0)], FLAG[rest[1]])
        elif kind == "tri":
            canvas.polygon([at(0, 0), at(0.5, 0.5), at(0, 1)], FLAG[rest[0]])
        elif kind == "poly":
            numbers = [float(number) for number in rest[1:]]
            canvas.polygon([at(x, y) for x, y in zip(numbers[::2], numbers[1::2], strict=True)], FLAG[rest[0]])
        else:
            raise ValueError(f"no shape of a flag: {shape}")


def _stripes(canvas: Canvas, at: object, way: str, colours: list[str]) -> None:
    for k, colour in enumerate(colours):
        one, other = k / len(colours), (k + 1) / len(colours)
        if way == "h":
            _quad(canvas, at, 0, one, 1, other, FLAG[colour])
        else:
            _quad(canvas, at, one, 0, other, 1, FLAG[colour])


def _quad(canvas: Canvas, at: object, x0: float, y0: float, x1: float, y1: float, colour: Colour) -> None:
    steps = [x0 + (x1 - x0) * k / 4 for k in range(5)]
    place = at
    canvas.polygon([place(x, y0) for x in steps] + [place(x, y1) for x in reversed(steps)], colour)  # type: ignore[operator]
