"""From the names in an answer to one point: by an exported gazetteer, or by the places that the data set itself names.

A gazetteer is JSON lines, one place each: `{"countries": [names…], "cities": [names…], "region": name or null,
"latitude": …, "longitude": …}`.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from globe_trainer.problems import Problem
from globe_trainer.records import Record


@dataclass(frozen=True)
class Place:
    latitude: float
    longitude: float
    region: str | None


class Places:
    """Country and city names, folded, to their place. The first of several places of one name in one country counts."""

    def __init__(self, fold: Callable[[str], str]) -> None:
        self._fold = fold
        self._places: dict[tuple[str, str], Place] = {}

    def add(self, countries: Iterable[str], cities: Iterable[str], place: Place) -> None:
        names = [self._fold(city) for city in cities]
        for country in countries:
            for city in names:
                self._places.setdefault((self._fold(country), city), place)

    def find(self, country: str, city: str) -> Place | None:
        return self._places.get((self._fold(country), self._fold(city)))

    def __len__(self) -> int:
        return len(self._places)


def places_of_records(records: Iterable[Record], fold: Callable[[str], str]) -> Places:
    """The places of a data set, each at the mean of its photos' coordinates."""
    groups: dict[tuple[str, str], list[Record]] = defaultdict(list)
    for record in records:
        groups[record.country, record.city].append(record)
    places = Places(fold)
    for group in groups.values():
        place = Place(sum(r.latitude for r in group) / len(group), sum(r.longitude for r in group) / len(group), None)
        first = group[0]
        places.add((first.country, *first.accepted_countries), (first.city, *first.accepted_cities), place)
    return places


def places_of_gazetteer(path: Path, fold: Callable[[str], str]) -> Places:
    places = Places(fold)
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                try:
                    row = json.loads(line)
                    place = Place(float(row["latitude"]), float(row["longitude"]), row.get("region"))
                    places.add(row["countries"], row["cities"], place)
                except (ValueError, KeyError, TypeError) as error:
                    raise Problem(
                        "gazetteer-line-wrong",
                        f"Line {number} of the gazetteer {path} makes no sense: {error}.",
                        "Export the gazetteer again.",
                        line=number,
                    ) from error
    except OSError as error:
        raise Problem("gazetteer-missing", f"The gazetteer {path} cannot be read: {error}.", "Give the exported file.") from error
    return places
