"""Reasonings composed from what is visible: what is seen, what each clue suggests, a conclusion as sure as the evidence allows."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

import numpy as np

from globe_trainer.world import phrases
from globe_trainer.world.clues import Floats, World
from globe_trainer.world.labels import words_for
from globe_trainer.world.posterior import by_country, posterior_of

#: Clues are named until the reasoning is at least so long, in words, and no more of them once it would be longer than that.
ENOUGH_WORDS, MOST_WORDS = 36, 60
#: Which clues tell one city from another of the same country.
OF_CITY = ("landmark", "tram", "taxi", "lamp", "paint")
#: Share of the belief that a single clue must give to one country, or one region, to be said to suggest it.
SUGGESTS_FROM = 0.5
#: How much chance there is in which clue is told before which, in nats.
SHAKEN = 0.5
#: How often it is said that a clue says little.
SAYS_LITTLE = 0.4
VOWELS = "aeiouAEIO"
#: More countries than that are not listed.
MOST_COUNTRIES = 3


T = TypeVar("T")
Sureness = Literal["fitting", "sure", "any"]


@dataclass(frozen=True)
class Reasoning:
    text: str
    #: Kind → look, of the clues that are named.
    named: dict[str, str]
    country: int
    city: int


def reasoning_for(
    world: World, prior: Floats, visible: dict[str, str], city: int, rng: np.random.Generator, *, sureness: Sureness = "fitting"
) -> Reasoning:
    """A reasoning that names some of the clues, the telling ones rather, and concludes with `city`, whether or not it follows.

    It sounds as sure as its clues allow, or, where `sureness` says so, sure for no reason, or anyhow.
    """
    return _Writer(world, prior, city, rng, sureness).written(visible)


def information(world: World, prior: Floats, kind: str, value: str) -> float:
    """Kullback–Leibler divergence in nats of the belief about the city that this clue alone gives from the prior."""
    belief = posterior_of(world, prior, {kind: value}, (kind,))
    some = belief > 0
    return float((belief[some] * np.log(belief[some] / prior[some])).sum())


@dataclass(frozen=True)
class _Writer:
    world: World
    prior: Floats
    city: int
    rng: np.random.Generator
    sureness: Sureness

    def written(self, visible: dict[str, str]) -> Reasoning:
        named: dict[str, str] = {}
        sentences: list[str] = []
        length = 0
        for kind in self._telling_first(visible):
            sentence = self._sentence(kind, visible[kind])
            words = len(sentence.split())
            if length + words > MOST_WORDS:
                continue
            sentences.append(sentence)
            named[kind] = visible[kind]
            length += words
            if length >= ENOUGH_WORDS:
                break
        order = self.rng.permutation(len(sentences))
        told = [self._joined(sentences[int(at)], first=number == 0) for number, at in enumerate(order)]
        belief = posterior_of(self.world, self.prior, named, named)
        return Reasoning(" ".join([*told, self._conclusion(belief)]), named, int(self.world.country_of[self.city]), self.city)

    def _telling_first(self, visible: dict[str, str]) -> list[str]:
        """The visible kinds, by what each alone would tell, shaken so that the same evidence is not always told alike."""
        scores = {
            kind: information(self.world, self.prior, kind, value) + float(self.rng.gumbel(0, SHAKEN))
            for kind, value in visible.items()
        }
        return sorted(scores, key=lambda kind: -scores[kind])

    def _sentence(self, kind: str, value: str) -> str:
        it = phrases.LOOKS.get((kind, value)) or words_for(self.world, kind, value)
        a = it if it.startswith(("a ", "an ", "the ")) else f"{'an' if it[0] in VOWELS else 'a'} {it}"
        wording = self._one_of(phrases.SEEN[kind])
        seen = wording.format(text=value, it=it, a=a, It=_capital(it), A=_capital(a))
        suggestion = self._suggestion(kind, value)
        return f"{seen}, {suggestion}." if suggestion else f"{seen}."

    def _suggestion(self, kind: str, value: str) -> str:
        """What the clue suggests; empty where it says little and that goes without saying."""
        world = self.world
        if kind == "city sign":
            named = world.clues[kind].values.index(value)
            country = self._spoken(world.cities[named].country)
            return self._one_of(phrases.NAMES_CITY if named == self.city else phrases.NAMES_OTHER_CITY).format(country=country)
        if kind in OF_CITY:
            usual = int(world.clues[kind].values_in[self.city].argmax()) == world.clues[kind].values.index(value)
            return self._one_of(phrases.OF_CITY).format(city=world.cities[self.city].name) if usual else self._little()
        belief = by_country(world, posterior_of(world, self.prior, {kind: value}, (kind,)))
        best = int(belief.argmax())
        if belief[best] >= SUGGESTS_FROM:
            return self._one_of(phrases.ONE_COUNTRY).format(country=self._spoken(best))
        regions: dict[str, float] = {}
        for place, share in zip(world.countries, belief, strict=True):
            regions[place.region] = regions.get(place.region, 0.0) + float(share)
        region = max(regions, key=lambda name: regions[name])
        if regions[region] >= SUGGESTS_FROM:
            return self._one_of(phrases.ONE_REGION).format(region=phrases.REGIONS.get(region, region))
        likeliest = np.argsort(-belief, kind="stable")[:MOST_COUNTRIES]
        if belief[likeliest].sum() >= SUGGESTS_FROM:
            names = [self._spoken(int(at)) for at in likeliest]
            return self._one_of(phrases.SOME_COUNTRIES).format(countries=f"{', '.join(names[:-1])} and {names[-1]}")
        return self._little()

    def _little(self) -> str:
        return self._one_of(phrases.ANYWHERE) if self.rng.random() < SAYS_LITTLE else ""

    def _conclusion(self, belief: Floats) -> str:
        country = float(by_country(self.world, belief)[self.world.country_of[self.city]])
        if self.sureness != "fitting":
            every = (phrases.SURE, phrases.SURE_OF_COUNTRY, phrases.LIKELY, phrases.UNSURE)
            wordings = self._one_of(every if self.sureness == "any" else every[:3])
        elif belief[self.city] >= phrases.SURE_FROM:
            wordings = phrases.SURE
        elif country >= phrases.SURE_FROM:
            wordings = phrases.SURE_OF_COUNTRY
        else:
            wordings = phrases.LIKELY if country >= phrases.LIKELY_FROM else phrases.UNSURE
        city = self.world.cities[self.city]
        return self._one_of(wordings).format(city=city.name, country=self._spoken(city.country))

    def _spoken(self, country: int) -> str:
        name = self.world.countries[country].name
        return f"the {name}" if name in phrases.THE else name

    def _joined(self, sentence: str, first: bool) -> str:
        connective = "" if first else self._one_of(phrases.CONNECTIVES)
        if not connective or sentence.startswith("I "):
            return connective + sentence
        return connective + sentence[0].lower() + sentence[1:]

    def _one_of(self, wordings: Sequence[T]) -> T:
        return wordings[int(self.rng.integers(len(wordings)))]


def _capital(text: str) -> str:
    return text[0].upper() + text[1:]
