"""From the painted picture to the file: light, fog, blur, noise and JPEG."""

from __future__ import annotations

import io

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageFilter

from globe_trainer.world.canvas import FINER, Canvas
from globe_trainer.world.layout import Layout

#: Factors of red, green and blue.
TINT = {"day": (1.0, 1.0, 1.0), "low sun": (1.06, 0.97, 0.86), "dusk": (0.66, 0.66, 0.82)}
DULL = {"clear sky": 1.0, "cloud": 0.97, "overcast sky": 0.88}


def photographed(canvas: Canvas, layout: Layout, weather: str, rng: np.random.Generator) -> bytes:
    """The photo as a JPEG, `canvas.size` pixels a side."""
    picture = canvas.picture.reduce(FINER)
    # σ is told for a photo 168 wide: the same photo in a larger size is as blurred to the eye.
    blur = layout.wear.blur * canvas.size / 168
    if blur > 0.25:
        picture = picture.filter(ImageFilter.GaussianBlur(blur))
    pixels = np.asarray(picture, dtype=np.float32)
    pixels *= np.array(TINT[layout.light.time], dtype=np.float32) * DULL[weather]
    if layout.wear.noise > 0.5:
        pixels += _noise(canvas.size, layout.wear.noise, rng)
    shown = Image.fromarray(np.clip(pixels, 0, 255).astype(np.uint8))
    buffer = io.BytesIO()
    # Full colour in every pixel: a plate is a few pixels large, and halved colours would wash it out.
    shown.save(buffer, "JPEG", quality=layout.wear.quality, subsampling=0)
    return buffer.getvalue()


def _noise(size: int, sigma: float, rng: np.random.Generator) -> NDArray[np.float32]:
    """Grain of the sensor: mostly of brightness."""
    grain = rng.standard_normal((size, size, 1), dtype=np.float32)
    return np.asarray(grain * np.float32(sigma))
