"""A smooth reward for nearness: ours, and off by default. The paper rewards names alone."""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from typing import Any

from globe_trainer.answers.parse_answer import Answer, parse_answer
from globe_trainer.evaluation.distance import great_circle_km
from globe_trainer.evaluation.places import Place
from globe_trainer.rewards.completions import Completion, column, text_of

#: Country and city → the place; None where the gazetteer knows none.
Locate = Callable[[str, str], Place | None]


def distance_score(answer: Answer, truth: tuple[float, float], locate: Locate, scale_km: float) -> float:
    """exp(−d/scale), 0..1, with d the distance in km from the answer's place to the truth; 0 where no place is known."""
    place = None if answer.country is None or answer.city is None else locate(answer.country, answer.city)
    if place is None:
        return 0.0
    return math.exp(-great_circle_km((place.latitude, place.longitude), truth) / scale_km)


def distance(completions: Sequence[Completion], *, locate: Locate, scale_km: float, **columns: Any) -> list[float | None]:
    """The nearness of each completion's answer. Reads the columns `latitude` and `longitude`, in degrees."""
    latitudes = column(columns, "latitude", "distance")
    longitudes = column(columns, "longitude", "distance")
    return [
        distance_score(parse_answer(text_of(completion)), (latitudes[i], longitudes[i]), locate, scale_km)
        for i, completion in enumerate(completions)
    ]
