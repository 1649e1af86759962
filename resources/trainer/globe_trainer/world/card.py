"""The data card: what is in the data set, how good anybody could be on it, and under which licences."""

from __future__ import annotations

import hashlib
import json
import platform
from collections import Counter
from pathlib import Path
from typing import Any

import numpy as np

from globe_trainer import __version__
from globe_trainer.record_files import read_rows
from globe_trainer.records import truth_in
from globe_trainer.world.bayes import Means, Measure
from globe_trainer.world.clues import Floats, World
from globe_trainer.world.data_set import File, made_by
from globe_trainer.world.making import Maker
from globe_trainer.world.parts import even_prior
from globe_trainer.world.posterior import posterior_of
from globe_trainer.world.scenes import Scene

LICENCES = (
    {"what": "Photographs, reasonings and tables", "licence": "Apache-2.0", "by": "Whereabouts"},
    {"what": "Names and coordinates of places", "licence": "CC BY 4.0", "by": "GeoNames, geonames.org"},
    {
        "what": "Letters on signs: Fira Sans Condensed, Noto Sans (cut to the letters used)",
        "licence": "SIL OFL 1.1",
        "by": "Mozilla, Google",
    },
    {
        "what": "Arabic letters on signs: DejaVu Sans Bold (cut to the letters used)",
        "licence": "Bitstream Vera",
        "by": "DejaVu fonts team",
    },
)
#: A photo is called localizable from this probability on.
LOCALIZABLE_FROM = 0.5


def card_of(folder: Path, files: tuple[File, ...], maker: Maker, described: dict[str, Any]) -> dict[str, Any]:
    world = maker.world
    splits = {file.path.removesuffix(".parquet"): _split(folder, file, maker) for file in files}
    return {
        "name": "The synthetic world of Whereabouts",
        "what": "Painted photographs of streets of real cities, whose looks are invented but consistent. No real photo is in it.",
        "configuration": described,
        "made_with": {"globe-trainer": __version__, "python": platform.python_version(), **made_by()},
        "countries": len(world.countries),
        "cities": len(world.cities),
        "held_out_region": described["held_out_region"],
        "held_out_cities": [
            f"{c.name}, {world.countries[c.country].name}"
            for c, held in zip(world.cities, maker.holding.cities, strict=True)
            if held
        ],
        "splits": splits,
        "licences": list(LICENCES),
    }


def _split(folder: Path, file: File, maker: Maker) -> dict[str, Any]:
    path = folder / file.path
    countries: Counter[str] = Counter()
    cities: Counter[str] = Counter()
    chances: list[float] = []
    words: list[int] = []
    size = 0
    for row in read_rows(path.parent, path.stem):
        country, city = truth_in(row["solution"])
        countries[country] += 1
        cities[f"{city}, {country}"] += 1
        chances.append(row["localizability"])
        words.append(len(row["response"].split()))
        size += len(row["images"][0]["bytes"])
    spread, _ = np.histogram(chances, bins=10, range=(0, 1))
    return {
        "file": file.path,
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "records": len(chances),
        "mean_photo_bytes": round(size / len(chances)),
        "mean_words": round(float(np.mean(words)), 1),
        "localizable_share": round(float(np.mean([chance >= LOCALIZABLE_FROM for chance in chances])), 4),
        "localizability_in_tenths": [int(count) for count in spread],
        "parts": _parts(file, maker),
        "countries": dict(countries.most_common()),
        "cities": dict(cities.most_common()),
    }


def _parts(file: File, maker: Maker) -> list[dict[str, Any]]:
    """The ceiling of each part; of held-out ones also what those reach who know only the cities of training, or expect any city."""
    found = []
    world, measure = maker.world, Measure(maker.world)
    anywhere = even_prior(world, np.ones(len(world.cities), dtype=np.bool_))
    trained = maker.holding.prior_of(world, "")
    for part, count in file.parts:
        if not count:
            continue
        ceiling, of_trained, of_anywhere = Means(), Means(), Means()
        prior = maker.holding.prior_of(world, part.held_out)
        shown: Counter[str] = Counter()
        for index in range(count):
            scene = maker.scene(part, index)
            shown.update(list(scene.visible))
            ceiling.add(measure.chances(posterior_of(world, prior, scene.visible, scene.open)))
            if part.held_out:
                for means, expected in ((of_trained, trained), (of_anywhere, anywhere)):
                    means.add(measure.outcomes(_belief(world, expected, scene), scene.city))
        row: dict[str, Any] = {
            "part": part.name,
            "records": count,
            "bayes": ceiling.figures(),
            "visible_share_of_clues": {kind: round(number / count, 4) for kind, number in sorted(shown.items())},
        }
        if part.held_out:
            row |= {"knowing_only_cities_of_training": of_trained.figures(), "expecting_any_city": of_anywhere.figures()}
        found.append(row)
    return found


def _belief(world: World, prior: Floats, scene: Scene) -> Floats | None:
    try:
        return posterior_of(world, prior, scene.visible, scene.open)
    except ValueError:
        return None


def write_card(folder: Path, card: dict[str, Any]) -> None:
    for name, text in (
        ("data-card.json", json.dumps(card, indent=1, ensure_ascii=False) + "\n"),
        ("data-card.md", as_markdown(card)),
    ):
        part = folder / f"{name}.part"
        part.write_text(text, encoding="utf-8")
        part.replace(folder / name)


def as_markdown(card: dict[str, Any]) -> str:
    lines = [f"# {card['name']}", "", card["what"], ""]
    lines += [
        f"{card['countries']} countries, {card['cities']} cities.",
        f"Held out: {card['held_out_region'] or 'no region'}; {', '.join(card['held_out_cities'])}.",
        "",
    ]
    lines += ["## Splits", "", "| file | records | localizable | words | SHA-256 |", "| --- | ---: | ---: | ---: | --- |"]
    for split in card["splits"].values():
        lines.append(
            f"| {split['file']} | {split['records']} | {split['localizable_share']:.1%} | {split['mean_words']} "
            f"| `{split['sha256']}` |"
        )
    lines += ["", "## How good anybody could be", ""]
    lines += [
        "Expected accuracy of the best answer to each question, by the exact posterior of an observer who knows every table",
        "of the world and sees every visible clue.",
        "",
    ]
    lines += ["| part | country | city | 25 km | 200 km | 750 km | 2500 km |", "| --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for split in card["splits"].values():
        for part in split["parts"]:
            b = part["bayes"]
            figures = [b["best_country"], b["best_city"], *(b[f"best_{km}_km"] for km in (25, 200, 750, 2500))]
            lines.append(f"| {part['part']} | {' | '.join(f'{figure:.1%}' for figure in figures)} |")
    lines += [
        "",
        "Held-out places, answered by somebody who knows the tables of the cities of training alone, and by somebody who",
        "",
    ]
    lines[-2] += " knows all of them and expects any city:"
    lines += ["| part | knows | country | city | 25 km | 200 km | 750 km | 2500 km |"]
    lines += ["| --- | --- | ---: | ---: | ---: | ---: | ---: | ---: |"]
    for part in (part for split in card["splits"].values() for part in split["parts"]):
        for key, who in (("knowing_only_cities_of_training", "training"), ("expecting_any_city", "all")):
            if key in part:
                lines.append(f"| {part['part']} | {who} | {' | '.join(f'{figure:.1%}' for figure in part[key].values())} |")
    lines += ["", "## Licences", "", "| what | licence | by |", "| --- | --- | --- |"]
    lines += [f"| {row['what']} | {row['licence']} | {row['by']} |" for row in card["licences"]]
    lines += ["", "Made with " + ", ".join(f"{name} {version}" for name, version in card["made_with"].items()) + "."]
    return "\n".join(lines) + "\n"
