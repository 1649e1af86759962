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
from typing import Any

from globe_trainer.problems import Problem
from globe_trainer.records import truth_in

_PLACE_COLUMNS = ("solution", "latitude", "longitude", "accepted_countries", "accepted_cities", "region")


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


def places_of_data_set(folder: Path, fold: Callable[[str], str]) -> Places:
    """The places that any file of a data set names, each at the mean of its photos' coordinates."""
    from pyarrow import parquet

    groups: dict[tuple[str, str], list[dict[str, Any]]] = defaultdict(list)
    for file in sorted(folder.glob("*.parquet")):
        present = [name for name in _PLACE_COLUMNS if name in parquet.read_schema(file).names]
        for row in parquet.read_table(file, columns=present).to_pylist():
            groups[truth_in(row["solution"])].append(row)
    places = Places(fold)
    for (country, city), group in groups.items():
        latitude, longitude = (sum(row[name] for row in group) / len(group) for name in ("latitude", "longitude"))
        first = group[0]
        place = Place(latitude, longitude, first.get("region") or None)
        places.add((country, *first["accepted_countries"]), (city, *first["accepted_cities"]), place)
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
