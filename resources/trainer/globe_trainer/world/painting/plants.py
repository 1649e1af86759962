"""Trees and other plants, each with a shape and a colour of its own."""

from __future__ import annotations

import math
from collections.abc import Callable

import numpy as np

from globe_trainer.world.canvas import Canvas, Colour, darker, lighter
from globe_trainer.world.layout import Camera, Slot

TRUNK: Colour = (104, 78, 54)


def paint_plants(canvas: Canvas, camera: Camera, slot: Slot, plant: str, rng: np.random.Generator) -> None:
    """A row of them away from the road, the farthest first."""
    for step in (2, 1, 0):
        away = slot.away * (1 + 0.42 * step) * float(rng.uniform(0.96, 1.04))
        across = slot.side * (1.95 + 0.35 * step) * float(rng.uniform(0.95, 1.05))
        x, y = camera.at(across, 0, away)
        tall = camera.focal * 2.6 * slot.size / away
        PAINTERS[plant](canvas, x, y, tall, float(rng.uniform(-0.04, 0.04)) * tall)


def paint_shadows(canvas: Canvas, camera: Camera, slot: Slot, ground: Colour) -> None:
    """Of the same row, on the ground; they belong to it and not to the trees."""
    for step in (2, 1, 0):
        away = slot.away * (1 + 0.42 * step)
        x, y = camera.at(slot.side * (1.95 + 0.35 * step), 0, away)
        wide = camera.focal * 0.75 * slot.size / away
        canvas.ellipse(x - wide, y - wide * 0.1, x + wide, y + wide * 0.16, darker(ground, 0.2))


def _palm_tree(canvas: Canvas, x: float, y: float, tall: float, lean: float) -> None:
    canvas.line([(x, y), (x + lean + tall * 0.05, y - tall)], (140, 110, 76), 0.05 * tall)
    _fronds(canvas, x + lean + tall * 0.05, y - tall, tall * 0.42, (56, 120, 58))


def _banana_plant(canvas: Canvas, x: float, y: float, tall: float, _lean: float) -> None:
    for k in range(5):
        angle = -math.pi / 2 + (k - 2) * 0.5
        tip = x + math.cos(angle) * tall * 0.5, y - tall * 0.3 + math.sin(angle) * tall * 0.5
        side = tall * 0.11
        colour = (104, 176, 66) if k % 2 else (124, 196, 80)
        canvas.polygon(
            [
                (x, y - tall * 0.2),
                (tip[0] - side, (tip[1] + y - tall * 0.2) / 2),
                tip,
                (tip[0] + side, (tip[1] + y) / 2 - tall * 0.1),
            ],
            colour,
        )
    canvas.line([(x, y), (x, y - tall * 0.35)], (140, 150, 80), 0.09 * tall)


def _cypress(canvas: Canvas, x: float, y: float, tall: float, _lean: float) -> None:
    canvas.polygon(
        [
            (x - tall * 0.09, y),
            (x - tall * 0.11, y - tall * 0.45),
            (x, y - tall * 1.05),
            (x + tall * 0.11, y - tall * 0.45),
            (x + tall * 0.09, y),
        ],
        (36, 74, 50),
    )


def _birch(canvas: Canvas, x: float, y: float, tall: float, lean: float) -> None:
    canvas.line([(x, y), (x + lean, y - tall * 0.9)], (238, 236, 228), 0.055 * tall)
    for k in range(4):
        up = y - tall * (0.12 + 0.17 * k)
        canvas.line([(x - tall * 0.02, up), (x + tall * 0.022, up)], (40, 40, 40), 0.016 * tall)
    _crown(canvas, x + lean, y - tall * 0.72, tall * 0.25, (150, 186, 84), 0.95)


def _eucalyptus(canvas: Canvas, x: float, y: float, tall: float, lean: float) -> None:
    canvas.line([(x, y), (x + lean, y - tall * 0.75)], (214, 198, 180), 0.05 * tall)
    canvas.line([(x, y - tall * 0.4), (x + tall * 0.2, y - tall * 0.75)], (214, 198, 180), 0.03 * tall)
    for dx, dy in ((-0.14, 0.86), (0.06, 0.98), (0.24, 0.8)):
        _crown(canvas, x + dx * tall, y - dy * tall, tall * 0.15, (118, 152, 134), 0.75)


def _acacia(canvas: Canvas, x: float, y: float, tall: float, lean: float) -> None:
    canvas.line([(x, y), (x + lean, y - tall * 0.55)], TRUNK, 0.05 * tall)
    for dx in (-0.25, 0.25):
        canvas.line([(x, y - tall * 0.4), (x + dx * tall, y - tall * 0.62)], TRUNK, 0.03 * tall)
    canvas.ellipse(x - tall * 0.5, y - tall * 0.78, x + tall * 0.5, y - tall * 0.56, (108, 126, 54))
    canvas.ellipse(x - tall * 0.36, y - tall * 0.84, x + tall * 0.4, y - tall * 0.64, (128, 146, 66))


def _cactus(canvas: Canvas, x: float, y: float, tall: float, _lean: float) -> None:
    canvas.line([(x, y), (x, y - tall * 0.72)], (72, 136, 82), 0.13 * tall)
    for dx, low in ((-0.2, 0.3), (0.2, 0.4)):
        canvas.line(
            [(x, y - low * tall), (x + dx * tall, y - low * tall), (x + dx * tall, y - (low + 0.26) * tall)],
            (72, 136, 82),
            0.08 * tall,
        )
    canvas.line([(x - tall * 0.015, y), (x - tall * 0.015, y - tall * 0.7)], (120, 176, 120), 0.014 * tall)


def _bamboo(canvas: Canvas, x: float, y: float, tall: float, _lean: float) -> None:
    for k in range(6):
        dx = (k - 2.5) * tall * 0.075
        top = x + dx * 1.7, y - tall * (0.8 + 0.1 * (k % 3))
        canvas.line([(x + dx, y), top], (156, 186, 82), 0.028 * tall)
        canvas.ellipse(top[0] - tall * 0.13, top[1] - tall * 0.08, top[0] + tall * 0.13, top[1] + tall * 0.12, (126, 176, 70))


def _cherry_tree(canvas: Canvas, x: float, y: float, tall: float, lean: float) -> None:
    canvas.line([(x, y), (x + lean, y - tall * 0.5)], (84, 60, 56), 0.06 * tall)
    _crown(canvas, x + lean, y - tall * 0.66, tall * 0.31, (246, 182, 202), 0.8)


def _deciduous_tree(canvas: Canvas, x: float, y: float, tall: float, lean: float) -> None:
    canvas.line([(x, y), (x + lean, y - tall * 0.5)], TRUNK, 0.065 * tall)
    _crown(canvas, x + lean, y - tall * 0.64, tall * 0.31, (66, 122, 54), 0.95)


def _spruce(canvas: Canvas, x: float, y: float, tall: float, __lean: float) -> None:
    canvas.line([(x, y), (x, y - tall * 0.2)], TRUNK, 0.05 * tall)
    for k, low in enumerate((0.1, 0.36, 0.62)):
        half = tall * (0.27 - 0.075 * k)
        canvas.polygon(
            [(x - half, y - tall * low), (x, y - tall * (low + 0.44)), (x + half, y - tall * low)],
            (32 + 8 * k, 78 + 10 * k, 58),
        )


def _pine(canvas: Canvas, x: float, y: float, tall: float, __lean: float) -> None:
    """The umbrella pine of warm coasts: a bare trunk and a flat, dark crown."""
    canvas.line([(x, y), (x + tall * 0.03, y - tall * 0.7)], (130, 86, 60), 0.06 * tall)
    canvas.ellipse(x - tall * 0.4, y - tall * 0.98, x + tall * 0.42, y - tall * 0.62, (50, 98, 56))
    canvas.ellipse(x - tall * 0.3, y - tall * 1.02, x + tall * 0.26, y - tall * 0.76, (72, 122, 70))


def _fronds(canvas: Canvas, x: float, y: float, length: float, colour: Colour) -> None:
    for k in range(8):
        angle = math.pi * (0.02 + k * 0.137)
        tip_x, tip_y = x + math.cos(angle) * length, y - math.sin(angle) * length * 0.5 + length * 0.3
        middle = x + math.cos(angle) * length * 0.55, y - math.sin(angle) * length * 0.62 - length * 0.06
        canvas.line([(x, y), middle, (tip_x, tip_y)], lighter(colour, 0.12 * (k % 2)), length * 0.13)


def _crown(canvas: Canvas, x: float, y: float, radius: float, colour: Colour, flat: float) -> None:
    for dx, dy, part in ((-0.55, 0.2, 0.62), (0.55, 0.22, 0.6), (0, -0.3, 0.75), (0, 0.2, 0.7)):
        r = radius * part
        canvas.ellipse(
            x + dx * radius - r,
            y + (dy * radius - r) * flat,
            x + dx * radius + r,
            y + (dy * radius + r) * flat,
            darker(colour, 0.14),
        )
    for dx, dy, part in ((-0.3, -0.1, 0.5), (0.25, -0.35, 0.45)):
        r = radius * part
        canvas.ellipse(
            x + dx * radius - r,
            y + (dy * radius - r) * flat,
            x + dx * radius + r,
            y + (dy * radius + r) * flat,
            lighter(colour, 0.1),
        )


#: Painters by plant: foot of the plant, its height, and how far its top leans, in shares of the picture.
PAINTERS: dict[str, Callable[[Canvas, float, float, float, float], None]] = {
    "acacia": _acacia,
    "bamboo": _bamboo,
    "banana plant": _banana_plant,
    "birch": _birch,
    "cactus": _cactus,
    "cherry tree": _cherry_tree,
    "cypress": _cypress,
    "deciduous tree": _deciduous_tree,
    "eucalyptus": _eucalyptus,
    "palm tree": _palm_tree,
    "pine": _pine,
    "spruce": _spruce,
}
