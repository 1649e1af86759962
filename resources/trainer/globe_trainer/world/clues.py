"""The world that the photographs show: its countries, cities, and how likely every clue is in each of them.

Everything is a table over cities, so that the exact posterior is a product of columns. The tables stand in `data/`; what is
computed here is only their mixture with the small share of clues that mislead.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
DATA = Path(__file__).parent / "data"

#: How often a clue is another place's: a foreign flag, a foreign car, a board that advertises abroad.
MISLEADING = {"flag": 0.06, "plate": 0.05, "contact": 0.06, "shop": 0.05, "landmark": 0.12, "tram": 0.15, "taxi": 0.15}
#: How often a sign names the city that it stands in, and how often another of the same country; the rest misleads.
OWN_NAME, OTHER_NAME = 0.74, 0.20
#: How often the lamps and the paint of a house are those that are usual in the city.
USUAL_LAMP, USUAL_PAINT = 0.8, 0.7
#: A board carries the country's internet domain or its telephone code.
DOMAIN_SHARE = 0.5

TRAM_COLOURS = ("red", "yellow", "green", "blue", "white")
TAXI_COLOURS = ("yellow", "black", "white", "green", "pink")
LAMPS = ("globe", "arched", "lantern", "double")
PAINTS = ("white", "yellow", "pink", "blue", "orange", "green")
#: Walls that are painted: on the others the paint of the city cannot be seen.
PAINTED_WALLS = ("stucco", "cladding")
#: Columns of `countries.jsonl` that are distributions.
COUNTRY_KINDS = (
    "side", "plate", "centre", "edge", "bollard", "warning", "pole", "mailbox", "roof", "wall", "plants", "terrain", "ground",
    "weather",
    "sun",
)  # fmt: skip


@dataclass(frozen=True)
class Country:
    code: str
    name: str
    adjective: str
    region: str
    names: tuple[str, ...]


@dataclass(frozen=True)
class City:
    name: str
    country: int
    #: As it stands on signs.
    printed: str
    latitude: float
    longitude: float
    names: tuple[str, ...]


@dataclass(frozen=True)
class Clue:
    """One kind of clue: `shown` (cities) is the probability that it is there, `values_in` (cities × values) of what it looks like
    then.
    """

    kind: str
    values: tuple[str, ...]
    shown: Floats
    values_in: Floats


@dataclass(frozen=True)
class World:
    countries: tuple[Country, ...]
    cities: tuple[City, ...]
    clues: dict[str, Clue]
    #: Word on a shop → language and script, as the lexicon calls them. A word of several languages has one entry for each.
    languages_of: dict[str, tuple[tuple[str, str], ...]]
    #: Script that a country writes its names in, by position of the country.
    script_of_country: tuple[str, ...]
    #: Position of the country of each city.
    country_of: NDArray[np.int64]

    def position_of_country(self, code: str) -> int:
        return [country.code for country in self.countries].index(code)


def rows(name: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in (DATA / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]


def weights(cell: str) -> dict[str, float]:
    """`"tiled roof 7, flat roof 3"` as shares that sum to one; a lone value has all of it."""
    found: dict[str, float] = {}
    for part in cell.split(", "):
        value, _, weight = part.rpartition(" ")
        if weight.isdigit():
            found[value] = float(weight)
        else:
            found[part] = 1.0
    total = sum(found.values())
    return {value: weight / total for value, weight in found.items()}


@lru_cache(maxsize=1)
def read_world() -> World:
    names = {row["code"]: row for row in rows("country-names")}
    table = rows("countries")
    codes = [row["code"] for row in table]
    countries = tuple(
        Country(row["code"], names[row["code"]]["name"], row["adjective"], row["region"], tuple(names[row["code"]]["names"]))
        for row in table
    )
    found = {(row["country"], row["name"]): row for row in rows("city-places")}
    city_rows = rows("cities")
    cities = tuple(
        City(row["name"], codes.index(row["country"]), row["printed"], at["lat"], at["lon"], tuple(at["names"]))
        for row in city_rows
        for at in [found[row["country"], row["name"]]]
    )
    country_of = np.array([city.country for city in cities])
    languages = {row["language"]: row for row in rows("words")}
    languages_of: dict[str, tuple[tuple[str, str], ...]] = {}
    for row in languages.values():
        for word in row["words"]:
            languages_of[word] = (*languages_of.get(word, ()), (row["label"], row["script"]))
    scripts = tuple(languages[max(weights(row["words"]).items(), key=lambda item: item[1])[0]]["script"] for row in table)
    clues = _clues(table, city_rows, country_of, languages)
    return World(countries, cities, clues, languages_of, scripts, country_of)


def _clues(
    table: list[dict[str, Any]], city_rows: list[dict[str, Any]], country_of: NDArray[np.int64], languages: dict[str, Any]
) -> dict[str, Clue]:
    presence = {row["kind"]: row for row in rows("presence")}
    codes = [row["code"] for row in table]

    def clue(kind: str, values: tuple[str, ...], by_city: Floats, share: float | Floats = 1.0) -> Clue:
        at = presence.get(kind, {"usual": 1.0, "by_country": {}})
        shown = np.array([at["by_country"].get(codes[country], at["usual"]) for country in country_of], dtype=np.float64)
        return Clue(kind, values, shown * share, by_city)

    def of_countries(kind: str, cells: list[dict[str, float]]) -> Clue:
        # A line of no colour is no line: nobody can tell it from one that is not there.
        some = np.array([1 - cell.get("none", 0.0) for cell in cells])
        values = tuple(sorted({value for cell in cells for value in cell if value != "none"}))
        true = np.array([[cell.get(value, 0.0) for value in values] for cell in cells])
        true = np.where(some[:, None] > 0, true / np.maximum(some, 1e-12)[:, None], 1 / len(values))
        misleads = MISLEADING.get(kind, 0.0)
        return clue(kind, values, ((1 - misleads) * true + misleads * true.mean(axis=0))[country_of], some[country_of])

    def of_cities(kind: str, values: tuple[str, ...], usual: float) -> Clue:
        true = np.array([[float(row[kind] == value) for value in values] for row in city_rows])
        return clue(kind, values, usual * true + (1 - usual) / len(values))

    found = {kind: of_countries(kind, [weights(row[kind]) for row in table]) for kind in COUNTRY_KINDS}
    found["flag"] = of_countries("flag", [{code: 1.0} for code in codes])
    contacts: list[dict[str, float]] = [{row["domain"]: DOMAIN_SHARE, row["phone"]: 1 - DOMAIN_SHARE} for row in table]
    found["contact"] = of_countries("contact", contacts)
    found["shop"] = of_countries("shop", [_shop_words(row, languages) for row in table])
    found["landmark"] = of_cities("landmark", tuple(sorted({row["landmark"] for row in city_rows})), 1 - MISLEADING["landmark"])
    found["tram"] = of_cities("tram", TRAM_COLOURS, 1 - MISLEADING["tram"])
    found["taxi"] = of_cities("taxi", TAXI_COLOURS, 1 - MISLEADING["taxi"])
    found["lamp"] = of_cities("lamp", LAMPS, USUAL_LAMP)
    found["paint"] = of_cities("paint", PAINTS, USUAL_PAINT)
    found["city sign"] = clue("city sign", tuple(row["printed"] for row in city_rows), _names_on_signs(country_of))
    return found


def _shop_words(row: dict[str, Any], languages: dict[str, Any]) -> dict[str, float]:
    found: dict[str, float] = {}
    for language, weight in weights(row["words"]).items():
        words = languages[language]["words"]
        for word in words:
            found[word] = found.get(word, 0.0) + weight / len(words)
    return found


def _names_on_signs(country_of: NDArray[np.int64]) -> Floats:
    """Cities × cities: how often a sign in one names the other. Each country has several cities."""
    same = (country_of[:, None] == country_of[None, :]).astype(np.float64)
    own = np.eye(len(country_of))
    others = same - own
    mixture = (
        OWN_NAME * own + OTHER_NAME * others / others.sum(axis=1, keepdims=True) + (1 - OWN_NAME - OTHER_NAME) / len(country_of)
    )
    return np.asarray(mixture, dtype=np.float64)
