"""What is right and wrong about one answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from globe_trainer.answers.parse_answer import parse_answer
from globe_trainer.evaluation.answering import Answer
from globe_trainer.evaluation.distance import great_circle_km
from globe_trainer.evaluation.grounding import grounding
from globe_trainer.evaluation.places import Places
from globe_trainer.lexicon.fold_name import fold_name
from globe_trainer.records import Record


@dataclass(frozen=True)
class Judged:
    """One photo's row, as kept."""

    id: str
    true_country: str
    true_city: str
    text: str
    reasoning: str | None
    country: str | None
    city: str | None
    country_right: bool
    city_right: bool
    #: None where nobody says which region the photo lies in.
    region_right: bool | None
    #: Whether country and city were found as one place. Where not, the photo is a miss at every distance.
    geocoded: bool
    distance_km: float | None
    #: Different things that the reasoning claims to see, and the share of them that is visible; None for no things.
    entities: int
    grounding: float | None
    country_probability: float | None
    tokens: int
    ended: bool
    true_localizability: float
    #: What of its place no training photo shows: its city, its whole region, or nothing.
    held_out: str
    #: The reward model's verdict on the photo and this reasoning; None where no reward model was asked.
    localizability: float | None = None

    def as_row(self) -> dict[str, Any]:
        return asdict(self)


def judge(record: Record, answer: Answer, places: Places) -> Judged:
    read = parse_answer(answer.text)
    country_right = is_one_of(read.country, (record.country, *record.accepted_countries))
    city_right = country_right and is_one_of(read.city, (record.city, *record.accepted_cities))
    found = places.find(read.country, read.city) if read.country and read.city else None
    truth = places.find(record.country, record.city)
    true_region = record.region or (truth.region if truth else None)
    region_right = (found is not None and found.region == true_region) if true_region else None
    entities, share = grounding(read.reasoning or "", record.visual_elements)
    return Judged(
        id=record.id,
        true_country=record.country,
        true_city=record.city,
        text=answer.text,
        reasoning=read.reasoning,
        country=read.country,
        city=read.city,
        country_right=country_right,
        city_right=city_right,
        region_right=region_right,
        geocoded=found is not None,
        distance_km=great_circle_km((found.latitude, found.longitude), (record.latitude, record.longitude)) if found else None,
        entities=entities,
        grounding=share,
        country_probability=answer.country_probability,
        tokens=answer.tokens,
        ended=answer.ended,
        true_localizability=record.localizability,
        held_out=record.held_out,
    )


def is_one_of(name: str | None, accepted: Sequence[str]) -> bool:
    """Whole names after folding, never parts of them."""
    return name is not None and fold_name(name) in {fold_name(one) for one in accepted if one}
