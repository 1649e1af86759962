"""Paints a scene from back to front, and says for everything visible where it is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from globe_trainer.world.canvas import Canvas, Colour
from globe_trainer.world.clues import rows
from globe_trainer.world.layout import Layout, Slot, sun_box
from globe_trainer.world.painting.houses import House, paint_roof, paint_walls
from globe_trainer.world.painting.land import (
    GROUND,
    paint_centre_line,
    paint_edge_lines,
    paint_ground,
    paint_road,
    paint_sky,
    paint_sun,
    paint_terrain,
    paint_tufts,
)
from globe_trainer.world.painting.landmarks import paint_landmark
from globe_trainer.world.painting.plants import paint_plants, paint_shadows
from globe_trainer.world.painting.roadside import (
    paint_board,
    paint_bollards,
    paint_flag,
    paint_gantry,
    paint_lamp,
    paint_mailbox,
    paint_pole,
    paint_warning,
)
from globe_trainer.world.painting.vehicles import CAR_COLOURS, paint_car, paint_passer, paint_plate, paint_taxi, paint_tram
from globe_trainer.world.photographing import photographed
from globe_trainer.world.scenes import Scene
from globe_trainer.world.visibility import open_clues

FLAGS = {row["code"]: row["drawing"] for row in rows("flags")}
#: Ground and letters of boards: no clue, so the same everywhere.
SHOP_COLOURS: tuple[tuple[Colour, Colour], ...] = (
    ((250, 248, 236), (140, 24, 30)),
    ((30, 60, 110), (255, 255, 255)),
    ((252, 222, 120), (40, 30, 20)),
)
BOARD_COLOURS: tuple[Colour, Colour] = ((255, 255, 255), (20, 40, 90))
GANTRY_COLOURS: tuple[Colour, Colour] = ((24, 74, 150), (255, 255, 255))
ASPHALT: tuple[Colour, ...] = ((98, 98, 102), (112, 110, 108), (86, 88, 94))

#: The lexicon's words for those who hide things.
PASSERS = {"lorry": "truck", "person": "person", "leaves": "leaf"}
#: Share of the photo that a thing which is no clue covers at least to be told.
TOLD_FROM = 0.008

#: Order in which things are painted: what is far comes first.
BACK_TO_FRONT = (
    "sun", "landmark", "plants", "houses", "edge", "centre", "pole", "lamp", "flag", "city sign", "shop", "contact", "bollard",
    "mailbox", "warning", "tram", "taxi", "plate",
)  # fmt: skip


@dataclass(frozen=True)
class Seen:
    """Where a clue is in the photo: its pixels' box in shares of the photo, 0..1, and the share of the photo that they cover."""

    box: tuple[float, float, float, float]
    area: float


@dataclass(frozen=True)
class Photo:
    jpeg: bytes
    #: Kind of clue → where it is, of everything painted that has pixels left.
    seen: dict[str, Seen]
    #: The lexicon's word → where it is, of the things that are no clues.
    things: dict[str, Seen]
    #: Number of what is seen in each pixel (size, size), and the numbers of clues and things in it.
    owners: NDArray[np.uint8]
    numbers: dict[str, int]

    def mask(self, name: str) -> NDArray[np.bool_]:
        """The pixels in which a clue, or a thing that is none, is seen (size, size)."""
        return np.asarray(self.owners == self.numbers[name])


def render(scene: Scene, size: int, rng: np.random.Generator) -> Photo:
    """The photo of a scene, `size` pixels a side, and where every clue is in it."""
    painter = _Painter(scene, size, rng)
    painter.paint()
    jpeg = photographed(painter.canvas, scene.layout, scene.things["weather"], rng)
    return Photo(jpeg, painter.seen(), painter.things_seen(), painter.canvas.owners(), painter.numbers)


class _Painter:
    def __init__(self, scene: Scene, size: int, rng: np.random.Generator) -> None:
        self.scene = scene
        self.layout: Layout = scene.layout
        self.things = scene.things
        self.canvas = Canvas(size, self.layout.frame)
        self.rng = np.random.default_rng(scene.layout.texture)
        self.numbers: dict[str, int] = {}

    def paint(self) -> None:
        canvas, camera, light, things = self.canvas, self.layout.camera, self.layout.light, self.things
        self._own("weather")
        paint_sky(canvas, camera, light, things["weather"], self.rng)
        self._own("ground", haze=0)
        paint_ground(canvas, camera, things["ground"])
        canvas.hazy = 0
        paint_tufts(canvas, camera, things["ground"], self.rng)
        self._own("terrain", haze=0.25)
        if "terrain" in self.scene.open:
            paint_terrain(canvas, camera, self.layout.slots["terrain"], things["terrain"], things["ground"], self.rng)
        else:
            # A line of bushes and haze, the same everywhere.
            self._own(None, haze=0.5)
            canvas.box(0, camera.horizon - 0.02, 1, camera.horizon + 0.012, (120, 132, 116))
        if self.layout.has_road:
            self._own("road", haze=0)
            paint_road(canvas, camera, ASPHALT[int(self.rng.integers(len(ASPHALT)))])
        if "plants" in self.layout.slots:
            self._own("ground")
            paint_shadows(canvas, camera, self.layout.slots["plants"], GROUND[things["ground"]])
        for kind in BACK_TO_FRONT:
            slot = self.layout.slots.get(kind)
            if slot is not None:
                self._paint_one(kind, slot)
        for passer in self.layout.passers:
            self._own(PASSERS[passer.shape], haze=0)
            paint_passer(canvas, passer)

    def _own(self, kind: str | None, haze: float = 0.0) -> None:
        """What is painted from here on belongs to this clue."""
        if kind is None:
            self.canvas.owner = 0
        else:
            self.canvas.owner = self.numbers.setdefault(kind, len(self.numbers) + 1)
        fog = self.layout.light.fog
        self.canvas.hazy = min(0.97, haze + fog * (0.9 if haze else 0.3))

    def _paint_one(self, kind: str, slot: Slot) -> None:
        canvas, camera, look = self.canvas, self.layout.camera, self.scene.visible.get(kind)
        lit = self.layout.light.time == "dusk"
        if kind == "houses":
            if "roof" in self.scene.open:
                self._paint_house(slot, lit)
            return
        if kind == "plate":
            if "side" not in open_clues(self.layout, ("side",)):
                return
            self._own("side")
            behind = (self.things["side"] == "left") == (slot.side < 0)
            paint_car(canvas, slot.box, CAR_COLOURS[int(self.rng.integers(len(CAR_COLOURS)))], behind)
            if look is not None:
                self._own("plate")
                paint_plate(canvas, slot.box, look)
            return
        if look is None:
            return
        self._own(kind, haze={"landmark": 0.18, "plants": 0.05}.get(kind, 0.0))
        behind = (self.things["side"] == "left") == (slot.side < 0)
        paint: dict[str, Callable[[], None]] = {
            "sun": lambda: paint_sun(canvas, self.layout.light, sun_box(slot, look)),
            "landmark": lambda: paint_landmark(canvas, slot, look),
            "plants": lambda: paint_plants(canvas, camera, slot, look, self.rng),
            "pole": lambda: paint_pole(canvas, camera, slot, look),
            "lamp": lambda: paint_lamp(canvas, slot, look, lit),
            "flag": lambda: paint_flag(canvas, camera, slot, FLAGS[look]),
            "edge": lambda: paint_edge_lines(canvas, camera, look),
            "centre": lambda: paint_centre_line(canvas, camera, look),
            "tram": lambda: paint_tram(canvas, slot, look),
            "taxi": lambda: paint_taxi(canvas, slot, look, behind),
            "contact": lambda: paint_board(canvas, slot, look, *BOARD_COLOURS),
            "shop": lambda: paint_board(canvas, slot, look, *SHOP_COLOURS[int(self.rng.integers(len(SHOP_COLOURS)))]),
            "city sign": lambda: paint_gantry(canvas, camera, slot, look, GANTRY_COLOURS),
            "warning": lambda: paint_warning(canvas, slot, look),
            "mailbox": lambda: paint_mailbox(canvas, slot, look),
            "bollard": lambda: paint_bollards(canvas, camera, slot, look),
        }
        paint[kind]()

    def _paint_house(self, slot: Slot, lit: bool) -> None:
        house = House(self.layout.camera, slot)
        roof, wall = self.things["roof"], self.things["wall"]
        self._own("wall")
        paint_walls(
            self.canvas, house, wall, self.things.get("paint", "white"), roof not in ("flat roof", "mansard roof"), lit, self.rng
        )
        self._own("roof")
        paint_roof(self.canvas, house, roof, self.things["ground"] == "snow")

    def seen(self) -> dict[str, Seen]:
        owners = self.canvas.owners()
        found = {kind: seen for kind, number in self.numbers.items() if (seen := _where(owners == number)) is not None}
        if "wall" in found and "paint" in self.things:
            found["paint"] = found["wall"]
        if "taxi" in found:
            found.setdefault("side", found["taxi"])
        return found

    def things_seen(self) -> dict[str, Seen]:
        """Road, lorry, people and leaves, where enough of them is to be seen."""
        owners = self.canvas.owners()
        found = {}
        for thing in ("road", *PASSERS.values()):
            seen = _where(owners == self.numbers[thing]) if thing in self.numbers else None
            if seen is not None and seen.area >= TOLD_FROM:
                found[thing] = seen
        return found


def _where(mask: NDArray[np.bool_]) -> Seen | None:
    """Box and area of the true pixels; None where there is none."""
    if not mask.any():
        return None
    tall, wide = mask.shape
    ys = np.flatnonzero(mask.any(axis=1))
    xs = np.flatnonzero(mask.any(axis=0))
    box = float(xs[0] / wide), float(ys[0] / tall), float((xs[-1] + 1) / wide), float((ys[-1] + 1) / tall)
    return Seen(box, float(mask.sum() / (tall * wide)))
