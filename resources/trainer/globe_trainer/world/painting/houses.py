"""A house beside the road: the front that faces the camera, the gable that faces the road, and the roof between them."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from globe_trainer.world.canvas import Canvas, Colour, Point, darker, lighter
from globe_trainer.world.layout import Camera, Slot

PAINT: dict[str, Colour] = {
    "white": (238, 234, 226),
    "yellow": (240, 208, 104),
    "pink": (232, 160, 164),
    "blue": (128, 168, 212),
    "orange": (230, 144, 80),
    "green": (148, 186, 136),
}
WALL: dict[str, Colour] = {
    "brick": (166, 78, 58),
    "concrete wall": (164, 164, 160),
    "stone wall": (190, 176, 148),
    "glass": (104, 150, 178),
}
ROOF: dict[str, Colour] = {
    "tiled roof": (200, 84, 48),
    "slate roof": (78, 84, 98),
    "corrugated roof": (150, 166, 174),
    "flat roof": (196, 192, 184),
    "mansard roof": (92, 106, 122),
    "thatched roof": (194, 158, 86),
}
WINDOW: Colour = (62, 76, 96)
LIT: Colour = (250, 214, 120)


class House:
    """Corners in space: across from `inner`, the road's side, to `outer`; away from `near` to `far`; `tall` up to the eaves."""

    def __init__(self, camera: Camera, slot: Slot) -> None:
        self.camera = camera
        self.side = slot.side
        self.inner, self.outer = 1.32 * slot.side, 4.2 * slot.side
        self.near, self.far = slot.away, slot.away + 2.6
        self.middle = (self.near + self.far) / 2
        self.tall = 1.72 * slot.size
        self.ridge = self.tall + 1.25

    def front(self, across: float, up: float) -> Point:
        """A point of the front: 0 at the road's side; 0.35 is about where the picture ends."""
        return self.camera.at(self.inner + (self.outer - self.inner) * across, up, self.near)

    def gable(self, along: float, up: float) -> Point:
        """A point of the wall along the road: 0 near, 1 far."""
        return self.camera.at(self.inner, up, self.near + (self.far - self.near) * along)


Wall = Callable[[float, float], Point]


def paint_walls(canvas: Canvas, house: House, wall: str, paint: str, gabled: bool, lit: bool, rng: np.random.Generator) -> None:
    colour = PAINT[paint] if wall in ("stucco", "cladding") else WALL[wall]
    shaded = darker(colour, 0.18)
    peak = [house.gable(0.5, house.ridge)] if gabled else []
    canvas.polygon([house.gable(0, 0), house.gable(0, house.tall), *peak, house.gable(1, house.tall), house.gable(1, 0)], shaded)
    canvas.polygon(_patch(house.front, 0, 1, 0, house.tall), colour)
    if wall in TEXTURES:
        TEXTURES[wall](canvas, house.front, colour, house.tall, 3, rng)
        TEXTURES[wall](canvas, house.gable, shaded, house.tall, 1, rng)
    if wall == "glass":
        return
    pane = LIT if lit else WINDOW
    for left in (0.06, 0.22):
        canvas.polygon(_patch(house.front, left, left + 0.1, 0.32, 0.78), lighter(colour, 0.6))
        canvas.polygon(_patch(house.front, left + 0.012, left + 0.088, 0.37, 0.73), pane)
    for left in (0.2, 0.6):
        canvas.polygon(_patch(house.gable, left, left + 0.2, 0.7, 1.3), lighter(shaded, 0.5))
        canvas.polygon(_patch(house.gable, left + 0.03, left + 0.17, 0.75, 1.25), pane)


def _patch(wall: Wall, left: float, right: float, low: float, high: float) -> list[Point]:
    return [wall(left, low), wall(left, high), wall(right, high), wall(right, low)]


def _brick(canvas: Canvas, face: Wall, colour: Colour, tall: float, steps: int, _rng: np.random.Generator) -> None:
    rows = 8
    for row in range(rows):
        low = tall * row / rows
        canvas.line([face(0, low), face(1, low)], lighter(colour, 0.38), 0.003)
        for column in range(5 * steps):
            at = (column + 0.5 * (row % 2)) / (5 * steps)
            canvas.line([face(at, low), face(at, low + tall / rows)], lighter(colour, 0.3), 0.003)


def _cladding(canvas: Canvas, face: Wall, colour: Colour, tall: float, _steps: int, _rng: np.random.Generator) -> None:
    for row in range(1, 9):
        canvas.line([face(0, tall * row / 9), face(1, tall * row / 9)], darker(colour, 0.3), 0.004)


def _stone(canvas: Canvas, face: Wall, colour: Colour, tall: float, steps: int, rng: np.random.Generator) -> None:
    for row in range(5):
        for column in range(4 * steps):
            left, low = (column + 0.5 * (row % 2)) / (4 * steps), row * tall / 5
            shade = darker(colour, float(rng.uniform(0, 0.34)))
            canvas.polygon(_patch(face, left, min(1.0, left + 0.86 / (4 * steps)), low + 0.03, low + tall / 5 - 0.03), shade)


def _concrete(canvas: Canvas, face: Wall, colour: Colour, tall: float, steps: int, _rng: np.random.Generator) -> None:
    for up in (0.5, 1.0):
        canvas.line([face(0, tall * up / 1.5), face(1, tall * up / 1.5)], darker(colour, 0.25), 0.005)
    for column in range(1, 2 * steps):
        canvas.line([face(column / (2 * steps), 0), face(column / (2 * steps), tall)], darker(colour, 0.25), 0.005)


def _glass(canvas: Canvas, face: Wall, colour: Colour, tall: float, steps: int, rng: np.random.Generator) -> None:
    for row in range(3):
        for column in range(3 * steps):
            left, low = (column + 0.1) / (3 * steps), (row + 0.1) * tall / 3
            shade = lighter(colour, float(rng.uniform(0.05, 0.55)))
            canvas.polygon(_patch(face, left, left + 0.8 / (3 * steps), low, low + tall * 0.8 / 3), shade)


#: What walls are made of. `steps` is how many times as wide as the gable the front is: stones are as wide on both.
TEXTURES: dict[str, Callable[[Canvas, Wall, Colour, float, int, np.random.Generator], None]] = {
    "brick": _brick,
    "cladding": _cladding,
    "stone wall": _stone,
    "concrete wall": _concrete,
    "glass": _glass,
}


def paint_roof(canvas: Canvas, house: House, roof: str, snowy: bool) -> None:
    colour = ROOF[roof]
    at, inner, outer, tall = house.camera.at, house.inner, house.outer, house.tall
    if roof == "flat roof":
        canvas.polygon(_patch(house.gable, 0, 1, tall, tall + 0.16), darker(colour, 0.2))
        canvas.polygon(_patch(house.front, -0.02, 1, tall, tall + 0.16), colour)
        # Water tank and aerial: what stands on flat roofs.
        (left, top), (right, bottom) = (
            at(inner * 1.25, tall + 0.75, house.near),
            at(inner * 1.25 + 0.42 * house.side, tall + 0.16, house.near),
        )
        canvas.box(min(left, right), top, max(left, right), bottom, (70, 74, 80))
        return
    eaves, overhang = tall - 0.06, inner - 0.14 * house.side
    near, ridge_at = house.near - 0.12, house.middle
    if roof == "mansard roof":
        _mansard(canvas, house, colour, overhang)
        return
    low_left, low_right = at(overhang, eaves, near), at(outer, eaves, near)
    top_left, top_right = at(overhang, house.ridge, ridge_at), at(outer, house.ridge, ridge_at)
    canvas.polygon([low_left, top_left, top_right, low_right], colour)

    def slope(across: float, up: float) -> Point:
        return at(overhang + (outer - overhang) * across, eaves + (house.ridge - eaves) * up, near + (ridge_at - near) * up)

    if roof == "corrugated roof":
        for step in range(22):
            canvas.line(
                [slope(step / 22, 0), slope(step / 22, 1)], darker(colour, 0.34) if step % 2 else lighter(colour, 0.45), 0.006
            )
    else:
        rows = {"tiled roof": 5, "slate roof": 6, "thatched roof": 3}[roof]
        for row in range(1, rows):
            canvas.line([slope(0, row / rows), slope(1, row / rows)], darker(colour, 0.24), 0.005)
        if roof == "tiled roof":
            for step in range(26):
                canvas.line([slope(step / 26, 0), slope(step / 26, 1)], darker(colour, 0.14), 0.003)
        if roof == "thatched roof":
            canvas.line([top_left, top_right], darker(colour, 0.35), 0.026)
    # Verge boards over the gable, white under snow.
    verge = lighter(colour, 0.9) if snowy else darker(colour, 0.3)
    canvas.line([low_left, top_left, at(overhang, eaves, house.far)], verge, 0.05 if roof == "thatched roof" else 0.016)
    if snowy:
        canvas.polygon([slope(0, 0.72), slope(0, 1), slope(1, 1), slope(1, 0.72)], (240, 244, 250))


def _mansard(canvas: Canvas, house: House, colour: Colour, overhang: float) -> None:
    """A steep lower slope with dormers and a low upper one."""
    at, low, knee, top = house.camera.at, house.tall - 0.04, house.tall + 0.85, house.tall + 1.1
    inset = house.inner + 0.2 * house.side
    canvas.polygon(
        [
            at(overhang, low, house.near),
            at(inset, knee, house.near + 0.2),
            at(inset, knee, house.far),
            at(overhang, low, house.far),
        ],
        darker(colour, 0.25),
    )
    canvas.polygon(
        [
            at(overhang, low, house.near),
            at(inset, knee, house.near + 0.2),
            at(house.outer, knee, house.near + 0.2),
            at(house.outer, low, house.near),
        ],
        colour,
    )
    canvas.polygon(
        [
            at(inset, knee, house.near + 0.2),
            at(inset, top, house.middle),
            at(house.outer, top, house.middle),
            at(house.outer, knee, house.near + 0.2),
        ],
        lighter(colour, 0.25),
    )
    for share in (0.07, 0.25):
        across = house.inner + (house.outer - house.inner) * share
        (left, upper), (right, lower) = (
            at(across, house.tall + 0.7, house.near),
            at(across + 0.36 * house.side, house.tall + 0.15, house.near),
        )
        canvas.box(min(left, right), upper, max(left, right), lower, (240, 236, 226))
        w = abs(right - left) * 0.2
        canvas.box(min(left, right) + w, upper + w, max(left, right) - w, lower, WINDOW)
