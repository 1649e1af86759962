"""Wordings of reasonings: several for every clue, for what it suggests, and for the conclusion. `{it}` is the clue, `{a}` with its
article.
"""

from __future__ import annotations

SEEN: dict[str, tuple[str, ...]] = {
    "flag": ("The {it} flies from a flagpole", "I can see {a}", "There is {a} on a flagpole"),
    "plate": ("The car has {a}", "On the car I make out {a}", "There is {a} on the car"),
    "side": ("The car shows {it}", "The car on the road means {it}", "There is {it} here"),
    "centre": ("The road has {a} in the middle", "Along the middle of the road runs {a}", "{A} divides the road"),
    "edge": ("The road has {it}", "There are {it} along the road", "I see {it} on the road"),
    "bollard": ("{It} stand along the road", "I see {it} on the verge", "The verge has {it}"),
    "warning": ("There is {a}", "{A} stands at the side", "I spot {a}"),
    "pole": ("A {it} carries the power line", "There is a {it} with a power line", "The power line hangs from a {it}"),
    "mailbox": ("There is {a}", "{A} stands at the side", "I spot {a}"),
    "roof": ("The house has {a}", "{A} covers the house", "I see {a} on the house"),
    "wall": ("The house has walls of {it}", "The house is made of {it}", "The walls of the house are {it}"),
    "paint": ("The house has {a}", "I see {a} on the house", "{A} is to be seen"),
    "plants": ("{It} grows at the side", "I see {it} here", "Here grows {it}"),
    "terrain": ("On the horizon I see {it}", "Behind I see {it}", "The horizon shows {it}"),
    "ground": ("The ground is {it}", "There is {it} all around", "Around lies {it}"),
    "weather": ("Above is {it}", "I see {it}", "There is {it} above"),
    "sun": ("The sun stands {it}", "I see the sun {it}", "There is the sun {it}"),
    "landmark": ("{A} rises in the distance", "In the distance stands {a}", "I recognise {a}"),
    "tram": ("{A} comes along", "There is {a}", "I see {a} on the road"),
    "taxi": ("{A} is on the road", "There is {a}", "I see {a}"),
    "lamp": ("There is {a}", "{A} stands at the side", "I spot {a}"),
    "shop": ('The shop sign reads "{text}"', 'A shop sign says "{text}"', 'I read "{text}" on the shop sign'),
    "contact": ('A billboard shows "{text}"', 'The billboard says "{text}"', 'I read "{text}" on a billboard'),
    "city sign": ('The direction sign reads "{text}"', 'A direction sign says "{text}"', 'I read "{text}" on the direction sign'),
}
#: How a clue's look is said where its name alone would not make a sentence.
LOOKS: dict[tuple[str, str], str] = {
    ("weather", "clear sky"): "a clear sky",
    ("weather", "cloud"): "a sky with clouds",
    ("weather", "overcast sky"): "an overcast sky",
    ("sun", "high sun"): "high in the sky",
    ("sun", "low sun"): "low in the sky",
    ("terrain", "flatland"): "flatland",
    ("terrain", "hill"): "hills",
    ("terrain", "mountain"): "mountains",
    ("terrain", "snow-capped peak"): "snow-capped peaks",
    ("terrain", "desert"): "desert",
    ("terrain", "sea"): "the sea",
    ("terrain", "volcano"): "a volcano",
    ("terrain", "karst"): "karst",
    ("plants", "palm tree"): "a palm tree",
    ("plants", "cherry tree"): "a cherry tree",
    ("plants", "deciduous tree"): "a deciduous tree",
    ("plants", "banana plant"): "a banana plant",
    ("plants", "birch"): "birch",
    ("plants", "cactus"): "a cactus",
    ("wall", "concrete wall"): "concrete",
    ("wall", "stone wall"): "stone",
    ("wall", "cladding"): "wooden cladding",
    ("landmark", "twin spires"): "pair of steeples",
    ("landmark", "onion domes"): "row of onion domes",
}

#: What a clue suggests, by how far it settles the country.
ONE_COUNTRY = ("typical of {country}", "which speaks for {country}", "as in {country}", "a mark of {country}")
ONE_REGION = ("common in {region}", "which points to {region}", "as in {region}", "usual in {region}")
SOME_COUNTRIES = ("found in {countries}", "which fits {countries}", "as in {countries}")
ANYWHERE = ("which fits many countries", "though that alone says little", "seen in many countries")
OF_CITY = ("as in {city}", "known from {city}", "which fits {city}")
NAMES_CITY = ("a city in {country}", "which is in {country}", "and that is in {country}")
NAMES_OTHER_CITY = ("a city in {country}, though it may be far", "so {country} is likely", "which is in {country}")

#: How clauses begin after the first: mostly not at all.
CONNECTIVES = ("", "", "", "Also, ", "Then, ", "Besides, ", "In addition, ")

SURE = (
    "So this is {city} in {country}.",
    "This must be {country}, and the city is {city}.",
    "All of it agrees with {city}, {country}.",
)
SURE_OF_COUNTRY = (
    "So the country is {country}; the city may be {city}.",
    "This is {country}, perhaps {city}.",
    "Everything fits {country}, and {city} is my best guess.",
)
LIKELY = (
    "Together this makes {country} likely, perhaps {city}.",
    "I lean towards {country}, and {city} would fit.",
    "Probably this is {country}, maybe {city}.",
)
UNSURE = (
    "Little of this settles the place; I would guess {country}, {city}.",
    "This could be in many countries; my guess is {city} in {country}.",
    "There is not enough to be sure; {country} and {city} are only a guess.",
)
#: Probabilities from which a city and a country are called sure, and a country likely.
SURE_FROM, LIKELY_FROM = 0.8, 0.45

#: Countries that are spoken of with an article.
THE = ("Netherlands", "United Kingdom", "United States")
REGIONS = {"Baltic states": "the Baltic states", "Caucasus and Middle East": "the Caucasus and the Middle East"}
