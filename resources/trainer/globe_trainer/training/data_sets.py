"""Data sets as training reads them: every record checked before the first step, none left out."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from PIL import Image, UnidentifiedImageError

from globe_trainer.problems import Problem, Problems
from globe_trainer.record_files import read_rows
from globe_trainer.records import Record, record_of

#: As many problems as a person will mend in one go; the message says how many more there are.
MOST_TOLD = 50


def read_records(folder: Path, split: str) -> list[Record]:
    """All records of a split, their photos encoded as in the file. Raises Problems that name every faulty record."""
    records: list[Record] = []
    faults: list[Problem] = []
    for record in _read(folder, split, faults):
        records.append(record)
    if not records and not faults:
        faults.append(
            Problem(
                "data-set-empty",
                f"The split `{split}` of {folder} holds no record.",
                "Build the data set again, or name another split.",
            )
        )
    names: dict[str, int] = {}
    for record in records:
        names[record.id] = names.get(record.id, 0) + 1
    faults += [
        Problem("record-id-twice", f"The id {name} names {count} records of `{split}`.", "Ids must differ.", record=name)
        for name, count in names.items()
        if count > 1
    ]
    if faults:
        told = faults[:MOST_TOLD]
        if len(faults) > len(told):
            told.append(
                Problem(
                    "more-records-faulty",
                    f"{len(faults) - len(told)} more records of `{split}` are faulty.",
                    "Mend those named first, and check again.",
                    count=len(faults) - len(told),
                )
            )
        raise Problems(told)
    return records


def _read(folder: Path, split: str, faults: list[Problem]) -> Iterator[Record]:
    for number, row in enumerate(read_rows(folder, split)):
        try:
            record = record_of(row, number)
            _ask_for_image(record)
            yield record
        except Problem as problem:
            faults.append(problem)


def _ask_for_image(record: Record) -> None:
    try:
        with Image.open(io.BytesIO(record.image)) as image:
            image.load()
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError) as error:
        raise Problem(
            "record-image-broken",
            f"The photo of the record {record.id} cannot be decoded: {error}.",
            "Replace the photo, or take the record out of the data set.",
            record=record.id,
        ) from error
