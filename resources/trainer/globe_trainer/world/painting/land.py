"""Sky, horizon, ground and road."""

from __future__ import annotations

import math

import numpy as np

from globe_trainer.world.canvas import Canvas, Colour, darker, lighter, mixed
from globe_trainer.world.framing import Box
from globe_trainer.world.layout import Camera, Light, Slot

#: Top and bottom of the sky by weather and time of the day.
SKY: dict[tuple[str, str], tuple[Colour, Colour]] = {
    ("clear sky", "day"): ((58, 124, 214), (176, 212, 240)),
    ("cloud", "day"): ((96, 148, 208), (200, 218, 234)),
    ("overcast sky", "day"): ((150, 158, 168), (206, 210, 214)),
    ("clear sky", "low sun"): ((104, 138, 196), (250, 206, 150)),
    ("cloud", "low sun"): ((128, 140, 180), (246, 200, 156)),
    ("overcast sky", "low sun"): ((160, 152, 156), (222, 200, 184)),
    ("clear sky", "dusk"): ((40, 56, 112), (206, 140, 128)),
    ("cloud", "dusk"): ((62, 70, 112), (190, 134, 132)),
    ("overcast sky", "dusk"): ((84, 88, 104), (150, 142, 146)),
}
GROUND: dict[str, Colour] = {
    "grass": (104, 152, 66),
    "dry grass": (190, 172, 104),
    "red soil": (182, 96, 58),
    "sand": (224, 200, 146),
    "snow": (236, 240, 246),
}
ROAD_HALF_WIDTH = 0.85
NEAREST = 1.2
WHITE: Colour = (244, 244, 240)
YELLOW: Colour = (246, 196, 30)


def paint_sun(canvas: Canvas, light: Light, box: Box) -> None:
    top, bottom = SKY["clear sky", light.time]
    x, y, radius = (box[0] + box[2]) / 2, (box[1] + box[3]) / 2, (box[2] - box[0]) / 2
    canvas.disc(x, y, radius, mixed(lighter(bottom, 0.6), top, 0.4))
    canvas.disc(x, y, radius * 0.72, (255, 250, 214) if light.time == "day" else (255, 226, 150))


def paint_sky(canvas: Canvas, camera: Camera, light: Light, weather: str, rng: np.random.Generator) -> None:
    top, bottom = SKY[weather, light.time]
    rows = np.linspace(0, 1, 24)[:, None]
    band = np.array(top) * (1 - rows) + np.array(bottom) * rows
    canvas.gradient(band.astype(np.uint8), camera.horizon + 0.02)
    canvas.haze = bottom
    if weather == "clear sky":
        return
    shade = lighter(bottom, 0.65) if weather == "cloud" else darker(top, 0.1)
    for _ in range(5 if weather == "cloud" else 7):
        x, y = rng.uniform(0, 1), rng.uniform(0.02, camera.horizon * 0.75)
        length = rng.uniform(0.1, 0.2) * (1 if weather == "cloud" else 2.2)
        for part in range(4):
            at = x + length * (part / 3 - 0.5)
            r = length * (0.2, 0.3, 0.26, 0.17)[part]
            flat = 0.75 if weather == "cloud" else 0.35
            canvas.ellipse(at - r, y - r * flat, at + r, y + r * flat * 0.6, shade if part % 2 else darker(shade, 0.04))


def paint_ground(canvas: Canvas, camera: Camera, ground: str) -> None:
    colour = GROUND[ground]
    bands = 6
    for band in range(bands):
        top = camera.horizon + (1 - camera.horizon) * (band / bands) ** 1.6
        canvas.hazy = 0.35 * (1 - band / (bands - 1)) ** 2
        canvas.box(0, top, 1, 1, darker(colour, 0.05 * (band % 2)))


def paint_tufts(canvas: Canvas, camera: Camera, ground: str, rng: np.random.Generator) -> None:
    colour = darker(GROUND[ground], 0.16)
    for _ in range(26):
        away = 1.3 / rng.uniform(0.15, 1)
        across = rng.uniform(1.0, 3.2) * rng.choice((-1, 1))
        x, y = camera.at(across, 0, away)
        canvas.ellipse(x - 0.035 / away, y - 0.014 / away, x + 0.035 / away, y + 0.01 / away, colour)


def paint_terrain(canvas: Canvas, camera: Camera, slot: Slot, terrain: str, ground: str, rng: np.random.Generator) -> None:
    """The line of the horizon over the whole width; a form for each kind of land."""
    y, tall = camera.horizon, 0.12 * slot.size
    left = rng.uniform(-0.08, 0.0)
    if terrain == "sea":
        canvas.box(0, y - 0.035, 1, y + 0.03, (46, 104, 160))
        canvas.box(0, y - 0.012, 1, y - 0.004, (96, 150, 196))
        canvas.box(0, y + 0.012, 1, y + 0.018, (96, 150, 196))
    elif terrain == "flatland":
        canvas.box(0, y - 0.012, 1, y + 0.01, mixed(GROUND[ground], (70, 96, 60), 0.6))
    elif terrain == "hill":
        for centre, width, colour in (
            (left + 0.25, 0.42, (108, 146, 96)),
            (left + 0.85, 0.5, (92, 132, 84)),
            (0.5, 0.3, (120, 156, 104)),
        ):
            canvas.polygon(_hump(centre, y, width, tall * 0.75), colour)
    elif terrain == "desert":
        for centre, width, colour in ((left + 0.2, 0.5, (222, 184, 120)), (left + 0.8, 0.55, (210, 168, 104))):
            canvas.polygon([(centre - width / 2, y), (centre - width * 0.05, y - tall * 0.6), (centre + width / 2, y)], colour)
            canvas.polygon([(centre - width * 0.05, y - tall * 0.6), (centre + width / 2, y), (centre, y)], darker(colour, 0.14))
    elif terrain == "karst":
        for at in range(7):
            x = left + 0.08 + at * 0.15 + rng.uniform(-0.03, 0.03)
            high = tall * rng.uniform(0.9, 1.5)
            canvas.polygon(_tower(x, y, 0.105, high), mixed((84, 128, 92), (120, 150, 130), float(rng.uniform(0, 0.7))))
    elif terrain == "volcano":
        canvas.polygon([(0, y), (0.2, y - tall * 0.25), (0.5, y - tall * 0.2), (0.85, y - tall * 0.3), (1, y)], (110, 118, 120))
        for x, high in ((camera.vanishing + 0.03, tall * 1.6),):
            canvas.polygon([(x - 0.27, y), (x - 0.05, y - high), (x + 0.05, y - high), (x + 0.27, y)], (112, 92, 96))
            canvas.polygon(
                [(x - 0.05, y - high), (x - 0.02, y - high * 0.9), (x + 0.02, y - high * 0.9), (x + 0.05, y - high)], (196, 84, 52)
            )
            canvas.ellipse(x - 0.03, y - high - 0.07, x + 0.07, y - high - 0.01, (214, 208, 206))
    else:
        snow = terrain == "snow-capped peak"
        for at in range(5):
            x = left + 0.06 + at * 0.24 + rng.uniform(-0.04, 0.04)
            high = tall * rng.uniform(1.1, 1.6)
            _peak(canvas, x, y, 0.21, high, snow)


def _hump(x: float, y: float, width: float, high: float) -> list[tuple[float, float]]:
    return [(x + width * (k / 12 - 0.5) * 1.4, y - high * math.sin(math.pi * k / 12)) for k in range(13)]


def _tower(x: float, y: float, width: float, high: float) -> list[tuple[float, float]]:
    w = width / 2
    return [
        (x - w, y),
        (x - w * 0.85, y - high * 0.6),
        (x - w * 0.5, y - high),
        (x + w * 0.4, y - high),
        (x + w * 0.8, y - high * 0.7),
        (x + w, y),
    ]


def _peak(canvas: Canvas, x: float, y: float, half: float, high: float, snow: bool) -> None:
    colour: Colour = (118, 124, 142)
    canvas.polygon([(x - half, y), (x, y - high), (x + half, y)], colour)
    canvas.polygon([(x, y - high), (x + half, y), (x + half * 0.15, y)], darker(colour, 0.2))
    if snow:
        k = 0.5
        canvas.polygon(
            [(x - half * k, y - high * (1 - k)), (x, y - high), (x + half * k, y - high * (1 - k)),
             (x + half * 0.2, y - high * 0.62), (x, y - high * 0.5), (x - half * 0.2, y - high * 0.64)],
            (246, 248, 252),
        )  # fmt: skip


def paint_road(canvas: Canvas, camera: Camera, colour: Colour) -> None:
    w = ROAD_HALF_WIDTH
    kerb = [
        camera.at(-w - 0.12, 0, NEAREST),
        camera.at(-w - 0.12, 0, 60),
        camera.at(w + 0.12, 0, 60),
        camera.at(w + 0.12, 0, NEAREST),
    ]
    canvas.polygon(kerb, lighter(colour, 0.35))
    canvas.polygon([camera.at(-w, 0, NEAREST), camera.at(-w, 0, 60), camera.at(w, 0, 60), camera.at(w, 0, NEAREST)], colour)


def paint_centre_line(canvas: Canvas, camera: Camera, look: str) -> None:
    colour = WHITE if look.startswith("white") else YELLOW
    if look.endswith("double"):
        for across in (-0.045, 0.045):
            _stripe(canvas, camera, across, 0.026, NEAREST, 30, colour)
    elif look.endswith("solid"):
        _stripe(canvas, camera, 0, 0.034, NEAREST, 30, colour)
    else:
        away = NEAREST
        while away < 14:
            _stripe(canvas, camera, 0, 0.036, away, away * 1.22, colour)
            away *= 1.5


def paint_edge_lines(canvas: Canvas, camera: Camera, look: str) -> None:
    for across in (-ROAD_HALF_WIDTH + 0.09, ROAD_HALF_WIDTH - 0.09):
        _stripe(canvas, camera, across, 0.026, NEAREST, 30, WHITE if look == "white" else YELLOW)


def _stripe(canvas: Canvas, camera: Camera, across: float, half: float, near: float, far: float, colour: Colour) -> None:
    canvas.polygon(
        [
            camera.at(across - half, 0, near),
            camera.at(across - half, 0, far),
            camera.at(across + half, 0, far),
            camera.at(across + half, 0, near),
        ],
        colour,
    )
