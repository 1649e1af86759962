"""Cars with plates, taxis and trams, seen from behind or from the front."""

from __future__ import annotations

from globe_trainer.world.canvas import Canvas, Colour, darker, lighter, mixed
from globe_trainer.world.framing import Box
from globe_trainer.world.layout import Passer, Slot, passer_box

PAPER: Colour = (250, 250, 250)
PLATE: dict[str, Colour] = {
    "white": PAPER, "short white": PAPER, "blue band": PAPER, "two blue bands": PAPER, "blue top": PAPER,
    "yellow": (255, 206, 20), "black": (20, 20, 22), "blue": (28, 76, 190), "red": (206, 30, 36),
}  # fmt: skip
PLATE_BLUE: Colour = (20, 66, 190)
TRAM: dict[str, Colour] = {
    "red": (206, 40, 40), "yellow": (250, 200, 40), "green": (40, 140, 76), "blue": (44, 92, 190), "white": (240, 240, 238),
}  # fmt: skip
TAXI: dict[str, Colour] = {
    "yellow": (252, 204, 20), "black": (36, 36, 40), "white": (242, 242, 242), "green": (60, 160, 84), "pink": (240, 110, 160),
}  # fmt: skip
CAR_COLOURS: tuple[Colour, ...] = ((150, 154, 162), (70, 84, 110), (120, 46, 50), (196, 190, 178), (58, 92, 84))
GLASS: Colour = (52, 66, 82)
TYRE: Colour = (30, 30, 32)


def paint_car(canvas: Canvas, box: Box, colour: Colour, from_behind: bool) -> None:
    left, top, right, bottom = box
    w, h = right - left, bottom - top
    canvas.ellipse(left - w * 0.04, bottom - h * 0.1, right + w * 0.04, bottom + h * 0.08, (52, 52, 54))
    canvas.box(left + w * 0.06, bottom - h * 0.2, left + w * 0.24, bottom, TYRE)
    canvas.box(right - w * 0.24, bottom - h * 0.2, right - w * 0.06, bottom, TYRE)
    canvas.polygon(
        [(left + w * 0.13, top + h * 0.45), (left + w * 0.24, top), (right - w * 0.24, top), (right - w * 0.13, top + h * 0.45)],
        darker(colour, 0.1),
    )
    canvas.polygon(
        [
            (left + w * 0.2, top + h * 0.4),
            (left + w * 0.28, top + h * 0.08),
            (right - w * 0.28, top + h * 0.08),
            (right - w * 0.2, top + h * 0.4),
        ],
        GLASS if from_behind else lighter(GLASS, 0.35),
    )
    canvas.box(left, top + h * 0.4, right, bottom - h * 0.12, colour)
    canvas.box(left, top + h * 0.4, right, top + h * 0.46, lighter(colour, 0.3))
    lamp: Colour = (228, 28, 28) if from_behind else (255, 250, 214)
    if from_behind:
        canvas.box(left + w * 0.02, top + h * 0.48, left + w * 0.16, top + h * 0.68, lamp)
        canvas.box(right - w * 0.16, top + h * 0.48, right - w * 0.02, top + h * 0.68, lamp)
    else:
        canvas.box(left + w * 0.24, top + h * 0.5, right - w * 0.24, top + h * 0.6, (40, 40, 44))
        canvas.disc(left + w * 0.12, top + h * 0.58, w * 0.085, lamp)
        canvas.disc(right - w * 0.12, top + h * 0.58, w * 0.085, lamp)


def plate_box(car: Box, is_short: bool) -> Box:
    left, top, right, bottom = car
    w, h = right - left, bottom - top
    if is_short:
        return left + w * 0.34, top + h * 0.6, right - w * 0.34, top + h * 0.86
    return left + w * 0.26, top + h * 0.64, right - w * 0.26, top + h * 0.83


def paint_plate(canvas: Canvas, car: Box, look: str) -> None:
    left, top, right, bottom = plate_box(car, look.startswith("short"))
    w, h = right - left, bottom - top
    ground: Colour = PLATE[look]
    canvas.box(left, top, right, bottom, ground)
    if look in ("blue band", "two blue bands"):
        canvas.box(left, top, left + w * 0.2, bottom, PLATE_BLUE)
    if look == "two blue bands":
        canvas.box(right - w * 0.2, top, right, bottom, PLATE_BLUE)
    if look == "blue top":
        canvas.box(left, top, right, top + h * 0.36, PLATE_BLUE)
    ink = (240, 240, 240) if look in ("black", "blue", "red") else (24, 24, 30)
    for k in range(4):
        at = left + w * (0.27 + 0.13 * k)
        canvas.box(at, top + h * 0.42, at + w * 0.07, bottom - h * 0.2, ink)


def paint_taxi(canvas: Canvas, slot: Slot, look: str, from_behind: bool) -> None:
    left, top, right, bottom = slot.box
    w, h = right - left, bottom - top
    body = (left, top + h * 0.16, right, bottom)
    paint_car(canvas, body, TAXI[look], from_behind)
    canvas.box(left + w * 0.3, top, right - w * 0.3, top + h * 0.17, (255, 236, 130) if look != "yellow" else (30, 30, 30))
    canvas.letters(
        "TAXI",
        left + w * 0.31,
        top + h * 0.01,
        right - w * 0.31,
        top + h * 0.16,
        (20, 20, 20) if look != "yellow" else (255, 236, 130),
    )
    for k in range(8):
        at = left + w * k / 8
        canvas.box(at, top + h * 0.86, at + w / 16, top + h * 0.9, (20, 20, 20) if look != "black" else (240, 240, 240))


def paint_tram(canvas: Canvas, slot: Slot, look: str) -> None:
    left, top, right, bottom = slot.box
    w, h = right - left, bottom - top
    colour = TRAM[look]
    canvas.line([(left + w * 0.5, top), (left + w * 0.38, top - h * 0.1), (left + w * 0.5, top - h * 0.18)], (50, 50, 54), 0.006)
    canvas.box(left + w * 0.1, bottom - h * 0.08, right - w * 0.1, bottom, (40, 40, 44))
    canvas.polygon(
        [
            (left, bottom - h * 0.05),
            (left, top + h * 0.1),
            (left + w * 0.12, top),
            (right - w * 0.12, top),
            (right, top + h * 0.1),
            (right, bottom - h * 0.05),
        ],
        colour,
    )
    canvas.box(left + w * 0.1, top + h * 0.2, right - w * 0.1, top + h * 0.52, mixed(GLASS, (150, 180, 200), 0.25))
    canvas.box(left + w * 0.49, top + h * 0.2, left + w * 0.52, top + h * 0.52, darker(colour, 0.3))
    canvas.box(left + w * 0.24, top + h * 0.06, right - w * 0.24, top + h * 0.15, (40, 40, 30))
    canvas.box(left + w * 0.3, top + h * 0.085, right - w * 0.3, top + h * 0.125, (255, 200, 60))
    canvas.box(left, top + h * 0.6, right, top + h * 0.68, (250, 250, 246) if look != "white" else (180, 30, 40))
    for x in (left + w * 0.18, right - w * 0.18):
        canvas.disc(x, top + h * 0.8, w * 0.08, (255, 250, 214))


def paint_passer(canvas: Canvas, passer: Passer) -> None:
    left, top, right, bottom = passer_box(passer)
    w, h = right - left, bottom - top
    if passer.shape == "lorry":
        canvas.box(left, top, right, bottom - h * 0.1, passer.colour)
        canvas.box(left, top, right, top + h * 0.05, lighter(passer.colour, 0.25))
        canvas.line([(left + w / 2, top + h * 0.05), (left + w / 2, bottom - h * 0.1)], darker(passer.colour, 0.3), 0.006)
        canvas.box(left, bottom - h * 0.2, right, bottom - h * 0.1, (60, 60, 62))
        for x in (left + w * 0.1, right - w * 0.1 - w * 0.12):
            canvas.box(x, bottom - h * 0.18, x + w * 0.12, bottom - h * 0.12, (220, 40, 36))
            canvas.box(x, bottom - h * 0.1, x + w * 0.12, bottom, TYRE)
    elif passer.shape == "person":
        skin = (200, 160, 130)
        canvas.box(left + w * 0.22, top + h * 0.55, left + w * 0.46, bottom, (54, 58, 74))
        canvas.box(left + w * 0.54, top + h * 0.55, left + w * 0.78, bottom, (54, 58, 74))
        canvas.polygon(
            [
                (left + w * 0.1, top + h * 0.6),
                (left + w * 0.2, top + h * 0.2),
                (right - w * 0.2, top + h * 0.2),
                (right - w * 0.1, top + h * 0.6),
            ],
            passer.colour,
        )
        canvas.ellipse(left + w * 0.28, top, right - w * 0.28, top + h * 0.21, skin)
        canvas.ellipse(left + w * 0.26, top - h * 0.01, right - w * 0.26, top + h * 0.11, (64, 48, 40))
    else:
        # A branch that hangs into the picture from its edge.
        out = 1 if passer.x < 0.5 else -1
        canvas.line([(passer.x, top + h * 0.3), (passer.x + out * w * 0.42, top + h * 0.75)], (84, 62, 44), 0.014)
        for k in range(26):
            along = (k * 0.381966) % 1
            x = passer.x + out * w * 0.5 * along
            y = top + h * (0.08 + 0.45 * along + 0.42 * ((k * 0.7548) % 1))
            r = w * 0.055
            canvas.ellipse(
                x - r,
                y - r * 0.7,
                x + r,
                y + r * 0.7,
                darker(passer.colour, 0.3) if k % 3 == 0 else lighter(passer.colour, 0.08 * (k % 3)),
            )
