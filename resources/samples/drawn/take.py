"""Takes the drawn sample photos out of the synthetic world: `python take.py WORLD`, WORLD being what `globe-trainer world` wrote.

By a rule and not by eye, and without asking any model: of each of twelve countries the first photo of the test split that says
nearly all about where it is (localizability of at least 0.95).
"""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

from pyarrow import parquet

COUNT = 12
LOCALIZABLE_FROM = 0.95
FOLDER = Path(__file__).parent


def main(world: Path) -> None:
    taken: dict[str, dict[str, object]] = {}
    for row in parquet.read_table(world / "test.parquet").to_pylist():
        country, city = re.findall(r">([^<]+)</", row["solution"])
        if row["held_out"] or row["localizability"] < LOCALIZABLE_FROM or country in taken:
            continue
        # The end of a long name is cut off where photos are listed.
        file = f"street-{len(taken) + 1:02}.jpg"
        (FOLDER / file).write_bytes(row["images"][0]["bytes"])
        taken[country] = {
            "file": file,
            "city": city,
            "country": country,
            "lat": row["latitude"],
            "lon": row["longitude"],
            "author": "Whereabouts contributors",
            "licence": "Apache-2.0",
            "source": f"drawn by globe-trainer world, presets/demonstration, photo {row['id']}",
        }
        if len(taken) == COUNT:
            break
    told = {
        "title": "Drawn photos",
        "about": "Drawn streets of an invented world that the demonstration model knows. The places are real, their looks are not.",
        "photos": list(taken.values()),
    }
    (FOLDER / "samples.json").write_text(json.dumps(told, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
