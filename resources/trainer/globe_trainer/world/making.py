"""A record from its number: the same number, seed and size give the same bytes wherever the same versions of the libraries are."""

from __future__ import annotations

from dataclasses import dataclass, replace

import numpy as np

from globe_trainer.records import Record, VisualElement
from globe_trainer.world.clues import Floats, World
from globe_trainer.world.judgements import Sort, draw_judgement
from globe_trainer.world.labels import TEXTS, things_of
from globe_trainer.world.parts import Holding, Part, even_prior
from globe_trainer.world.posterior import localizability, posterior_of
from globe_trainer.world.reasoning import reasoning_for
from globe_trainer.world.rendering import Photo, render
from globe_trainer.world.scenes import Scene, draw_scene


@dataclass(frozen=True)
class Made:
    record: Record
    scene: Scene
    #: What kind of reasoning it has; None for a record of the ordinary splits, whose reasonings are faithful.
    sort: Sort | None = None


@dataclass(frozen=True)
class Maker:
    world: World
    holding: Holding
    seed: int
    size: int

    def record(self, part: Part, index: int) -> Made:
        rng, scene, photo = self._photographed(part, index)
        belief_prior = self.belief_prior(part)
        belief = posterior_of(self.world, belief_prior, scene.visible, scene.open)
        reasoning = reasoning_for(self.world, belief_prior, scene.visible, scene.city, rng)
        record = self._record(scene, photo, reasoning.text, localizability(self.world, belief))
        return Made(replace(record, id=self._id(part, index), held_out=part.held_out), scene)

    def judged(self, part: Part, index: int) -> Made:
        """A photo with a reasoning that may be poor; `localizability` says how well that reasoning locates that photo."""
        rng, scene, photo = self._photographed(part, index)
        judgement = draw_judgement(self.world, self.belief_prior(part), scene, rng)
        record = self._record(scene, photo, judgement.reasoning.text, judgement.locates)
        name = f"{self._id(part, index)}-{judgement.sort.replace(' ', '-')}"
        return Made(replace(record, id=name, held_out=part.held_out), scene, judgement.sort)

    def belief_prior(self, part: Part) -> Floats:
        """What somebody who looks at photos of this part expects: the cities of training; where those are none, every city."""
        if part.held_out == "":
            return self.holding.prior_of(self.world, "")
        return even_prior(self.world, np.ones(len(self.world.cities), dtype=np.bool_))

    def scene(self, part: Part, index: int) -> Scene:
        """What the photo of this number has in it, without painting it."""
        return self._scene(part, index)[1]

    def _scene(self, part: Part, index: int) -> tuple[np.random.Generator, Scene]:
        rng = np.random.default_rng([self.seed, part.number, index])
        city = int(rng.choice(len(self.world.cities), p=self.holding.prior_of(self.world, part.held_out)))
        return rng, draw_scene(self.world, city, rng)

    def _photographed(self, part: Part, index: int) -> tuple[np.random.Generator, Scene, Photo]:
        rng, scene = self._scene(part, index)
        return rng, scene, render(scene, self.size, rng)

    def _id(self, part: Part, index: int) -> str:
        return f"world-{self.seed}-{part.name}-{index:06d}"

    def _record(self, scene: Scene, photo: Photo, reasoning: str, located: float) -> Record:
        city = self.world.cities[scene.city]
        country = self.world.countries[city.country]
        return Record(
            id="",
            image=photo.jpeg,
            response=reasoning,
            country=country.name,
            city=city.name,
            accepted_countries=country.names,
            accepted_cities=city.names,
            latitude=city.latitude,
            longitude=city.longitude,
            visual_elements=elements_of(self.world, scene, photo),
            # Sums of shares may exceed 1 by their last digit.
            localizability=min(1.0, round(located, 6)),
            region=country.region,
        )


def elements_of(world: World, scene: Scene, photo: Photo) -> tuple[VisualElement, ...]:
    """Everything visible, in the lexicon's words: several for one clue (`birch`, `tree`) share its box."""
    found: dict[tuple[str, str], VisualElement] = {}
    for kind, value in scene.visible.items():
        seen = photo.seen.get(kind)
        if seen is None:
            continue
        if kind in TEXTS:
            found["text", value] = VisualElement(value, "text", seen.box, seen.area)
        for thing in things_of(world, kind, value):
            found.setdefault(("thing", thing), VisualElement(thing, "thing", seen.box, seen.area))
    for thing, seen in photo.things.items():
        found.setdefault(("thing", thing), VisualElement(thing, "thing", seen.box, seen.area))
    return tuple(found.values())
