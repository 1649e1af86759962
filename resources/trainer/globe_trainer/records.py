"""Records in the form of MP16-Reason, with our own columns: one photo each, its reasoning, its truth and what is visible.

The published columns are `images`, `response` (the reasoning without tags), `solution` (`<country>…</country>` and
`<city>…</city>`) and `entities`. Ours, which the rewards read: `accepted_countries`, `accepted_cities` (every name that
counts as right), `visual_elements`, `latitude`, `longitude`, `localizability`, `region`, `held_out` and `id`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any, Literal

from globe_trainer.problems import Problem

_COUNTRY = re.compile(r"<country>(.*?)</country>", re.DOTALL)
_CITY = re.compile(r"<city>(.*?)</city>", re.DOTALL)


@dataclass(frozen=True)
class VisualElement:
    """Something that can be seen in the photo."""

    #: What it is, in the lexicon's words; for scene text, the text itself.
    label: str
    kind: Literal["thing", "text"]
    #: x0, y0, x1, y1 in shares of the photo's width and height, 0..1.
    box: tuple[float, float, float, float]
    #: Share of the photo that its mask covers, 0..1.
    area: float
    #: How sure whoever found it is, 0..1; 1 where it is known.
    score: float = 1.0


@dataclass(frozen=True)
class Record:
    """One photo of a data set."""

    id: str
    image: bytes
    response: str
    country: str
    city: str
    accepted_countries: tuple[str, ...]
    accepted_cities: tuple[str, ...]
    latitude: float
    longitude: float
    visual_elements: tuple[VisualElement, ...]
    #: Probability that the photo can be located at all, 0..1.
    localizability: float
    #: Part of the world that the country lies in; empty where nobody says.
    region: str = ""
    #: What of its place no training photo shows: its city, its whole region, or nothing.
    held_out: Literal["", "city", "region"] = ""


def solution_of(country: str, city: str) -> str:
    return f"<country>{country}</country><city>{city}</city>"


def truth_in(solution: str) -> tuple[str, str]:
    """Country and city of a `solution`. Raises ValueError where one of them is not there."""
    country, city = _COUNTRY.search(solution), _CITY.search(solution)
    if not country or not city or not country[1].strip():
        raise ValueError("no <country> and <city> in it")
    return country[1].strip(), city[1].strip()


def row_of(record: Record) -> dict[str, Any]:
    """The record as a row of the Parquet file."""
    return {
        "id": record.id,
        "images": [{"bytes": record.image, "path": f"{record.id}.jpg"}],
        "response": record.response,
        "solution": solution_of(record.country, record.city),
        "entities": [{"text": element.label} for element in record.visual_elements],
        "latitude": record.latitude,
        "longitude": record.longitude,
        "accepted_countries": list(record.accepted_countries),
        "accepted_cities": list(record.accepted_cities),
        "visual_elements": [
            {"label": e.label, "kind": e.kind, "box": list(e.box), "area": e.area, "score": e.score} for e in record.visual_elements
        ],
        "localizability": record.localizability,
        "region": record.region,
        "held_out": record.held_out,
    }


def record_of(row: dict[str, Any], number: int) -> Record:
    """The row as a record. Raises a Problem that names the record where a column is missing or makes no sense."""
    name = str(row.get("id") or f"row {number}")
    for column in ("id", "images", "solution", "accepted_countries", "accepted_cities", "visual_elements"):
        if row.get(column) is None:
            raise _problem(name, "record-column-missing", f"has no `{column}`", "Build the data set again with this column.")
    images = row["images"]
    if len(images) != 1 or not images[0].get("bytes"):
        raise _problem(name, "record-without-image", "has no image", "Give it exactly one image, or take the record out.")
    try:
        country, city = truth_in(row["solution"])
    except ValueError as error:
        raise _problem(
            name, "record-without-truth", f"names no place: {error}", "Write `<country>…</country><city>…</city>` in `solution`."
        ) from error
    return Record(
        id=name,
        image=images[0]["bytes"],
        response=row.get("response") or "",
        country=country,
        city=city,
        accepted_countries=tuple(row["accepted_countries"]),
        accepted_cities=tuple(row["accepted_cities"]),
        latitude=_number(row, "latitude", name, 90),
        longitude=_number(row, "longitude", name, 180),
        visual_elements=tuple(_element(element, name) for element in row["visual_elements"]),
        localizability=_number(row, "localizability", name, 1),
        region=row.get("region") or "",
        held_out=row.get("held_out") or "",
    )


def _element(row: dict[str, Any], name: str) -> VisualElement:
    box = tuple(row.get("box") or ())
    if not row.get("label") or row.get("kind") not in ("thing", "text") or len(box) != 4 or not all(0 <= v <= 1 for v in box):
        raise _problem(
            name,
            "record-element-wrong",
            f"has a visual element that makes no sense: {row!r}",
            "It needs label, kind and a box in 0..1.",
        )
    return VisualElement(
        label=row["label"],
        kind=row["kind"],
        box=box,
        area=float(row.get("area") or 0),
        score=float(row.get("score", 1)),
    )


def _number(row: dict[str, Any], column: str, name: str, limit: float) -> float:
    value = row.get(column)
    if not isinstance(value, (int, float)) or not -limit <= value <= limit:
        raise _problem(name, "record-column-wrong", f"has {value!r} as `{column}`", f"It must be a number of at most {limit}.")
    return float(value)


def _problem(name: str, code: str, what: str, remedy: str) -> Problem:
    return Problem(code, f"The record {name} {what}.", remedy, record=name)
