"""`globe-trainer world`: renders the synthetic world as a data set."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

from globe_trainer.events import Events
from globe_trainer.problems import Problem
from globe_trainer.stopping import Stop
from globe_trainer.strict_reading import as_mapping, setting


@dataclass(frozen=True)
class Configuration:
    output: str = setting(about="Folder of the data set; the same command goes on from what is there.")
    train: int = setting(12000, about="Photos to train on.")
    validation: int = setting(1000, about="Photos to watch a training by.")
    test: int = setting(2000, about="Photos to measure on, of the same cities.")
    held_out: int = setting(1000, about="Photos of cities and of a region that no other file shows: half of each.")
    judgements: int = setting(
        8000,
        about="Further photos with reasonings good and poor, to teach the localizability model; a tenth more for its other splits.",
    )
    seed: int = setting(1, about="The same seed and number give the same photo.")
    size: int = setting(168, about="Width and height of the photos in pixels.")
    held_out_region: str = setting("Baltic states", about="Region whose countries are held out; empty for none.")
    held_out_cities: int = setting(20, about="How many cities of other countries are held out, at most one a country.")
    shard: int = setting(500, about="Photos between two safe points: a run that dies loses at most so many.")

    def __post_init__(self) -> None:
        counts = (self.train, self.validation, self.test, self.held_out, self.judgements, self.held_out_cities)
        if min(counts) < 0 or not any(counts[:5]):
            raise Problem("counts-wrong", "Counts of photos are 0 or more, and one of them is more.", "Mend them.")
        if not 56 <= self.size <= 1024 or self.size % 28 or self.shard < 1 or self.seed < 0:
            raise Problem(
                "size-wrong",
                "`size` is a multiple of 28 from 56 to 1008, `shard` at least 1, `seed` at least 0.",
                "The usual size is 168.",
            )
        if self.held_out and (not self.held_out_cities or not self.held_out_region) and self.held_out > 1:
            raise Problem(
                "nothing-held-out",
                "`held_out` photos need held-out cities and a held-out region.",
                "Name both, or set `held_out` to 0.",
            )


def run(configuration: Configuration, events: Events, stop: Stop) -> None:
    # Only here: the other verbs run without Pillow.
    from globe_trainer.world.card import card_of, write_card
    from globe_trainer.world.clues import read_world
    from globe_trainer.world.data_set import Work, ask_for_same_world, files_of, made_by, write_file
    from globe_trainer.world.making import Maker
    from globe_trainer.world.parts import hold_out

    folder = Path(configuration.output)
    folder.mkdir(parents=True, exist_ok=True)
    described = {key: value for key, value in as_mapping(configuration).items() if key not in ("output", "shard")}
    ask_for_same_world(folder, {**described, "shard": configuration.shard, "made_by": made_by()})
    world = read_world()
    holding = hold_out(world, configuration.held_out_region, configuration.held_out_cities)
    maker = Maker(world, holding, configuration.seed, configuration.size)
    files = files_of(
        configuration.train, configuration.validation, configuration.test, configuration.held_out, configuration.judgements
    )
    for file in files:
        if not write_file(Work(folder, configuration.shard, events, stop), file, maker):
            return
    events.emit("progress", step=0, of=0, message="data card")
    card = card_of(folder, files, maker, described)
    write_card(folder, card)
    shutil.rmtree(folder / ".shards", ignore_errors=True)
    figures = {
        f"{part['part']}.{name}": part["bayes"][name]
        for split in card["splits"].values()
        for part in split["parts"]
        for name in ("best_country", "best_city")
    }
    events.emit("result", values=figures, path=str(folder))
