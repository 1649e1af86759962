"""A world of two countries, one red and one blue: small enough that a tiny model learns it while a test waits."""

from __future__ import annotations

import io
import random

from PIL import Image

from globe_trainer.models.prompts import QUESTIONS, SYSTEM, answer
from globe_trainer.records import Record, VisualElement

PLACES = {
    "Spain": ("Madrid", 40.42, -3.7, (200, 40, 40), "a palm tree"),
    "Norway": ("Oslo", 59.91, 10.75, (40, 60, 200), "a mountain"),
}


def record(number: int, country: str, localizability: float = 1.0) -> Record:
    city, latitude, longitude, colour, thing = PLACES[country]
    random.seed(number)
    picture = Image.new("RGB", (56, 56), tuple(min(255, value + random.randrange(30)) for value in colour))
    encoded = io.BytesIO()
    picture.save(encoded, "JPEG")
    return Record(
        id=f"photo-{number}",
        image=encoded.getvalue(),
        response=f"There is {thing}, so this is {country}.",
        country=country,
        city=city,
        accepted_countries=(country,),
        accepted_cities=(city,),
        latitude=latitude,
        longitude=longitude,
        visual_elements=(VisualElement(thing.removeprefix("a "), "thing", (0.1, 0.1, 0.9, 0.9), 0.5),),
        localizability=localizability,
    )


def texts() -> list[str]:
    answers = [answer(record(0, country).response, country, PLACES[country][0]) for country in PLACES]
    asked = [f"<|im_start|>system\n{SYSTEM}", "<|im_start|>user\n", QUESTIONS["short"], "<|im_start|>assistant\n", "yes", "no"]
    return (answers + asked) * 20
