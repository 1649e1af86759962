"""How many completions R_geo and R_vis score in a second of one core.

`PYTHONPATH=resources/trainer python test/trainer/bench/rewards.py` prints completions a second of processor time, three
ways: in the wording of the synthetic world, where rollouts share sentences; with no sentence twice, of everyday words; and with a
word in every sentence that was never read before. Columns are handed over as a data set gives them, not the same objects.
"""

from __future__ import annotations

import random
import sys
import time
from typing import Any, Literal

from globe_trainer.answers.parse_answer import parse_answer
from globe_trainer.rewards.geo import geo
from globe_trainer.rewards.vis import vis
from globe_trainer.world import phrases
from globe_trainer.world.labels import BOLLARDS, EDGES, LAMPS, LINES, PLATES, TREES, WARNINGS

Newness = Literal["none", "sentences", "words"]
NEWNESS: dict[Newness, str] = {
    "none": "wording of the synthetic world",
    "sentences": "no sentence twice",
    "words": "a new word in every sentence",
}
EVERYDAY = [
    *(
        "here",
        "quite",
        "clearly",
        "just",
        "behind",
        "close",
        "far",
        "along",
        "near",
        "at",
        "this",
        "in",
        "the",
        "middle",
        "of",
        "left",
    ),
    *("right", "slightly", "beside", "and", "toward", "which", "really", "partly", "again", "further", "well", "about", "around"),
    *(
        "under",
        "over",
        "next",
        "across",
        "almost",
        "rather",
        "while",
        "looking",
        "going",
        "standing",
        "there",
        "with",
        "some",
        "on",
    ),
]
GENERATIONS = 16
PHOTOS = 64
ROUNDS = 12
LOOKS: dict[str, list[str]] = {
    "flag": ["French flag", "Japanese flag", "Swiss flag", "Union Jack"],
    "plate": list(PLATES.values()),
    "side": ["left-hand traffic", "right-hand traffic"],
    "centre": list(LINES.values()),
    "edge": list(EDGES.values()),
    "bollard": list(BOLLARDS.values()),
    "warning": list(WARNINGS.values()),
    "pole": ["wooden pole", "concrete pole", "utility pole"],
    "mailbox": ["red mailbox", "yellow mailbox", "blue mailbox"],
    "roof": ["tiled roof", "flat roof", "thatched roof", "slate roof"],
    "paint": ["yellow facade", "white facade", "pink facade"],
    "plants": list(TREES),
    "terrain": ["hills", "mountains", "the sea", "flatland"],
    "weather": ["a clear sky", "a sky with clouds"],
    "landmark": ["clock tower", "suspension bridge", "castle", "row of onion domes"],
    "tram": ["red tram", "yellow tram"],
    "taxi": ["black taxi", "yellow taxi"],
    "lamp": list(LAMPS.values()),
    "shop": ["Farmacia", "Bäckerei", "ПРОДУКТЫ", "Padaria Lisboa"],
}
PLACES = [("Portugal", "Lisbon"), ("Germany", "Köln"), ("Japan", "Kyoto"), ("Chile", "Valparaíso"), ("Finland", "Helsinki")]
SUGGESTS = phrases.ONE_COUNTRY + phrases.ONE_REGION + phrases.ANYWHERE + ("", "")
ENDS = phrases.SURE + phrases.SURE_OF_COUNTRY + phrases.LIKELY + phrases.UNSURE


def sentence(rng: random.Random, kind: str, look: str, newness: Newness) -> str:
    country, city = rng.choice(PLACES)
    article = look if look.startswith(("a ", "the ")) else f"a {look}"
    said = rng.choice(phrases.SEEN[kind]).format(it=look, It=look.capitalize(), a=article, A=article.capitalize(), text=look)
    suggests = rng.choice(SUGGESTS).format(country=country, region=country, countries=country, city=city)
    new = ""
    if newness == "sentences":
        new = f" {' '.join(rng.choices(EVERYDAY, k=4))}"
    elif newness == "words":
        new = f" near {''.join(rng.choices('bcdfgklmnprstvz', k=2) + rng.choices('aeiou', k=2) + rng.choices('lmnrst', k=3))}"
    return f"{said}{new}, {suggests}." if suggests else f"{said}{new}."


def completions_of(rng: random.Random, seen: dict[str, str], newness: Newness) -> str:
    """A completion of 60 to 100 words that names most of what is seen and some things that are not."""
    country, city = rng.choice(PLACES)
    told: list[str] = []
    while sum(len(one.split()) for one in told) < 62:
        kind = rng.choice(list(seen)) if rng.random() < 0.8 else rng.choice(list(LOOKS))
        told.append(sentence(rng, kind, seen.get(kind) or rng.choice(LOOKS[kind]), newness))
    told.append(rng.choice(ENDS).format(country=country, city=city))
    return f"<think>{' '.join(told)}</think><answer>country: {country}\ncity: {city}</answer>"


def batches(seed: int, newness: Newness, count: int) -> list[dict[str, Any]]:
    """Batches as TRL hands them over: messages, and every column repeated for each completion of a photo."""
    rng = random.Random(seed)
    made = []
    for _ in range(count):
        kinds = rng.sample(list(LOOKS), 10)
        seen = {kind: rng.choice(LOOKS[kind]) for kind in kinds}
        elements = [
            {"kind": "text" if kind == "shop" else "thing", "label": look, "box": [0.1, 0.1, 0.4, 0.4], "area": 0.1, "score": 1.0}
            for kind, look in seen.items()
        ]
        country, city = rng.choice(PLACES)
        countries, cities = [country, *(f"{country} {i}" for i in range(12))], [city, *(f"{city} {i}" for i in range(12))]
        made.append(
            {
                "completions": [[{"role": "assistant", "content": completions_of(rng, seen, newness)}] for _ in range(GENERATIONS)],
                # As they come out of a data set: equal for a photo's completions, and not the same objects.
                "accepted_countries": [list(countries) for _ in range(GENERATIONS)],
                "accepted_cities": [list(cities) for _ in range(GENERATIONS)],
                "visual_elements": [[dict(element) for element in elements] for _ in range(GENERATIONS)],
            }
        )
    return made


def rate(newness: Newness) -> tuple[float, float, float]:
    """Completions a second of processor time: R_vis, R_geo, the two together; the best round, each with new completions."""
    best = [float("inf")] * 3
    for round_ in range(ROUNDS):
        made = batches(1000 * round_ + len(newness), newness, PHOTOS)
        started = time.process_time()
        for batch in made:
            vis(**batch)
        after_vis = time.process_time()
        # Answers that R_vis has read already are not read again, as in a training step …
        for batch in made:
            geo(**batch)
        after_both = time.process_time()
        # … and R_geo alone reads them itself.
        parse_answer.cache_clear()
        before_geo = time.process_time()
        for batch in made:
            geo(**batch)
        spans = (after_vis - started, time.process_time() - before_geo, after_both - started)
        best = [min(one, other) for one, other in zip(best, spans, strict=True)]
    count = PHOTOS * GENERATIONS
    return count / best[0], count / best[1], count / best[2]


def main() -> None:
    vis(**batches(1, "words", 1)[0])
    words = [len(str(c[0]["content"]).split()) for batch in batches(2, "none", 8) for c in batch["completions"]]
    print(f"completions of {min(words)} to {max(words)} words, {GENERATIONS} a photo, {PHOTOS} photos, best of {ROUNDS} rounds")
    print(f"{'completions a second of one core':42} {'R_vis':>10} {'R_geo':>10} {'both':>10}")
    for newness, name in NEWNESS.items():
        print(f"{name:42} " + " ".join(f"{one:10,.0f}" for one in rate(newness)))


if __name__ == "__main__":
    sys.exit(main())
