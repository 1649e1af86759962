"""Writes the data set in shards that are joined at the end: a run that dies loses at most the shard it was at."""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import PIL
import pyarrow
from PIL import features
from pyarrow import parquet

from globe_trainer.events import Events
from globe_trainer.problems import Problem
from globe_trainer.record_files import write_rows
from globe_trainer.records import row_of
from globe_trainer.stopping import Stop
from globe_trainer.world.making import Made, Maker
from globe_trainer.world.parts import HELD_OUT_CITIES, HELD_OUT_REGION, JUDGED, TEST, TRAIN, VALIDATION, Part


@dataclass(frozen=True)
class File:
    """One Parquet file of the data set and the parts that stand in it, one after the other."""

    path: str
    parts: tuple[tuple[Part, int], ...]
    judged: bool = False

    @property
    def count(self) -> int:
        return sum(count for _, count in self.parts)

    def places(self) -> Iterator[tuple[Part, int]]:
        """Part and number of every record, in order."""
        for part, count in self.parts:
            for index in range(count):
                yield part, index


def files_of(train: int, validation: int, test: int, held_out: int, judged: int) -> tuple[File, ...]:
    """`held_out` and `judged` are what the file `held-out` and the training split of `judgements` hold; the others follow."""
    tenth = max(1, judged // 10) if judged else 0
    found = (
        File("train.parquet", ((TRAIN, train),)),
        File("validation.parquet", ((VALIDATION, validation),)),
        File("test.parquet", ((TEST, test),)),
        File("held-out.parquet", ((HELD_OUT_CITIES, held_out - held_out // 2), (HELD_OUT_REGION, held_out // 2))),
        File("judgements/train.parquet", ((JUDGED["train"], judged),), judged=True),
        File("judgements/validation.parquet", ((JUDGED["validation"], tenth),), judged=True),
        File("judgements/test.parquet", ((JUDGED["test"], tenth),), judged=True),
    )
    return tuple(file for file in found if file.count > 0)


def made_by() -> dict[str, str]:
    """What the bytes of a record depend on beside the configuration: this package's code, tables and fonts, and the libraries."""
    digest = hashlib.sha256()
    package = Path(__file__).parent
    for path in sorted(package.rglob("*")):
        if path.suffix in (".py", ".jsonl", ".json", ".ttf"):
            digest.update(path.relative_to(package).as_posix().encode() + b"\0" + path.read_bytes())
    return {
        "world": digest.hexdigest(),
        "numpy": np.__version__,
        "pillow": PIL.__version__,
        "freetype": str(features.version("freetype2")),
        "jpeg": str(features.version("jpg")),
        "pyarrow": pyarrow.__version__,
    }


def ask_for_same_world(folder: Path, described: dict[str, Any]) -> None:
    """Notes what is being written; a folder that holds something else begun is a Problem."""
    note = folder / "world.json"
    if note.is_file():
        if json.loads(note.read_text(encoding="utf-8")) != described:
            raise Problem(
                "folder-of-another-world",
                f"{folder} holds a data set of another configuration, or of another version of the trainer or its libraries.",
                "Name an empty folder: photos of two worlds are not mixed.",
            )
        return
    part = note.with_suffix(".part")
    part.write_text(json.dumps(described, indent=2, ensure_ascii=False), encoding="utf-8")
    part.replace(note)


@dataclass(frozen=True)
class Work:
    """Where the data set is written, how many photos go into a shard, and who is told and may stop it."""

    folder: Path
    shard: int
    events: Events
    stop: Stop


def write_file(work: Work, file: File, maker: Maker) -> bool:
    """Makes what is missing of a file. False where it was asked to stop before the end."""
    folder, shard = work.folder, work.shard
    target = folder / file.path
    if target.is_file():
        return True
    shards = folder / ".shards" / target.relative_to(folder).with_suffix("")
    shards.mkdir(parents=True, exist_ok=True)
    places = list(file.places())
    paths = []
    for start in range(0, len(places), shard):
        path = shards / f"{start:07d}.parquet"
        paths.append(path)
        if path.is_file():
            continue
        if work.stop:
            return False
        write_rows(path, (row_of(made.record) for made in _made(maker, file, places[start : start + shard])))
        work.events.emit("progress", step=min(start + shard, len(places)), of=len(places), message=file.path)
    target.parent.mkdir(parents=True, exist_ok=True)
    write_rows(target, _rows(paths))
    shutil.rmtree(shards)
    return True


def _made(maker: Maker, file: File, places: list[tuple[Part, int]]) -> Iterator[Made]:
    make: Callable[[Part, int], Made] = maker.judged if file.judged else maker.record
    for part, index in places:
        yield make(part, index)


def _rows(paths: list[Path]) -> Iterator[dict[str, Any]]:
    for path in paths:
        with parquet.ParquetFile(path) as shard:
            for batch in shard.iter_batches(batch_size=256):
                yield from batch.to_pylist()
