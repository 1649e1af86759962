"""What a clue is called: in the lexicon's words, for what is visible in a record, and in plain words, for reasonings."""

from __future__ import annotations

from globe_trainer.world.clues import World

#: Clues whose look is a text that stands in the photo.
TEXTS = ("city sign", "shop", "contact")
#: Flags that have a name of their own.
FLAG_NAMES = {"GB": "Union Jack", "NZ": "New Zealand flag"}

PLATES = {
    "white": "white license plate",
    "short white": "short white license plate",
    "blue band": "white license plate with a blue band",
    "two blue bands": "license plate with two blue bands",
    "blue top": "license plate with a blue top",
    "yellow": "yellow license plate",
    "black": "black license plate",
    "blue": "blue license plate",
    "red": "red license plate",
}
LINES = {
    "white dashed": "dashed white line",
    "white solid": "solid white line",
    "yellow dashed": "dashed yellow line",
    "yellow solid": "solid yellow line",
    "yellow double": "double yellow line",
}
EDGES = {"white": "white edge lines", "yellow": "yellow edge lines"}
BOLLARDS = {
    "white with red band": "white bollards with a red band",
    "white with black band": "white bollards with a black band",
    "red and white": "red and white bollards",
    "yellow top": "white bollards with a yellow top",
    "wood": "wooden bollards",
}
WARNINGS = {
    "red triangle": "white warning sign with a red rim",
    "red triangle on yellow": "yellow warning sign with a red rim",
    "yellow diamond": "yellow diamond warning sign",
    "yellow triangle": "yellow warning sign with a black rim",
}
LAMPS = {
    "globe": "street lamp with a round globe",
    "arched": "street lamp with an arched arm",
    "lantern": "old-fashioned street lamp",
    "double": "street lamp with two arms",
}
TREES = ("acacia", "birch", "cherry tree", "cypress", "deciduous tree", "eucalyptus", "palm tree", "pine", "spruce")


def words_for(world: World, kind: str, value: str) -> str:
    """The clue as a reasoning names it, without an article: `dashed yellow line`."""
    if kind == "flag":
        return flag_name(world, value)
    if kind in ("tram", "taxi", "mailbox"):
        return f"{value} {kind}"
    if kind == "paint":
        return f"{value} facade"
    tables = {"plate": PLATES, "centre": LINES, "edge": EDGES, "bollard": BOLLARDS, "warning": WARNINGS, "lamp": LAMPS}
    if kind in tables:
        return tables[kind][value]
    if kind == "side":
        return f"{value}-hand traffic"
    return value


def flag_name(world: World, code: str) -> str:
    return FLAG_NAMES.get(code) or f"{world.countries[world.position_of_country(code)].adjective} flag"


#: Clues that show the same things whatever they look like.
ALWAYS = {
    "plate": ("license plate",), "bollard": ("bollard",), "warning": ("warning sign",), "mailbox": ("mailbox",), "tram": ("tram",),
    "taxi": ("taxi",), "lamp": ("street lamp",), "paint": ("facade",), "contact": ("billboard",), "sun": ("sun",),
}  # fmt: skip
#: Clues whose look is a thing itself, and what else is to be seen where it is.
WITH_LOOK = {
    "pole": ("utility pole", "power line"), "roof": ("roof", "house"), "wall": ("wall", "house"), "terrain": ("horizon",),
    "ground": (), "landmark": (),
}  # fmt: skip
LOOK_THINGS = {"dry grass": "grass", "red soil": "soil", "twin spires": "steeple", "onion domes": "onion dome"}


def things_of(world: World, kind: str, value: str) -> tuple[str, ...]:
    """The lexicon's words for what this clue shows, the most telling first; a text is its own word and not among them."""
    if kind in ALWAYS:
        return ALWAYS[kind]
    if kind in WITH_LOOK:
        return LOOK_THINGS.get(value, value), *WITH_LOOK[kind]
    if kind == "flag":
        return flag_name(world, value), "flag", "flagpole"
    if kind == "side":
        return f"{value}-hand traffic", "car"
    if kind in ("centre", "edge"):
        return f"{value.split(maxsplit=1)[0]} line", "road marking"
    if kind == "plants":
        return value, "tree" if value in TREES else "plant"
    if kind == "weather":
        return ("sky",) if value == "clear sky" else ("sky", "cloud")
    if kind == "city sign":
        named = world.cities[world.clues["city sign"].values.index(value)]
        return "direction sign", world.script_of_country[named.country]
    return ("shop sign", *dict.fromkeys(word for pair in world.languages_of[value] for word in pair))
