"""Where things could stand in a photograph, and what the camera, the light and passers-by do to it.

A layout is drawn without knowing the place. So which clues *could* be seen says nothing about the place, and what is or is not
there where it could be seen says exactly what the tables of `clues.py` say: that is what makes the posterior exact.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

import numpy as np

from globe_trainer.world.framing import Box, Frame, area_of, common, hidden, inside

Side = Literal[-1, 1]

#: Share of the photographs, and the chance that a place for a clue lies within the picture: some say much and some next to nothing.
RICHNESS = ((0.2, 0.08), (0.3, 0.35), (0.5, 0.85))

SUN_RADIUS = 0.055

#: How often there is a road that no clue needs.
ROAD_WITHOUT_REASON = 0.6

#: Width and height of what stands beside or on the road.
SIZES = {"warning": (0.54, 1.35), "mailbox": (0.38, 0.95), "bollard": (0.24, 0.75), "pole": (0.5, 3.3), "lamp": (0.55, 2.7),
         "plate": (0.68, 0.55), "tram": (0.74, 1.25), "taxi": (0.7, 0.64)}  # fmt: skip

#: How often a photo shows a part of the picture, and how often a part is looked for that cuts nothing.
CROPPED_SHARE, ATTEMPTS = 0.45, 12
#: Clues that are told only where all of their place is in the photo: letters, and the sun, which may be at either end of it.
ALL_OR_NOTHING, WHOLE = ("city sign", "shop", "contact", "flag", "sun"), 0.97
#: Clues that are wider than what passes before them.
WIDE = ("terrain", "centre", "edge", "houses", "plants")

#: How blurred (σ in pixels of a photo 168 wide) a photo may be for a clue to be told: letters need a sharp picture, hills do not.
SHARP_ENOUGH = {
    "city sign": 1.0,
    "shop": 1.0,
    "contact": 1.3,
    "plate": 1.3,
    "edge": 1.5,
    "bollard": 1.6,
    "lamp": 1.6,
    "centre": 1.8,
}
#: No photo is more blurred than that, and everything else is told in it.
MOST_BLUR = 2.2
#: Thicker fog hides what is far.
FAR_IN_FOG = {"terrain": 0.55, "landmark": 0.6}


@dataclass(frozen=True)
class Camera:
    """A pinhole, its height above the road taken as 1; positions are (across, up, away) in that unit, pictures 0..1 in width and
    height.
    """

    horizon: float
    vanishing: float
    focal: float

    def at(self, across: float, up: float, away: float) -> tuple[float, float]:
        return self.vanishing + self.focal * across / away, self.horizon + self.focal * (1 - up) / away

    def box(self, across: float, away: float, width: float, tall: float) -> Box:
        """Of something that stands on the ground and faces the camera."""
        left, top = self.at(across - width / 2, tall, away)
        right, bottom = self.at(across + width / 2, 0, away)
        return left, top, right, bottom


@dataclass(frozen=True)
class Light:
    time: Literal["day", "low sun", "dusk"]
    #: 0..1; 1 hides everything.
    fog: float


@dataclass(frozen=True)
class Wear:
    """What the camera and the file do to the picture; σ in pixels of a photo 168 wide, noise in 0..255."""

    blur: float
    noise: float
    quality: int


@dataclass(frozen=True)
class Slot:
    """A place for a clue: its box in the picture, 0..1, and where it stands on the ground."""

    box: Box
    side: Side = 1
    across: float = 0.0
    away: float = 1.0
    size: float = 1.0


@dataclass(frozen=True)
class Passer:
    """Something near the camera that hides what is behind it and says nothing about the place."""

    shape: Literal["lorry", "person", "leaves"]
    x: float
    bottom: float
    width: float
    height: float
    colour: tuple[int, int, int]


@dataclass(frozen=True)
class Layout:
    camera: Camera
    frame: Frame
    light: Light
    wear: Wear
    slots: dict[str, Slot]
    passers: tuple[Passer, ...]
    #: For everything that has no meaning: where clouds are, which windows are lit.
    texture: int
    has_road: bool


def draw_layout(rng: np.random.Generator) -> Layout:
    camera = Camera(
        horizon=float(rng.uniform(0.43, 0.53)), vanishing=float(rng.uniform(0.43, 0.57)), focal=float(rng.uniform(0.8, 0.95))
    )
    share = RICHNESS[int(rng.choice(len(RICHNESS), p=[part for part, _ in RICHNESS]))][1]
    time: Literal["day", "low sun", "dusk"] = ("day", "low sun", "dusk")[int(rng.choice(3, p=(0.7, 0.18, 0.12)))]
    light = Light(time, float(rng.beta(1, 3) * 0.35 if rng.random() < 0.85 else rng.uniform(0.35, 0.85)))
    blur = rng.uniform(0, 0.7) if rng.random() < 0.85 else rng.uniform(0.7, MOST_BLUR)
    wear = Wear(float(blur), float(rng.uniform(0, 7)), int(rng.integers(55, 95)))
    slots = {kind: slot for kind, slot in _places(camera, rng).items() if rng.random() < share}
    if time == "day" and (sun := _sun_slot(camera, rng, slots)) is not None:
        slots["sun"] = sun
    frame = _frame(rng, slots)
    passers = _passers(rng, slots, frame)
    on_road = ("plate", "tram", "taxi", "centre", "edge", "bollard")
    has_road = any(kind in slots for kind in on_road) or bool(rng.random() < ROAD_WITHOUT_REASON)
    return Layout(camera, frame, light, wear, slots, passers, int(rng.integers(2**31)), has_road)


def _places(camera: Camera, rng: np.random.Generator) -> dict[str, Slot]:
    """A place for every clue, each in a part of the picture of its own, so that none stands before another."""
    house_side = _either(rng)
    tree_side = _across_from(house_side)
    found: dict[str, Slot] = {}
    found["houses"] = Slot(
        _side_box(camera, house_side), house_side, away=float(rng.uniform(3.3, 3.8)), size=float(rng.uniform(0.94, 1.08))
    )
    found["plants"] = Slot(
        _side_box(camera, tree_side), tree_side, away=float(rng.uniform(4.2, 5.0)), size=float(rng.uniform(0.9, 1.1))
    )
    found["shop"] = _board(camera, house_side, -0.145, -0.03)
    found["contact"] = _board(camera, tree_side, -0.25, -0.13)
    # Beside the trees a sign may be taller than beside the house, whose name board hangs there.
    warning_near = bool(rng.random() < 0.5)
    low = ["mailbox", "bollard"]
    rng.shuffle(low)
    for kind, side, near in (
        ("warning", tree_side, warning_near),
        (low[0], tree_side, not warning_near),
        (low[1], house_side, bool(rng.random() < 0.5)),
    ):
        away, across = (2.35, 0.98) if near else (3.1, 1.08)
        found[kind] = _standing(camera, side, across, away * float(rng.uniform(0.97, 1.05)), SIZES[kind])
    pole_side = _either(rng)
    for kind, side in (("pole", pole_side), ("lamp", _across_from(pole_side))):
        found[kind] = _standing(camera, side, 1.12, 4.4 * float(rng.uniform(0.97, 1.05)), SIZES[kind])
    found |= _vehicles(camera, rng)
    flag_side = _either(rng)
    middle, top = camera.vanishing + flag_side * float(rng.uniform(0.325, 0.345)), float(rng.uniform(0.035, 0.06))
    found["flag"] = Slot((middle - 0.085, top, middle + 0.085, top + 0.12), flag_side)
    top = float(rng.uniform(0.03, 0.055))
    found["city sign"] = Slot((camera.vanishing - 0.215, top, camera.vanishing + 0.215, top + 0.115))
    middle, tall = camera.vanishing + float(rng.uniform(-0.05, 0.05)), float(rng.uniform(0.2, 0.24))
    found["landmark"] = Slot((middle - tall / 2, camera.horizon - tall, middle + tall / 2, camera.horizon), size=tall)
    found["terrain"] = Slot((0.0, camera.horizon - 0.08, 1.0, camera.horizon), size=float(rng.uniform(0.85, 1.2)))
    found["centre"] = Slot((camera.vanishing - 0.04, camera.horizon + 0.12, camera.vanishing + 0.04, 1.0))
    found["edge"] = Slot((camera.vanishing - 0.4, camera.horizon + 0.15, camera.vanishing + 0.4, 1.0))
    return found


def _vehicles(camera: Camera, rng: np.random.Generator) -> dict[str, Slot]:
    """A car in one lane, and a taxi or a tram in the other, farther away."""
    lane = _either(rng)
    found = {"plate": _standing(camera, lane, 0.42, float(rng.uniform(2.15, 2.6)), SIZES["plate"])}
    kind = "tram" if rng.random() < 0.5 else "taxi"
    away = float(rng.uniform(3.3, 3.8) if kind == "tram" else rng.uniform(2.6, 3.0))
    found[kind] = _standing(camera, _across_from(lane), 0.45, away, SIZES[kind])
    return found


def _either(rng: np.random.Generator) -> Side:
    return -1 if rng.random() < 0.5 else 1


def _across_from(side: Side) -> Side:
    return 1 if side < 0 else -1


def _standing(camera: Camera, side: Side, across: float, away: float, size: tuple[float, float]) -> Slot:
    return Slot(camera.box(side * across, away, *size), side, side * across, away)


def _board(camera: Camera, side: Side, top: float, bottom: float) -> Slot:
    """At the edge of the picture, by height from the horizon."""
    left, right = (0.01, 0.34) if side < 0 else (0.66, 0.99)
    return Slot((left, camera.horizon + top, right, camera.horizon + bottom), side)


def _side_box(camera: Camera, side: Side) -> Box:
    left, right = (0.0, camera.vanishing - 0.2) if side < 0 else (camera.vanishing + 0.2, 1.0)
    return left, camera.horizon - 0.3, right, camera.horizon + 0.1


def _sun_slot(camera: Camera, rng: np.random.Generator, slots: dict[str, Slot]) -> Slot | None:
    """A stretch of sky from top to horizon with nothing before it, for a sun high or low; None where there is none."""
    for _ in range(ATTEMPTS):
        x = float(rng.uniform(0.1, 0.9))
        box = x - SUN_RADIUS, camera.horizon * 0.14 - SUN_RADIUS, x + SUN_RADIUS, camera.horizon * 0.74 + SUN_RADIUS
        if all(area_of(common(box, slot.box)) == 0 for kind, slot in slots.items() if kind != "terrain"):
            return Slot(box)
    return None


def sun_box(slot: Slot, look: str) -> Box:
    """Where in its stretch of sky the sun stands."""
    left, top, right, bottom = slot.box
    side = right - left
    return (left, top, right, top + side) if look == "high sun" else (left, bottom - side, right, bottom)


def _frame(rng: np.random.Generator, slots: dict[str, Slot]) -> Frame:
    """The whole picture, or a part of it that cuts no clue in halves."""
    if rng.random() > CROPPED_SHARE:
        return Frame()
    for _ in range(ATTEMPTS):
        side = float(rng.uniform(0.78, 0.97))
        frame = Frame(float(rng.uniform(0, 1 - side)), float(rng.uniform(0, 1 - side)), side)
        if not any(_is_cut(kind, slot, frame) for kind, slot in slots.items()):
            return frame
    return Frame()


def _is_cut(kind: str, slot: Slot, frame: Frame) -> bool:
    before, now = inside(slot.box, Frame()), inside(slot.box, frame)
    return now < before and 0.12 < now < (WHOLE if kind in ALL_OR_NOTHING else 0.8)


def _passers(rng: np.random.Generator, slots: dict[str, Slot], frame: Frame) -> tuple[Passer, ...]:
    """Up to two. One that would leave a clue half hidden is moved: whether that could be told would be anybody's guess."""
    found: list[Passer] = []
    for _ in range(int(rng.choice(3, p=(0.65, 0.27, 0.08)))):
        for _attempt in range(ATTEMPTS):
            passer = _passer(rng)
            if not any(_is_half_hidden(kind, slot, frame, [*found, passer]) for kind, slot in slots.items()):
                found.append(passer)
                break
    return tuple(found)


def hidden_share(slot: Slot, frame: Frame, passers: Sequence[Passer]) -> float:
    """Share of a clue's place that passers-by hide; what two of them hide is counted twice."""
    return sum(hidden(slot.box, frame, passer_box(passer)) for passer in passers)


def _is_half_hidden(kind: str, slot: Slot, frame: Frame, passers: Sequence[Passer]) -> bool:
    share = hidden_share(slot, frame, passers)
    # Leaves let through what is behind them.
    all_hidden = 0.75 if passers[-1].shape != "leaves" else 1.1
    return hidden_at_most(kind) * 0.8 < share < all_hidden


def hidden_at_most(kind: str) -> float:
    """What of a clue may be hidden so that it is told all the same: more where it is wide."""
    return 0.45 if kind in WIDE else 0.2


def _passer(rng: np.random.Generator) -> Passer:
    shape: Literal["lorry", "person", "leaves"] = ("lorry", "person", "leaves")[int(rng.integers(3))]
    colour = (int(rng.integers(40, 150)), int(rng.integers(40, 150)), int(rng.integers(40, 150)))
    x = float(rng.uniform(0, 1))
    if shape == "lorry":
        return Passer(
            shape, x, float(rng.uniform(0.85, 1.05)), float(rng.uniform(0.3, 0.42)), float(rng.uniform(0.45, 0.6)), colour
        )
    if shape == "person":
        return Passer(
            shape, x, float(rng.uniform(0.95, 1.08)), float(rng.uniform(0.12, 0.17)), float(rng.uniform(0.42, 0.52)), colour
        )
    width = float(rng.uniform(0.22, 0.34))
    return Passer(shape, float(rng.choice((0.0, 1.0))), float(rng.uniform(0.3, 0.5)), width * 2, 0.5, (40, 80, 35))


def passer_box(passer: Passer) -> Box:
    return passer.x - passer.width / 2, passer.bottom - passer.height, passer.x + passer.width / 2, passer.bottom
